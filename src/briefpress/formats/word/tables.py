"""Tables: one style, a head row that repeats, rows that stay whole, widths that add up to the type area."""

from __future__ import annotations

from briefpress.document.inlines import plain_text
from briefpress.document.nodes import Column, Direction, Row, Table
from briefpress.findings import display_width
from briefpress.formats.word.captions import write_caption, write_paragraph
from briefpress.formats.word.character_styles import RunStyle
from briefpress.formats.word.context import Context
from briefpress.formats.word.elements import Element, paragraph, w
from briefpress.formats.word.inlines import InlineWriter, title_text
from briefpress.formats.word.measures import twips_of_mm
from briefpress.formats.word.table_styles import CELL_SIDE, DATA_TABLE

_NARROWEST, _WIDEST = 6, 36
"""Bounds of the text width, in characters, that counts for the share of a column without a width of its own."""

_CHARACTER_WIDTH = 0.55
"""Width of an average character as a share of the size of type, rounded up for numbers and capitals."""

_LONGEST_KEPT_WHOLE = 14
"""A table with more rows than this may break across pages."""


def write_table(context: Context, inlines: InlineWriter, table: Table) -> list[Element]:
    """Caption, table, and the line of sources beneath, or the empty paragraph that keeps two tables apart."""
    caption = write_caption(context, inlines, table.caption, "Table", table.id)
    size = context.stylesheet.role("table-body").size
    widths = column_widths(table, twips_of_mm(context.width), size)
    rows = [_row(context, inlines, table, table.head, widths, head=True)]
    rows += [_row(context, inlines, table, row, widths) for row in table.rows]
    look = _look(
        total=bool(table.rows) and table.rows[-1].role == "total",
        row_heads=any(row.cells and row.cells[0].header for row in table.rows),
    )
    subtitle = title_text(table.caption.subtitle.children) if table.caption.subtitle else ""
    properties = w(
        "tblPr",
        w("tblStyle", val=DATA_TABLE),
        *([w("bidiVisual")] if context.document.direction is Direction.RTL else []),
        w("tblW", w=sum(widths), type="dxa"),
        w("tblLayout", type="fixed"),
        look,
        w("tblCaption", val=title_text(table.caption.children)),
        *([w("tblDescription", val=subtitle)] if subtitle else []),
    )
    grid = w("tblGrid", *(w("gridCol", w=width) for width in widths))
    beneath = (
        write_paragraph(context, inlines, table.source)
        if table.source
        else paragraph(context.styles.after_table().id, [])
    )
    return [*caption, w("tbl", properties, grid, *rows), beneath]


def column_widths(table: Table, total: int, size: float) -> list[int]:
    """Widths in twips that add up to ``total``, for type of ``size`` points.

    By the columns' shares, or by the longest text where they have none; but no column is narrower than its longest
    word as long as the others can spare the room.
    """
    shares = [column.width or _content_share(table, position) for position, column in enumerate(table.columns)]
    if any(column.width for column in table.columns) and not all(column.width for column in table.columns):
        shares = _mixed_shares(table.columns, shares)
    whole = sum(shares)
    wished = [total * share / whole for share in shares]
    needed = [_word_width(table, position, size) for position in range(len(shares))]
    room = _with_room_for_words(wished, needed)
    edges = [round(total * sum(room[: position + 1]) / sum(room)) for position in range(len(room))]
    return [edge - before for before, edge in zip([0, *edges], edges, strict=False)]


def _word_width(table: Table, position: int, size: float) -> float:
    """Twips that the longest word of a column takes, with the sides of its cell; Chinese breaks after any character."""
    words = [word for row in (table.head, *table.rows) for word in plain_text(row.cells[position].children).split(" ")]
    longest = max((2 if _is_east_asian(word) else display_width(word) for word in words), default=0)
    return longest * size * _CHARACTER_WIDTH * 20 + 2 * CELL_SIDE


def _is_east_asian(word: str) -> bool:
    return any(display_width(character) == 2 for character in word)


def _with_room_for_words(wished: list[float], needed: list[float]) -> list[float]:
    """``wished`` with the columns that are too narrow widened, at the cost of those that have room to spare."""
    lacking = sum(max(0.0, need - wish) for wish, need in zip(wished, needed, strict=True))
    spare = sum(max(0.0, wish - need) for wish, need in zip(wished, needed, strict=True))
    if not lacking or not spare:
        return wished
    given = min(1.0, lacking / spare)
    eased = min(1.0, spare / lacking)
    return [
        wish - (wish - need) * given if wish > need else wish + (need - wish) * eased
        for wish, need in zip(wished, needed, strict=True)
    ]


def _content_share(table: Table, position: int) -> int:
    longest = max(
        (display_width(plain_text(row.cells[position].children)) for row in (table.head, *table.rows)), default=0
    )
    return min(_WIDEST, max(_NARROWEST, longest))


def _mixed_shares(columns: tuple[Column, ...], shares: list[int]) -> list[int]:
    """Given widths are percentages where others are missing; the rest goes to the others by their content."""
    given = sum(column.width for column in columns)
    rest = max(100 - given, 10)
    measured = sum(share for column, share in zip(columns, shares, strict=True) if not column.width)
    return [
        column.width * measured if column.width else share * rest for column, share in zip(columns, shares, strict=True)
    ]


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
