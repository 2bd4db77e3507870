"""What the pages of a document look like after layout: how many, how full, how long its texts are, what runs out."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from briefpress.formats.pdf.boxes import Box, BoxKind
from briefpress.formats.pdf.overflow import Overflow, find_overflows, foot_of

_BESIDE_THE_TEXT = (BoxKind.MARGIN, BoxKind.NOTES)

_ALIKE = 2.0
"""Columns whose lengths differ by less, in mm, count as of one length."""


@dataclass(frozen=True, slots=True)
class PageFill:
    """How full one page is: what it has ``free`` of its ``room``, in mm, between its text and its notes or its foot.

    ``pictures`` are the anchors of the drawings on it with their heights in mm, captions and all; ``first`` is the
    anchor of what stands first on it, ``first_height`` its height.
    """

    free: float
    room: float
    pictures: tuple[tuple[str, float], ...] = ()
    first: str = ""
    first_height: float = 0


@dataclass(frozen=True, slots=True)
class PageLayout:
    """``empty`` is what the last page has free between its text and its notes or its foot, in mm.

    ``lines`` counts the lines that each address takes, in the order of the pages, running heads and feet apart.
    ``beside`` are the addresses that stand beside something longer: to shorten them makes no page shorter.
    """

    pages: int
    empty: float = 0
    lines: Mapping[str, int] = field(default_factory=dict)
    overflows: tuple[Overflow, ...] = ()
    beside: frozenset[str] = frozenset()
    fills: tuple[PageFill, ...] = ()


def measure_pages(pages: Sequence[Box]) -> PageLayout:
    """The measures of ``pages`` as ``boxes.read_boxes`` gives them."""
    empty = round(foot_of(pages[-1]) - _end_of_page(pages[-1]), 1) if pages else 0
    fills = tuple(_fill_of(page) for page in pages)
    return PageLayout(len(pages), empty, count_lines(pages), find_overflows(pages), beside_longer(pages), fills)


def _fill_of(page: Box) -> PageFill:
    foot = foot_of(page)
    pictures = tuple(
        (box.anchor, round(box.outer.bottom - box.outer.top, 2))
        for box in page.descendants()
        if box.anchor and any(part.kind is BoxKind.PICTURE for part in box.descendants())
    )
    first = _first_of(page)
    height = round(first.outer.bottom - first.outer.top, 2) if first else 0.0
    free, room = round(foot - _end_of_page(page), 2), round(foot - page.inner.top, 2)
    return PageFill(free, room, pictures, first.anchor if first else "", height)


def _first_of(page: Box) -> Box | None:
    """What stands first on a page: the first box that leads somewhere, or that holds lines, pictures or cells."""
    box: Box | None = page
    while box is not None and not box.anchor:
        inner = next((child for child in box.children if child.kind not in _BESIDE_THE_TEXT), None)
        if inner is None or inner.kind is not BoxKind.BLOCK:
            return box
        box = inner
    return box


def end_of_text(box: Box, *, default: float) -> float:
    """Where the last line, table or picture in ``box`` ends, in mm from the top of the page; ``default`` if none."""
    solid = (BoxKind.LINE, BoxKind.TABLE, BoxKind.PICTURE)
    return max((part.outer.bottom for part in (box, *box.descendants()) if part.kind in solid), default=default)


def _end_of_page(page: Box) -> float:
    ends = (end_of_text(part, default=0) for part in page.children if part.kind not in _BESIDE_THE_TEXT)
    return max([page.inner.top, *ends])


def count_lines(pages: Sequence[Box]) -> Mapping[str, int]:
    """How many lines each address takes; a line with texts of two addresses counts for both."""
    lines: Counter[str] = Counter()

    def count(box: Box, address: str) -> None:
        address = box.address or address
        if box.kind is BoxKind.LINE:
            inside = {part.address for part in box.descendants() if part.address and not part.generated}
            lines.update(inside or {address} - {""})
        else:
            for child in box.children:
                count(child, address)

    for page in pages:
        for part in page.children:
            if part.kind is not BoxKind.MARGIN:
                count(part, "")
    return dict(lines)


def least_sizes(pages: Sequence[Box]) -> Mapping[str, float]:
    """The smallest size of type in pt that each address has; what has none stands under the empty one."""
    sizes: dict[str, float] = {}

    def look(box: Box, address: str) -> None:
        address = box.address or address
        if box.kind is BoxKind.TEXT and box.text.strip():
            sizes[address] = min(box.size, sizes.get(address, box.size))
        for child in box.children:
            look(child, address)

    for page in pages:
        look(page, "")
    return sizes


def beside_longer(pages: Sequence[Box]) -> frozenset[str]:
    """The addresses that stand beside something longer wherever they stand side by side with anything."""
    shorter: set[str] = set()
    longest: set[str] = set()
    for row in (box for page in pages for box in page.descendants() if box.kind is BoxKind.ROW):
        ends = [(end_of_text(child, default=child.outer.top), child) for child in row.children]
        last = max((end for end, _ in ends), default=0)
        for end, child in ends:
            addresses = {box.address for box in (child, *child.descendants()) if box.address}
            (shorter if end < last - _ALIKE else longest).update(addresses)
    return frozenset(shorter - longest)
