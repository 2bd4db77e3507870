"""What runs out of its place on a page: found on the boxes, before anyone sees the page."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum

from briefpress.formats.pdf.boxes import Box, BoxKind, Edges

TOLERANCE = 0.3
"""What may stand out, in mm: less than the eye sees, more than rounding makes."""


class Place(StrEnum):
    """What something runs out of."""

    COLUMN = "column"
    """The width of its own block: a line that cannot break."""
    CELL = "cell"
    """The cell of a table."""
    ROW = "row"
    """What holds several things side by side, or a table or picture."""
    FOOT = "foot"
    """The foot of the type area."""
    MARGIN = "margin"
    """The margin that a running head or foot stands in."""
    PAGE = "page"
    """The sheet of paper."""


@dataclass(frozen=True, slots=True)
class Overflow:
    """Something that runs ``excess`` mm out of its place on a page (counted from 1).

    ``address`` is that of its text; where it has none, ``anchor`` is the id of what it belongs to. ``text`` is what
    runs out, as far as it is text.
    """

    place: Place
    address: str
    anchor: str
    page: int
    excess: float
    text: str = ""


def find_overflows(pages: Iterable[Box]) -> tuple[Overflow, ...]:
    """Everything that runs out of its place, in the order of the pages; of several reasons, the nearest.

    Each once a page; a running head or foot once in all.
    """
    found: dict[tuple[str, str, int], Overflow] = {}
    for number, page in enumerate(pages, 1):
        for overflow in _PageSearch(number, page).run():
            on = 0 if overflow.place is Place.MARGIN else number
            found.setdefault((overflow.address, overflow.anchor, on), overflow)
    return tuple(found.values())


@dataclass(frozen=True, slots=True)
class _PageSearch:
    number: int
    page: Box

    def run(self) -> Iterator[Overflow]:
        for part in self.page.children:
            yield from self._inside(part, "", "")
            yield from self._ends(part)

    def _inside(self, box: Box, address: str, anchor: str) -> Iterator[Overflow]:
        """What in ``box`` runs out of the box that it stands in, at either side."""
        address, anchor = box.address or address, box.anchor or anchor
        for child in box.children:
            # Lines first: where a word is too wide for its block, that says more than that the block is too wide.
            yield from self._inside(child, address, anchor)
            if child.kind is BoxKind.LINE:
                yield from self._line(box, child, address, anchor)
            elif box.kind is BoxKind.ROW or (
                child.kind in (BoxKind.TABLE, BoxKind.PICTURE) and box.kind is not BoxKind.LINE
            ):
                excess = _sideways(child.outer, box.inner)
                if excess > TOLERANCE:
                    yield self._overflow(Place.ROW, child, address, anchor, excess)

    def _line(self, block: Box, line: Box, address: str, anchor: str) -> Iterator[Overflow]:
        place = Place.CELL if block.kind is BoxKind.CELL else Place.COLUMN
        texts = [text for text in _texts(line) if _sideways(text.outer, block.inner) > TOLERANCE]
        if texts:
            widest = max(texts, key=lambda text: _sideways(text.outer, block.inner))
            excess = _sideways(widest.outer, block.inner)
            yield self._overflow(place, line, _address_of(line, widest) or address, anchor, excess)

    def _ends(self, part: Box) -> Iterator[Overflow]:
        """What of one part of the page lies under its foot, outside its margin or off the sheet."""
        sheet, area = self.page.outer, self.page.inner
        if part.kind is BoxKind.MARGIN:
            above = part.outer.top < area.top
            upper, lower = (sheet.top, area.top) if above else (area.bottom, sheet.bottom)
            place = Place.MARGIN
        else:
            upper, lower = sheet.top, area.bottom if part.kind is BoxKind.NOTES else foot_of(self.page)
            place = Place.FOOT
        for box, address, anchor in _with_addresses(part, "", ""):
            if box.kind in (BoxKind.TEXT, BoxKind.PICTURE) and _sideways(box.outer, sheet) > TOLERANCE:
                yield self._overflow(Place.PAGE, box, address, anchor, _sideways(box.outer, sheet))
            # The height of a line, not of its text: fonts ask for room above and below their letters.
            if box.kind in (BoxKind.LINE, BoxKind.PICTURE):
                excess = max(upper - box.outer.top, box.outer.bottom - lower)
                if excess > TOLERANCE:
                    yield self._overflow(place, box, address, anchor, excess)

    def _overflow(self, place: Place, box: Box, address: str, anchor: str, excess: float) -> Overflow:
        text = "".join(part.text for part in (box, *box.descendants()))
        if not box.address and (inner := next((part for part in box.descendants() if part.address), None)):
            address = address or inner.address
        return Overflow(place, address, box.anchor or anchor, self.number, round(excess, 1), " ".join(text.split()))


def foot_of(page: Box) -> float:
    """Where the room for text ends on ``page``, in mm from its top: at its notes, or at the foot of the type area."""
    return min([page.inner.bottom, *(part.outer.top for part in page.children if part.kind is BoxKind.NOTES)])


def _sideways(inner: Edges, outer: Edges) -> float:
    """How far ``inner`` reaches out of ``outer``, in mm, at the side where it is more."""
    return max(outer.left - inner.left, inner.right - outer.right)


def _texts(box: Box) -> Iterator[Box]:
    """The runs of text and the pictures of a line itself; blocks that stand in the line have lines of their own."""
    for child in box.children:
        if child.kind in (BoxKind.TEXT, BoxKind.PICTURE):
            yield child
        elif child.kind is BoxKind.INLINE:
            yield from _texts(child)


def _address_of(line: Box, text: Box) -> str:
    """The address of the innermost element of ``line`` with one that holds ``text``."""
    found = ""
    box: Box | None = line
    while box is not None:
        found = box.address or found
        box = next((child for child in box.children if text in (child, *child.descendants())), None)
    return found


def _with_addresses(box: Box, address: str, anchor: str) -> Iterator[tuple[Box, str, str]]:
    address, anchor = box.address or address, box.anchor or anchor
    yield box, address, anchor
    for child in box.children:
        yield from _with_addresses(child, address, anchor)
