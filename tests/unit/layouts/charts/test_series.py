"""Charts of several series from the register: aligned, named, summed, on an axis, as a table, and what is refused."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from decimal import Decimal
from pathlib import Path

import pytest

from briefpress.content.loader import load_brief
from briefpress.content.model import ChartBlock, TimelineBlock
from briefpress.content.walking import walk_blocks
from briefpress.document.inlines import plain_text
from briefpress.document.nodes import Align, Chart, Literal, Timeline, Value
from briefpress.findings import Finding, FindingCollector
from briefpress.layouts.charts.composer import compose_chart
from briefpress.layouts.charts.timelines import compose_timeline
from briefpress.localization.catalogues import load_catalogues
from briefpress.localization.labels import load_labels
from briefpress.localization.locale import load_locale
from briefpress.localization.localize import LocalizedBrief, localize
from briefpress.verification.drawings import lost_in_words

HEAD = """\
---
schema: 1
title: "Charts"
language: en
edition: 2026-01-20
languages: []
outputs: [{name: plain, layout: plain, audience: public}]
---
## One {#one kind=evidence}

:::{chart} c
"""
FIGURES = """\
defaults: {unit: USD, scale: billion, source: customs}
figures:
  e23: {value: 61.4, period: 2023}
  e25: {value: 71.2, period: 2025}
  i23: {value: 28.0, period: 2023}
  i24: {value: 32, period: 2024}
  i25: {value: 35.1, period: 2025}
  bound: {value: "<5", period: 2023}
  loss: {value: -2, period: 2024}
  small: {value: 460, scale: million, period: 2024}
  day: {value: 2026-01-05, kind: date}
  bare: {value: 5, unit: one, scale: one}
  tiny: {value: 0.46, period: 2023}
  y2019: {value: 9, period: 2019}
  y2020: {value: 10, period: 2020}
  y2021: {value: 11, period: 2021}
  y2022: {value: 12, period: 2022}
  y2023: {value: 13, period: 2023}
  march: {value: 1.5, period: 2025-03}
  june: {value: 2.5, period: 2025-06}
  part: {value: 46.2, unit: percent, scale: one, period: 2024}
series:
  one: {file: data/one.csv, period: 2023}
  two: {file: data/two.csv, period: 2024}
  years: {file: data/years.csv}
  mixed: {file: data/mixed.csv, unit: percent, scale: one, kind: change, period: 2024}
"""
DATA = {
    "one": "KZ,41.02\nKG,19.8\n",
    "two": "KZ,43.82\nTJ,3.86\n",
    "years": "2012,46\n2015,30.5\n2016,31\n",
    "mixed": "KZ,6.8\nKG,-1.6\n",
}
Compose = Callable[..., tuple[Chart, list[Finding]]]


@pytest.fixture
def localized(tmp_path: Path, checkout: Path) -> Callable[..., tuple[LocalizedBrief, FindingCollector]]:
    """The brief with the chart written as given, in a language."""

    def make(body: str, language: str = "en") -> tuple[LocalizedBrief, FindingCollector]:
        folder = tmp_path / "content/alpha"
        shutil.rmtree(tmp_path / "content", ignore_errors=True)
        shutil.copytree(checkout / "content/shared", tmp_path / "content/shared")
        (folder / "data").mkdir(parents=True)
        (folder / "brief.md").write_text(HEAD + body + ":::\n", "utf-8")
        (folder / "figures.yaml").write_text(FIGURES, "utf-8")
        (folder / "sources.yaml").write_text('customs: {type: webpage, title: "Statistics"}\n', "utf-8")
        for name, rows in DATA.items():
            (folder / f"data/{name}.csv").write_text("key,value\n" + rows, "utf-8")
        brief = load_brief(folder, tmp_path)
        collector = FindingCollector()
        catalogues = (
            () if language == "en" else load_catalogues([tmp_path / "content/shared"], language, tmp_path, collector)
        )
        made = localize(
            brief, load_locale(language), catalogues, load_labels(checkout, language), collector=FindingCollector()
        )
        return made, collector

    return make


@pytest.fixture
def compose(localized: Callable[..., tuple[LocalizedBrief, FindingCollector]]) -> Compose:
    def made(body: str, language: str = "en") -> tuple[Chart, list[Finding]]:
        brief, collector = localized(body, language)
        block = next(found for found in walk_blocks(brief.brief) if isinstance(found, ChartBlock))
        return compose_chart(block, brief, collector), list(collector)

    return made


def texts(chart: Chart) -> list[tuple[str, list[str]]]:
    return [(series.name, [point.text for point in series.points]) for series in chart.series]


EXPORTS = '{id: e, name: "Exports", figures: [e23, e25]}'
IMPORTS = '{id: i, name: "Imports", figures: [i23, i24, i25]}'


def test_series_are_aligned_by_their_dates_and_a_missing_value_is_none(compose: Compose) -> None:
    chart, findings = compose(f"kind: column\ntitle: T\nseries: [{EXPORTS}, {IMPORTS}]\n")
    assert findings == []
    assert [point.category for point in chart.series[0].points] == ["2023", "2024", "2025"]
    assert texts(chart) == [("Exports", ["61.4", "", "71.2"]), ("Imports", ["28.0", "32", "35.1"])]
    assert chart.series[0].points[1].value is None
    assert chart.alt == (
        "T. Exports (2023: 61.4 billion US dollars; 2025: 71.2 billion US dollars); "
        "Imports (2023: 28.0 billion US dollars; 2024: 32 billion US dollars; 2025: 35.1 billion US dollars)."
    )


def test_series_without_names_are_called_by_their_periods(compose: Compose) -> None:
    chart, findings = compose("kind: bar\ntitle: T\nnames: countries\nsort: descending\nseries: [one, two]\n")
    assert findings == []
    assert texts(chart) == [("2023", ["41.02", "19.8", ""]), ("2024", ["43.82", "", "3.86"])]
    assert [point.category for point in chart.series[0].points] == ["Kazakhstan", "Kyrgyzstan", "Tajikistan"]


def test_cells_listed_as_figures_follow_one_key_through_the_years(compose: Compose) -> None:
    body = 'kind: column\ntitle: T\nfigures: ["one[KZ]", "two[KZ]"]\n'
    chart, findings = compose(body)
    assert findings == []
    assert [(point.category, point.text) for point in chart.series[0].points] == [("2023", "41.02"), ("2024", "43.82")]


def test_labels_name_the_figures_of_a_chart(compose: Compose) -> None:
    body = 'kind: bar\ntitle: T\nfigures: [{figure: e23, label: "Sold"}, {figure: i23, label: "Bought"}]\n'
    chart, findings = compose(body)
    assert findings == []
    assert [(point.category, point.text) for point in chart.series[0].points] == [("Sold", "61.4"), ("Bought", "28.0")]


def test_a_line_has_a_place_for_every_year(compose: Compose) -> None:
    chart, findings = compose("kind: line\ntitle: T\nseries: years\n")
    assert findings == []
    assert [point.category for point in chart.series[0].points] == ["2012", "2013", "2014", "2015", "2016"]
    assert [point.text for point in chart.series[0].points] == ["46", "", "", "30.5", "31"]
    assert chart.alt == "T. 2012: 46 billion US dollars; 2015: 30.5 billion US dollars; 2016: 31 billion US dollars."


def test_a_run_of_dates_is_named_by_its_first_and_last(compose: Compose) -> None:
    figures = ", ".join(f"y{year}" for year in range(2019, 2024))
    chart, findings = compose(f'kind: column\ntitle: "It grew."\nsubtitle: "Trade"\nfigures: [{figures}]\n')
    assert findings == []
    amounts = "; ".join(f"{year - 2010} billion US dollars" for year in range(2019, 2024))
    assert chart.alt == f"It grew. Trade: 2019–2023, in order: {amounts}."
    gaps, _ = compose(f"kind: column\ntitle: T\nfigures: [{figures.replace('y2021, ', '')}, e25]\n")
    assert "2019: 9 billion" in gaps.alt


@pytest.mark.parametrize("language", ["en", "zh", "ru", "kk", "ky", "tg", "tk", "uz", "ar"])
@pytest.mark.parametrize("kind", ["line", "column", "stacked-column"])
def test_an_alternative_text_has_more_words_than_numbers_and_says_all_values(
    compose: Compose, language: str, kind: str
) -> None:
    """A voice that reads out bare numbers tells nobody what they are."""
    years = ", ".join(f"y{year}" for year in range(2019, 2024))
    series = f'[{{id: a, name: "First", figures: [{years}]}}, {{id: b, name: "Second", figures: [{years}]}}]'
    body = f'kind: {kind}\ntitle: "Of what was sold"\nsubtitle: "Trade"\nseries: {series}\n'
    chart, findings = compose(body, language)
    assert findings == []
    assert sum(map(str.isalpha, chart.alt)) > sum(map(str.isdecimal, chart.alt))
    assert lost_in_words(chart) == ""


def test_small_values_are_said_in_the_unit_of_the_others(compose: Compose) -> None:
    body = 'kind: bar\ntitle: T\nfigures: [{figure: e23, label: "Sold"}, {figure: tiny, label: "Bought"}]\n'
    assert compose(body)[0].alt == "T. Sold: 61.4 billion US dollars; Bought: 0.46 billion US dollars."
    assert "Bought: 0,46 миллиарда долларов США." in compose(body, "ru")[0].alt


def test_a_line_of_months_has_a_place_for_every_month(compose: Compose) -> None:
    chart, findings = compose("kind: line\ntitle: T\nfigures: [june, march]\n")
    assert findings == []
    assert [point.key for point in chart.series[0].points] == ["2025-03", "2025-04", "2025-05", "2025-06"]
    assert chart.series[0].points[0].category == "March\u00a02025"


@pytest.mark.parametrize(
    ("language", "first", "last"), [("en", "0", "50"), ("zh", "0", "500"), ("ru", "0", "50"), ("ar", "0", "50")]
)
def test_lines_and_dots_have_an_axis_in_the_numbers_of_the_language(
    compose: Compose, language: str, first: str, last: str
) -> None:
    chart, _ = compose("kind: dot\ntitle: T\nnames: countries\nseries: two\n", language)
    assert (chart.axis[0].text, chart.axis[-1].text) == (first, last)
    bars, _ = compose("kind: bar\ntitle: T\nnames: countries\nseries: two\n", language)
    assert bars.axis == ()


def test_an_axis_of_percentages_says_so(compose: Compose) -> None:
    body = "kind: dot\ntitle: T\nnames: countries\nseries: mixed\n"
    assert [tick.text for tick in compose(body)[0].axis][:3] == ["−2%", "0%", "2%"]
    assert compose(body, "ru")[0].axis[1].text == "0\u00a0%"


def test_stacks_have_sums_as_exact_as_their_coarsest_part(compose: Compose) -> None:
    series = '[{id: e, name: "E", figures: [e23]}, {id: i, name: "I", figures: [i23]}]'
    body = f"kind: stacked-column\ntitle: T\nseries: {series}\n"
    chart, findings = compose(body)
    assert findings == []
    assert chart.total is not None
    assert [(point.text, point.value) for point in chart.total.points] == [("89.4", Decimal("89.4"))]
    assert chart.alt.endswith("Total (2023: 89.4 billion US dollars).")
    coarse = body.replace("e23", "i24").replace("i23", '"two[KZ]"')
    made, _ = compose(coarse)
    assert made.total is not None
    assert made.total.points[0].text == "76"
    assert compose(body, "zh")[0].total.points[0].text == "894"  # type: ignore[union-attr]


def test_values_as_a_table_stand_as_in_the_chart(compose: Compose) -> None:
    chart, _ = compose(f"kind: column\ntitle: T\ntable: true\nseries: [{EXPORTS}, {IMPORTS}]\n")
    assert chart.table is not None
    rows = [[plain_text(cell.children) for cell in row.cells] for row in (chart.table.head, *chart.table.rows)]
    assert rows == [
        ["Year", "2023", "2024", "2025"],
        ["Exports", "61.4", "…", "71.2"],
        ["Imports", "28.0", "32", "35.1"],
    ]
    assert [column.align for column in chart.table.columns] == [Align.START, *[Align.NUMBER] * 3]
    cell = chart.table.rows[0].cells[1]
    assert (cell.segment, cell.children[0]) == ("c/2023/e", Value("e23", "number", "61.4", "61.4"))
    assert chart.table.caption.children == ()


def test_a_table_of_other_categories_has_them_below_each_other(compose: Compose) -> None:
    body = 'kind: bar\ntitle: T\nnames: countries\ntable: true\ncategories: "Partner"\nseries: one\n'
    chart, _ = compose(body)
    assert chart.table is not None
    rows = [[plain_text(cell.children) for cell in row.cells] for row in (chart.table.head, *chart.table.rows)]
    assert rows == [["Partner", "USD billion"], ["Kazakhstan", "41.02"], ["Kyrgyzstan", "19.8"]]
    assert chart.table.head.cells[0].segment == "c/categories"


@pytest.mark.parametrize(
    ("body", "message"),
    [
        ("kind: column\nfigures: [e23, part]\n", "mixes USD billion (`e23`) and per cent (`part`)"),
        ("kind: column\nfigures: [e23, small]\n", "mixes USD billion (`e23`) and USD million (`small`)"),
        ("kind: bar\nfigures: [e23, bare]\n", "mixes USD billion (`e23`) and bare numbers (`bare`)"),
        ("kind: bar\nnames: countries\nseries: one\nhighlight: XX\n", "no category «XX» to highlight"),
        ("kind: line\nnames: countries\nseries: one\n", "not all years, months or days"),
        ("kind: column\nfigures: [e23, e23]\n", "has two figures for «e23»"),
        (f"kind: bar\nseries: [{EXPORTS}, years]\n", "«years» of the chart `c` has no name"),
        (f"kind: stacked-bar\nseries: [{EXPORTS}, {IMPORTS}]\n", "«e», which has no value for «2024»"),
        (
            'kind: stacked-bar\nseries: [{id: a, name: "A", figures: [i24]}, {id: b, name: "B", figures: [loss]}]\n',
            "values above and below zero at «2024»",
        ),
        (
            'kind: stacked-bar\nseries: [{id: a, name: "A", figures: [i23]}, {id: b, name: "B", figures: [bound]}]\n',
            "only a limit",
        ),
    ],
)
def test_what_a_chart_cannot_show_is_said_where_it_is_asked_for(compose: Compose, body: str, message: str) -> None:
    _, findings = compose("title: T\n" + body)
    (found,) = [finding for finding in findings if finding.code == "F207"]
    assert message in found.message
    assert found.location.line >= 11


def test_a_date_is_no_value_of_a_chart(compose: Compose) -> None:
    _, findings = compose("kind: bar\ntitle: T\nfigures: [day]\n")
    assert {finding.code for finding in findings} == {"F206"}


# --- timelines -------------------------------------------------------------------------------------------------------


def timeline(
    localized: Callable[..., tuple[LocalizedBrief, FindingCollector]], events: str, language: str = "en"
) -> tuple[Timeline, list[Finding]]:
    brief, collector = localized(f"kind: timeline\ntitle: T\nevents:\n{events}", language)
    block = next(found for found in walk_blocks(brief.brief) if isinstance(found, TimelineBlock))
    return compose_timeline(block, brief, collector), list(collector)


EVENTS = """\
  - {id: later, date: 2026-02-05/07, text: "Later."}
  - {id: first, date: e23, text: "First."}
  - {id: middle, date: day, text: "In the middle."}
"""


def test_events_stand_in_the_order_of_their_dates(
    localized: Callable[..., tuple[LocalizedBrief, FindingCollector]],
) -> None:
    made, findings = timeline(localized, EVENTS)
    assert findings == []
    assert [plain_text(event.date.children) for event in made.events] == [
        "2023",
        "5\u00a0January\u00a02026",
        "5–7\u00a0February\u00a02026",
    ]
    assert [event.days for event in made.events] == [736, 33, 0]
    assert [event.date.segment for event in made.events] == ["c/first/date", "c/middle/date", "c/later/date"]
    assert isinstance(made.events[1].date.children[0], Value)
    assert isinstance(made.events[2].date.children[0], Literal)
    assert [plain_text(event.text.children) for event in made.events] == ["First.", "In the middle.", "Later."]


def test_dates_of_events_are_those_of_the_language(
    localized: Callable[..., tuple[LocalizedBrief, FindingCollector]],
) -> None:
    made, _ = timeline(localized, EVENTS, "zh")
    assert plain_text(made.events[1].date.children) == "2026年1月5日"


@pytest.mark.parametrize(("date", "code"), [("gone", "F201"), ("bare", "F206")])
def test_an_event_needs_a_figure_with_a_date(
    localized: Callable[..., tuple[LocalizedBrief, FindingCollector]], date: str, code: str
) -> None:
    made, findings = timeline(localized, f'  - {{id: a, date: {date}, text: "A."}}\n')
    assert [finding.code for finding in findings] == [code]
    assert findings[0].location.line == 15
    assert made.events == ()
