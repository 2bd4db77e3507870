"""A chart whose labels have no room is set otherwise, in all languages alike."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from briefpress.content.loader import load_brief
from briefpress.document.arranging import placed_charts
from briefpress.document.nodes import Area, Chart, ChartKind
from briefpress.findings import Severity
from briefpress.fitting.fitter import Fit, OutputFitter
from briefpress.fitting.scales import Fullness
from briefpress.rendering import Composition

if TYPE_CHECKING:
    from conftest import SmallProject

BRIEF, FIGURES = "content/small/brief.md", "content/small/figures.yaml"
LANGUAGES = ("en", "zh", "ru")

SetFit = Callable[..., Fit]
HasRoom = Callable[[str, ChartKind, str], bool]


@pytest.fixture
def project(small: SmallProject) -> SmallProject:
    """The small brief with a chart of columns, one a year, as many as ``years`` says."""
    small.change(BRIEF, "kind: bar\nseries: by-country\n", "kind: column\nseries: by-year\n")
    small.change(BRIEF, "names: countries\nsort: descending\n", "")
    small.change(
        FIGURES, "series:\n", "series:\n  by-year: {file: data/years.csv, key: year, value: usd_bn, source: customs}\n"
    )
    return small


def set_years(project: SmallProject, count: int) -> None:
    rows = "".join(f"{2000 + year},{20 + year}.5\n" for year in range(count))
    project.write("content/small/data/years.csv", f"year,usd_bn\n{rows}")


def fit(project: SmallProject, language: str, output: str = "one-page") -> Fit:
    brief = load_brief(project.root / "content/small", project.root)
    found = brief.output(output)
    assert found is not None
    return OutputFitter(project.root, brief, found, lambda _: Fullness(1)).fit(language)


def chart_of(fitted: Fit) -> tuple[Chart, str]:
    (found,) = placed_charts(fitted.composition.document.children)
    return found


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(
    ("years", "kind", "area"),
    [(4, ChartKind.COLUMN, "side"), (16, ChartKind.COLUMN, ""), (40, ChartKind.BAR, "side")],
)
def test_columns_stay_beside_the_text_or_go_across_or_lie_down(
    project: SmallProject, language: str, years: int, kind: ChartKind, area: str
) -> None:
    set_years(project, years)
    fitted = fit(project, language)
    chart, place = chart_of(fitted)
    assert (chart.kind, place) == (kind, area)
    assert [notice.code for notice in fitted.notices] == (["F514"] if kind is ChartKind.BAR else [])


def test_without_areas_columns_without_room_lie_down(project: SmallProject) -> None:
    set_years(project, 40)
    fitted = fit(project, "en", "background")
    assert chart_of(fitted)[0].kind is ChartKind.BAR
    (notice,) = fitted.notices
    assert (notice.code, notice.severity) == ("F514", Severity.WARNING)
    assert notice.message == (
        "small/background: the columns of the chart `by-country` are drawn as bars in all languages; the labels of "
        "columns have no room in en, zh and ru"
    )
    assert str(notice.location.path) == BRIEF
    assert fit(project, "ru", "background").notices == (notice,), "it is said once, whatever is built"


@pytest.fixture
def rooms(monkeypatch: pytest.MonkeyPatch) -> Callable[[HasRoom], None]:
    """Says where charts have room, by language, kind and area."""

    def say(has_room: HasRoom) -> None:
        def asked(_: Path, composition: Composition, chart: Chart, area: str) -> bool:
            return has_room(composition.document.language.partition("-")[0], chart.kind, area)

        monkeypatch.setattr("briefpress.fitting.charts.chart_has_room", asked)

    return say


def test_one_language_without_room_decides_for_all(project: SmallProject, rooms: Callable[[HasRoom], None]) -> None:
    set_years(project, 4)
    rooms(lambda language, _, area: language != "ru" or not area)
    for language in LANGUAGES:
        fitted = fit(project, language)
        chart, place = chart_of(fitted)
        assert (chart.kind, place) == (ChartKind.COLUMN, "")
        assert fitted.notices == ()
        # The text has nothing beside it any more.
        assert not any(isinstance(block, Area) for block in fitted.composition.document.children)


def test_bars_across_the_page_are_the_last_way(project: SmallProject, rooms: Callable[[HasRoom], None]) -> None:
    set_years(project, 4)
    rooms(lambda language, kind, area: language != "zh" or (kind is ChartKind.BAR and not area))
    fitted = fit(project, "en")
    assert chart_of(fitted)[0].kind is ChartKind.BAR
    assert chart_of(fitted)[1] == ""
    (notice,) = fitted.notices
    assert notice.message.endswith("have no room in zh")


def test_a_chart_without_room_in_any_way_stays_and_is_reported_where_it_is_drawn(
    project: SmallProject, rooms: Callable[[HasRoom], None]
) -> None:
    set_years(project, 4)
    rooms(lambda *_: False)
    fitted = fit(project, "en")
    assert (chart_of(fitted)[0].kind, chart_of(fitted)[1], fitted.notices) == (ChartKind.COLUMN, "side", ())


def test_a_language_that_cannot_be_composed_has_no_say(project: SmallProject, rooms: Callable[[HasRoom], None]) -> None:
    set_years(project, 4)
    project.change("content/small/translations/ru.po", "Торговля растёт второй год", "")
    rooms(lambda language, _, area: language != "ru" or not area)
    assert chart_of(fit(project, "en"))[1] == "side"


def test_room_is_measured_in_the_type_of_large_print(project: SmallProject) -> None:
    """Labels of 16 points may not be made smaller to have room."""
    project.change(
        BRIEF, "{name: background, layout: background,", "{name: background, large-print: true, layout: background,"
    )
    set_years(project, 16)
    fitted = fit(project, "zh", "background")
    assert chart_of(fitted)[0].kind is ChartKind.BAR
    assert [notice.code for notice in fitted.notices] == ["F514"]
