"""The contents: a field that is already filled, each entry a link to its heading, with its page number."""

from __future__ import annotations

from briefpress.document.nodes import Contents, ContentsEntry
from briefpress.formats.word.anchors import target_name
from briefpress.formats.word.character_styles import RunStyle
from briefpress.formats.word.context import Context
from briefpress.formats.word.elements import Element, paragraph
from briefpress.formats.word.fields import begin_field, end_field, text_field, text_run
from briefpress.formats.word.inlines import InlineWriter, internal_link
from briefpress.formats.word.package import printable


def write_contents(context: Context, inlines: InlineWriter, contents: Contents) -> list[Element]:
    """One paragraph an entry; the field goes round them all. No entries, no field."""
    if not contents.entries:
        return []
    outlines = [_outline(context, entry) for entry in contents.entries]
    first, last = min(outlines) + 1, max(outlines) + 1
    shallowest = min(entry.level for entry in contents.entries)
    paragraphs: list[Element] = []
    for position, (entry, outline) in enumerate(zip(contents.entries, outlines, strict=True)):
        style = context.styles.contents(outline, entry.level - shallowest)
        content = [internal_link(target_name(entry.anchor), _entry(context, inlines, entry, bold=style.bold))]
        if position == 0:
            content = [*begin_field(f'TOC \\o "{first}-{last}" \\h \\z \\u'), *content]
        if position == len(contents.entries) - 1:
            content.append(end_field())
        paragraphs.append(paragraph(style.id, content))
    return paragraphs


def _outline(context: Context, entry: ContentsEntry) -> int:
    """The outline level, from 0, that Word gives to the heading of an entry."""
    style = context.styles.heading("heading", entry.level + 1)
    return entry.level - 1 if style.outline is None else style.outline


def _entry(context: Context, inlines: InlineWriter, entry: ContentsEntry, *, bold: bool) -> list[Element]:
    number = [text_run(f"{printable(entry.number)}\t")] if entry.number else []
    title = inlines.write(entry.children, RunStyle(on_bold=bold), linked=True)
    page = context.pages.get(entry.anchor, "")
    return [*number, *title, text_run("\t"), *text_field(f"PAGEREF {target_name(entry.anchor)} \\h", page)]
