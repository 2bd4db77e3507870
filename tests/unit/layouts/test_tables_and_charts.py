"""Tables and charts from the register: their rows and points, their order, and what is wrong with them."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from pathlib import PurePosixPath

import pytest

from briefpress.content.model import ChartBlock, ChartFigure, ChartSeries, TableBlock
from briefpress.content.walking import walk_blocks
from briefpress.document.inlines import plain_text
from briefpress.document.nodes import Value
from briefpress.findings import FindingCollector
from briefpress.layouts.charts.composer import compose_chart
from briefpress.layouts.tables import compose_table
from briefpress.localization.localize import LocalizedBrief
from briefpress.locations import SourceLocation


@pytest.fixture
def chart(localized: LocalizedBrief) -> ChartBlock:
    return next(block for block in walk_blocks(localized.brief) if isinstance(block, ChartBlock))


@pytest.fixture
def table(localized: LocalizedBrief) -> TableBlock:
    return next(block for block in walk_blocks(localized.brief) if isinstance(block, TableBlock))


PLACE = SourceLocation(PurePosixPath("content/alpha/brief.md"), 40, 1)


def of_series(*names: str) -> tuple[ChartSeries, ...]:
    return tuple(ChartSeries(name, PLACE, series=name) for name in names)


def of_figures(*names: str) -> tuple[ChartSeries, ...]:
    return (ChartSeries("", PLACE, figures=tuple(ChartFigure(name) for name in names)),)


@pytest.fixture
def collector() -> FindingCollector:
    return FindingCollector()


def found(collector: FindingCollector) -> list[tuple[str, str, bool]]:
    return [(f.code, f.message, f.location.line > 0) for f in collector]


def test_points_keep_the_order_of_the_series_unless_it_is_to_descend(
    localized: LocalizedBrief, chart: ChartBlock, collector: FindingCollector
) -> None:
    plain = compose_chart(replace(chart, descending=False), localized, collector).series[0].points
    assert [(point.key, point.value) for point in plain] == [("KZ", Decimal("20.1")), ("UZ", Decimal("30.0"))]
    falling = compose_chart(chart, localized, collector).series[0].points
    assert [point.key for point in falling] == ["UZ", "KZ"]
    assert not list(collector)


def test_a_chart_of_figures_has_their_periods_as_categories(
    localized: LocalizedBrief, chart: ChartBlock, collector: FindingCollector
) -> None:
    made = compose_chart(replace(chart, series=of_figures("trade"), names=""), localized, collector)
    assert [(point.category, point.text) for point in made.series[0].points] == [("2021", "50.1")]
    assert made.number_format == "0.0"


def test_the_alternative_says_every_value(
    localized: LocalizedBrief, chart: ChartBlock, collector: FindingCollector
) -> None:
    made = compose_chart(chart, localized, collector)
    for point in made.series[0].points:
        assert f"{point.category}: {point.text}" in made.alt
    assert made.alt.startswith("Kazakhstan leads")


@pytest.mark.parametrize(
    ("change", "finding"),
    [
        ({"series": of_series("gone")}, ("F201", "the register has no series «gone»", True)),
        ({"series": of_figures("gone")}, ("F201", "the register has no figure «gone»", True)),
        ({"names": "gone"}, ("F305", "the names «gone» have no «KZ»", True)),
    ],
)
def test_what_a_chart_names_must_be_there(
    localized: LocalizedBrief,
    chart: ChartBlock,
    collector: FindingCollector,
    change: dict[str, object],
    finding: tuple[str, str, bool],
) -> None:
    compose_chart(replace(chart, **change), localized, collector)  # type: ignore[arg-type]
    assert finding in found(collector)


def test_an_empty_chart_is_made_without_a_traceback(
    localized: LocalizedBrief, chart: ChartBlock, collector: FindingCollector
) -> None:
    for series in ((), of_figures()):
        made = compose_chart(replace(chart, series=series), localized, collector)
        assert [row.points for row in made.series] == [()] * len(series)


def test_computed_rows_take_the_order_of_another_series(
    localized: LocalizedBrief, table: TableBlock, collector: FindingCollector
) -> None:
    made = compose_table(replace(table, sort="by-country"), localized, collector)
    assert [plain_text(row.cells[0].children) for row in made.rows] == ["Uzbekistan", "Kazakhstan", "All"]
    assert not list(collector)


def test_each_cell_has_the_address_of_its_row_and_column(
    localized: LocalizedBrief, table: TableBlock, collector: FindingCollector
) -> None:
    made = compose_table(table, localized, collector)
    assert [[str(cell.segment) for cell in row.cells] for row in made.rows[:1]] == [
        ["partners/KZ/partner", "partners/KZ/value"]
    ]
    assert [cell.header for row in (made.head, *made.rows) for cell in row.cells] == [True, True, *[True, False] * 3]
    assert isinstance(made.rows[0].cells[1].children[0], Value)


@pytest.mark.parametrize(
    ("change", "finding"),
    [
        ({"series": "gone"}, ("F201", "the series «gone» has no cell «KZ» for the column «value»", True)),
        ({"names": "gone"}, ("F201", "the names «gone» have no «KZ»", True)),
        ({"form": "gone"}, ("F201", "there is no form `gone`", True)),
    ],
)
def test_what_a_column_names_must_be_there(
    localized: LocalizedBrief,
    table: TableBlock,
    collector: FindingCollector,
    change: dict[str, object],
    finding: tuple[str, str, bool],
) -> None:
    column = replace(table.columns[1], **change)  # type: ignore[arg-type]
    compose_table(replace(table, columns=(table.columns[0], column)), localized, collector)
    assert finding in found(collector)


def test_a_table_of_an_unknown_series_is_a_finding(
    localized: LocalizedBrief, table: TableBlock, collector: FindingCollector
) -> None:
    compose_table(replace(table, keys="gone"), localized, collector)
    assert found(collector) == [("F201", "the register has no series «gone»", True)]


def test_a_column_without_a_cell_in_a_written_row_is_empty(
    localized: LocalizedBrief, table: TableBlock, collector: FindingCollector
) -> None:
    assert table.total is not None
    total = replace(table.total, cells={table.columns[0].id: table.total.cells[table.columns[0].id]})
    made = compose_table(replace(table, total=total), localized, collector)
    assert (made.rows[-1].cells[1].children, made.rows[-1].cells[1].segment) == ((), None)
