"""The sources of a document: as a numbered list, or one after another in a paragraph where the layout has no room."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from briefpress.document.nodes import Block, Paragraph, SourceEntry, Sources
from briefpress.document.stylesheet import Stylesheet
from briefpress.formats.word.anchors import source_name
from briefpress.formats.word.character_styles import CharacterKind, RunStyle
from briefpress.formats.word.context import Context
from briefpress.formats.word.elements import Element, paragraph
from briefpress.formats.word.fields import text_run
from briefpress.formats.word.inlines import InlineWriter
from briefpress.formats.word.numbering import list_properties
from briefpress.formats.word.styles import ParagraphStyle

BETWEEN_ENTRIES, BEHIND_NUMBER = "\u2003", "\u00a0"
"""An em space, at which a line may end, and a space at which none does."""


def titled_sources(blocks: Sequence[Block], stylesheet: Stylesheet) -> tuple[Paragraph, Sources] | None:
    """The title and the sources at the head of ``blocks``, where both run on."""
    match blocks[:2]:
        case (Paragraph() as title, Sources() as sources):
            runs_on = all(stylesheet.role(block.role).run_on for block in (title, sources))
            return (title, sources) if runs_on else None
        case _:
            return None


def write_sources(context: Context, inlines: InlineWriter, sources: Sources) -> list[Element]:
    """The paragraphs of the sources; numbers are Word's own, set again where the document's go another way."""
    if context.stylesheet.role(sources.role).run_on:
        return [write_run_on(context, inlines, sources)]
    made: list[Element] = []
    number_id, expected = 0, 1
    for entry in sources.entries:
        style, family = context.styles.source_entry(sources.role)
        if not number_id or entry.number != expected:
            number_id = context.numbering.restart(family, 0, entry.number)
        expected = entry.number + 1
        made.append(paragraph(style.id, _entry(context, inlines, entry, style), list_properties(number_id, 0)))
    return made


def write_run_on(context: Context, inlines: InlineWriter, sources: Sources, title: Paragraph | None = None) -> Element:
    """All sources in one paragraph, behind their title if it runs on, too. Numbers are text: Word counts paragraphs."""
    style = context.styles.run_on(sources.role, title.role if title else "")
    content: list[Element] = []
    if title:
        as_title = replace(inlines, role_style=context.styles.role_characters(title.role))
        runs = as_title.write(title.children, RunStyle(on_bold=style.bold))
        content += context.bookmarks.around_segment(title.segment, runs)
    number_style = context.styles.characters.use(RunStyle(CharacterKind.SOURCE_NUMBER))
    for entry in sources.entries:
        if content:
            content.append(text_run(BETWEEN_ENTRIES))
        content += [text_run(str(entry.number), number_style), text_run(BEHIND_NUMBER)]
        content += _entry(context, inlines, entry, style)
    return paragraph(style.id, content)


def _entry(context: Context, inlines: InlineWriter, entry: SourceEntry, style: ParagraphStyle) -> list[Element]:
    """The runs of a source, within the bookmarks of its text and of what citations lead to."""
    content = inlines.write(entry.children, RunStyle(on_bold=style.bold))
    content = context.bookmarks.around_segment(entry.segment, content)
    return context.bookmarks.around(source_name(entry.id), content)
