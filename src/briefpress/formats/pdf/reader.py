"""A finished PDF read back: its pages, its fonts, and its text by the addresses in its structure tree."""

from __future__ import annotations

import io
import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

import pikepdf
from bidi import get_display

from briefpress.formats.pdf.marked_content import RIGHT_TO_LEFT, ShownPage, read_marked_content, unicode_codes

RTL_LANGUAGES = frozenset({"ar", "fa", "he", "ur"})
_LATIN = re.compile("[A-Za-z]")
_HELD_TOGETHER = re.compile(r"(?:[&+] )?(?:\d[\d.]*)?[A-Za-z][A-Za-z0-9.’&-]*(?: [&+](?= |$))?|[<>≈+−-]?\d[\d.,]*%?")
_STAND_IN_NUMBER, _STAND_IN_WORD, _MOST_STAND_INS = 0x1D7CE, 0xE000, 50
"""Mathematical digits and characters for private use, fifty of each, and none of them in any brief."""

_MM_PER_POINT = 25.4 / 72

SOFT_HYPHEN = "\u00ad"
"""What ``texts`` have for a hyphen at the end of a run: the line may have put it there, or the text."""

_END_OF_LINE = re.compile(r"-\s*$")
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
    place (an element that is split over pages counts once for each). ``drawings`` are the figures of the structure
    tree: alternative text, and the text that is drawn.
    """

    pages: int
    title: str
    language: str
    texts: Mapping[str, tuple[str, ...]]
    drawings: tuple[tuple[str, str], ...]
    fonts: tuple[FontUse, ...]
    missing_glyphs: tuple[str, ...]
    is_tagged: bool
    lines: tuple[tuple[PdfLine, ...], ...] = ()


def read_pdf(data: bytes) -> PdfText:
    """``data`` as text by address. Raises ValueError where it is not a PDF that can be read."""
    try:
        with pikepdf.open(io.BytesIO(data)) as pdf:
            is_rtl = str(pdf.Root.get("/Lang", "")).partition("-")[0] in RTL_LANGUAGES
            shown = read_marked_content(pdf)
            reader = _StructureReader(pdf, [page.marked for page in shown])
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
                lines=tuple(
                    tuple(_lines(page, drawn, is_rtl=is_rtl)) for page, drawn in zip(pdf.pages, shown, strict=True)
                ),
            )
    except (pikepdf.PdfError, LookupError, TypeError, AttributeError) as error:
        raise ValueError(f"cannot be read as a PDF: {error}") from error


def _lines(page: pikepdf.Page, shown: ShownPage, *, is_rtl: bool) -> Iterator[PdfLine]:
    top = float(page.mediabox[3])
    for line in shown.lines:
        yield PdfLine((top - line.height) * _MM_PER_POINT, _in_reading_order(line.text, is_rtl=is_rtl))


class _StructureReader:
    """Walks the structure tree in order and gathers the text under each address."""

    def __init__(self, pdf: pikepdf.Pdf, marked: Sequence[Mapping[int, str]]) -> None:
        self._pdf = pdf
        self._marked = marked
        self._pages: dict[object, int] = {page.objgen: number for number, page in enumerate(pdf.pages)}
        self.texts: dict[str, list[str]] = {}
        self.drawings: list[tuple[str, str]] = []
        self._is_rtl = str(pdf.Root.get("/Lang", "")).partition("-")[0] in RTL_LANGUAGES

    def read(self) -> None:
        root = self._pdf.Root.get("/StructTreeRoot")
        if root is not None:
            for kid in _kids(root):
                self._visit(kid)

    def _visit(self, element: pikepdf.Object | int, in_figure: bool = False) -> None:
        if not isinstance(element, pikepdf.Dictionary):
            return
        is_figure = element.get("/S") == "/Figure"
        if is_figure and not in_figure:
            self.drawings.append((str(element.get("/Alt", "")), "".join(self._shown(element))))
        address = element.get("/T")
        if address is not None:
            self.texts.setdefault(str(address), []).append("".join(self._shown(element)))
        for kid in _kids(element):
            self._visit(kid, in_figure or is_figure)

    def _shown(self, element: pikepdf.Object, page: int | None = None) -> Iterator[str]:
        """The text of ``element`` without that of elements in it that have addresses of their own."""
        own_page = element.get("/Pg")
        number = page if own_page is None else self._pages.get(own_page.objgen)
        for kid in _kids(element):
            if isinstance(kid, int):
                if number is not None:
                    yield _END_OF_LINE.sub(
                        SOFT_HYPHEN, _in_reading_order(self._marked[number].get(kid, ""), is_rtl=self._is_rtl)
                    )
            elif isinstance(kid, pikepdf.Dictionary) and "/T" not in kid and kid.get("/Type") != "/OBJR":
                yield from self._shown(kid, number)


def _in_reading_order(run: str, *, is_rtl: bool) -> str:
    """A run as it is read: what is drawn from right to left comes out of a PDF in the order of the page.

    The bidirectional algorithm (Unicode Standard Annex 9), applied to the order on the page, gives that of the text.
    The marks that hold a sign to its number and a Latin name together are not drawn, so for these characters stand in
    that the algorithm takes for a number or a word.
    """
    if not (RIGHT_TO_LEFT.search(run) or (is_rtl and not _LATIN.search(run))):
        return run
    held: list[str] = []

    def stand_in(match: re.Match[str]) -> str:
        held.append(match[0])
        first = _STAND_IN_WORD if _LATIN.search(match[0]) else _STAND_IN_NUMBER
        return chr(first + len(held) - 1)

    prepared = _HELD_TOGETHER.sub(stand_in, unicodedata.normalize("NFKC", run), _MOST_STAND_INS)
    ordered = str(get_display(prepared, base_dir="R"))
    for position, text in enumerate(held):
        ordered = ordered.replace(chr(_STAND_IN_WORD + position), text).replace(chr(_STAND_IN_NUMBER + position), text)
    return ordered


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
