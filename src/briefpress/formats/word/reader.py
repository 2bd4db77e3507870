"""The text of a Word file that we wrote, by the addresses in its bookmarks: what verification compares.

The walk knows a closed list of elements. Anything else means that the file is not as the writer leaves it, and that is
an error: text must not get lost in an element that nobody thought of.
"""

from __future__ import annotations

import io
import re
import zipfile
import zlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from lxml import etree

from briefpress.formats.word.anchors import SEGMENT_BOOKMARK
from briefpress.formats.word.charts.reader import ChartReadError, WordChart, read_chart
from briefpress.formats.word.elements import NAMESPACES, Element, name
from briefpress.formats.word.fields import HARD_CHARACTERS

LARGEST_PART = 50_000_000
"""Bytes of XML that one part may have."""

_STORIES = re.compile(r"word/(?:document|footnotes|header[0-9]+|footer[0-9]+)\.xml")
_CHARTS = re.compile(r"word/charts/chart([0-9]+)\.xml")
_WORKBOOKS = re.compile(r"word/embeddings/workbook([0-9]+)\.xlsx")
_DEFINITIONS = re.compile(r"word/settings\.xml|word/_rels/document\.xml\.rels")
_UNPRINTED_FIELDS = ("PAGE", "NUMPAGES", "PAGEREF", "NOTEREF")
"""Fields whose results are the page's or marks of notes, no part of any segment."""

_CONTAINERS = frozenset(
    {"document", "body", "hdr", "ftr", "footnotes", "footnote", "p", "r", "hyperlink", "tbl", "tr", "tc"}
)
_EMPTY = frozenset(
    {
        "pPr", "rPr", "tblPr", "tblGrid", "trPr", "tcPr", "sectPr", "drawing", "pict", "footnoteReference",
        "footnoteRef", "separator", "continuationSeparator",
    }
)  # fmt: skip
_CHARACTERS = {element_name: character for character, element_name in HARD_CHARACTERS.items()}


class WordReadError(Exception):
    """The file is not a Word file as ``write_word`` makes it."""


@dataclass(frozen=True, slots=True)
class WordSegment:
    """The text within one bookmark: digest of the address (see ``address_hash``), which occurrence, and the text."""

    address_hash: str
    occurrence: int
    text: str


@dataclass(frozen=True, slots=True)
class WordPage:
    """What a kind of page of one section has at its top and bottom. ``kind``: ``default``, ``first`` or ``even``."""

    kind: str
    head: str
    foot: str


@dataclass(frozen=True, slots=True)
class WordText:
    """What a Word file says.

    ``segments`` in the order of the file: body, then notes, heads and feet. ``alternatives`` are the descriptions of
    charts and images in order, ``tables`` the cell texts of all tables, ``pages`` every kind of page of every section.
    """

    segments: tuple[WordSegment, ...]
    charts: tuple[WordChart, ...]
    alternatives: tuple[str, ...]
    tables: tuple[tuple[tuple[str, ...], ...], ...]
    pages: tuple[WordPage, ...] = ()

    def by_address(self, digest: str) -> tuple[str, ...]:
        """The texts under one address, in order of occurrence."""
        found = [segment for segment in self.segments if segment.address_hash == digest]
        return tuple(segment.text for segment in sorted(found, key=lambda segment: segment.occurrence))


def read_word(data: bytes) -> WordText:
    """Read the bytes of a Word file. Raises WordReadError if it is damaged or holds what the writer never writes."""
    parts = _parts(data)
    stories = [parts[part] for part in sorted(parts, key=_story_order) if _STORIES.fullmatch(part)]
    if "word/document.xml" not in parts:
        raise WordReadError("there is no word/document.xml in it")
    walk = _Walk()
    for story in stories:
        walk.story(story)
    charts = sorted((int(match[1]), part) for part in parts if (match := _CHARTS.fullmatch(part)))
    workbooks = _workbooks(data)
    body = parts["word/document.xml"]
    return WordText(
        segments=tuple(walk.segments),
        charts=tuple(_chart(parts[part], workbooks.get(number)) for number, part in charts),
        alternatives=tuple(found.get("descr", "") for found in body.iter(name("wp:docPr"))),
        tables=tuple(tuple(_table(table)) for table in body.iter(name("w:tbl"))),
        pages=tuple(_pages(parts)),
    )


def _story_order(part: str) -> tuple[int, str]:
    order = ("word/document.xml", "word/footnotes.xml")
    return (order.index(part) if part in order else len(order), part)


def _parts(data: bytes) -> dict[str, Element]:
    parser = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=False, load_dtd=False)
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            parts = {}
            for entry in archive.infolist():
                if not any(pattern.fullmatch(entry.filename) for pattern in (_STORIES, _CHARTS, _DEFINITIONS)):
                    continue
                if entry.file_size > LARGEST_PART:
                    raise WordReadError(f"{entry.filename} is larger than {LARGEST_PART} bytes")
                parts[entry.filename] = etree.fromstring(archive.read(entry), parser)
            return parts
    except (zipfile.BadZipFile, zlib.error, etree.XMLSyntaxError, EOFError, NotImplementedError) as error:
        raise WordReadError(str(error)) from error


def _workbooks(data: bytes) -> dict[int, bytes]:
    """The workbooks of charts by the number that they share with their chart."""
    found = {}
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        for entry in archive.infolist():
            if match := _WORKBOOKS.fullmatch(entry.filename):
                if entry.file_size > LARGEST_PART:
                    raise WordReadError(f"{entry.filename} is larger than {LARGEST_PART} bytes")
                found[int(match[1])] = archive.read(entry)
    return found


def _chart(root: Element, workbook: bytes | None) -> WordChart:
    try:
        return read_chart(root, workbook)
    except ChartReadError as error:
        raise WordReadError(str(error)) from error


@dataclass(slots=True)
class _OpenField:
    instruction: str = ""
    in_result: bool = False

    @property
    def printed(self) -> bool:
        return self.in_result and not self.instruction.strip().startswith(_UNPRINTED_FIELDS)


@dataclass(slots=True)
class _Walk:
    """Collects the text of every bookmark that is open where text stands."""

    segments: list[WordSegment] = field(default_factory=list)
    _open: dict[str, tuple[re.Match[str], list[str]]] = field(default_factory=dict)
    _fields: list[_OpenField] = field(default_factory=list)

    def story(self, root: Element) -> None:
        self._visit(root)
        if self._open:
            raise WordReadError(f"the bookmark {next(iter(self._open.values()))[0][0]} has no end")
        if self._fields:
            raise WordReadError("a field has no end")

    def _visit(self, node: Element) -> None:
        tag = _local(node)
        if tag in _CONTAINERS:
            for child in node:
                self._visit(child)
        elif tag in _EMPTY:
            pass
        elif tag == "t":
            self._add(node.text or "")
        elif tag in _CHARACTERS:
            self._add(_CHARACTERS[tag])
        elif tag == "bookmarkStart":
            match = SEGMENT_BOOKMARK.fullmatch(node.get(name("w:name"), ""))
            if match:
                self._open[node.get(name("w:id"), "")] = (match, [])
        elif tag == "bookmarkEnd":
            closed = self._open.pop(node.get(name("w:id"), ""), None)
            if closed:
                match, pieces = closed
                self.segments.append(WordSegment(match[1], int(match[2]), "".join(pieces)))
        elif tag == "fldChar":
            self._field_character(node.get(name("w:fldCharType"), ""))
        elif tag == "instrText":
            if self._fields:
                self._fields[-1].instruction += node.text or ""
        else:
            raise WordReadError(f"the writer never writes <{etree.QName(node).text}>")

    def _field_character(self, kind: str) -> None:
        if kind == "begin":
            self._fields.append(_OpenField())
            return
        if not self._fields:
            raise WordReadError("a field ends that never began")
        if kind == "separate":
            self._fields[-1].in_result = True
        else:
            self._fields.pop()

    def _add(self, text: str) -> None:
        if all(field_.printed for field_ in self._fields):
            for _, pieces in self._open.values():
                pieces.append(text)


def _local(node: Element) -> str:
    """The name of an element of WordprocessingML, empty for any other."""
    qualified = etree.QName(node)
    return qualified.localname if qualified.namespace == NAMESPACES["w"] else ""


def _table(table: Element) -> Iterator[tuple[str, ...]]:
    for row in table.iter(name("w:tr")):
        yield tuple(_plain(cell) for cell in row.iter(name("w:tc")))


def _plain(cell: Element) -> str:
    """The text of a cell, its paragraphs on lines of their own."""
    lines = []
    for paragraph in cell.iter(name("w:p")):
        pieces = []
        for node in paragraph.iter():
            tag = _local(node)
            pieces.append((node.text or "") if tag == "t" else _CHARACTERS.get(tag, ""))
        lines.append("".join(pieces))
    return "\n".join(lines)


def _pages(parts: Mapping[str, Element]) -> Iterator[WordPage]:
    """Every kind of page that there is, section by section (ISO 29500-1, 17.10).

    A section without a head or foot of some kind goes on with that of the section before it.
    """
    settings, targets = parts.get("word/settings.xml"), _targets(parts)
    has_even = settings is not None and _is_on(settings.find(name("w:evenAndOddHeaders")))
    running = {(part, kind): "" for part in ("header", "footer") for kind in ("default", "first", "even")}
    for section in parts["word/document.xml"].iter(name("w:sectPr")):
        for part in ("header", "footer"):
            for reference in section.iterfind(name(f"w:{part}Reference")):
                story = parts.get(targets.get(reference.get(name("r:id"), ""), ""))
                text = "" if story is None else "".join(piece.text or "" for piece in story.iter(name("w:t")))
                running[part, reference.get(name("w:type"), "default")] = text
        has_first = _is_on(section.find(name("w:titlePg")))
        for kind in ("default", *(["first"] if has_first else []), *(["even"] if has_even else [])):
            yield WordPage(kind, running["header", kind], running["footer", kind])


def _targets(parts: Mapping[str, Element]) -> dict[str, str]:
    """The parts that the document refers to, by the id of the relationship."""
    relationships = parts.get("word/_rels/document.xml.rels")
    found = () if relationships is None else relationships
    return {child.get("Id", ""): f"word/{child.get('Target', '').removeprefix('/word/')}" for child in found}


def _is_on(switch: Element | None) -> bool:
    """Whether a property that is true where it stands alone is there, and not switched off."""
    return switch is not None and switch.get(name("w:val"), "true") not in ("0", "false", "off")
