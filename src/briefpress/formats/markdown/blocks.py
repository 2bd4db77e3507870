"""Reads the blocks of a text: markdown-it-py finds them, and what a brief may not hold is refused by name.

Rules for what is refused stay switched on, so that code or a quotation is known as what it is. Inlines are not
read here: markdown-it-py keeps no columns.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from markdown_it import MarkdownIt
from markdown_it.tree import SyntaxTreeNode

from briefpress.findings import FindingCollector
from briefpress.formats.markdown.attributes import split_attributes
from briefpress.formats.markdown.directives import split_directives
from briefpress.formats.markdown.source import SourceText
from briefpress.formats.markdown.syntax import (
    BlockSyntax,
    BlockText,
    HeadingSyntax,
    ItemSyntax,
    ListSyntax,
    NoteSyntax,
    ParagraphSyntax,
)

# `reference` would swallow the definitions of notes. Inlines are ours.
PARSER = MarkdownIt("commonmark", {"html": False}).disable(["reference", "inline", "text_join"])

REFUSED = {
    "blockquote": ("a quotation is a directive of its own", "use :::{quotation}"),
    "fence": ("briefs have no code", "remove the fence"),
    "code_block": ("an indented block would be code, and briefs have none", "remove the indentation"),
    "hr": ("briefs have no rules between paragraphs", "remove the line; sections start with ##"),
    "table": ("a table is a directive of its own", "use :::{table}"),
    "lheading": ("headings are not underlined", "write ## before the heading, or put an empty line before ---"),
}
"""By the name of markdown-it-py's rule: what is wrong, and what to do."""

_NOTE = re.compile(r"\[\^([^\]\s]*)\]:[ \t]*")


def read_blocks(
    source: SourceText, collector: FindingCollector, span: tuple[int, int] | None = None
) -> tuple[BlockSyntax, ...]:
    """The blocks of ``source`` between two offsets, both starts of lines. What is wrong goes to ``collector``."""
    start, end = span or (0, len(source.text))
    blocks: list[BlockSyntax] = []
    for part in split_directives(source, start, end, collector):
        if isinstance(part, tuple):
            for chunk in _split_at_notes(source, *part):
                blocks += _BlockReader(source, collector, *chunk).read()
        else:
            blocks.append(part)
    return tuple(blocks)


def _split_at_notes(source: SourceText, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The same lines in parts, so that a note always starts one: it needs no empty line before it, even in a list."""
    for line in range(source.line_at(start) + 1, source.line_at(max(start, end - 1)) + 1):
        if _NOTE.match(source.text[slice(*source.line_span(line))].lstrip(" ")):
            yield start, source.line_start(line)
            start = source.line_start(line)
    yield start, end


class _BlockReader:
    """Reads the lines between two offsets, none of which belongs to a directive."""

    def __init__(self, source: SourceText, collector: FindingCollector, start: int, end: int) -> None:
        self.source = source
        self.collector = collector
        self.chunk = source.text[start:end].removeprefix("\ufeff") if start == 0 else source.text[start:end]
        self.first_line = source.line_at(start)

    def read(self) -> Iterator[BlockSyntax]:
        for node in SyntaxTreeNode(PARSER.parse(self.chunk)).children:
            yield from self._block(node)

    def _block(self, node: SyntaxTreeNode) -> Iterator[BlockSyntax]:
        match node.type:
            case "paragraph" if self._is_table(node):
                self._refuse("table", node)
            case "paragraph":
                yield self._paragraph(node)
            case "heading" if node.markup.startswith("#"):
                yield self._heading(node)
            case "bullet_list" | "ordered_list":
                if found := self._list(node, depth=1):
                    yield found
            case kind:
                self._refuse("lheading" if kind == "heading" else kind, node)

    def _is_table(self, node: SyntaxTreeNode) -> bool:
        """Whether the second line rules off the heads of a table, such as ``|---|---|``."""
        first, last = self._lines(node)
        rule = self.source.text[slice(*self.source.line_span(first + 1))] if last > first else ""
        return "|" in rule and "-" in rule and not rule.strip(" \t|:-")

    def _lines(self, node: SyntaxTreeNode) -> tuple[int, int]:
        """The first and the last line of ``node``, counted in the file."""
        first, after = node.map or (0, 1)
        return self.first_line + first, self.first_line + max(first, after - 1)

    def _refuse(self, kind: str, node: SyntaxTreeNode) -> None:
        message, advice = REFUSED.get(kind, ("this is not part of the Markdown of briefs", ""))
        start, end = self.source.line_span(self._lines(node)[0])
        start += len(self.source.text[start:end]) - len(self.source.text[start:end].lstrip())
        self.collector.add(self.source.finding("F101", message, (start, max(end, start + 1)), advice=advice))

    def _inline_span(self, node: SyntaxTreeNode) -> tuple[int, int]:
        """Where the text of a paragraph starts, after the marks of list items, and where it ends."""
        content = node.children[0].content if node.children else ""
        first, last = self._lines(node)
        start, end = self.source.line_span(first)
        line = self.source.text[start:end].rstrip()
        start += max(0, len(line) - len(re.split(r"\n", content)[0].rstrip()))
        last_start, last_end = self.source.line_span(last)
        return start, max(start, last_start + len(self.source.text[last_start:last_end].rstrip()))

    def _text(self, start: int, end: int) -> BlockText:
        lines = re.split(r"\r\n?|\n", self.source.text[start:end])
        return BlockText(" ".join(line.strip() for line in lines), (start, end))

    def _paragraph(self, node: SyntaxTreeNode) -> ParagraphSyntax | NoteSyntax:
        """The paragraph, or the note that it defines."""
        start, end = self._inline_span(node)
        note = _NOTE.match(self.source.text, start, end)
        start = note.end() if note else start
        end, attributes = split_attributes(self.source, start, end, self.collector)
        text = self._text(start, max(start, end))
        return NoteSyntax(note.group(1), note.span(1), text, attributes) if note else ParagraphSyntax(text, attributes)

    def _indented(self, line: int) -> int:
        start, end = self.source.line_span(line)
        return end - len(self.source.text[start:end].lstrip())

    def _heading(self, node: SyntaxTreeNode) -> HeadingSyntax:
        level = len(node.markup)
        line_start, line_end = self.source.line_span(self._lines(node)[0])
        line = self.source.text[line_start:line_end]
        content = node.children[0].content.strip() if node.children else ""
        start = line_start + line.index("#") + level
        start += max(0, self.source.text[start:line_end].find(content)) if content else 0
        end, attributes = split_attributes(self.source, start, start + len(content), self.collector)
        return HeadingSyntax(level, self._text(start, end), attributes)

    def _list(self, node: SyntaxTreeNode, depth: int) -> ListSyntax | None:
        if depth > 2:
            self._refuse_in_list(node, "lists nest one level deep", "end the outer item, or write a paragraph")
            return None
        if str(node.attrs.get("start", 1)) != "1":
            self._refuse_in_list(node, "every numbered list starts at 1", "write 1. before the first item")
        items = [item for child in node.children if (item := self._item(child, depth))]
        return ListSyntax(tuple(items), node.type == "ordered_list") if items else None

    def _refuse_in_list(self, node: SyntaxTreeNode, message: str, advice: str) -> None:
        start = self._indented(self._lines(node)[0])
        end = self.source.line_span(self._lines(node)[0])[1]
        self.collector.add(self.source.finding("F101", message, (start, max(end, start + 1)), advice=advice))

    def _item(self, node: SyntaxTreeNode, depth: int) -> ItemSyntax | None:
        first, *others = node.children or [node]
        if first.type != "paragraph":
            if first is node:
                self._refuse_in_list(node, "this item is empty", "write its text, or remove the line")
            else:
                self._refuse_in_list(first, "an item starts with its text", "write a paragraph first")
            return None
        children: ListSyntax | None = None
        for other in others:
            if other.type in ("bullet_list", "ordered_list") and children is None:
                children = self._list(other, depth + 1)
            elif other.type in REFUSED:
                self._refuse(other.type, other)
            else:
                self._refuse_in_list(
                    other, "an item holds one paragraph and one list at most", "make it an item of its own"
                )
        start, end = self._inline_span(first)
        end, attributes = split_attributes(self.source, start, end, self.collector)
        return ItemSyntax(self._text(start, end), attributes, children)
