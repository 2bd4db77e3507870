"""Where everything came to stand: WeasyPrint's boxes after layout, as plain values of our own.

What a page looks like is known before a PDF is written, but only inside WeasyPrint. ``Page._page_box`` and the names
and measures of boxes are private to it: its version is pinned, and beside ``tagging`` this is the only module that
reads them. A test lays out a page and looks at the outcome.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from briefpress.document.lengths import PIXELS_PER_MM, POINTS_PER_PIXEL
from briefpress.formats.html.writer import RUNNING


class BoxKind(StrEnum):
    """What a box is to its surroundings."""

    PAGE = "page"
    MARGIN = "margin"
    """A running head or foot: it stands in the margin of the page."""
    NOTES = "notes"
    """The notes at the foot of a page."""
    ROW = "row"
    """Its children stand side by side, each in a place of its own: flex and grid."""
    TABLE = "table"
    CELL = "cell"
    BLOCK = "block"
    LINE = "line"
    INLINE = "inline"
    TEXT = "text"
    PICTURE = "picture"
    """An image or a drawing."""


@dataclass(frozen=True, slots=True)
class Edges:
    """Left, top, right and bottom in mm from the upper left corner of the page."""

    left: float
    top: float
    right: float
    bottom: float


@dataclass(frozen=True, slots=True, eq=False)
class Box:
    """One box, equal to itself alone.

    ``outer`` is its margin box, ``inner`` the room for what is in it (of a cell, with its padding). ``address`` and
    ``anchor`` are those of its element, ``text`` and ``size`` (pt) those of a run of text. ``generated`` is true for
    what a style sheet adds, such as the mark of a note.
    """

    kind: BoxKind
    outer: Edges
    inner: Edges
    address: str = ""
    anchor: str = ""
    text: str = ""
    size: float = 0
    generated: bool = False
    children: tuple[Box, ...] = ()

    def descendants(self) -> Iterator[Box]:
        """Every box in it, in the order of the page."""
        for child in self.children:
            yield child
            yield from child.descendants()


def read_boxes(document: Any) -> tuple[Box, ...]:
    """One box a page of ``document``, a ``weasyprint.Document``, with all that stands on it."""
    return tuple(_box(page._page_box) for page in document.pages)  # noqa: SLF001  # private, see above


def _box(box: Any) -> Box:
    kind = _kind(box)
    element = box.element if box.element is not None else {}
    outer = _edges(box.position_x, box.position_y, box.margin_width(), box.margin_height())
    match kind:
        case BoxKind.CELL:
            inner = _edges(box.padding_box_x(), box.padding_box_y(), box.padding_width(), box.padding_height())
        case BoxKind.TEXT | BoxKind.INLINE | BoxKind.LINE:
            inner = outer
        case _:
            inner = _edges(box.content_box_x(), box.content_box_y(), box.width, box.height)
    return Box(
        kind,
        outer,
        inner,
        address=(element.get("data-address") or "").removeprefix(RUNNING),
        anchor=element.get("id") or "",
        text=box.text if kind is BoxKind.TEXT else "",
        size=box.style["font_size"] * POINTS_PER_PIXEL if kind is BoxKind.TEXT else 0,
        generated="::" in (box.element_tag or ""),
        children=tuple(_box(child) for child in getattr(box, "children", ()) if hasattr(child, "position_y")),
    )


def _edges(x: float, y: float, width: float, height: float) -> Edges:
    left, top, right, bottom = (round(at / PIXELS_PER_MM, 3) for at in (x, y, x + width, y + height))
    return Edges(left, top, right, bottom)


def _kind(box: Any) -> BoxKind:
    from weasyprint.formatting_structure import boxes

    # What is taken out of the flow is held by a placeholder, which says what class it stands for only by its box.
    own = getattr(box, "_box", box)
    kinds = (
        (boxes.PageBox, BoxKind.PAGE),
        (boxes.MarginBox, BoxKind.MARGIN),
        (boxes.FootnoteAreaBox, BoxKind.NOTES),
        ((boxes.FlexContainerBox, boxes.GridContainerBox), BoxKind.ROW),
        (boxes.TableBox, BoxKind.TABLE),
        (boxes.TableCellBox, BoxKind.CELL),
        (boxes.TextBox, BoxKind.TEXT),
        (boxes.ReplacedBox, BoxKind.PICTURE),
        (boxes.LineBox, BoxKind.LINE),
        (boxes.InlineBox, BoxKind.INLINE),
    )
    return next((kind for classes, kind in kinds if isinstance(own, classes)), BoxKind.BLOCK)
