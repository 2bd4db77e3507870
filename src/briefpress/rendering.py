"""The whole way of one artifact: a brief, cut, localized and composed; then PDF or Word."""

from __future__ import annotations

import datetime
import math
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from functools import lru_cache
from pathlib import Path

from briefpress.brands import Brand
from briefpress.content.audience import cut
from briefpress.content.model import Brief, Output
from briefpress.document.arranging import AS_LAID_OUT, Arrangement
from briefpress.document.columns import column_shares, needed_widths
from briefpress.document.leaves import has_contents
from briefpress.document.lengths import POINTS_PER_MM
from briefpress.document.nodes import Align, Chart, Document, Table
from briefpress.document.scaling import AS_SAID, IMMOVABLE, FitBounds, TypeScale, scale_type
from briefpress.document.stylesheet import FontFamily, RoleStyle, Stylesheet
from briefpress.findings import Finding, FindingCollector, FindingsError, Severity
from briefpress.formats.html.stylesheet import write_css
from briefpress.formats.html.writer import ColumnWidths, write_html
from briefpress.formats.pdf.fonts import FontFile, load_fonts
from briefpress.formats.pdf.pages import PageLayout
from briefpress.formats.pdf.watermark import NAME as WATERMARK
from briefpress.formats.pdf.watermark import draw_watermark, watermark_css
from briefpress.formats.pdf.writer import PdfFile, PdfWriter
from briefpress.formats.pictures import only_what_is_seen
from briefpress.formats.svg.charts import NoRoomError, chart_drawer
from briefpress.formats.svg.measuring import TextMeasure
from briefpress.formats.svg.sizes import drawn_sizes
from briefpress.formats.word.writer import write_word
from briefpress.layouts.brands.loader import load_brand
from briefpress.layouts.cards import with_a_page_each
from briefpress.layouts.compose import compose
from briefpress.layouts.glyphs import missing_glyphs
from briefpress.layouts.large_print import enlarge, pair_of, reflow, with_room_for_margins
from briefpress.layouts.loader import TEMPLATES, Layout, load_layout
from briefpress.layouts.places import find_place, overflow_finding, places_of
from briefpress.layouts.styles import stylesheet_for
from briefpress.layouts.variables import unknown_variables
from briefpress.localization.catalogues import load_catalogues
from briefpress.localization.labels import load_labels
from briefpress.localization.locale import load_locale
from briefpress.localization.localize import LocalizedBrief, State, localize
from briefpress.locations import SourceLocation
from briefpress.reading.text import load_text, with_line

OF_TRANSLATIONS = frozenset({"F301", "F302", "F305"})
"""Findings that stop no draft: something is not translated, or from another text."""
_HEAVIER = 1.12
"""How much wider than regular type the heads and totals of tables run."""

BASE_CSS = TEMPLATES / "shared" / "print.css"
LARGE_PRINT_CSS = TEMPLATES / "shared" / "large-print.css"

_ROUNDING = 0.05

_CELL_SIDE = 6.0
"""Space in points on one side of a cell, as print.css has it."""

_REGULAR, _BOLD, _SAFETY = 400, 700, 0.02
"""The weight that fonts are measured at, one that runs wider, and the share added so that no rounding breaks a word."""


@dataclass(frozen=True, slots=True)
class Composition:
    """One output in one language before it has a format: the Document and all that decides its look."""

    document: Document
    stylesheet: Stylesheet
    css: tuple[str, ...]
    origin: SourceLocation
    """The layout: where findings about the finished page point."""
    places: Mapping[str, SourceLocation] = field(default_factory=dict)
    """Where each text stands in the files of the project, by its address."""
    bounds: FitBounds = IMMOVABLE
    """How far type may move to fill the pages."""
    scale: TypeScale = AS_SAID
    """How far it has moved."""
    is_draft: bool = False
    """Whether untranslated text may stand in, and the pages be as many as it takes."""
    untranslated: Mapping[State, int] = field(default_factory=dict)
    """How many texts of a draft are not translated, and how many out of date."""

    @property
    def needs_page_numbers(self) -> bool:
        """Whether Word needs to know on which page of the PDF each heading stands."""
        return has_contents(self.document.children)


def localize_brief(
    root: Path, brief: Brief, language: str, collector: FindingCollector, *, draft: bool = False
) -> LocalizedBrief:
    """``brief`` in ``language`` with its catalogues and labels; findings go to ``collector``.

    In a ``draft``, what is not translated is marked where it stands in.
    """
    locale = load_locale(language)
    folders = (root / brief.path, root / brief.shared.path)
    catalogues = () if language == brief.language else load_catalogues(folders, language, root, collector)
    labels = load_labels(root, language, collector)
    return localize(brief, locale, catalogues, labels, collector=collector, root=root, draft=draft)


def compose_output(
    root: Path,
    brief: Brief,
    language: str,
    output: Output,
    *,
    draft: bool = False,
    arrangement: Arrangement = AS_LAID_OUT,
) -> Composition:
    """The output ``output`` of ``brief`` in ``language``. Raises FindingsError with all that stands in the way.

    Of a ``draft``, translations that are missing or stale do not. ``arrangement`` says which charts do not stand as the
    layout has them.
    """
    collector = FindingCollector()
    composition: Composition | None = None
    try:
        shown = replace(cut(brief, output.audience), is_draft=brief.is_draft or draft)
        localized = localize_brief(root, shown, language, collector, draft=draft)
        brand, layout = _load_design(root, output)
        stylesheet = stylesheet_for(layout, brand, localized.locale)
        document = compose(root, localized, layout, output, brand.logos, arrangement)
        stylesheet = with_a_page_each(stylesheet, document)
        if output.large_print:
            stylesheet = enlarge(stylesheet)
            measure = _measure(root, stylesheet)
            document = reflow(document, stylesheet, pair_of(localized.labels), measure)
            stylesheet = with_room_for_margins(stylesheet, document, measure)
        css = _style_sheets(root, layout, stylesheet, document)
        for text, path in ((css[0], BASE_CSS), (layout.css, layout.path / "print.css")):
            collector.extend(unknown_variables(text, path, stylesheet))
        origin = SourceLocation(layout.path / "layout.yaml")
        places = places_of(localized)
        files = [font.path for font in fonts_of(root, stylesheet)]
        if all(file.is_file() for file in files):  # else the set-up is not done, which the renderer says
            collector.extend(missing_glyphs(document, files, places, origin))
        composition = Composition(document, stylesheet, css, origin, places, _bounds(layout))
        if draft:
            composition = replace(composition, is_draft=True, untranslated=localized.untranslated)
    except FindingsError as error:
        collector.extend(error.findings)
    found = [finding for finding in collector if not (draft and finding.code in OF_TRANSLATIONS)]
    if composition is None or any(finding.severity is Severity.ERROR for finding in found):
        raise FindingsError(with_line(finding, root) for finding in found)
    return composition


def _load_design(root: Path, output: Output) -> tuple[Brand, Layout]:
    """The brand and the layout of ``output``. Raises FindingsError with what is wrong with either."""
    collector = FindingCollector()
    brand: Brand | None = None
    layout: Layout | None = None
    try:
        brand = load_brand(root, output.brand, output.brand_location or output.location)
    except FindingsError as error:
        collector.extend(error.findings)
    try:
        layout = load_layout(
            root, output.layout, output.layout_location or output.location, brand.roles if brand else None
        )
    except FindingsError as error:
        collector.extend(error.findings)
    if brand is None or layout is None:
        raise FindingsError(collector)
    return brand, layout


def _measure(root: Path, stylesheet: Stylesheet) -> Callable[[str], float]:
    """How wide a text is in a cell or at a mark of a chart, in pt: as if all of it were in the heavier type."""
    return _measure_of(root, replace(stylesheet.role("table-body"), weight=_BOLD), stylesheet)


def _bounds(layout: Layout) -> FitBounds:
    fit = layout.schema.fit
    return FitBounds(fit.size, fit.leading, math.inf if fit.empty == "any" else fit.empty, fit.charts)


def rescale(composition: Composition, scale: TypeScale) -> Composition:
    """``composition`` with its type at ``scale``."""
    stylesheet = scale_type(composition.stylesheet, scale)
    base, _, *others = composition.css
    css = (base, write_css(stylesheet, composition.document.direction), *others)
    return replace(composition, stylesheet=stylesheet, css=css, scale=scale)


def word_stylesheet(composition: Composition) -> Stylesheet:
    """The look of ``composition`` in Word, whose pages nobody can count beforehand.

    Where the layout declares its pages, lines stand as close as it allows, and type is not larger than it says, however
    much room print has: Word hyphenates in few languages, and gives lines of their own to what stands beside a thing.
    """
    if not composition.stylesheet.page.pages:
        return composition.stylesheet
    scale = composition.scale
    closer = TypeScale(min(1.0, 1 / scale.size), composition.bounds.leading[0] / scale.leading)
    return scale_type(composition.stylesheet, closer)


def _style_sheets(root: Path, layout: Layout, stylesheet: Stylesheet, document: Document) -> tuple[str, ...]:
    """The style sheets of a page in their order: what all share, the layout's values, its own CSS, large print."""
    base = load_text(root / BASE_CSS, root).text
    large = [load_text(root / LARGE_PRINT_CSS, root).text] if stylesheet.least_size else []
    return (base, write_css(stylesheet, document.direction), layout.css, *large)


def render_pdf(root: Path, composition: Composition) -> PdfFile:
    """The PDF of ``composition``. Raises FindingsError where a page warns or does not fit, or something runs out.

    A draft is for those who work on it: the marks of what is not translated yet take room that the text will not.
    """
    document = composition.document
    html = _html(root, composition)
    css = (*composition.css, watermark_css(composition.stylesheet.page)) if document.watermark else composition.css
    pdf = _pdf_writer(root, composition).write(
        html,
        css,
        day=datetime.date.fromisoformat(document.properties.date),
        identifier=document.properties.identifier,
        origin=composition.origin,
    )
    if composition.is_draft:
        return pdf
    if pdf.overflows:
        name, places, origin = document.properties.identifier, composition.places, composition.origin
        found = (overflow_finding(overflow, name, places, origin) for overflow in pdf.overflows)
        raise FindingsError(with_line(finding, root) for finding in found)
    if small := tuple(_small_type(pdf.least_sizes, drawn_sizes(html), composition)):
        raise FindingsError(with_line(finding, root) for finding in small)
    allowed = composition.stylesheet.page.pages
    if allowed and pdf.pages > allowed:
        message = f"{document.properties.identifier} takes {pdf.pages} pages; the layout allows {allowed}"
        help_text = "shorten the core text, or give a larger table or chart to another layout"
        raise FindingsError([Finding("F502", message, composition.origin, f"{pdf.pages} pages", help=help_text)])
    return pdf


def _small_type(
    texts: Mapping[str, float], drawings: Mapping[str, float], composition: Composition
) -> Iterator[Finding]:
    """A finding for each text, and each drawing, with type smaller than any may be."""
    least = composition.stylesheet.least_size
    in_texts = "let no style sheet set type smaller by itself; large-print.css comes last"
    in_drawings = "shorten the labels of the chart, or give it fewer columns"
    sizes = [*((name, size, in_texts) for name, size in texts.items())]
    sizes += [(name, size, in_drawings) for name, size in drawings.items()]
    for name, size, advice in sizes:
        if size < least - _ROUNDING:
            what = f"`{name}` has type" if name else "there is type"
            message = f"{composition.document.properties.identifier}: {what} of {size:.3g} pt"
            place = find_place(composition.places, name, name, composition.origin)
            yield Finding("F513", message, place, expected=f"{least:g} pt or more", help=advice)


def measure_pages(root: Path, composition: Composition, *, taller_by: float = 0) -> PageLayout:
    """What the pages of ``composition`` would look like; ``taller_by`` mm is what each has more than the layout says.

    Raises FindingsError as ``render_pdf``, but for missing glyphs and for what does not fit.
    """
    page = composition.stylesheet.page
    size = [f"@page {{ size: {page.width:g}mm {page.height + taller_by:g}mm }}"] if taller_by else []
    html, css = _html(root, composition), [*composition.css, *size]
    return _pdf_writer(root, composition).measure(html, css, origin=composition.origin)


def _pdf_writer(root: Path, composition: Composition) -> PdfWriter:
    fonts = fonts_of(root, composition.stylesheet)
    document, stylesheet = composition.document, composition.stylesheet
    return PdfWriter(root, fonts, {WATERMARK: _watermark(document, stylesheet, fonts)} if document.watermark else {})


def chart_has_room(root: Path, composition: Composition, chart: Chart, area: str) -> bool:
    """Whether the labels of ``chart`` have room in ``area`` (empty: across the page), with the type of the page."""
    try:
        _chart_drawer(root, composition)(chart, area)
    except NoRoomError:
        return False
    return True


def _chart_drawer(root: Path, composition: Composition) -> Callable[[Chart, str], str]:
    stylesheet = composition.stylesheet
    upright = {font.family: font.path for font in reversed(fonts_of(root, stylesheet)) if font.style == "normal"}
    return chart_drawer(stylesheet, composition.document.direction, upright)


def _html(root: Path, composition: Composition) -> str:
    """The page as HTML. Raises FindingsError where a chart has no room."""
    document, stylesheet = composition.document, composition.stylesheet
    draw_chart = _chart_drawer(root, composition)
    try:
        return write_html(document, draw_chart, lambda path: f"asset:image/{path}", _column_widths(root, stylesheet))
    except NoRoomError as error:
        advice = "shorten the names, show fewer values, or give the chart a wider area"
        place = find_place(composition.places, "", error.chart, composition.origin)
        message = f"{document.properties.identifier}: {error}"
        finding = with_line(Finding("F502", message, place, help=advice), root)
        raise FindingsError([finding]) from error


@contextmanager
def failures_as_findings(name: str, composition: Composition) -> Iterator[None]:
    """What brings a renderer down while open is a finding on the layout (F504), not a bug of ours."""
    try:
        yield
    except (FindingsError, OSError):
        raise
    except Exception as error:  # what a style sheet can bring WeasyPrint to raise is no closed list
        message = f"{name} could not be rendered: {type(error).__name__}: {error}".rstrip(": ")
        advice = f"look for unusual values in {composition.origin.path.parent}"
        raise FindingsError([Finding("F504", message, composition.origin, help=advice)]) from error


def _column_widths(root: Path, stylesheet: Stylesheet) -> ColumnWidths:
    """The widths of columns by what stands in them, as it is set: no word is broken where there is room for it."""
    measures = {
        row: _measure_of(root, stylesheet.role(f"table-{row}"), stylesheet) for row in ("head", "body", "total")
    }
    size = stylesheet.role("table-body").size

    def widths(table: Table, area: str) -> Sequence[float]:
        needed = needed_widths(table, lambda text, row: measures.get(row, measures["body"])(text), _sides)
        return column_shares(table, stylesheet.width(area) * POINTS_PER_MM, size, 2 * _CELL_SIDE, needed)

    return widths


def _sides(table: Table, position: int) -> float:
    """The space on both sides of the cells of a column together, in points, as print.css has it."""
    columns = table.columns
    is_number = columns[position].align is Align.NUMBER
    after_number = position > 0 and columns[position - 1].align is Align.NUMBER
    before = _CELL_SIDE if is_number else 2 * _CELL_SIDE if after_number else 0.0
    return before + (_CELL_SIDE if position < len(columns) - 1 else 0.0)


def _measure_of(root: Path, role: RoleStyle, stylesheet: Stylesheet) -> Callable[[str], float]:
    """How wide a text in a role is, in pt."""
    files = {font.family: font.path for font in reversed(fonts_of(root, stylesheet)) if font.style == "normal"}
    families = [name for name in stylesheet.fonts[role.family].css if name in files]
    heavier = _HEAVIER if role.weight > _REGULAR else 1 + _SAFETY
    return TextMeasure([files[name] for name in families], role.size, heavier).width


def _watermark(document: Document, stylesheet: Stylesheet, fonts: tuple[FontFile, ...]) -> bytes:
    """The picture of the word behind the text, in the heaviest upright type of the page."""
    upright = sorted((font for font in fonts if font.style == "normal"), key=lambda font: -font.weights[1])
    families = stylesheet.fonts[FontFamily.BASE].css
    heaviest = tuple(font for family in families for font in upright if font.family == family)
    page, colors = stylesheet.page, stylesheet.colors
    return draw_watermark(
        document.watermark, heaviest, page.width, page.height, colors["foreground"], colors["background"]
    )


def render_word(root: Path, composition: Composition, pages: Mapping[str, int]) -> bytes:
    """The Word file of ``composition``; ``pages`` says on which page of the PDF each heading stands."""
    return write_word(
        composition.document,
        word_stylesheet(composition),
        pages={anchor: str(page) for anchor, page in pages.items()},
        read_image=lambda path: only_what_is_seen((root / path).read_bytes()),
    )


@lru_cache(maxsize=4)
def _all_fonts(root: Path) -> tuple[FontFile, ...]:
    return load_fonts(root)


def fonts_of(root: Path, stylesheet: Stylesheet) -> tuple[FontFile, ...]:
    """The fonts that the stylesheet names: those of the project, and those that its brand brings."""
    names = {name for stack in stylesheet.fonts.values() for name in stack.css}
    brought = (
        FontFile(font.family, font.weights, font.style, root / font.path, font.sha256) for font in stylesheet.font_files
    )
    return tuple(font for font in (*_all_fonts(root), *brought) if font.family in names)
