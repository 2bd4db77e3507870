"""The values of a chart as a small table, for those who would rather read them."""

from __future__ import annotations

from collections.abc import Mapping

from briefpress.content.model import ChartBlock
from briefpress.document.nodes import (
    Align,
    Caption,
    Cell,
    ChartKind,
    Column,
    DataSeries,
    Inline,
    Row,
    Table,
    Text,
    Value,
)
from briefpress.layouts.charts.data import ChartData, DataRow
from briefpress.localization.figures import FormError, format_figure, format_unit
from briefpress.localization.localize import LocalizedBrief
from briefpress.locations import SegmentAddress

_MOST_ACROSS = 8
"""So many dates stand side by side, as in the chart; more of them, and other categories, stand below each other."""

_UNKNOWN = "…"
"""What statistical tables print where a value is not available."""

_SHARES = {Align.START: 22, Align.NUMBER: 12}


def chart_table(
    block: ChartBlock,
    data: ChartData,
    categories: Mapping[str, str],
    total: DataSeries | None,
    localized: LocalizedBrief,
) -> Table | None:
    """Every value of the chart; None where there is none. It has no caption: that of the chart stands over both."""
    keys = [key for key in data.keys if any(key in row.cells for row in data.rows)]
    if not keys:
        return None
    corner = _corner(block, data, localized)
    category_cells = [Cell((Text(categories[key]),), _address(block, key, "category"), header=True) for key in keys]
    names = [_series_name(block, row, localized) for row in data.rows]
    columns = [[_value(block, row, key, localized) for key in keys] for row in data.rows]
    if total:
        names.append(Cell((Text(total.name),), _address(block, "total"), header=True))
        texts = {point.key: point.text for point in total.points}
        columns.append([Cell((Text(texts[key]),), _address(block, key, "total")) for key in keys])
    is_across = data.is_dated and len(keys) <= _MOST_ACROSS and block.kind in (*_ACROSS,)
    grid = [[corner, *names], *([head, *cells] for head, *cells in zip(category_cells, *columns, strict=True))]
    if is_across:
        grid = [list(row) for row in zip(*grid, strict=True)]
    head, *rows = (Row(tuple(cells)) for cells in grid)
    aligns = [Align.START, *[Align.NUMBER] * (len(head.cells) - 1)]
    last = "total" if total and is_across else "body"
    return Table(
        id=f"{block.id}-values",
        caption=Caption("", 0, (), None),
        columns=tuple(Column(f"column-{number}", align, _SHARES[align]) for number, align in enumerate(aligns)),
        head=Row(head.cells, "head"),
        rows=tuple(Row(row.cells, last if row is rows[-1] else "body") for row in rows),
    )


_ACROSS = (ChartKind.COLUMN, ChartKind.STACKED_COLUMN, ChartKind.LINE)


def _corner(block: ChartBlock, data: ChartData, localized: LocalizedBrief) -> Cell:
    """What the categories are: as the author says, or years, or just categories."""
    if block.categories:
        return Cell(localized.texts[block.categories.address], block.categories.address, header=True)
    label = "year" if data.is_dated and len(data.keys[0]) == 4 else "category"
    return Cell((Text(localized.labels[label]),), _address(block, "categories"), header=True)


def _series_name(block: ChartBlock, row: DataRow, localized: LocalizedBrief) -> Cell:
    """The name of a series; of the only one its unit."""
    if row.source.name:
        return Cell(localized.texts[row.source.name.address], row.source.name.address, header=True)
    address = _address(block, "series", row.source.id or "values")
    if row.name:
        return Cell((Text(row.name),), address, header=True)
    amount = next(iter(row.cells.values())).amount
    try:
        unit = format_unit(amount, localized.locale)
    except FormError:
        unit = ""  # reported with the points
    return Cell((Text(unit or localized.labels["chart-values"]),), address, header=True)


def _value(block: ChartBlock, row: DataRow, key: str, localized: LocalizedBrief) -> Cell:
    figure = row.cells.get(key)
    children: tuple[Inline, ...] = (Text(_UNKNOWN),)
    if figure is not None:
        try:
            formatted = format_figure(figure, "number", localized.locale)
            children = (Value(figure.name, "number", formatted.text, formatted.spoken),)
        except FormError:
            pass  # reported with the points
    return Cell(children, _address(block, key, row.source.id or "values"))


def _address(block: ChartBlock, *parts: str) -> SegmentAddress:
    return SegmentAddress("/".join((block.id, *parts)))
