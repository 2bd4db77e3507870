"""Numbering, done once for both formats: notes, sources, sections, captions, references, contents.

Each transform takes a Document (or its blocks) and gives a new one.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from itertools import zip_longest
from typing import assert_never

from briefpress.document.inlines import map_inlines
from briefpress.document.nodes import (
    Area,
    Aside,
    Block,
    Caption,
    Cell,
    Chart,
    Citation,
    Contents,
    ContentsEntry,
    Direction,
    Document,
    Emphasis,
    Group,
    Heading,
    Image,
    Inline,
    Link,
    List,
    ListItem,
    Mark,
    Note,
    NoteReference,
    Paragraph,
    Passage,
    Reference,
    Row,
    Section,
    SourceEntry,
    Sources,
    Strong,
    Table,
    Text,
    Timeline,
    TimelineEvent,
)
from briefpress.document.patterns import fill_pattern

InlineMap = Callable[[tuple[Inline, ...]], tuple[Inline, ...]]


@dataclass(frozen=True, slots=True)
class Numbering:
    """What the layout numbers: captions and sections or not, and the patterns of its language with ``{number}``."""

    captions: bool
    sections: bool
    table_reference: str = "{number}"
    chart_reference: str = "{number}"
    image_reference: str = "{number}"
    section_reference: str = "{number}"


def map_block(
    block: Block, transform: InlineMap, of_cells: InlineMap | None = None, of_headings: InlineMap | None = None
) -> Block:
    """``block`` with ``transform`` applied to every run of inlines in it, in reading order.

    ``of_cells`` is applied to the cells of tables instead, ``of_headings`` to headings, if they are given.
    """

    def caption_of(caption: Caption) -> Caption:
        title = transform(caption.children)
        subtitle = paragraph_of(caption.subtitle)
        return replace(caption, children=title, subtitle=subtitle)

    def paragraph_of(paragraph: Paragraph | None) -> Paragraph | None:
        return paragraph and replace(paragraph, children=transform(paragraph.children))

    def row_of(row: Row) -> Row:
        return replace(row, cells=tuple(cell_of(cell) for cell in row.cells))

    def cell_of(cell: Cell) -> Cell:
        return replace(cell, children=(of_cells or transform)(cell.children))

    def table_of(table: Table) -> Table:
        caption, head = caption_of(table.caption), row_of(table.head)
        rows = tuple(row_of(row) for row in table.rows)
        return replace(table, caption=caption, head=head, rows=rows, source=paragraph_of(table.source))

    def event_of(event: TimelineEvent) -> TimelineEvent:
        date = replace(event.date, children=transform(event.date.children))
        return replace(event, date=date, text=replace(event.text, children=transform(event.text.children)))

    match block:
        case Heading():
            return replace(block, children=(of_headings or transform)(block.children))
        case Paragraph():
            return replace(block, children=transform(block.children))
        case List():
            items = (map_blocks(item.children, transform, of_cells, of_headings) for item in block.items)
            return replace(block, items=tuple(map(ListItem, items)))
        case Table():
            return table_of(block)
        case Chart():
            caption, data = caption_of(block.caption), block.table and table_of(block.table)
            return replace(block, caption=caption, table=data, source=paragraph_of(block.source))
        case Timeline():
            caption, events = caption_of(block.caption), tuple(event_of(event) for event in block.events)
            return replace(block, caption=caption, events=events, source=paragraph_of(block.source))
        case Image():
            return replace(block, caption=block.caption and caption_of(block.caption))
        case Section() | Group() | Aside() | Area():
            return replace(block, children=map_blocks(block.children, transform, of_cells, of_headings))
        case Sources():
            return replace(
                block, entries=tuple(replace(entry, children=transform(entry.children)) for entry in block.entries)
            )
        case Contents():
            return block
        case _:
            assert_never(block)


def map_blocks(
    blocks: Iterable[Block],
    transform: InlineMap,
    of_cells: InlineMap | None = None,
    of_headings: InlineMap | None = None,
) -> tuple[Block, ...]:
    """``map_block`` over a run of blocks."""
    return tuple(map_block(block, transform, of_cells, of_headings) for block in blocks)


def number_notes_and_sources(
    document: Document,
    notes: Mapping[str, Note],
    sources: Mapping[str, SourceEntry],
) -> Document:
    """Number notes and sources by first mention, keep those mentioned, and fill the list of sources.

    Notes stand at the foot of the page, so the sources cited in them are counted after those of the body. A citation
    names its sources in the order of their numbers, each once.
    """
    separator = "\u060c " if document.direction is Direction.RTL else ", "  # U+060C is the Arabic comma
    note_numbers: dict[str, int] = {}
    source_numbers: dict[str, int] = {}

    def number(inline: Inline) -> Inline:
        match inline:
            case NoteReference() if inline.id in notes:
                return replace(inline, number=note_numbers.setdefault(inline.id, len(note_numbers) + 1))
            case Citation():
                numbers = {source_numbers.setdefault(id_, len(source_numbers) + 1): id_ for id_ in inline.ids}
                ordered = sorted(numbers)
                ids = tuple(numbers[number] for number in ordered)
                return Citation(ids, tuple(ordered), separator)
            case _:
                return inline

    children = map_blocks(document.children, lambda inlines: map_inlines(inlines, number))
    numbered_notes: list[Note] = []
    while len(numbered_notes) < len(note_numbers):  # a note may refer to another one
        id_ = list(note_numbers)[len(numbered_notes)]
        note = notes[id_]
        numbered_notes.append(replace(note, number=note_numbers[id_], children=map_inlines(note.children, number)))
    entries = tuple(
        replace(sources[id_], number=position) for id_, position in source_numbers.items() if id_ in sources
    )
    return replace(document, children=_with_sources(children, entries), notes=tuple(numbered_notes))


def tie_citations(document: Document) -> Document:
    """A citation stays on the line of the word before it: the space between them becomes one that does not break."""

    def tied(inlines: tuple[Inline, ...]) -> tuple[Inline, ...]:
        return tuple(tied_to(after, inline) for inline, after in zip_longest(inlines, inlines[1:]))

    def tied_to(after: Inline | None, inline: Inline) -> Inline:
        match inline:
            case Text() if inline.text.endswith(" ") and isinstance(after, Citation):
                return Text(inline.text[:-1] + "\u00a0")
            case Strong() | Emphasis() | Link() | Passage():
                return replace(inline, children=tied(inline.children))
            case _:
                return inline

    notes = tuple(replace(note, children=tied(note.children)) for note in document.notes)
    return replace(document, children=map_blocks(document.children, tied), notes=notes)


def _with_sources(blocks: Iterable[Block], entries: tuple[SourceEntry, ...]) -> tuple[Block, ...]:
    def fill(block: Block) -> Block:
        match block:
            case Sources():
                return replace(block, entries=entries)
            case Section() | Group() | Aside() | Area():
                return replace(block, children=_with_sources(block.children, entries))
            case _:
                return block

    return tuple(fill(block) for block in blocks)


def number_sections_and_captions(document: Document, numbering: Numbering) -> Document:
    """Number headings, tables, charts and images in reading order, then give references their text."""
    targets: dict[str, str] = {}
    counts = {"table": 0, "chart": 0, "image": 0}
    sections: list[int] = []

    def next_caption(caption: Caption, kind: str, id_: str, pattern: str) -> Caption:
        if not numbering.captions:
            return replace(caption, number=0)
        counts[kind] += 1
        targets[id_] = fill_pattern(pattern, number=counts[kind])
        return replace(caption, number=counts[kind])

    def number(block: Block, in_section: bool) -> Block:
        match block:
            case Heading() if numbering.sections and in_section and block.level >= 2:
                depth = block.level - 1
                del sections[depth:]
                sections.extend([0] * (depth - len(sections)))
                sections[depth - 1] += 1
                text = ".".join(map(str, sections))
                targets[block.anchor] = fill_pattern(numbering.section_reference, number=text)
                return replace(block, number=text)
            case Table():
                return replace(block, caption=next_caption(block.caption, "table", block.id, numbering.table_reference))
            case Chart() | Timeline():
                return replace(block, caption=next_caption(block.caption, "chart", block.id, numbering.chart_reference))
            case Image() if block.caption:
                return replace(block, caption=next_caption(block.caption, "image", block.id, numbering.image_reference))
            case Section():
                return replace(block, children=tuple(number(child, True) for child in block.children))
            case Group() | Area():
                return replace(block, children=tuple(number(child, in_section) for child in block.children))
            case Aside():
                return replace(block, children=tuple(number(child, False) for child in block.children))
            case _:
                return block

    children = tuple(number(block, False) for block in document.children)

    def refer(inline: Inline) -> Inline:
        return replace(inline, text=targets.get(inline.target, "")) if isinstance(inline, Reference) else inline

    return replace(
        document,
        children=map_blocks(children, lambda inlines: map_inlines(inlines, refer)),
        notes=tuple(replace(note, children=map_inlines(note.children, refer)) for note in document.notes),
    )


def fill_contents(document: Document, depth: int = 3) -> Document:
    """Fill each Contents with the headings of levels 2 to ``depth`` that stand in sections."""
    entries = tuple(
        ContentsEntry(heading.level - 1, heading.number, without_marks(heading.children), heading.anchor)
        for heading in headings_in_sections(document.children)
        if 2 <= heading.level <= depth and heading.anchor
    )

    def fill(block: Block) -> Block:
        match block:
            case Contents():
                return replace(block, entries=entries)
            case Section() | Group() | Aside() | Area():
                return replace(block, children=tuple(fill(child) for child in block.children))
            case _:
                return block

    return replace(document, children=tuple(fill(block) for block in document.children))


def without_marks(inlines: tuple[Inline, ...]) -> tuple[Inline, ...]:
    """The run without notes, citations and marks, and without the space before a citation."""
    kept: list[Inline] = []
    for inline, after in zip_longest(inlines, inlines[1:]):
        match inline:
            case NoteReference() | Citation() | Mark():
                pass
            case Text() if isinstance(after, Citation):
                kept.append(Text(inline.text.rstrip()))
            case Strong() | Emphasis() | Link() | Passage():
                kept.append(replace(inline, children=without_marks(inline.children)))
            case _:
                kept.append(inline)
    return tuple(kept)


def headings_in_sections(blocks: Iterable[Block], in_section: bool = False) -> Iterable[Heading]:
    """Every heading that stands in a section and not in a box, in reading order."""
    for block in blocks:
        match block:
            case Heading() if in_section:
                yield block
            case Section():
                yield from headings_in_sections(block.children, True)
            case Group() | Area():
                yield from headings_in_sections(block.children, in_section)
            case _:
                pass
