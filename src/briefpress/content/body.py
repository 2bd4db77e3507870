"""Builds the sections of a brief out of the outline that the block reader gives."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from briefpress.content.attributes import CLASSIFICATION, CLEARANCE_KEYS, SECTION_KINDS
from briefpress.content.brief_reading import BriefReading
from briefpress.content.directives import build_directive
from briefpress.content.model import (
    CalloutBlock,
    ContentBlock,
    ContentSection,
    ItemBlock,
    ListBlock,
    NoteDefinition,
    ParagraphBlock,
    SubheadingBlock,
)
from briefpress.formats.markdown.blocks import read_blocks
from briefpress.formats.markdown.syntax import (
    BlockSyntax,
    DirectiveSyntax,
    HeadingSyntax,
    ItemSyntax,
    ListSyntax,
    NoteSyntax,
    ParagraphSyntax,
)
from briefpress.locations import ID_PATTERN

QUESTION = "question"
"""The kind of sections that are cleared."""

BOX_ROLES = ("watch", "caveat", "note-box")


def build_body(
    reading: BriefReading, blocks: Iterable[BlockSyntax]
) -> tuple[tuple[ContentBlock, ...], tuple[ContentSection, ...]]:
    """The blocks before the first ``##``, and the sections."""
    preamble: list[ContentBlock] = []
    sections: list[ContentSection] = []
    current = preamble
    scope = ""
    for block in blocks:
        if isinstance(block, HeadingSyntax) and block.level == 2:
            section = _section(reading, block)
            if sections:
                sections[-1] = replace(sections[-1], blocks=tuple(current))
            sections.append(section)
            current, scope = [], section.id
        else:
            current += build_blocks(reading, [block], scope)
    if sections:
        sections[-1] = replace(sections[-1], blocks=tuple(current))
    return tuple(preamble), tuple(sections)


def _section(reading: BriefReading, heading: HeadingSyntax) -> ContentSection:
    reading.has_text(heading.text, heading.attributes)
    name = reading.claim("", heading.attributes, heading.text, "section")
    attributes = heading.attributes
    keys = CLEARANCE_KEYS if QUESTION in (item.value for item in attributes.values) else ()
    kind = reading.attributes.one_of(attributes, "kind", SECTION_KINDS, beside=keys)
    if not kind and not any(item.key != CLASSIFICATION for item in attributes.values):
        kinds = ", ".join(SECTION_KINDS)
        reading.report("F108", "this section has no kind", heading.text.span, expected=f"kind= and one of {kinds}")
    title = reading.segments.make(reading.source, f"{name}/title", heading.text)
    classes, classification = reading.attributes.classes(attributes), reading.attributes.classification(attributes)
    clearance = reading.attributes.clearance(attributes) if keys else None
    return ContentSection(name, kind, title, (), classes, classification, clearance)


def build_blocks(reading: BriefReading, blocks: Iterable[BlockSyntax], scope: str) -> list[ContentBlock]:
    """The blocks of one section, of a box or of the preamble. ``scope`` is its id, empty for the preamble."""
    built: list[ContentBlock] = []
    for block in blocks:
        match block:
            case ParagraphSyntax():
                if reading.has_text(block.text, block.attributes):
                    built.append(_paragraph(reading, block, scope))
            case HeadingSyntax():
                built += _subheading(reading, block, scope)
            case ListSyntax():
                built.append(_list(reading, block, scope))
            case NoteSyntax():
                reading.notes.append(block)
            case DirectiveSyntax():
                build = _callout if block.name == "callout" else build_directive
                if found := build(reading, block):
                    classification = reading.attributes.classification(block.attributes)
                    built.append(replace(found, classification=classification))
    return built


def _address(scope: str, name: str) -> str:
    return f"{scope}/{name}" if scope else name


def _paragraph(reading: BriefReading, paragraph: ParagraphSyntax, scope: str) -> ParagraphBlock:
    name = reading.claim(scope, paragraph.attributes, paragraph.text, "paragraph")
    attributes = paragraph.attributes
    role = reading.attributes.value(attributes, "role", classified=True)
    segment = reading.segments.make(reading.source, _address(scope, name), paragraph.text)
    classes, classification = reading.attributes.classes(attributes), reading.attributes.classification(attributes)
    role = role or ("standfirst" if name == "standfirst" else "body")
    return ParagraphBlock(name, segment, role, classes, classification)


def _subheading(reading: BriefReading, heading: HeadingSyntax, scope: str) -> list[ContentBlock]:
    if heading.level != 3 or not scope:
        reading.report(
            "F101",
            "the title stands in the front matter" if heading.level == 1 else "no heading of this level can stand here",
            heading.text.span,
            expected="## for sections, ### for headings within them",
        )
        return []
    if not reading.has_text(heading.text, heading.attributes):
        return []
    name = reading.claim(scope, heading.attributes, heading.text, "heading")
    attributes = heading.attributes
    reading.attributes.value(attributes, classified=True)
    segment = reading.segments.make(reading.source, _address(scope, name), heading.text)
    classes, classification = reading.attributes.classes(attributes), reading.attributes.classification(attributes)
    return [SubheadingBlock(name, segment, heading.level, classes, classification)]


def _list(reading: BriefReading, found: ListSyntax, scope: str) -> ListBlock:
    return ListBlock(tuple(_item(reading, item, scope) for item in found.items), found.ordered)


def _item(reading: BriefReading, item: ItemSyntax, scope: str) -> ItemBlock:
    reading.has_text(item.text, item.attributes)
    name = reading.claim(scope, item.attributes, item.text, "item")
    reading.attributes.value(item.attributes, classified=True)
    segment = reading.segments.make(reading.source, _address(scope, name), item.text)
    children = _list(reading, item.children, scope) if item.children else None
    classes = reading.attributes.classes(item.attributes)
    return ItemBlock(name, segment, classes, children, reading.attributes.classification(item.attributes))


def _callout(reading: BriefReading, directive: DirectiveSyntax) -> CalloutBlock | None:
    """A box: its title, then paragraphs and lists."""
    name = reading.ids.claim("", directive.attributes, directive.head, what="callout")
    classes = reading.attributes.classes(directive.attributes)
    role = reading.attributes.one_of(directive.attributes, "role", BOX_ROLES) or "note-box"
    blocks = list(read_blocks(reading.source, reading.collector, directive.body))
    title = None
    if blocks and isinstance(heading := blocks[0], HeadingSyntax) and heading.level == 1:
        reading.attributes.refuse_id(heading.attributes, "the title of a box")
        reading.attributes.value(heading.attributes)
        if reading.has_text(heading.text, heading.attributes):
            title = reading.segments.make(reading.source, f"{name}/title", heading.text)
        del blocks[0]
    allowed = []
    for block in blocks:
        if isinstance(block, HeadingSyntax | DirectiveSyntax):
            span = block.text.span if isinstance(block, HeadingSyntax) else block.head
            reading.report("F104", "a box holds a title (# …), paragraphs and lists only", span)
        else:
            allowed.append(block)
    built = build_blocks(reading, allowed, name)
    if not built:
        reading.report("F104", "this box is empty", directive.head)
        return None
    return CalloutBlock(name, role, title, tuple(built), classes)


def build_notes(reading: BriefReading) -> dict[str, NoteDefinition]:
    """The notes in the order of their definitions."""
    notes: dict[str, NoteDefinition] = {}
    for note in reading.notes:
        reading.attributes.refuse_id(note.attributes, "a note")
        reading.attributes.value(note.attributes, classified=True)
        classes = reading.attributes.classes(note.attributes)
        if not ID_PATTERN.fullmatch(note.id):
            span = (note.id_span[0], max(note.id_span[1], note.id_span[0] + 1))
            reading.report(
                "F103", "the id of this note is malformed", span, expected="lower-case letters, digits, hyphens"
            )
        elif note.id in notes:
            first = notes[note.id].segment.location.line
            reading.report("F103", f"the note {note.id} is defined twice", note.id_span, advice=f"see line {first}")
        elif not note.text.text:
            reading.report("F101", "this note is empty", note.id_span, advice="write its text after the colon")
        else:
            segment = reading.segments.make(reading.source, f"note/{note.id}", note.text)
            classification = reading.attributes.classification(note.attributes)
            notes[note.id] = NoteDefinition(note.id, segment, classes, classification)
    return notes
