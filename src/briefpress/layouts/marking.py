"""How the pages of one artifact are marked: by the highest classification of what is printed, and no higher."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import assert_never

from briefpress.content.classification import classifications
from briefpress.content.model import (
    Brief,
    CalloutBlock,
    ChartBlock,
    ContentBlock,
    ImageBlock,
    ListBlock,
    ParagraphBlock,
    QuotationBlock,
    Segment,
    TableBlock,
    TimelineBlock,
)
from briefpress.content.walking import ABSTRACT, block_segments, walk_blocks
from briefpress.document.inlines import plain_text, walk_inlines
from briefpress.document.nodes import (
    Area,
    Aside,
    Block,
    Chart,
    Contents,
    Document,
    Group,
    Heading,
    Image,
    Inline,
    List,
    ListItem,
    Mark,
    NoteReference,
    Paragraph,
    Section,
    Sources,
    Table,
    Text,
    Timeline,
)
from briefpress.document.patterns import fill_pattern
from briefpress.document.transforms import without_marks
from briefpress.layouts.skeleton import SkeletonElement
from briefpress.localization.localize import LocalizedBrief
from briefpress.locations import SegmentAddress


@dataclass(frozen=True, slots=True)
class PageMarking:
    """What the pages of one artifact say of it.

    ``classification`` is printed at the foot, and with what else there is to say («DRAFT · OFFICIAL · caveat») as
    ``head``; both are empty where nothing is to be said. ``watermark`` is the word behind the text of a draft.
    ``portions`` are the marks of texts, by address.
    """

    classification: str = ""
    head: tuple[Inline, ...] = ()
    watermark: str = ""
    portions: Mapping[SegmentAddress, str] = field(default_factory=dict)


def mark_pages(localized: LocalizedBrief, skeleton: SkeletonElement) -> PageMarking:
    """The marking of the document that ``skeleton`` describes, in the language of ``localized``."""
    brief, labels = localized.brief, localized.labels
    tiers = classifications(brief)
    printed = (tiers[address] for address in _printed(skeleton, brief) if address in tiers)
    tier = brief.shared.tiers.find(brief.shared.tiers.highest(printed) or brief.classification)
    classification = _plain(localized, tier.name).upper() if tier else ""
    draft = labels["draft"].upper() if brief.is_draft else ""
    caveat = localized.texts[brief.caveat.address] if brief.caveat else ()
    parts = [(Text(text),) for text in (draft, classification) if text] + ([caveat] if caveat else [])
    separator = Text(labels["marking-separator"])
    head = tuple(inline for part in parts for inline in (separator, *part))[1:]
    marks = {
        tier.id: fill_pattern(labels["portion-mark"], mark=_plain(localized, tier.mark))
        for tier in brief.shared.tiers.tiers
        if tier.mark
    }
    portions = {
        segment.address: marks[tiers[segment.address]]
        for segment in _portions(brief)
        if tiers.get(segment.address) in marks
    }
    return PageMarking(classification, head, draft, portions)


def _plain(localized: LocalizedBrief, segment: Segment) -> str:
    return plain_text(without_marks(localized.texts[segment.address]))


# --- what is printed -------------------------------------------------------------------------------------------------


def _printed(skeleton: SkeletonElement, brief: Brief) -> Iterator[SegmentAddress]:
    """The texts that a document shows, its notes among them; title and abstract stand in its properties."""
    waiting = [brief.title.address, ABSTRACT, *_placed(skeleton, brief)]
    seen: set[SegmentAddress] = set()
    while waiting:
        address = waiting.pop()
        if address in seen or address not in brief.segments:
            continue
        seen.add(address)
        yield address
        marks = (
            inline.id for inline in walk_inlines(brief.segments[address].inlines) if isinstance(inline, NoteReference)
        )
        waiting += [brief.notes[note].segment.address for note in marks if note in brief.notes]


def _placed(skeleton: SkeletonElement, brief: Brief) -> Iterator[SegmentAddress]:
    """The texts that a skeleton places by name, and those of the charts, tables and images that it places."""
    names = {value for element in skeleton.walk() for value in element.attributes.values()}
    yield from (address for address in brief.segments if address in names)
    for block in walk_blocks(brief):
        if isinstance(block, ChartBlock | TimelineBlock | TableBlock | ImageBlock) and block.id in names:
            yield from (segment.address for segment in block_segments([block]))


# --- marks of paragraphs ---------------------------------------------------------------------------------------------


def _portions(brief: Brief) -> Iterator[Segment]:
    """The texts that carry a mark: paragraphs, items, quotations, notes; titles of charts, tables and images."""
    yield from _portions_of(brief.preamble)
    for section in brief.sections:
        yield from _portions_of(section.blocks)
    yield from (note.segment for note in brief.notes.values())


def _portions_of(blocks: Iterable[ContentBlock]) -> Iterator[Segment]:
    for block in blocks:
        match block:
            case ParagraphBlock():
                yield block.segment
            case ListBlock():
                yield from block_segments([block])
            case QuotationBlock():
                yield block.text
            case CalloutBlock():
                yield from _portions_of(block.blocks)
            case ChartBlock() | TimelineBlock() | TableBlock():
                yield block.title
            case ImageBlock() if block.title:
                yield block.title
            case _:
                pass


def with_portion_marks(document: Document, portions: Mapping[SegmentAddress, str]) -> Document:
    """``document`` with the mark of each text before it, wherever it stands as a paragraph, a note or a caption."""
    children = tuple(_marked_block(block, portions) for block in document.children)
    notes = tuple(replace(note, children=_marked(note.children, note.segment, portions)) for note in document.notes)
    return replace(document, children=children, notes=notes)


def _marked(
    inlines: tuple[Inline, ...], address: SegmentAddress | None, portions: Mapping[SegmentAddress, str]
) -> tuple[Inline, ...]:
    return (Mark(portions[address]), *inlines) if address is not None and address in portions else inlines


def _marked_block(block: Block, portions: Mapping[SegmentAddress, str]) -> Block:
    match block:
        case Paragraph():
            return replace(block, children=_marked(block.children, block.segment, portions))
        case List():
            items = (tuple(_marked_block(child, portions) for child in item.children) for item in block.items)
            return replace(block, items=tuple(ListItem(children) for children in items))
        case Table() | Chart() | Timeline() | Image() if block.caption:
            children = _marked(block.caption.children, block.caption.segment, portions)
            return replace(block, caption=replace(block.caption, children=children))
        case Section() | Group() | Aside() | Area():
            return replace(block, children=tuple(_marked_block(child, portions) for child in block.children))
        case Heading() | Contents() | Sources() | Table() | Chart() | Timeline() | Image():
            return block
        case _:
            assert_never(block)
