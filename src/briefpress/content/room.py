"""What may go where a page has no room, and what may come where it has: the classes ``optional`` and ``when-room``."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, replace

from briefpress.content.model import (
    Brief,
    CalloutBlock,
    ChartBlock,
    ContentBlock,
    ContentSection,
    FiguresBlock,
    ImageBlock,
    ItemBlock,
    ListBlock,
    ParagraphBlock,
    QuotationBlock,
    Segment,
    SubheadingBlock,
    TableBlock,
    TimelineBlock,
)
from briefpress.content.walking import block_segments
from briefpress.locations import SourceLocation

OPTIONAL, WHEN_ROOM = "optional", "when-room"


@dataclass(frozen=True, slots=True)
class MarkedPart:
    """A section, block or item with a class: its address or id, where it stands, and the addresses of its texts."""

    address: str
    location: SourceLocation
    texts: frozenset[str]


def marked_parts(brief: Brief, mark: str) -> tuple[MarkedPart, ...]:
    """Every part of ``brief`` with the class ``mark``, in reading order; what is in a part comes after it."""
    return tuple(_marked_in(brief, mark))


def _marked_in(brief: Brief, mark: str) -> Iterator[MarkedPart]:
    yield from _marked(brief.preamble, mark)
    for section in brief.sections:
        if mark in section.classes:
            segments = (section.title, *block_segments(section.blocks))
            yield _part(section.id, section.title.location, segments)
        yield from _marked(section.blocks, mark)


def _marked(blocks: Iterable[ContentBlock], mark: str) -> Iterator[MarkedPart]:
    for block in blocks:
        if isinstance(block, ListBlock):
            yield from _marked_items(block, mark)
        elif mark in block.classes:
            segments = tuple(block_segments([block]))
            yield _part(address_of(block), segments[0].location, segments)
        if isinstance(block, CalloutBlock):
            yield from _marked(block.blocks, mark)


def _marked_items(block: ListBlock, mark: str) -> Iterator[MarkedPart]:
    for item in block.items:
        inner = tuple(block_segments([item.children])) if item.children else ()
        if mark in item.classes:
            yield _part(item.segment.address, item.segment.location, (item.segment, *inner))
        if item.children:
            yield from _marked_items(item.children, mark)


def _part(address: str, location: SourceLocation, segments: Iterable[Segment]) -> MarkedPart:
    return MarkedPart(address, location, frozenset(segment.address for segment in segments))


def address_of(block: ContentBlock | ItemBlock) -> str:
    """What names the block within its brief: the address of its text, or the id of a block with several texts."""
    match block:
        case ParagraphBlock() | SubheadingBlock() | ItemBlock():
            return block.segment.address
        case CalloutBlock() | QuotationBlock() | FiguresBlock():
            return block.id
        case ChartBlock() | TimelineBlock() | TableBlock() | ImageBlock():
            return block.id
        case ListBlock():
            return ""


def without(brief: Brief, addresses: Collection[str]) -> Brief:
    """``brief`` without the parts that ``addresses`` name, and without what had nothing but them in it.

    Its segments, notes and sources stay known: what no text refers to is not printed.
    """
    if not addresses:
        return brief
    sections = (_section_without(section, addresses) for section in brief.sections)
    return replace(
        brief,
        preamble=_blocks_without(brief.preamble, addresses),
        sections=tuple(section for section in sections if section),
    )


def leanest(brief: Brief) -> Brief:
    """``brief`` without anything that may go or only comes where there is room."""
    parts = (*marked_parts(brief, OPTIONAL), *marked_parts(brief, WHEN_ROOM))
    return without(brief, {part.address for part in parts})


def _section_without(section: ContentSection, addresses: Collection[str]) -> ContentSection | None:
    blocks = _blocks_without(section.blocks, addresses)
    if section.id in addresses or (section.blocks and not blocks):
        return None
    return replace(section, blocks=blocks)


def _blocks_without(blocks: Iterable[ContentBlock], addresses: Collection[str]) -> tuple[ContentBlock, ...]:
    """The blocks that stay. A heading goes with the last of what stood under it."""
    kept: list[ContentBlock] = []
    lost_one = False
    for block in blocks:
        if isinstance(block, SubheadingBlock):
            _drop_empty_heading(kept, lost_one=lost_one)
            lost_one = False
        stays = _block_without(block, addresses)
        if stays is None:
            lost_one = True
        else:
            kept.append(stays)
    _drop_empty_heading(kept, lost_one=lost_one)
    return tuple(kept)


def _drop_empty_heading(kept: list[ContentBlock], *, lost_one: bool) -> None:
    if lost_one and kept and isinstance(kept[-1], SubheadingBlock):
        kept.pop()


def _block_without(block: ContentBlock, addresses: Collection[str]) -> ContentBlock | None:
    if address_of(block) in addresses:
        return None
    if isinstance(block, ListBlock):
        return _list_without(block, addresses)
    if isinstance(block, CalloutBlock):
        blocks = _blocks_without(block.blocks, addresses)
        return replace(block, blocks=blocks) if blocks or not block.blocks else None
    return block


def _list_without(block: ListBlock, addresses: Collection[str]) -> ListBlock | None:
    items = tuple(
        replace(item, children=_list_without(item.children, addresses) if item.children else None)
        for item in block.items
        if address_of(item) not in addresses
    )
    return replace(block, items=items) if items else None
