"""Captions: label and number as Word counts them, the title, and the line of units beneath."""

from __future__ import annotations

from dataclasses import replace

from briefpress.document.nodes import Caption, Paragraph
from briefpress.formats.word.anchors import target_name
from briefpress.formats.word.character_styles import RunStyle
from briefpress.formats.word.context import Context
from briefpress.formats.word.elements import Element, paragraph
from briefpress.formats.word.fields import text_field, text_run
from briefpress.formats.word.inlines import InlineWriter
from briefpress.formats.word.package import printable
from briefpress.formats.word.styles import ParagraphStyle


def write_caption(context: Context, inlines: InlineWriter, caption: Caption, kind: str, block_id: str) -> list[Element]:
    """The paragraphs above a block. ``kind`` (Table, Chart, Image) names the sequence in which Word counts it."""
    style = context.styles.paragraph("caption")
    title = inlines.write(caption.children, RunStyle(on_bold=style.bold))
    content = context.bookmarks.around_segment(caption.segment, title)
    if caption.number:
        before = [text_run(printable(caption.label))] if caption.label else []  # «1-кесте»: the number comes first
        label = [*before, *_sequence(context, kind, caption.number)]
        # Label and number alone, so that a reference to them reads «Table 2».
        label = context.bookmarks.around(target_name(block_id), label)
        content = [*label, text_run(printable(caption.separator)), *content]
    else:
        content = context.bookmarks.around(target_name(block_id), content)
    if caption.subtitle and kind == "Table" and context.stylesheet.role(caption.subtitle.role).run_on:
        content += [text_run("\u2003"), *_behind(context, inlines, caption.subtitle, style)]
        return [paragraph(context.styles.caption_with_units().id, content)]
    paragraphs = [paragraph(style.id, content)]
    if caption.subtitle:
        paragraphs.append(write_paragraph(context, inlines, caption.subtitle))
    return paragraphs


def _behind(context: Context, inlines: InlineWriter, line: Paragraph, style: ParagraphStyle) -> list[Element]:
    """The line of units in its own look, on the line of the title."""
    runs = replace(inlines, role_style=context.styles.role_characters(line.role))
    return context.bookmarks.around_segment(line.segment, runs.write(line.children, RunStyle(on_bold=style.bold)))


def write_paragraph(context: Context, inlines: InlineWriter, node: Paragraph) -> Element:
    """A paragraph of its role, outside any box."""
    style = context.styles.paragraph(node.role)
    content = inlines.write(node.children, RunStyle(on_bold=style.bold))
    return paragraph(style.id, context.bookmarks.around_segment(node.segment, content))


def _sequence(context: Context, kind: str, number: int) -> list[Element]:
    """The number as a field; where the document does not count on from the last one, Word is told to."""
    counts = context.counters.captions
    restart = "" if counts.get(kind, 0) + 1 == number else f" \\r {number}"
    counts[kind] = number
    return text_field(f"SEQ {kind} \\* ARABIC{restart}", str(number))
