"""What templates see of a brief: ids, kinds, roles and counts; no text, and nothing they could change."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import assert_never

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
    SubheadingBlock,
    TableBlock,
    TimelineBlock,
)
from briefpress.content.room import WHEN_ROOM
from briefpress.content.walking import block_segments
from briefpress.document.inlines import walk_inlines
from briefpress.document.nodes import Reference

CORE = "core"
_TAKEN = frozenset({CORE, WHEN_ROOM})
"""What short layouts take: the core, and what waits for room, which is only there where a page has it."""


@dataclass(frozen=True, slots=True)
class ItemView:
    address: str
    children: BlockView | None


@dataclass(frozen=True, slots=True)
class KeyFigureView:
    """A key figure: the name of its figure, the addresses of its label and its note (empty where it has none)."""

    figure: str
    label: str
    note: str


@dataclass(frozen=True, slots=True)
class BlockView:
    """One block. ``type`` is ``paragraph``, ``subheading``, ``list``, ``callout``, ``quotation``, ``figures``,
    ``chart``, ``table`` or ``image``; ``address`` is where its text is, ``title`` and ``attribution`` further texts;
    ``columns`` is how many a table has."""

    type: str
    id: str
    role: str = ""
    address: str = ""
    title: str = ""
    attribution: str = ""
    ordered: bool = False
    is_core: bool = False
    items: tuple[ItemView, ...] = ()
    blocks: tuple[BlockView, ...] = ()
    figures: tuple[KeyFigureView, ...] = ()
    columns: int = 0


@dataclass(frozen=True, slots=True)
class SectionView:
    """One section: its blocks, and ``core``, those that short layouts take (lists cut to their core items).

    ``references`` are the ids of the sections and blocks that its text refers to.
    """

    id: str
    kind: str
    title: str
    blocks: tuple[BlockView, ...]
    core: tuple[BlockView, ...]
    is_core: bool
    references: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class ContactView:
    """How the office is reached: ``when`` is the label ``office-hours`` or ``out-of-hours``, ``line`` an address."""

    when: str
    line: str


@dataclass(frozen=True, slots=True)
class BriefView:
    """The brief as templates see it. Everything is in the order of the content."""

    id: str
    title: str
    subtitle: str
    classification: str
    preamble: tuple[BlockView, ...]
    all_sections: tuple[SectionView, ...]
    key_figures: tuple[KeyFigureView, ...]
    all_contacts: Mapping[str, tuple[ContactView, ...]]

    def contacts(self, purpose: str) -> tuple[ContactView, ...]:
        """How the office is reached for ``purpose``, such as ``press``; nothing where it does not say."""
        return self.all_contacts.get(purpose, ())

    def sections(self, *kinds: str, kind: str = "", without: Iterable[str] = ()) -> tuple[SectionView, ...]:
        """The sections of the given kinds (all, if none is given) but for those ``without``."""
        wanted = {*kinds, kind} - {""}
        unwanted = set(without)
        return tuple(
            section
            for section in self.all_sections
            if (not wanted or section.kind in wanted) and section.kind not in unwanted
        )

    def blocks(self, kind: str, *, role: str = "", core: bool = False) -> tuple[BlockView, ...]:
        """All blocks of a type outside lists and boxes, of one role and marked core if so wanted."""
        return tuple(
            block
            for block in (*self.preamble, *(block for section in self.all_sections for block in section.blocks))
            if block.type == kind and (not role or block.role == role) and (block.is_core or not core)
        )

    def referred_by(self, sections: Iterable[SectionView]) -> tuple[BlockView, ...]:
        """The charts, tables and images that the text of ``sections`` refers to, wherever they stand."""
        wanted = frozenset[str]().union(*(section.references for section in sections))
        return tuple(block for kind in ("chart", "table", "image") for block in self.blocks(kind) if block.id in wanted)

    def standfirsts(self) -> tuple[BlockView, ...]:
        """The paragraphs of the preamble with the role ``standfirst``."""
        return tuple(block for block in self.preamble if block.role == "standfirst")


def view_of(brief: Brief) -> BriefView:
    """``brief`` (already cut to its audience) as templates see it."""
    return BriefView(
        id=brief.id,
        title=brief.title.address,
        subtitle=brief.subtitle.address if brief.subtitle else "",
        classification=brief.classification,
        preamble=tuple(_block(block) for block in brief.preamble),
        all_sections=tuple(_section(section) for section in brief.sections),
        key_figures=tuple(_key_figures(brief)),
        all_contacts=MappingProxyType(
            {
                purpose: tuple(ContactView(contact.when, contact.line.address) for contact in contacts)
                for purpose, contacts in brief.shared.office.contacts.items()
            }
        ),
    )


def _section(section: ContentSection) -> SectionView:
    return SectionView(
        id=section.id,
        kind=section.kind,
        title=section.title.address,
        blocks=tuple(_block(block) for block in section.blocks),
        core=tuple(_block(block) for block in _core(section.blocks)),
        is_core=not _TAKEN.isdisjoint(section.classes),
        references=frozenset(
            inline.target
            for segment in block_segments(section.blocks)
            for inline in walk_inlines(segment.inlines)
            if isinstance(inline, Reference)
        ),
    )


def _core(blocks: Iterable[ContentBlock]) -> Iterator[ContentBlock]:
    for block in blocks:
        if not _TAKEN.isdisjoint(block.classes):
            yield block
        elif isinstance(block, ListBlock):
            items = tuple(item for item in block.items if not _TAKEN.isdisjoint(item.classes))
            if items:
                yield ListBlock(items, block.ordered, block.id)


def _key_figures(brief: Brief) -> Iterator[KeyFigureView]:
    for block in (*brief.preamble, *(block for section in brief.sections for block in section.blocks)):
        if isinstance(block, FiguresBlock):
            yield from _entries(block)


def _entries(block: FiguresBlock) -> Iterator[KeyFigureView]:
    for entry in block.entries:
        yield KeyFigureView(entry.figure, entry.label.address, entry.note.address if entry.note else "")


def _item(item: ItemBlock) -> ItemView:
    return ItemView(item.segment.address, _block(item.children) if item.children else None)


def _block(block: ContentBlock) -> BlockView:
    core = not _TAKEN.isdisjoint(block.classes)
    match block:
        case ParagraphBlock():
            return BlockView("paragraph", block.id, block.role, block.segment.address, is_core=core)
        case SubheadingBlock():
            return BlockView("subheading", block.id, address=block.segment.address, is_core=core)
        case ListBlock():
            items = tuple(_item(item) for item in block.items)
            return BlockView("list", block.id, ordered=block.ordered, items=items, is_core=core)
        case CalloutBlock():
            title = block.title.address if block.title else ""
            blocks = tuple(_block(child) for child in block.blocks)
            return BlockView("callout", block.id, block.role, title=title, blocks=blocks, is_core=core)
        case QuotationBlock():
            attribution = block.attribution.address if block.attribution else ""
            return BlockView("quotation", block.id, address=block.text.address, attribution=attribution, is_core=core)
        case FiguresBlock():
            return BlockView("figures", block.id, figures=tuple(_entries(block)), is_core=core)
        case ChartBlock() | TimelineBlock():
            return BlockView("chart", block.id, is_core=core)
        case TableBlock():
            return BlockView("table", block.id, is_core=core, columns=len(block.columns))
        case ImageBlock():
            return BlockView("image", block.id, is_core=core)
        case _:
            assert_never(block)
