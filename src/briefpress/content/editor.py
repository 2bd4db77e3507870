"""Writes into the files of authors, touching nothing but what is asked: byte for byte, line ends and all."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from pathlib import PurePosixPath

from briefpress.content.front_matter import find_front_matter
from briefpress.content.identifiers import DIRECTIVES, has_broken_id, slug, unique
from briefpress.content.model import Segment
from briefpress.findings import FindingCollector
from briefpress.formats.markdown.attributes import Attributes
from briefpress.formats.markdown.blocks import read_blocks
from briefpress.formats.markdown.source import SourceText
from briefpress.formats.markdown.syntax import (
    BlockSyntax,
    BlockText,
    DirectiveSyntax,
    HeadingSyntax,
    ListSyntax,
    NoteSyntax,
    ParagraphSyntax,
)

_UNNAMED = PurePosixPath("brief.md")
_YAML_DIRECTIVES = DIRECTIVES - {"callout", "quotation"}


def replace_segment(file_text: str, span: tuple[int, int], new_text: str) -> str:
    """``file_text`` with ``new_text`` between the offsets of ``span``, as it is. For text in YAML: `write_segment`."""
    start, end = span
    return file_text[:start] + new_text + file_text[end:]


def write_segment(file_text: str, segment: Segment, new_text: str) -> str:
    """``file_text`` with ``new_text``, one line of Markdown, as the text of ``segment``.

    Where the segment stands in YAML the text is escaped as its quotation marks ask, or put in quotes if it had none.
    Raises ValueError if ``file_text`` is not the text that the segment was read from, or ``new_text`` is empty.
    """
    start, end = segment.span
    text = re.sub(r"\s*[\r\n]\s*", " ", new_text.strip())
    if not text:
        raise ValueError("a segment cannot be emptied")
    if not 0 <= start <= end <= len(file_text) or segment.text[:1] != _first_character(file_text[start:end]):
        raise ValueError(f"{segment.address} does not stand where it was read")
    if _is_yaml(SourceText(segment.location.path, file_text), start):
        before, after = file_text[start - 1 : start], file_text[end : end + 1]
        if before == after == '"':
            text = text.replace("\\", "\\\\").replace('"', '\\"')
        elif before == after == "'":
            text = text.replace("'", "''")
        elif not _is_block_scalar(file_text, start):
            text = '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'
    return replace_segment(file_text, (start, end), text)


def _first_character(written: str) -> str:
    return written.lstrip()[:1]


def _is_block_scalar(file_text: str, start: int) -> bool:
    """Whether the text at ``start`` is the content below a ``|`` or ``>``."""
    return re.search(r"[|>][-+0-9]*[ \t]*(?:#[^\r\n]*)?(?:\r\n|\r|\n)\s*\Z", file_text[:start]) is not None


def _is_yaml(source: SourceText, offset: int) -> bool:
    """Whether ``offset`` lies in YAML: another file than a brief, the front matter, or a directive of YAML."""
    if source.path.suffix != ".md":
        return True
    front = find_front_matter(source)
    body = front[2] if front else 0
    return offset < body or any(
        block.body[0] <= offset < max(block.body[1], block.body[0] + 1)
        for block in read_blocks(source, FindingCollector(), (body, len(source.text)))
        if isinstance(block, DirectiveSyntax) and block.name in _YAML_DIRECTIVES
    )


def write_ids(text: str) -> str:
    """The text of a brief with an id for each section, heading, paragraph, item and directive that has none.

    Ids are made of the first words, or of the kind where there are none, and stand where authors write them.
    Everything else stays as it is.
    """
    parts: list[str] = []
    done = 0
    for offset, addition in sorted(_insertions(SourceText(_UNNAMED, text))):
        parts += [text[done:offset], addition]
        done = offset
    return "".join([*parts, text[done:]])


class _Scope:
    """A section, a box or the top level: the ids in it, and the blocks that still want one."""

    def __init__(self, name: str) -> None:
        self.name = name
        self.taken: dict[str, int] = {}
        self.missing: list[tuple[BlockText | DirectiveSyntax, Attributes, str]] = []


def _insertions(source: SourceText) -> Iterator[tuple[int, str]]:
    """What to insert at which offset."""
    front = find_front_matter(source)
    span = (front[2] if front else 0, len(source.text))
    top = _Scope("")
    scopes = [top]
    for block in read_blocks(source, FindingCollector(), span):
        if isinstance(block, HeadingSyntax) and block.level == 2:
            _note(source, top, block.text, block.attributes, "section")
            scopes.append(_Scope("section"))
        elif isinstance(block, DirectiveSyntax):
            if block.name in DIRECTIVES:
                _note(source, top, block, block.attributes, block.name)
            if block.name == "callout":
                scopes.insert(-1, box := _Scope("box"))
                _note_blocks(source, box, read_blocks(source, FindingCollector(), block.body))
        else:
            _note_blocks(source, scopes[-1], [block])
    for scope in scopes:
        for found, attributes, kind in scope.missing:
            words = slug(source, found) if isinstance(found, BlockText) else ""
            name = unique(words or kind, scope.name, scope.taken)
            yield _insertion(source, found, attributes, name)


def _note_blocks(source: SourceText, scope: _Scope, blocks: Iterable[BlockSyntax]) -> None:
    for block in blocks:
        match block:
            case ParagraphSyntax():
                _note(source, scope, block.text, block.attributes, "paragraph")
            case HeadingSyntax() if block.level == 3:
                _note(source, scope, block.text, block.attributes, "heading")
            case ListSyntax():
                for item in block.items:
                    _note(source, scope, item.text, item.attributes, "item")
                    if item.children:
                        _note_blocks(source, scope, [item.children])
            case HeadingSyntax() | NoteSyntax() | DirectiveSyntax():
                pass


def _note(
    source: SourceText, scope: _Scope, found: BlockText | DirectiveSyntax, attributes: Attributes, kind: str
) -> None:
    if attributes.id:
        scope.taken[attributes.id.value] = 2
    elif not has_broken_id(source, attributes) and (isinstance(found, DirectiveSyntax) or found.text):
        scope.missing.append((found, attributes, kind))


def _insertion(
    source: SourceText, found: BlockText | DirectiveSyntax, attributes: Attributes, name: str
) -> tuple[int, str]:
    if isinstance(found, DirectiveSyntax):
        return attributes.span[0], f" {name}"
    start, end = attributes.span
    if end > start:
        opened = start + 1
        space = "" if source.text[opened] in " }" else " "
        return opened, f"#{name}{space}"
    return found.span[1], f" {{#{name}}}"
