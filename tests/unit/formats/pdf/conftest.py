"""Real small PDFs, written with the fonts of the project."""

from __future__ import annotations

import datetime
import io
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path, PurePosixPath

import pikepdf
import pytest
from PIL import Image

from briefpress.document.nodes import Block, Direction, Document
from briefpress.document.stylesheet import Stylesheet
from briefpress.formats.html.stylesheet import write_css
from briefpress.formats.html.writer import write_html
from briefpress.formats.pdf.fonts import FontFile
from briefpress.formats.pdf.reader import PdfText, read_pdf
from briefpress.formats.pdf.writer import PdfFile, PdfWriter
from briefpress.formats.svg.charts import chart_drawer
from briefpress.locations import SourceLocation

ORIGIN = SourceLocation(PurePosixPath("templates/sample/layout.yaml"))
CANARY = b"CANARY-7f3a9c"


@dataclass(frozen=True)
class Press:
    """Writes documents and pages as PDF. ``root`` is a project with one picture, and a secret beside its content."""

    root: Path
    fonts: tuple[FontFile, ...]
    look: Stylesheet
    print_css: str

    @property
    def writer(self) -> PdfWriter:
        return PdfWriter(self.root, self.fonts)

    def write(self, html: str, *css: str) -> PdfFile:
        """The PDF of a page."""
        day = datetime.date(2022, 1, 20)
        return self.writer.write(html, css, day=day, identifier="alpha/en/note", origin=ORIGIN)

    def body(self, markup: str, *css: str) -> PdfFile:
        """The PDF of a page with ``markup`` on it."""
        page = f"<!DOCTYPE html><html lang='en'><head><title>T</title></head><body>{markup}</body></html>"
        return self.write(page, "body { font-family: 'Source Sans 3' }", *css)

    def print(self, document: Document, *css: str) -> PdfFile:
        """The PDF of a document."""
        upright = {font.family: font.path for font in reversed(self.fonts) if font.style == "normal"}
        draw = chart_drawer(self.look, document.direction, upright)
        html = write_html(document, draw, "asset:image/{}".format)
        return self.write(html, self.print_css, write_css(self.look, document.direction), *css)

    def read(self, document: Document, *css: str) -> PdfText:
        return read_pdf(self.print(document, *css).data)


@pytest.fixture(scope="session")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("project")
    images = root / "content/alpha/images"
    images.mkdir(parents=True)
    Image.new("RGB", (40, 30), "white").save(images / "map.png")
    (root / "secret.png").write_bytes(CANARY)
    (root / "content/secret.txt").write_bytes(CANARY)
    return root


@pytest.fixture
def press(project: Path, fonts: tuple[FontFile, ...], look: Stylesheet, checkout: Path) -> Press:
    return Press(project, fonts, look, (checkout / "templates/shared/print.css").read_text("utf-8"))


@pytest.fixture
def page_of(every_node: Document) -> Callable[..., Document]:
    """A document of nothing but the given blocks."""

    def make(*blocks: Block, direction: Direction = Direction.LTR) -> Document:
        return replace(every_node, children=blocks, notes=(), head=(), foot=(), direction=direction)

    return make


@pytest.fixture
def streams_of() -> Callable[[bytes], Iterator[bytes]]:
    """Everything in a PDF, unpacked."""

    def unpack(data: bytes) -> Iterator[bytes]:
        yield data
        with pikepdf.open(io.BytesIO(data)) as pdf:
            for item in pdf.objects:
                if isinstance(item, pikepdf.Stream):
                    try:
                        yield item.read_bytes()
                    except pikepdf.PdfError:
                        yield item.read_raw_bytes()

    return unpack
