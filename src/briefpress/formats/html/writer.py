"""A Document as the HTML that WeasyPrint lays out.

Every leaf with a segment carries it as ``data-address``, which the PDF's structure tree keeps. Roles are classes;
``data-structure`` names the structure type (ISO 32000-1, 14.8.4) of what HTML has no element for.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import groupby
from typing import assert_never
from xml.sax.saxutils import escape, quoteattr

from briefpress.document.inlines import plain_text, walk_inlines
from briefpress.document.leaves import records_of
from briefpress.document.nodes import (
    LOGO,
    MARKING,
    Align,
    Area,
    Aside,
    Block,
    Caption,
    Cell,
    Chart,
    Citation,
    Contents,
    Document,
    Emphasis,
    Field,
    FieldKind,
    Group,
    Heading,
    Image,
    Inline,
    Link,
    List,
    Literal,
    Mark,
    Note,
    NoteReference,
    Paragraph,
    Passage,
    Reference,
    Row,
    Section,
    Sources,
    Strong,
    Table,
    Text,
    Timeline,
    Value,
)
from briefpress.document.speech import expansions
from briefpress.document.transforms import without_marks

_LATIN_APOSTROPHE = re.compile("(?<=[A-Za-z])’(?=[A-Za-z])")
"""The apostrophe in a Latin word: in Chinese text it must not be as wide as a Chinese quotation mark."""

_WIDE = frozenset({"zh", "ja", "ko"})
"""Languages with wide quotation marks. In others a box of its own would only do harm: from right to left, WeasyPrint
would set the parts of the word in the order of the page."""

MARK = "-mark"
"""Stands for the address of what belongs to no text: the marks of notes. No address begins with a hyphen."""

ColumnWidths = Callable[[Table, str], Sequence[float]]
"""Gives the widths of the columns of a table that stands in the area named; only their proportions count."""

_LEAST_WHITE, _MOST_WHITE = 6.0, 22.0
"""White in pt after an event: at least, and for the longest wait beside that."""


RUNNING = "-running/"
"""Stands before the address of a text that runs on every page."""

ARTIFACT = "Artifact"
"""In ``data-structure``: what is no text of the document, such as the number of a page."""

_SHORT_TITLE = "field/short-title"
"""The address of what the running head calls the document, whose title stands on its first page."""

DrawChart = Callable[[Chart, str], str]
"""Gives the SVG of a chart that stands in the area named, or across the page where the name is empty."""


def as_said(table: Table, _: str) -> Sequence[float]:
    """The shares of the columns as they are."""
    return [column.width for column in table.columns]


def write_html(
    document: Document,
    draw_chart: DrawChart,
    image_url: Callable[[str], str],
    column_widths: ColumnWidths = as_said,
) -> str:
    """``document`` as a complete HTML page. ``image_url`` gives the address of an image for the fetcher."""
    notes = {note.id: note for note in document.notes}
    is_wide = document.language.partition("-")[0] in _WIDE
    writer = _HtmlWriter(draw_chart, image_url, column_widths, is_wide, notes)
    properties = document.properties
    meta = {
        "author": properties.author,
        "description": properties.subject,
        "keywords": ", ".join(properties.keywords),
        "dcterms.created": properties.date,
        "dcterms.modified": properties.date,
    }
    metas = "".join(f"<meta name={quoteattr(k)} content={quoteattr(v)}>" for k, v in meta.items() if v)
    head = f"<head><meta charset='utf-8'><title>{escape(properties.title)}</title>{metas}</head>"
    writer.is_running = True
    running = "".join(
        f'<div class="running-{place}">{writer.blocks(blocks)}</div>'
        for place, blocks in (
            ("head", document.head),
            (MARKING, tuple(filter(_is_marking, document.head))),
            ("foot", document.foot),
        )
        if blocks
    )
    writer.is_running = False
    body = f"<body>{running}<main>{writer.blocks(document.children)}</main></body>"
    language = quoteattr(document.language)
    return f"<!DOCTYPE html><html lang={language} dir={quoteattr(document.direction)}>{head}{body}</html>"


def _is_marking(block: Block) -> bool:
    """Whether the block is the line that marks a page, which first pages with another head have too."""
    return isinstance(block, Paragraph) and block.role == MARKING


def _says_nothing_new(running: Paragraph) -> bool:
    """Whether a line of the running head or foot is for the eye alone: the number of a page, a shorter title."""
    has_field = any(isinstance(inline, Field) for inline in walk_inlines(running.children))
    return has_field or running.segment == _SHORT_TITLE


def _attributes(role: str, address: str | None, children: Sequence[Inline] = (), *, anchor: str = "") -> str:
    """``children`` is the text of a leaf: ``data-spoken`` says what is read aloud for which part of its ink, and marks
    the leaf where it has no address."""
    parts = [f" class={quoteattr(role)}"]
    if anchor:
        parts.append(f" id={quoteattr(anchor)}")
    if address:
        parts.append(f" data-address={quoteattr(address)}")
    spoken = [(expansion.start, expansion.end, expansion.spoken) for expansion in expansions(children)]
    if spoken or (children and not address):
        parts.append(f" data-spoken={quoteattr(json.dumps(spoken, ensure_ascii=False))}")
    return "".join(parts)


@dataclass(slots=True)
class _HtmlWriter:
    draw_chart: DrawChart
    image_url: Callable[[str], str]
    column_widths: ColumnWidths
    is_wide: bool
    notes: Mapping[str, Note]
    printed_notes: set[str] = field(default_factory=set)
    area: str = ""
    is_running: bool = False

    # --- blocks ------------------------------------------------------------------------------------------------------

    def blocks(self, blocks: Iterable[Block]) -> str:
        """Blocks in order; areas that follow each other share a wrapper, so that CSS can set them side by side."""
        parts: list[str] = []
        for is_area, run in groupby(blocks, lambda block: isinstance(block, Area)):
            inner = "".join(self.block(block) for block in run)
            parts.append(f'<div class="areas">{inner}</div>' if is_area else inner)
        return "".join(parts)

    def block(self, block: Block) -> str:
        match block:
            case Paragraph():
                address = RUNNING + block.segment if self.is_running and block.segment else block.segment
                attributes = _attributes(block.role, address, block.children)
                if self.is_running and _says_nothing_new(block):
                    attributes += f' data-structure="{ARTIFACT}"'
                return f"<p{attributes}>{self.inlines(block.children)}</p>"
            case Heading():
                number = f'<span class="number">{escape(block.number)}</span>' if block.number else ""
                tag = f"h{block.level}"
                outline = f"{block.number} {plain_text(without_marks(block.children))}".strip()
                attributes = f"{_attributes(block.role, None, anchor=block.anchor)} data-bookmark={quoteattr(outline)}"
                text = (
                    f"<span{_attributes('text', block.segment, block.children)}>{self.inlines(block.children)}</span>"
                )
                return f"<{tag}{attributes}>{number}{text}</{tag}>"
            case List():
                tag = "ol" if block.ordered else "ul"
                items = "".join(f"<li>{self.blocks(item.children)}</li>" for item in block.items)
                return f"<{tag}{_attributes(block.role, None)}>{items}</{tag}>"
            case Table():
                return self.table(block)
            case Chart():
                caption = self.caption(block.caption, "figcaption")
                source = self.block(block.source) if block.source else ""
                attributes = _attributes(block.role, None, anchor=block.id)
                values = self.table(block.table) if block.table else ""
                return f"<figure{attributes}>{caption}{self.draw_chart(block, self.area)}{values}{source}</figure>"
            case Timeline():
                return self.timeline(block)
            case Image() if block.role == LOGO:
                size = f"width:{block.width}px;height:{block.height}px"
                picture = f"<img src={quoteattr(self.image_url(block.path))} alt={quoteattr(block.alt)} style='{size}'>"
                return f"<div{_attributes(block.role, None)}>{picture}</div>"
            case Image():
                caption = self.caption(block.caption, "figcaption") if block.caption else ""
                url = quoteattr(self.image_url(block.path))
                attributes = _attributes(block.role, None, anchor=block.id)
                return f"<figure{attributes}>{caption}<img src={url} alt={quoteattr(block.alt)}></figure>"
            case Section():
                anchor = f" data-kind={quoteattr(block.kind)}" if block.kind else ""
                return f"<section{anchor}>{self.blocks(block.children)}</section>"
            case Group():
                return f"<div{_attributes('group ' + block.role, None)}>{self.blocks(block.children)}</div>"
            case Aside():
                return f"<aside{_attributes(block.role, None)}>{self.blocks(block.children)}</aside>"
            case Area():
                outer, self.area = self.area, block.name
                inner = self.blocks(block.children)
                self.area = outer
                return f"<div{_attributes('area ' + block.name, None)}>{inner}</div>"
            case Contents():
                entries = "".join(
                    f'<li class="contents-{entry.level}" data-structure="TOCI" data-level="{entry.level}">'
                    f"<a href={quoteattr('#' + entry.anchor)}>"
                    f'<span class="number">{escape(entry.number)}</span>'
                    f"<span{_attributes('text', None, entry.children)}>{self.inlines(entry.children)}</span></a></li>"
                    for entry in block.entries
                )
                return f'<ul{_attributes(block.role, None)} data-structure="TOC">{entries}</ul>'
            case Sources():
                entries = "".join(
                    f"<li id={quoteattr('source-' + entry.id)}>"
                    f'<span class="number" data-structure="Lbl">{entry.number}</span>'
                    f"<span{_attributes('text', entry.segment, entry.children)}>"
                    f"{self.inlines(entry.children)}</span></li>"
                    for entry in block.entries
                )
                return f"<ul{_attributes(block.role, None)} data-numbered=''>{entries}</ul>"
            case _:
                assert_never(block)

    def caption(self, caption: Caption, tag: str) -> str:
        title = f"<span{_attributes('text', caption.segment, caption.children)}>{self.inlines(caption.children)}</span>"
        prefix = f'<span class="number">{escape(caption.prefix)}</span>' if caption.prefix else ""
        subtitle = ""
        if caption.subtitle:
            line = caption.subtitle
            subtitle = (
                f"<span{_attributes(line.role, line.segment, line.children)}>{self.inlines(line.children)}</span>"
            )
        return f'<{tag}><span class="caption">{prefix}{title}</span>{subtitle}</{tag}>'

    def table(self, table: Table) -> str:
        return self.records(table) if table.pair else self.columns(table)

    def records(self, table: Table) -> str:
        """The rows of a table as lists, one after the other."""
        rows = []
        for record in records_of(table):
            pairs = "".join(f'<li class="table-body">{self.pair(table, *pair)}</li>' for pair in record.pairs)
            title = record.title
            attributes = _attributes("table-total", title.segment, title.children)
            title_line = f"<p{attributes}>{self.inlines(title.children)}</p>"
            rows.append(f'<div class="record">{title_line}<ul class="record">{pairs}</ul></div>')
        source = self.block(table.source) if table.source else ""
        caption = self.caption(table.caption, "div") if table.caption.children else ""
        attributes = _attributes(f"{table.role}-block of-records", None, anchor=table.id)
        return f"<div{attributes}>{caption}{''.join(rows)}{source}</div>"

    def pair(self, table: Table, head: Cell, cell: Cell) -> str:
        name = f"<span{_attributes('pair-head', head.segment, head.children)}>{self.inlines(head.children)}</span>"
        value = f"<span{_attributes('text', cell.segment, cell.children)}>{self.inlines(cell.children)}</span>"
        return f"{name}{escape(table.pair)}{value}"

    def columns(self, table: Table) -> str:
        shares = self.column_widths(table, self.area)
        widths = sum(shares)
        columns = "".join(
            f'<col style="width:{100 * share / widths:.2f}%">' if widths and share else "<col>" for share in shares
        )
        head = self.row(table, table.head)
        rows = "".join(self.row(table, row) for row in table.rows)
        source = self.block(table.source) if table.source else ""
        fixed = " fixed" if widths else ""
        of_text = sum(column.align is Align.START for column in table.columns) * 2 > len(table.columns)
        kind = f"{table.role}-block of-{'text' if of_text else 'numbers'}"
        caption = self.caption(table.caption, "caption") if table.caption.children else ""
        return (
            f"<div{_attributes(kind, None, anchor=table.id)}>"
            f"<table{_attributes(table.role + fixed, None)}>{caption}"
            f"<colgroup>{columns}</colgroup><thead>{head}</thead><tbody>{rows}</tbody></table>{source}</div>"
        )

    def timeline(self, timeline: Timeline) -> str:
        """Events along a line; the white between two of them grows with the time that lies between them."""
        longest = max((event.days for event in timeline.events), default=0) or 1
        rows = []
        for event in timeline.events:
            space = _LEAST_WHITE + _MOST_WHITE * event.days / longest if event.days else _LEAST_WHITE
            date, text = (
                f"{_attributes(part.role, part.segment, part.children)}>{self.inlines(part.children)}"
                for part in (event.date, event.text)
            )
            rows.append(
                f'<tr class="event"><th scope="row"{date}</th>'
                f'<td style="padding-bottom:{space:.1f}pt"><div><p{text}</p></div></td></tr>'
            )
        source = self.block(timeline.source) if timeline.source else ""
        return (
            f"<div{_attributes('timeline-block', None, anchor=timeline.id)}>"
            f"<table{_attributes(timeline.role, None)}>{self.caption(timeline.caption, 'caption')}"
            f"<tbody>{''.join(rows)}</tbody></table>{source}</div>"
        )

    def row(self, table: Table, row: Row) -> str:
        cells = "".join(
            self.cell(cell, column.align, row.role) for cell, column in zip(row.cells, table.columns, strict=True)
        )
        return f"<tr{_attributes('table-' + row.role, None)}>{cells}</tr>"

    def cell(self, cell: Cell, align: Align, row_role: str) -> str:
        tag = "th" if cell.header else "td"
        scope = f' scope="{"col" if row_role == "head" else "row"}"' if cell.header else ""
        return f"<{tag}{scope}{_attributes(align, cell.segment, cell.children)}>{self.inlines(cell.children)}</{tag}>"

    # --- inlines -----------------------------------------------------------------------------------------------------

    def inlines(self, inlines: Iterable[Inline]) -> str:
        return "".join(self.inline(inline) for inline in inlines)

    def inline(self, inline: Inline) -> str:
        match inline:
            case Text():
                text = escape(inline.text)
                return _LATIN_APOSTROPHE.sub(r'<span class="latin">\g<0></span>', text) if self.is_wide else text
            case Strong():
                return f"<strong>{self.inlines(inline.children)}</strong>"
            case Emphasis():
                return f"<em>{self.inlines(inline.children)}</em>"
            case Link():
                return f"<a class='link' href={quoteattr(inline.url)}>{self.inlines(inline.children)}</a>"
            case Value() | Literal():
                # No element of its own: WeasyPrint breaks lines too early where a run of text is cut into boxes.
                return escape(inline.text)
            case NoteReference():
                return self.note_reference(inline)
            case Citation():
                links = inline.separator.join(
                    f"<a href={quoteattr('#source-' + source)}>{number}</a>"
                    for source, number in sorted(zip(inline.ids, inline.numbers, strict=True), key=lambda pair: pair[1])
                )
                # A citation never starts a line; where no space ties it to its word, a word joiner does.
                return f'&#x2060;<span class="citation" data-structure="Reference">[{links}]</span>'
            case Reference():
                return f"<a class='reference' href={quoteattr('#' + inline.target)}>{escape(inline.text)}</a>"
            case Mark():
                return f'<span class="mark {inline.kind}">{escape(inline.text)}</span>'
            case Passage():
                attributes = f"lang={quoteattr(inline.language)} dir={quoteattr(inline.direction)}"
                return f"<span {attributes}>{self.inlines(inline.children)}</span>"
            case Field():
                name = "page" if inline.kind is FieldKind.PAGE else "pages"
                return f'<span class="field-{name}"></span>'
            case _:
                assert_never(inline)

    def note_reference(self, reference: NoteReference) -> str:
        """The first mention holds the note itself, which CSS floats to the foot; later ones lead to it."""
        note = self.notes.get(reference.id)
        if note is None or reference.id in self.printed_notes:
            target = quoteattr("#note-" + reference.id)
            return f'<a class="note-again" data-address="{MARK}" href={target}>{reference.number}</a>'
        self.printed_notes.add(reference.id)
        attributes = _attributes("note", note.segment, note.children, anchor="note-" + note.id)
        return (
            f'<span{attributes} data-structure="Note" data-number="{note.number}">{self.inlines(note.children)}</span>'
        )
