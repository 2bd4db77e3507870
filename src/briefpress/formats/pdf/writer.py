"""HTML and CSS to PDF bytes through WeasyPrint, whose every warning is a finding."""

from __future__ import annotations

import hashlib
import logging
import os
import re
import warnings
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from briefpress.findings import Finding, FindingsError
from briefpress.formats.pdf.boxes import read_boxes
from briefpress.formats.pdf.fonts import FontFile, font_face_css, isolate_fontconfig
from briefpress.formats.pdf.glyphs import places_of
from briefpress.formats.pdf.hyphenation import register_dictionaries
from briefpress.formats.pdf.notes import notes_beside_marks
from briefpress.formats.pdf.overflow import Overflow, find_overflows
from briefpress.formats.pdf.pages import PageLayout, least_sizes, measure_pages
from briefpress.locations import SourceLocation

if TYPE_CHECKING:
    from weasyprint import Document
    from weasyprint.text.fonts import FontConfiguration


_NO_GLYPH = re.compile(r"^\.notdef glyph rendered for .*: (\"(.)\".*)$", re.DOTALL)
"""What WeasyPrint says of a character without a glyph: group 1 is the character and its code point, group 2 itself."""


@dataclass(frozen=True, slots=True)
class PdfFile:
    """The bytes of a PDF, how many pages it has, on which page (from 1) each anchor stands, and what runs out.

    ``least_sizes`` has the smallest size of type in pt by address.
    """

    data: bytes
    pages: int
    anchors: Mapping[str, int]
    overflows: tuple[Overflow, ...] = ()
    least_sizes: Mapping[str, float] = field(default_factory=dict)


@cache
def _weasyprint_logger() -> logging.Logger:
    logger = logging.getLogger("weasyprint")
    logger.propagate = False
    return logger


@contextmanager
def _captured_warnings() -> Iterator[list[str]]:
    """Every message of WeasyPrint at level WARNING or above, while open."""
    messages: list[str] = []
    handler = logging.Handler(logging.WARNING)
    handler.emit = lambda record: messages.append(record.getMessage())  # type: ignore[method-assign]
    logger = _weasyprint_logger()
    logger.addHandler(handler)
    try:
        yield messages
    finally:
        logger.removeHandler(handler)


@contextmanager
def _source_date(day: date) -> Iterator[None]:
    """fontTools stamps subset fonts with SOURCE_DATE_EPOCH: the edition's date rules all dates in a file."""
    before = os.environ.get("SOURCE_DATE_EPOCH")
    os.environ["SOURCE_DATE_EPOCH"] = str(int(datetime(day.year, day.month, day.day, tzinfo=UTC).timestamp()))
    try:
        yield
    finally:
        if before is None:
            del os.environ["SOURCE_DATE_EPOCH"]
        else:
            os.environ["SOURCE_DATE_EPOCH"] = before


@dataclass(slots=True)
class _LastLayout:
    """What was laid out last, to be measured: mostly it is what is written next, which need not be laid out again."""

    key: object = None
    document: Document | None = None

    def keep(self, key: object, document: Document | None) -> None:
        self.key, self.document = key, document

    def take(self, key: object) -> Document | None:
        """The layout under ``key``, once: writing changes it."""
        document = self.document if self.key == key else None
        self.keep(None, None)
        return document


_LAST = _LastLayout()
_IMAGE = "asset:image/"
"""Begins the address of every image."""


@dataclass(frozen=True, slots=True)
class PdfWriter:
    """Writes PDFs with the fonts of one project.

    ``root`` is where images may be read from; ``drawings`` are others, by name.
    """

    root: Path
    fonts: tuple[FontFile, ...]
    drawings: Mapping[str, bytes] = field(default_factory=dict)

    def write(self, html: str, css: Sequence[str], *, day: date, identifier: str, origin: SourceLocation) -> PdfFile:
        """The PDF of ``html`` under the style sheets ``css``, in that order.

        Raises FindingsError with everything that WeasyPrint warned of (F501; F503 for text without a glyph), located
        at ``origin``, the layout.
        """
        _import_weasyprint()
        from weasyprint.urls import FatalURLFetchingError

        from briefpress.formats.pdf.claims import add_claims, pdf_options
        from briefpress.formats.pdf.tagging import join_links, own_structure

        document, data = None, b""
        with _captured_warnings() as messages, _source_date(day), own_structure():
            try:
                document = _LAST.take(self._key(html, css)) or self._lay_out(html, css)
                join_links(document)
                digest = hashlib.sha256(identifier.encode()).digest()[:16]
                data = document.write_pdf(finisher=add_claims, pdf_tags=True, pdf_identifier=digest, **pdf_options())
            except FatalURLFetchingError as error:
                messages.append(str(error))
        if messages or document is None:
            raise FindingsError(_warning_findings(messages, html, origin))
        anchors = {
            name: number for number, page in reversed(list(enumerate(document.pages, 1))) for name in page.anchors
        }
        boxes = read_boxes(document)
        return PdfFile(data, len(document.pages), anchors, find_overflows(boxes), least_sizes(boxes))

    def measure(self, html: str, css: Sequence[str], *, origin: SourceLocation) -> PageLayout:
        """What the pages of ``html`` would look like. Raises FindingsError as ``write``, but for missing glyphs."""
        _import_weasyprint()
        from weasyprint.urls import FatalURLFetchingError

        document = None
        with _captured_warnings() as messages:
            try:
                document = self._lay_out(html, css)
            except FatalURLFetchingError as error:
                messages.append(str(error))
        if messages or document is None:
            raise FindingsError(_warning_findings(messages, html, origin))
        if _IMAGE not in html:
            _LAST.keep(self._key(html, css), document)
        return measure_pages(read_boxes(document))

    def _key(self, html: str, css: Sequence[str]) -> object:
        """What decides a layout, but for the images, which may have changed since."""
        return (self.root, self.fonts, dict(self.drawings), html, tuple(css))

    def _lay_out(self, html: str, css: Sequence[str]) -> Document:
        from weasyprint import CSS, HTML

        from briefpress.formats.pdf.claims import output_profiles, pdf_options
        from briefpress.formats.pdf.fetcher import AssetFetcher

        fetcher = AssetFetcher(self.root, self.fonts, self.drawings)
        configuration = self._font_configuration()
        sheets = [
            CSS(string=text, font_config=configuration, url_fetcher=fetcher)
            for text in (font_face_css(self.fonts), *css)
        ]
        page = HTML(string=html, url_fetcher=fetcher)
        with notes_beside_marks():
            return page.render(configuration, None, output_profiles(), stylesheets=sheets, **pdf_options())

    @staticmethod
    def _font_configuration() -> FontConfiguration:
        from weasyprint.text.fonts import FontConfiguration

        return FontConfiguration()


def _import_weasyprint() -> None:
    """Import WeasyPrint with what must be set before; it warns that fontconfig knows no fonts, which is as we want."""
    isolate_fontconfig()
    register_dictionaries()
    with warnings.catch_warnings():
        warnings.filterwarnings("ignore", message="FontConfig|No fonts configured")
        import weasyprint  # noqa: F401


def _warning_findings(messages: Iterable[str], html: str, origin: SourceLocation) -> Iterator[Finding]:
    for message in dict.fromkeys(messages):
        if missing := _NO_GLYPH.search(message):
            advice = "write it in other characters, or add a font that has it"
            places = places_of(missing[2], html)
            what = f"no font of the layout has a glyph for {missing[1]}" + (f", in {places}" if places else "")
            yield Finding("F503", what, origin, missing[1], help=advice)
        else:
            yield Finding("F501", f"WeasyPrint: {message}", origin, help="a page that warns is not released")
