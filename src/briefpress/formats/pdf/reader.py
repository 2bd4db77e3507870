"""A finished PDF read back: its pages, its fonts, and its text by the addresses in its structure tree."""

from __future__ import annotations

import io
import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

import pikepdf

from briefpress.document.lengths import POINTS_PER_MM
from briefpress.formats.pdf.claims import Claims, read_claims
from briefpress.formats.pdf.marked_content import ShownPage, read_marked_content, unicode_codes
from briefpress.formats.pdf.structure_faults import structure_faults

RTL_LANGUAGES = frozenset({"ar", "fa", "he", "ur"})

SOFT_HYPHEN = "\u00ad"
"""What ``texts`` have for a hyphen that a line has put in."""

_SUBSET_TAG = re.compile(r"^[A-Z]{6}\+")
_CID_ZERO = re.compile(rb"<([0-9a-f]+)> 0\n")


@dataclass(frozen=True, slots=True)
class FontUse:
    """A font in the file: its name without the subset tag, and whether its program is embedded."""

    name: str
    is_embedded: bool


@dataclass(frozen=True, slots=True)
class PdfLine:
    """One line as it is drawn. ``place`` is that of its baseline, in mm from the top of the page."""

    place: float
    text: str


@dataclass(frozen=True, slots=True)
class PdfText:
    """What a finished PDF says.

    ``texts`` maps an address to what each structure element with that address shows, in order: one text for each
    printing. ``spoken`` is what is read aloud for parts of them, by address and in order. ``drawings`` are the figures
    of the structure tree: alternative text, and the text that is drawn. ``faults`` are those of the structure.
    """

    pages: int
    title: str
    language: str
    texts: Mapping[str, tuple[str, ...]]
    drawings: tuple[tuple[str, str], ...]
    fonts: tuple[FontUse, ...]
    missing_glyphs: tuple[str, ...]
    is_tagged: bool
    spoken: Mapping[str, tuple[str, ...]]
    claims: Claims
    faults: tuple[str, ...]
    lines: tuple[tuple[PdfLine, ...], ...] = ()


def read_pdf(data: bytes) -> PdfText:
    """``data`` as text by address. Raises ValueError where it is not a PDF that can be read."""
    try:
        with pikepdf.open(io.BytesIO(data)) as pdf:
            is_rtl = str(pdf.Root.get("/Lang", "")).partition("-")[0] in RTL_LANGUAGES
            shown = read_marked_content(pdf)
            reader = _StructureReader(pdf, [page.marked for page in shown], is_rtl=is_rtl)
            reader.read()
            fonts = tuple(_fonts(pdf))
            missing = tuple(_missing_glyphs(pdf))
            return PdfText(
                pages=len(pdf.pages),
                title=str(pdf.docinfo.get("/Title", "")),
                language=str(pdf.Root.get("/Lang", "")),
                texts={address: tuple(texts) for address, texts in reader.texts.items()},
                drawings=tuple(reader.drawings),
                fonts=fonts,
                missing_glyphs=missing,
                is_tagged="/StructTreeRoot" in pdf.Root,
                spoken={address: tuple(spoken) for address, spoken in reader.spoken.items()},
                claims=read_claims(pdf),
                faults=tuple(dict.fromkeys(structure_faults(pdf, shown))),
                lines=tuple(
                    tuple(_lines(page, drawn, is_rtl=is_rtl)) for page, drawn in zip(pdf.pages, shown, strict=True)
                ),
            )
    except (pikepdf.PdfError, LookupError, TypeError, AttributeError) as error:
        raise ValueError(f"cannot be read as a PDF: {error}") from error


def _lines(page: pikepdf.Page, shown: ShownPage, *, is_rtl: bool) -> Iterator[PdfLine]:
    top = float(page.mediabox[3])
    for line in shown.lines:
        text = "".join(_in_reading_order(run, is_rtl=is_rtl) for run in line.runs)
        yield PdfLine((top - line.height) / POINTS_PER_MM, text)


class _StructureReader:
    """Walks the structure tree in order and gathers the text under each address."""

    def __init__(self, pdf: pikepdf.Pdf, marked: Sequence[Mapping[int, str]], *, is_rtl: bool) -> None:
        self._pdf = pdf
        self._marked = marked
        self._pages: dict[object, int] = {page.objgen: number for number, page in enumerate(pdf.pages)}
        self.texts: dict[str, list[str]] = {}
        self.spoken: dict[str, list[str]] = {}
        self.drawings: list[tuple[str, str]] = []
        self._is_rtl = is_rtl

    def read(self) -> None:
        root = self._pdf.Root.get("/StructTreeRoot")
        if root is not None:
            for kid in _kids(root):
                self._visit(kid)

    def _visit(self, element: pikepdf.Object | int, in_figure: bool = False, around: str = "") -> None:
        if not isinstance(element, pikepdf.Dictionary):
            return
        is_figure = element.get("/S") == "/Figure"
        if is_figure and not in_figure:
            self.drawings.append((str(element.get("/Alt", "")), "".join(self._shown(element))))
        address = element.get("/T")
        if address is not None:
            self.texts.setdefault(str(address), []).append("".join(self._shown(element)))
        around = around if address is None else str(address)
        if (spoken := element.get("/E")) is not None:
            self.spoken.setdefault(around, []).append(str(spoken))
        for kid in _kids(element):
            self._visit(kid, in_figure or is_figure, around)

    def _shown(self, element: pikepdf.Object, page: int | None = None) -> Iterator[str]:
        """The text of ``element`` without that of elements in it that have addresses of their own."""
        if (replacement := element.get("/ActualText")) is not None:
            yield str(replacement)
            return
        own_page = element.get("/Pg")
        number = page if own_page is None else self._pages.get(own_page.objgen)
        for kid in _kids(element):
            if isinstance(kid, int):
                if number is not None:
                    yield self._run(number, kid)
            elif not isinstance(kid, pikepdf.Dictionary) or "/T" in kid or kid.get("/Type") == "/OBJR":
                continue
            elif kid.get("/Type") == "/MCR":
                yield self._run(self._pages[kid["/Pg"].objgen], int(kid["/MCID"]))
            else:
                yield from self._shown(kid, number)

    def _run(self, page: int, number: int) -> str:
        return _in_reading_order(self._marked[page].get(number, ""), is_rtl=self._is_rtl)


def _in_reading_order(run: str, *, is_rtl: bool) -> str:
    """A run as it is read. It has one direction; what goes from right to left is drawn from its end."""
    if any(unicodedata.bidirectional(character) in ("R", "AL") for character in run):
        return run[::-1]
    has_direction = any(character.isalnum() for character in run)
    return run[::-1] if is_rtl and not has_direction else run


def _kids(element: pikepdf.Object) -> Iterator[pikepdf.Object | int]:
    kids = element.get("/K")
    if kids is None:
        return
    if isinstance(kids, pikepdf.Array):
        yield from kids
    else:
        yield kids


def _page_fonts(page: pikepdf.Page) -> Iterator[pikepdf.Object]:
    resources = page.obj.get("/Resources")
    fonts = resources.get("/Font") if resources is not None else None
    if isinstance(fonts, pikepdf.Dictionary):
        yield from (fonts[name] for name in fonts.keys())  # noqa: SIM118  # iterating it gives values


def _fonts(pdf: pikepdf.Pdf) -> Iterator[FontUse]:
    """Every font that a page uses, once."""
    seen: set[str] = set()
    for page in pdf.pages:
        for font in _page_fonts(page):
            descendants = font.get("/DescendantFonts")
            descriptor = (descendants[0] if descendants is not None else font).get("/FontDescriptor")
            name = _SUBSET_TAG.sub("", str(font.get("/BaseFont", "/?")).lstrip("/")).rstrip(",")
            if name in seen:
                continue
            seen.add(name)
            programs = ("/FontFile", "/FontFile2", "/FontFile3")
            embedded = descriptor is not None and any(program in descriptor for program in programs)
            yield FontUse(name, embedded)


def _missing_glyphs(pdf: pikepdf.Pdf) -> Iterator[str]:
    """Characters drawn without a glyph, in code point order.

    A font that lacks some has a stream as its /Encoding, which sends their codes to CID 0 (ISO 32000-1, 9.7.5);
    /ToUnicode says which characters the codes stand for.
    """
    missing: set[str] = set()
    for page in pdf.pages:
        for font in _page_fonts(page):
            encoding = font.get("/Encoding")
            if isinstance(encoding, pikepdf.Stream):
                lacking = {bytes.fromhex(code.decode("ascii")) for code in _CID_ZERO.findall(encoding.read_bytes())}
                missing.update(text for code, text in unicode_codes(font).items() if code in lacking)
    yield from sorted(missing)
