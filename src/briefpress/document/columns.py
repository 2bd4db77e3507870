"""How wide the columns of a table are: by their shares, but with room for what must not break in them."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from briefpress.document.inlines import plain_text
from briefpress.document.nodes import Align, Cell, Column, Table
from briefpress.findings import display_width

CHARACTER_WIDTH = 0.55
"""Width of an average character as a share of the size of type, rounded up for numbers and capitals."""

_BREAK = re.compile(r" |(?<=[^\W\d][-–—/])(?=\w)")

_NARROWEST, _WIDEST = 6, 36
"""Bounds of the text width, in characters, that counts for the share of a column without a width of its own."""


_FEW_WORDS = 14
"""Characters of a line in a cell, with fewer of which text is hard to read."""


def column_shares(
    table: Table, total: float, size: float, sides: float, needed: Sequence[float] | None = None
) -> list[float]:
    """Widths that add up to ``total``, for type of ``size`` and cells with ``sides`` of space, all in one unit.

    By the columns' shares, or by the longest text where they have none; but no column is narrower than its longest
    word, or number with its unit, as long as the others can spare the room. Numbers come first: words can be broken.
    ``needed`` is what the columns need, where that is known; else it is estimated.
    """
    shares = [column.width or _content_share(table, position) for position, column in enumerate(table.columns)]
    if any(column.width for column in table.columns) and not all(column.width for column in table.columns):
        shares = _mixed_shares(table.columns, shares)
    whole = sum(shares)
    wished = [total * share / whole for share in shares]
    if needed is None:
        needed = [_longest(table, position) * size * CHARACTER_WIDTH + sides for position in range(len(shares))]
    numbers = [column.align is Align.NUMBER for column in table.columns]
    return _with_room(wished, needed, numbers)


def needed_widths(
    table: Table, measure: Callable[[str, str], float], sides: Callable[[Table, int], float]
) -> list[float]:
    """What each column needs so that no word, and no number with its unit, is broken, with the ``sides`` of its cells.

    ``measure`` gives the width of a text in a row of a role (``head``, ``body``, ``total``).
    """
    rows = [("head", table.head), *((row.role, row) for row in table.rows)]
    needed = []
    for position, column in enumerate(table.columns):
        cells = [(role, row.cells[position]) for role, row in rows]
        parts = [measure(part, role) for role, cell in cells for part in _unbroken(cell)]
        if column.align is Align.NUMBER:
            parts += [measure(plain_text(cell.children), role) for role, cell in cells[1:]]
        needed.append(max(parts, default=0.0) + sides(table, position))
    return needed


def least_width(table: Table, measure: Callable[[str], float], sides: float) -> float:
    """What the columns need so that no word is broken, and text has room for a few words on a line.

    In the unit in which ``measure`` gives the width of a text.
    """
    few_words = measure("n" * _FEW_WORDS)
    needed = 0.0
    for position, column in enumerate(table.columns):
        whole = [measure(plain_text(row.cells[position].children)) for row in table.rows]
        parts = [measure(part) for row in (table.head, *table.rows) for part in _unbroken(row.cells[position])]
        at_least = whole if column.align is Align.NUMBER else [min(few_words, max(whole, default=0.0))]
        needed += max((*parts, *at_least), default=0.0) + sides
    return needed


def _unbroken(cell: Cell) -> list[str]:
    """What no line breaks in: words; of Chinese, each character."""
    return [part for word in _words(cell) for part in (list(word) if _width(word) < display_width(word) else [word])]


def _longest(table: Table, position: int) -> int:
    """The characters of the longest thing in a column that must not break, in the widths of a terminal."""
    is_number = table.columns[position].align is Align.NUMBER
    words = [word for row in (table.head, *table.rows) for word in _words(row.cells[position])]
    cells = [plain_text(row.cells[position].children) for row in table.rows] if is_number else []
    return max((_width(text) for text in (*words, *cells)), default=0)


def _words(cell: Cell) -> list[str]:
    """The parts between which a line may break: at spaces, and after hyphens, dashes and strokes."""
    return _BREAK.split(plain_text(cell.children))


def _width(text: str) -> int:
    """Chinese breaks after any character."""
    is_east_asian = any(display_width(character) == 2 for character in text)
    return 2 if is_east_asian else display_width(text)


def _with_room(wished: Sequence[float], needed: Sequence[float], numbers: Sequence[bool]) -> list[float]:
    """``wished`` with the columns that are too narrow widened, at the cost of those that have room to spare."""
    lacking = sum(max(0.0, need - wish) for wish, need in zip(wished, needed, strict=True))
    spare = sum(max(0.0, wish - need) for wish, need in zip(wished, needed, strict=True))
    if not lacking or not spare:
        return list(wished)
    if lacking <= spare:
        given = lacking / spare
        return [max(wish, need) - max(0.0, wish - need) * given for wish, need in zip(wished, needed, strict=True)]
    # Not enough for all: numbers have what they need, and columns of text share the rest in proportion to their needs.
    of_numbers = sum(need for need, is_number in zip(needed, numbers, strict=True) if is_number)
    of_text = sum(needed) - of_numbers
    if not of_text or of_numbers > sum(wished) / 2:
        return [need * sum(wished) / sum(needed) for need in needed]
    left = (sum(wished) - of_numbers) / of_text
    return [need if is_number else need * left for need, is_number in zip(needed, numbers, strict=True)]


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
