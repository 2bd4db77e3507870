"""Cuts a brief to its audience, once, before anything else sees it: what is internal is not in the public brief."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace

from briefpress.content.model import (
    Brief,
    CalloutBlock,
    ChartBlock,
    ContentBlock,
    ContentSection,
    FiguresBlock,
    ItemBlock,
    ListBlock,
    NoteDefinition,
    Segment,
    SubheadingBlock,
    TableBlock,
    TimelineBlock,
)
from briefpress.content.walking import body_segments, front_segments, walk_blocks
from briefpress.document.inlines import walk_inlines
from briefpress.document.nodes import Citation, NoteReference, Value
from briefpress.figures.model import CELL_PATTERN, Figure, Register

INTERNAL = "internal"


def cut(brief: Brief, audience: str) -> Brief:
    """The brief as ``audience`` may see it: whole for ``internal``, else without what is internal.

    Notes that only internal text refers to go too, and sources and figures that only it uses. Of figures the register
    keeps those that are printed; their internal remarks go, and rival values that are not printed. Who cleared a line,
    and until when, is for the office alone.
    """
    if audience == INTERNAL:
        return brief
    preamble = _public_blocks(brief.preamble)
    sections = tuple(cut_section for section in brief.sections if (cut_section := _public_section(section)))
    shorter = replace(brief, preamble=preamble, sections=sections)
    # Who gets a brief, and how they should handle it, is not for those who find it in the paper.
    shorter = replace(shorter, caveat=None, distribution=())
    fronts = tuple(front_segments(shorter))
    body = tuple(body_segments(shorter))
    notes = _used_notes(brief.notes, (*fronts, *body))
    texts = (*fronts, *body, *(note.segment for note in notes.values()))
    register = _printed_figures(brief.register, shorter, texts)
    used = _used_sources(shorter, texts, register)
    sources = {name: replace(source, note="") for name, source in brief.sources.items() if name in used}
    titles = (segment for source in sources.values() for segment in (source.title, source.publisher) if segment)
    kept = {segment.address for segment in (*texts, *titles)}
    segments = {address: segment for address, segment in brief.segments.items() if address in kept}
    return replace(shorter, notes=notes, sources=sources, register=register, segments=segments)


def _public_section(section: ContentSection) -> ContentSection | None:
    """The section, or None where nothing of it is public."""
    blocks = _public_blocks(section.blocks)
    if INTERNAL in section.classes or (section.blocks and not blocks):
        return None
    return replace(section, blocks=blocks, clearance=None)


def _public_blocks(blocks: Iterable[ContentBlock]) -> tuple[ContentBlock, ...]:
    kept: list[ContentBlock] = []
    heading: SubheadingBlock | None = None  # waits until something public stands under it
    hidden = False  # whether something under it was internal, or the heading is
    for block in blocks:
        if isinstance(block, SubheadingBlock):
            if heading and not hidden:
                kept.append(heading)
            heading, hidden = block, INTERNAL in block.classes
            if hidden:
                heading = None
            continue
        public = _public_block(block)
        if public is None:
            hidden = True
            continue
        if heading:
            kept.append(heading)
            heading = None
        kept.append(public)
    if heading and not hidden:
        kept.append(heading)
    return tuple(kept)


def _public_block(block: ContentBlock) -> ContentBlock | None:
    if isinstance(block, ListBlock):
        return _public_list(block)
    if INTERNAL in block.classes:
        return None
    if isinstance(block, CalloutBlock):
        blocks = _public_blocks(block.blocks)
        return replace(block, blocks=blocks) if blocks else None
    return block


def _public_list(block: ListBlock) -> ListBlock | None:
    items = tuple(_public_item(item) for item in block.items if INTERNAL not in item.classes)
    return replace(block, items=items) if items else None


def _public_item(item: ItemBlock) -> ItemBlock:
    return replace(item, children=_public_list(item.children) if item.children else None)


def _used_notes(notes: Mapping[str, NoteDefinition], texts: Iterable[Segment]) -> dict[str, NoteDefinition]:
    """The public notes that ``texts`` refer to, themselves or by way of other notes."""
    used: set[str] = set()
    waiting = list(texts)
    while waiting:
        for inline in walk_inlines(waiting.pop().inlines):
            if isinstance(inline, NoteReference) and inline.id not in used:
                note = notes.get(inline.id)
                if note and INTERNAL not in note.classes:
                    used.add(inline.id)
                    waiting.append(note.segment)
    return {name: note for name, note in notes.items() if name in used}


def _printed_figures(register: Register, brief: Brief, texts: Iterable[Segment]) -> Register:
    """The figures and whole series that text, key figures, charts and tables name."""
    values = [inline for segment in texts for inline in walk_inlines(segment.inlines) if isinstance(inline, Value)]
    names = {value.name for value in values}
    with_rivals = {value.name for value in values if value.form == "rival"}
    for block in walk_blocks(brief):
        match block:
            case FiguresBlock():
                names |= {entry.figure for entry in block.entries}
            case ChartBlock():
                names |= set(block.figure_names)
            case TimelineBlock():
                names |= {event.date for event in block.events}
            case TableBlock():
                names |= {block.keys, block.sort, *(column.series for column in block.columns)}
                columns = [column for column in block.columns if column.form == "rival"]
                with_rivals |= {column.series for column in columns}
            case _:
                pass
    series_names = {(match["series"] if (match := CELL_PATTERN.fullmatch(name)) else name) for name in names}
    kept = (names & set(register.figures)) | {
        figure.name for name in series_names if name in register.series for figure in register.series[name]
    }

    def public(figure: Figure) -> Figure:
        series = match["series"] if (match := CELL_PATTERN.fullmatch(figure.name)) else ""
        rivals = figure.rivals if {figure.name, series} & with_rivals else ()
        inputs = tuple(name for name in figure.inputs if name in kept or name in series_names)
        return replace(figure, rivals=rivals, inputs=inputs, note="")

    return Register(
        {name: public(figure) for name, figure in register.figures.items() if name in kept},
        {
            name: replace(series, cells={key: public(figure) for key, figure in series.cells.items()})
            for name, series in register.series.items()
            if name in series_names
        },
        unread=register.unread,
    )


def _used_sources(brief: Brief, texts: Iterable[Segment], register: Register) -> set[str]:
    """Sources that are cited, stand under a chart or table, or gave a printed figure."""
    used = {
        name
        for segment in texts
        for inline in walk_inlines(segment.inlines)
        if isinstance(inline, Citation)
        for name in inline.ids
    }
    for block in walk_blocks(brief):
        if isinstance(block, ChartBlock | TimelineBlock | TableBlock):
            used.update(block.sources)
    for figure in (*register.figures.values(), *(figure for series in register.series.values() for figure in series)):
        used.update([figure.source, *(rival.source for rival in figure.rivals)])
    used.update(series.source for series in register.series.values())
    return used
