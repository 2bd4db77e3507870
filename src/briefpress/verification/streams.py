"""Everything that a finished file holds, as text: what a reader sees, and what only someone who takes it apart does."""

from __future__ import annotations

import io
import re
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass

import pikepdf
from lxml import etree

from briefpress.document.stylesheet import PageStyle
from briefpress.formats.pdf.reader import PdfText
from briefpress.formats.pictures import only_what_is_seen
from briefpress.verification.margins import parted

_LARGEST_STREAM = 50_000_000
_DEEPEST = 3
"""How many files within files are opened: a workbook in a Word file in a PDF."""

_BETWEEN_WORDS = re.compile("[\x00-\x1f\x7f-\x9f\ufffd]+")
_SHORTEST_RUN = 6
_FORMATS = frozenset({"/FontFile", "/FontFile2", "/FontFile3", "/ToUnicode", "/CIDToGIDMap", "/CIDSet"})
"""Streams of fonts: they name characters, and no text."""


@dataclass(frozen=True, slots=True)
class Holding:
    """Some text with the place in the file where it is: ``page 3``, ``word/charts/chart1.xml``, ``/Title``."""

    place: str
    text: str


def pdf_holdings(data: bytes, text: PdfText, page: PageStyle) -> Iterator[Holding]:
    """What a PDF shows page by page, then every string, name, metadata stream and attached file in it.

    The head and the foot of a page are apart from what is between: a text that breaks off at the foot does not go on
    in it.
    """
    for number, lines in enumerate(text.lines, 1):
        parts = parted(lines, page)
        yield from (Holding(f"page {number}", part) for part in (parts.head, parts.between, parts.foot))
    for texts in text.texts.values():
        yield Holding("the structure tree", "\n".join(texts))
    with pikepdf.open(io.BytesIO(data)) as pdf:
        yield from _object_holdings(pdf.trailer, "the trailer")
        fonts = {stream.objgen for item in pdf.objects for stream in _font_streams(item)}
        for item in pdf.objects:
            yield from _object_holdings(item, f"object {item.objgen[0]}")
            if isinstance(item, pikepdf.Stream) and item.objgen not in fonts and item.get("/Subtype") != "/Image":
                try:
                    yield from file_holdings(item.read_bytes(), f"object {item.objgen[0]}")
                except pikepdf.PdfError:  # a filter of pictures: nothing in it can be text
                    continue


def _font_streams(item: pikepdf.Object) -> Iterator[pikepdf.Object]:
    if isinstance(item, pikepdf.Dictionary):
        yield from (item[name] for name in _FORMATS if isinstance(item.get(name), pikepdf.Stream))


def _object_holdings(item: pikepdf.Object, place: str) -> Iterator[Holding]:
    """The strings and names within an object, but for those of other objects that it refers to."""
    if isinstance(item, pikepdf.String | pikepdf.Name):
        yield Holding(place, str(item))
    elif isinstance(item, pikepdf.Array):
        for child in item.as_list():
            if not getattr(child, "is_indirect", False):
                yield from _object_holdings(child, place)
    elif isinstance(item, pikepdf.Dictionary | pikepdf.Stream):
        for key, child in item.items():
            yield Holding(place, key)
            if not getattr(child, "is_indirect", False):
                yield from _object_holdings(child, f"{place}, {key}")


def file_holdings(data: bytes, place: str, depth: int = 0) -> Iterator[Holding]:
    """What a file or stream holds: the parts of an archive one by one, text and attributes of XML, else any text."""
    if data.startswith(b"PK\x03\x04") and depth < _DEEPEST:
        yield from _archive_holdings(data, place, depth)
    elif (root := _xml(data)) is not None:
        yield from (Holding(place, text) for text in _texts(root))
        for element in root.iter():
            yield from (Holding(place, value) for value in element.attrib.values())
            if isinstance(element, etree._Comment | etree._ProcessingInstruction):  # noqa: SLF001  # lxml has no others
                yield Holding(place, element.text or "")
    else:
        for run in _BETWEEN_WORDS.split(data.decode("utf-8", errors="replace")):
            if len(run) >= _SHORTEST_RUN:
                yield Holding(place, run)


def _texts(root: etree._Element) -> Iterator[str]:
    """The text of an XML file in one, since words may be split over elements; but each of a list of fields apart.

    Title, subject and author, one after another, could else say what none of them says.
    """
    if len(root) and all(len(field) == 0 for field in root):
        yield from (field.text or "" for field in root)
    else:
        yield "".join(root.itertext())


def _archive_holdings(data: bytes, place: str, depth: int) -> Iterator[Holding]:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            yield Holding(place, archive.comment.decode("utf-8", errors="replace"))
            for entry in archive.infolist():
                inner = f"{place}/{entry.filename}".removeprefix("/")
                yield Holding(inner, entry.filename)
                yield Holding(inner, entry.comment.decode("utf-8", errors="replace"))
                if entry.file_size <= _LARGEST_STREAM:
                    yield from file_holdings(archive.read(entry), inner, depth + 1)
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError):
        return  # what cannot be read is reported by those who read the file


def talking_pictures(data: bytes) -> Iterator[str]:
    """Where a PDF or a Word file has a picture that holds more than what is seen of it: a place, a name, a remark."""
    pictures = _word_pictures(data) if data.startswith(b"PK\x03\x04") else _pdf_pictures(data)
    for place, picture in pictures:
        try:
            is_plain = only_what_is_seen(picture) == picture
        except (OSError, ValueError, SyntaxError):
            is_plain = False
        if not is_plain:
            yield place


def _word_pictures(data: bytes) -> Iterator[tuple[str, bytes]]:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        for name in archive.namelist():
            if name.startswith("word/media/"):
                yield name, archive.read(name)


def _pdf_pictures(data: bytes) -> Iterator[tuple[str, bytes]]:
    """Pictures that stand in a PDF as the files that they were; of all others it has the pixels alone."""
    with pikepdf.open(io.BytesIO(data)) as pdf:
        for item in pdf.objects:
            if isinstance(item, pikepdf.Stream) and item.get("/Filter") == "/DCTDecode":
                yield f"object {item.objgen[0]}", item.read_raw_bytes()


def _xml(data: bytes) -> etree._Element | None:
    """The root of an XML file; None where the data is something else."""
    if not data.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"<"):
        return None
    parser = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=False, load_dtd=False)
    try:
        return etree.fromstring(data, parser)
    except etree.XMLSyntaxError:
        return None
