"""Real small PDFs, written with the fonts of the project."""

from __future__ import annotations

import datetime
import io
from collections.abc import Callable, Iterator, Mapping
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
from briefpress.formats.pdf.marked_content import read_marked_content
from briefpress.formats.pdf.reader import PdfText, read_pdf
from briefpress.formats.pdf.writer import PdfFile, PdfWriter
from briefpress.formats.svg.charts import chart_drawer
from briefpress.locations import SourceLocation

ORIGIN = SourceLocation(PurePosixPath("templates/sample/layout.yaml"))
CANARY = b"CANARY-7f3a9c"


_trees: dict[object, Node] = {}


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

    def tree(self, document: Document, *css: str) -> Node:
        """The structure tree of the PDF of a document; the same one again where it was asked for before."""
        key = (document, css)
        if key not in _trees:
            _trees[key] = read_tree(self.print(document, *css).data)
        return _trees[key]

    @staticmethod
    def tree_of(data: bytes) -> Node:
        """The structure tree of a PDF."""
        return read_tree(data)


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


@dataclass(frozen=True)
class Node:
    """An element of a structure tree: its type, its entries, and what is in it: elements, and texts shown."""

    type: str
    entries: Mapping[str, str]
    attributes: Mapping[str, object]
    kids: tuple[Node | str, ...]
    links: tuple[str, ...]
    pages: frozenset[int]

    @property
    def text(self) -> str:
        """All that is shown in it."""
        return "".join(kid if isinstance(kid, str) else kid.text for kid in self.kids)

    def all(self, type_: str) -> list[Node]:
        """The elements of a type in it, in reading order."""
        inner = [kid for kid in self.kids if isinstance(kid, Node)]
        return [node for kid in inner for node in ([kid] if kid.type == type_ else []) + kid.all(type_)]

    def outline(self) -> str:
        """Types and texts as one line: ``P[Span(text) Link(text)]``."""
        if all(isinstance(kid, str) for kid in self.kids):
            return f"{self.type}({self.text})"
        parts = (kid if isinstance(kid, str) else kid.outline() for kid in self.kids)
        return f"{self.type}[{' '.join(parts)}]"


def read_tree(data: bytes) -> Node:
    """The structure tree of a PDF, from the document down."""
    with pikepdf.open(io.BytesIO(data)) as pdf:
        marked = read_marked_content(pdf)
        pages = {page.objgen: number for number, page in enumerate(pdf.pages)}

        def read(item: pikepdf.Object, page: int) -> Node:
            page = pages[item.Pg.objgen] if "/Pg" in item else page
            kids: list[Node | str] = []
            links: list[str] = []
            on: set[int] = set()
            for kid in item.get("/K", ()):
                if isinstance(kid, int) or kid.get("/Type") == "/MCR":
                    place = (page, kid) if isinstance(kid, int) else (pages[kid.Pg.objgen], int(kid.MCID))
                    kids.append(marked[place[0]].marked[place[1]])
                    on.add(place[0])
                elif kid.get("/Type") == "/OBJR":
                    links.append(str(kid.Obj.Contents))
                else:
                    kids.append(read(kid, page))
                    on |= kids[-1].pages  # type: ignore[union-attr]
            names = ("/T", "/ID", "/Lang", "/Alt", "/ActualText", "/E")
            entries = {name[1:]: str(item[name]) for name in names if name in item}
            attributes = {name[1:]: value for owner in item.get("/A", ()) for name, value in owner.items()}
            return Node(str(item.S)[1:], entries, attributes, tuple(kids), tuple(links), frozenset(on))

        (document,) = pdf.Root.StructTreeRoot.K
        return read(document, 0)
