"""Charts and timelines as authors write them, and what is wrong with them where it stands."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from briefpress.content.model import ChartBlock, TimelineBlock
from briefpress.content.walking import walk_blocks
from briefpress.document.nodes import ChartKind

if TYPE_CHECKING:
    from conftest import Project

OLD = """\
kind: bar
series: by-country
title: Kazakhstan leads
names: countries
sort: descending
source: customs
"""


def chart_of(project: Project, body: str) -> ChartBlock:
    project.change(OLD, body)
    return next(block for block in walk_blocks(project.load()) if isinstance(block, ChartBlock))


@pytest.mark.parametrize(
    ("series", "expected"),
    [
        ("by-country", [("by-country", "by-country", None)]),
        ("[by-country, other]", [("by-country", "by-country", None), ("other", "other", None)]),
        ('[{series: by-country, name: "Now"}, other]', [("by-country", "by-country", "Now"), ("other", "other", None)]),
        ('[{id: x, series: by-country, name: "Now"}]', [("x", "by-country", "Now")]),
    ],
)
def test_one_series_or_several_with_names_or_without(
    project: Project, series: str, expected: list[tuple[str, str, str | None]]
) -> None:
    chart = chart_of(project, f"kind: bar\ntitle: T\nseries: {series}\n")
    assert [(one.id, one.series, one.name and one.name.text) for one in chart.series] == expected
    assert all(one.name is None or one.name.address == f"by-country-chart/series/{one.id}" for one in chart.series)


def test_series_may_be_made_of_figures(project: Project) -> None:
    chart = chart_of(
        project,
        'kind: line\ntitle: T\ntable: true\ncategories: "Year"\n'
        'series: [{id: a, name: "A", figures: [trade, "by-country[KZ]"]}]\n',
    )
    assert chart.kind is ChartKind.LINE
    assert chart.figure_names == ("trade", "by-country[KZ]")
    assert chart.has_table
    assert chart.categories is not None
    assert chart.categories.address == "by-country-chart/categories"


def test_figures_may_have_labels_of_their_own(project: Project) -> None:
    chart = chart_of(
        project,
        'kind: bar\ntitle: T\nfigures:\n  - {figure: trade, label: "All trade"}\n'
        '  - {id: kz, figure: "by-country[KZ]", label: "Kazakhstan"}\n  - before\n',
    )
    (series,) = chart.series
    found = [(figure.name, figure.label and str(figure.label.address)) for figure in series.figures]
    assert found == [
        ("trade", "by-country-chart/trade"),
        ("by-country[KZ]", "by-country-chart/kz"),
        ("before", None),
    ]
    assert "by-country-chart/kz" in project.load().segments


TIMELINE = """\
kind: timeline
title: From then to now
events:
  - {id: treaty, date: 2021-06-17, text: "A *treaty* is signed. [@customs]"}
  - {id: start, date: trade, text: "Trade starts."}
"""


def test_a_timeline_has_events_with_dates_or_figures(project: Project) -> None:
    project.change(OLD, TIMELINE)
    timeline = next(block for block in walk_blocks(project.load()) if isinstance(block, TimelineBlock))
    assert [(event.id, event.date, str(event.text.address)) for event in timeline.events] == [
        ("treaty", "2021-06-17", "by-country-chart/treaty"),
        ("start", "trade", "by-country-chart/start"),
    ]


@pytest.mark.parametrize(
    ("body", "code", "message"),
    [
        ("kind: bar\ntitle: T\n", "F004", "either `series` or a list of `figures`"),
        ("kind: bar\ntitle: T\nseries: a\nfigures: [trade]\n", "F004", "either `series` or a list of `figures`"),
        ("kind: pie\ntitle: T\nseries: a\n", "F004", "`kind`"),
        ("kind: stacked-bar\ntitle: T\nseries: by-country\n", "F004", "at least two"),
        ("kind: line\ntitle: T\nseries: by-country\nsort: descending\n", "F004", "order of its dates"),
        ("kind: line\ntitle: T\nseries: by-country\nhighlight: KZ\n", "F004", "`highlight`"),
        ("kind: bar\ntitle: T\nseries: [a, b]\nhighlight: KZ\n", "F004", "`highlight`"),
        ("kind: bar\ntitle: T\nseries: [a, b, c, d, e, f, g]\n", "F004", "`series`"),
        ("kind: bar\ntitle: T\nseries: [a, a]\n", "F103", "stands twice"),
        ('kind: bar\ntitle: T\nseries: [{name: "A"}]\n', "F004", "either one `series` or a list"),
        ('kind: bar\ntitle: T\nseries: [{name: "A", figures: [trade]}]\n', "F004", "needs an `id`"),
        ('kind: bar\ntitle: T\nseries: [{series: a, nam: "A"}]\n', "F004", "`nam`"),
        ('kind: bar\ntitle: T\nfigures: [{figure: "by-country[KZ]", label: "K"}]\n', "F102", "needs an id"),
        ('kind: bar\ntitle: T\nfigures: [{figure: trade, id: title, label: "K"}]\n', "F103", "reserved"),
        ("kind: timeline\ntitle: T\nseries: by-country\n", "F004", "has `events`"),
        ('kind: bar\ntitle: T\nevents: [{id: a, date: 2021, text: "A"}]\n', "F004", "has `events`"),
        (TIMELINE + "table: true\n", "F004", "a timeline has no"),
        (TIMELINE.replace("id: start", "id: treaty"), "F103", "stands twice"),
        (TIMELINE.replace("id: start", "id: subtitle"), "F103", "is reserved"),
        (TIMELINE.replace("2021-06-17", "2021-06-37"), "F104", "no date of an event"),
        (TIMELINE.replace("date: trade", "date: soon!"), "F104", "no date of an event"),
    ],
)
def test_what_is_wrong_is_found_in_the_chart(project: Project, body: str, code: str, message: str) -> None:
    project.change(OLD, body)
    found = [finding for finding in project.findings() if finding.code == code and message in finding.message]
    assert found
    assert all(finding.location.line > 40 for finding in found)


def test_a_public_brief_keeps_the_figures_of_its_charts_and_timelines(project: Project) -> None:
    from briefpress.content.audience import cut
    from briefpress.content.printed import printed_figures

    project.change(OLD, TIMELINE)
    brief = project.load()
    public = cut(brief, "public")
    assert any(isinstance(block, TimelineBlock) for block in walk_blocks(public))
    assert "trade" in public.register.figures
    assert "by-country-chart" in printed_figures(brief)["trade"]
