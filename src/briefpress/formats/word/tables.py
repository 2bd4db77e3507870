"""Tables: one style, a head row that repeats, rows that stay whole, widths that add up to the type area."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from briefpress.document.columns import CHARACTER_WIDTH, column_shares
from briefpress.document.inlines import plain_text
from briefpress.document.leaves import records_of
from briefpress.document.nodes import Direction, Row, Table, Timeline
from briefpress.findings import display_width
from briefpress.formats.word.captions import write_caption, write_paragraph
from briefpress.formats.word.character_styles import RunStyle
from briefpress.formats.word.context import Context
from briefpress.formats.word.elements import Element, paragraph, w
from briefpress.formats.word.fields import text_run
from briefpress.formats.word.inlines import InlineWriter, title_text
from briefpress.formats.word.measures import twips, twips_of_mm
from briefpress.formats.word.table_styles import CELL_SIDE, DATA_TABLE, TIMELINE, TIMELINE_SIDE

_HEAVIER = 1.1
"""How much wider than an average character those of heads may run."""

_BESIDE_DIGITS = 0.25 / CHARACTER_WIDTH
"""What stands between a Chinese character and a digit, in characters."""

_LONGEST_KEPT_WHOLE = 14
"""A table with more rows than this may break across pages."""


def write_table(context: Context, inlines: InlineWriter, table: Table) -> list[Element]:
    """Caption, table, and the line of sources beneath, or the empty paragraph that keeps two tables apart."""
    caption = write_caption(context, inlines, table.caption, "Table", table.id)
    beneath = [write_paragraph(context, inlines, table.source)] if table.source else []
    if table.pair:
        return [*caption, *_records(context, inlines, table), *beneath]
    return [*caption, _table(context, inlines, table), *(beneath or [paragraph(context.styles.after_table().id, [])])]


def write_values(context: Context, inlines: InlineWriter, table: Table) -> list[Element]:
    """The values of a chart, which has the caption and the sources."""
    if table.pair:
        return list(_records(context, inlines, table))
    return [_table(context, inlines, table), paragraph(context.styles.after_table().id, [])]


def _table(context: Context, inlines: InlineWriter, table: Table) -> Element:
    size = context.stylesheet.role("table-body").size
    if context.stylesheet.least_size or _has_cyrillic(table):
        size *= _HEAVIER  # where no word is hyphenated, each needs all its room
    widths = column_widths(table, twips_of_mm(context.width), size)
    rows = [_row(context, inlines, table, table.head, widths, head=True)]
    rows += [_row(context, inlines, table, row, widths) for row in table.rows]
    look = _look(
        total=bool(table.rows) and table.rows[-1].role == "total",
        row_heads=any(row.cells and row.cells[0].header for row in table.rows),
    )
    title = title_text(table.caption.children)
    subtitle = title_text(table.caption.subtitle.children) if table.caption.subtitle else ""
    properties = w(
        "tblPr",
        w("tblStyle", val=DATA_TABLE),
        *([w("bidiVisual")] if context.document.direction is Direction.RTL else []),
        w("tblW", w=sum(widths), type="dxa"),
        w("tblLayout", type="fixed"),
        look,
        *([w("tblCaption", val=title)] if title else []),
        *([w("tblDescription", val=subtitle)] if subtitle else []),
    )
    return w("tbl", properties, w("tblGrid", *(w("gridCol", w=width) for width in widths)), *rows)


def _has_cyrillic(table: Table) -> bool:
    """Whether its head is in Cyrillic: letters run wider, and few programs hyphenate all languages that use it."""
    text = "".join(plain_text(cell.children) for cell in table.head.cells)
    return any("\u0400" <= character <= "\u052f" for character in text)


def write_timeline(context: Context, inlines: InlineWriter, timeline: Timeline) -> list[Element]:
    """A table of dates and events in a style of its own: Word has no timeline chart."""
    caption = write_caption(context, inlines, timeline.caption, "Chart", timeline.id)
    total = twips_of_mm(context.width)
    dates = max((_date_width(plain_text(event.date.children)) for event in timeline.events), default=1)
    size = context.stylesheet.role("table-body").size
    # Arabic runs narrower than the letters that the estimate is made for.
    narrow = 0.85 if context.document.direction is Direction.RTL else 1.05
    first = min(total // 2, round(dates * size * CHARACTER_WIDTH * 20 * narrow) + 2 * TIMELINE_SIDE)
    widths = (first, total - first)
    rows = []
    whole = len(timeline.events) <= _LONGEST_KEPT_WHOLE
    for event in timeline.events:
        cells = []
        for part, width in zip((event.date, event.text), widths, strict=True):
            style = context.styles.event(part.role, whole=whole)
            content = inlines.write(part.children, RunStyle(on_bold=style.bold))
            made = paragraph(style.id, context.bookmarks.around_segment(part.segment, content))
            cells.append(w("tc", w("tcPr", w("tcW", w=width, type="dxa")), made))
        rows.append(w("tr", w("trPr", w("cantSplit")), *cells))
    properties = w(
        "tblPr",
        w("tblStyle", val=TIMELINE),
        *([w("bidiVisual")] if context.document.direction is Direction.RTL else []),
        w("tblW", w=total, type="dxa"),
        w("tblLayout", type="fixed"),
        w("tblLook", val="0680", firstRow=0, lastRow=0, firstColumn=1, lastColumn=0, noHBand=1, noVBand=1),
        w("tblCaption", val=title_text(timeline.caption.children)),
    )
    grid = w("tblGrid", *(w("gridCol", w=width) for width in widths))
    beneath = (
        write_paragraph(context, inlines, timeline.source)
        if timeline.source
        else paragraph(context.styles.after_table().id, [])
    )
    return [*caption, w("tbl", properties, grid, *rows), beneath]


def _date_width(date: str) -> float:
    """The width of a date in characters. Between Chinese characters and digits Word sets a quarter of an em."""
    wide = [display_width(character) == 2 for character in date]
    return display_width(date) + _BESIDE_DIGITS * sum(one != other for one, other in pairwise(wide))


def _records(context: Context, inlines: InlineWriter, table: Table) -> Iterator[Element]:
    """The rows of a table as paragraphs: its first cell, then a line for each further cell with the head before it."""
    for record in records_of(table):
        style = context.styles.record(is_title=True)
        content = inlines.write(record.title.children, RunStyle(on_bold=style.bold))
        yield paragraph(style.id, context.bookmarks.around_segment(record.title.segment, content))
        for head, cell in record.pairs:
            style = context.styles.record(is_title=False)
            parts = [
                context.bookmarks.around_segment(part.segment, inlines.write(part.children, RunStyle(strong=strong)))
                for part, strong in ((head, True), (cell, False))
            ]
            yield paragraph(style.id, [*parts[0], text_run(table.pair), *parts[1]])


def column_widths(table: Table, total: int, size: float) -> list[int]:
    """Widths in twips that add up to ``total``, for type of ``size`` points."""
    room = column_shares(table, total, twips(size), 2 * CELL_SIDE)
    edges = [round(total * sum(room[: position + 1]) / sum(room)) for position in range(len(room))]
    return [edge - before for before, edge in zip([0, *edges], edges, strict=False)]


def _row(
    context: Context, inlines: InlineWriter, table: Table, row: Row, widths: list[int], *, head: bool = False
) -> Element:
    properties = w("trPr", w("cantSplit"), *([w("tblHeader")] if head else []))
    cells = []
    role = "head" if head else row.role
    whole = len(table.rows) <= _LONGEST_KEPT_WHOLE
    for cell, column, width in zip(row.cells, table.columns, widths, strict=True):
        style = context.styles.cell(role, column.align, row_head=cell.header and role == "body", whole=whole)
        content = inlines.write(cell.children, RunStyle(on_bold=style.bold))
        text = paragraph(style.id, context.bookmarks.around_segment(cell.segment, content))
        cells.append(w("tc", w("tcPr", w("tcW", w=width, type="dxa")), text))
    return w("tr", properties, *cells)


def _look(*, total: bool, row_heads: bool) -> Element:
    bits = 0x0020 | (0x0040 if total else 0) | (0x0080 if row_heads else 0) | 0x0600
    return w(
        "tblLook",
        val=f"{bits:04X}",
        firstRow=1,
        lastRow=int(total),
        firstColumn=int(row_heads),
        lastColumn=0,
        noHBand=1,
        noVBand=1,
    )
