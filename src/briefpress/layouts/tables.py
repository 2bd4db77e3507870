"""A table block as a Table: written rows as they are, computed rows from the register."""

from __future__ import annotations

from collections.abc import Iterator

from briefpress.content.model import TableBlock, TableColumn, TableRow
from briefpress.document.nodes import Align, Cell, Column, Inline, Row, Table, Text, Value
from briefpress.figures.model import Figure
from briefpress.findings import Finding, FindingCollector
from briefpress.layouts.captions import caption_of, source_line
from briefpress.localization.figures import FormError, format_figure
from briefpress.localization.localize import LocalizedBrief
from briefpress.locations import SegmentAddress

_SHARES = {Align.START: 22, Align.NUMBER: 12}
"""What a column without a width takes of the table's: names need more room than numbers."""


def compose_table(block: TableBlock, localized: LocalizedBrief, collector: FindingCollector) -> Table:
    """The Table that ``block`` describes, in the language of ``localized``."""
    composer = _TableComposer(block, localized, collector)
    head = tuple(
        Cell(localized.texts[column.head.address], column.head.address, header=True) for column in block.columns
    )
    rows = [composer.written(row) for row in block.rows]
    rows.extend(composer.computed())
    if block.total:
        rows.append(composer.written(block.total))
    return Table(
        id=block.id,
        caption=caption_of(localized, "table", block.title, block.subtitle),
        columns=tuple(
            Column(column.id, column.align, column.width or _SHARES[column.align]) for column in block.columns
        ),
        head=Row(head, "head"),
        rows=tuple(rows),
        source=source_line(localized, block.id, block.sources),
    )


class _TableComposer:
    def __init__(self, block: TableBlock, localized: LocalizedBrief, collector: FindingCollector) -> None:
        self._block = block
        self._localized = localized
        self._collector = collector

    def written(self, row: TableRow) -> Row:
        """A row whose cells stand in the content; a column without a cell is empty."""
        cells: list[Cell] = []
        for position, column in enumerate(self._block.columns):
            segment = row.cells.get(column.id)
            is_header = position == 0
            if segment is None:
                cells.append(Cell((), None, is_header))
            else:
                cells.append(Cell(self._localized.texts[segment.address], segment.address, is_header))
        return Row(tuple(cells), row.role)

    def computed(self) -> Iterator[Row]:
        """One row for each key of the block's series, in its order or in descending order of another."""
        register = self._localized.brief.register
        series = register.series.get(self._block.keys)
        if series is None:
            if self._block.keys and not register.is_unread(self._block.keys):
                self._report(f"the register has no series «{self._block.keys}»")
            return
        keys = list(series.cells)
        order = register.series.get(self._block.sort)
        if order is not None:
            keys = [key for key in keys if key in order.cells]
            keys.sort(key=lambda key: order.cells[key].amount.absolute, reverse=True)
        for key in keys:
            cells = tuple(
                Cell(self._cell(column, key), SegmentAddress(f"{self._block.id}/{key}/{column.id}"), position == 0)
                for position, column in enumerate(self._block.columns)
            )
            yield Row(cells)

    def _cell(self, column: TableColumn, key: str) -> tuple[Inline, ...]:
        if column.names:
            name = self._localized.names.get(column.names, {}).get(key)
            if name is None:
                self._report(f"the names «{column.names}» have no «{key}»")
            return (Text(name or key),)
        register = self._localized.brief.register
        series = register.series.get(column.series)
        figure = series.cells.get(key) if series else None
        if figure is None and register.is_unread(column.series):
            return ()
        if figure is None:
            self._report(f"the series «{column.series}» has no cell «{key}» for the column «{column.id}»")
            return ()
        return (self._value(figure, column.form),)

    def _value(self, figure: Figure, form: str) -> Inline:
        try:
            formatted = format_figure(figure, form, self._localized.locale)
        except FormError as error:
            self._report(str(error))
            return Text("")
        return Value(figure.name, form, formatted.text, formatted.spoken)

    def _report(self, message: str) -> None:
        self._collector.add(Finding("F201", message, self._block.location))
