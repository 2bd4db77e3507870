"""Native charts: the data in a workbook of their own, the look from the stylesheet."""

from __future__ import annotations

from math import sqrt

from briefpress.document.charts import STANDING, categories_of, has_values, weight_of_marks
from briefpress.document.lengths import POINTS_PER_MM
from briefpress.document.nodes import Chart, ChartKind, Direction
from briefpress.document.palette import highlight_fills, series_fills
from briefpress.formats.word.captions import write_caption, write_paragraph
from briefpress.formats.word.charts.data import chart_series, chart_workbook
from briefpress.formats.word.charts.frames import estimated_width, foot_height, key_height, text_height
from briefpress.formats.word.charts.parts import ChartLook
from briefpress.formats.word.charts.space import chart_space
from briefpress.formats.word.context import Context
from briefpress.formats.word.drawings import inline_drawing
from briefpress.formats.word.elements import NAMESPACES, Element, element, paragraph, serialize
from briefpress.formats.word.inlines import InlineWriter
from briefpress.formats.word.languages import word_languages
from briefpress.formats.word.looks import BOLD_FROM
from briefpress.formats.word.measures import emu
from briefpress.formats.word.tables import write_values

_WORKBOOK_ID = "rId1"
_BAR_PITCH, _MARGIN = 7.0, 5.0
"""Height in mm of one bar with its gap, and of what stands around the bars."""

_HEIGHT_BY_WIDTH = {ChartKind.COLUMN: 0.34, ChartKind.STACKED_COLUMN: 0.42, ChartKind.LINE: 0.4, ChartKind.DOT: 0.4}

_LEAST_FIT, _BETWEEN_LABELS = 0.7, 1.0
"""How far labels may be set smaller, and the room in mm between those of two columns."""

_LINE = 1.7
"""The least height of a bar with its gap as a multiple of the size of labels: closer ones are left out by Word."""


def write_chart(context: Context, inlines: InlineWriter, chart: Chart) -> list[Element]:
    """Caption, chart, its values as a table if asked for, and the line of sources; without data nothing is drawn."""
    caption = write_caption(context, inlines, chart.caption, "Chart", chart.id)
    values = write_values(context, inlines, chart.table) if chart.table else []
    beneath = [write_paragraph(context, inlines, chart.source)] if chart.source else []
    if not has_values(chart):
        return [*caption, *values, *beneath]
    look = _look(context, chart)
    space = chart_space(chart, chart_series(chart), look, _WORKBOOK_ID)
    workbook = chart_workbook(chart, context.document.properties.date)
    relationship = context.package.add_chart(serialize(space, "c", "a", "r"), workbook, _WORKBOOK_ID)
    graphic = element("a:graphicData", {"uri": NAMESPACES["c"]}, element("c:chart", {"r:id": relationship}))
    drawing = inline_drawing(context, graphic, (emu(look.width), emu(look.height)), "Chart", chart.alt)
    style = context.styles.graphic(chart.role, sourced=bool(chart.source or chart.table))
    return [*caption, paragraph(style.id, [drawing]), *values, *beneath]


def _height(context: Context, chart: Chart, size: float) -> float:
    key = key_height(chart, size, context.width)
    if chart.kind in _HEIGHT_BY_WIDTH:
        slanted = foot_height(chart, size, context.width) - 1.7 * text_height(size)
        plot = context.width * _HEIGHT_BY_WIDTH[chart.kind] * sqrt(weight_of_marks(size))
        return plot + key + slanted
    beside = 1 + 0.5 * (len(chart.series) - 1) if chart.kind is ChartKind.BAR else 1.5
    pitch = max(_BAR_PITCH, size * _LINE / POINTS_PER_MM) * beside
    page = context.stylesheet.page
    share = 0.8 if context.stylesheet.least_size else 0.6
    return min(share * (page.height - page.top - page.bottom), len(categories_of(chart)) * pitch + _MARGIN + key)


def _type_size(context: Context, chart: Chart, size: float) -> float:
    """The size of labels in pt: smaller where columns stand close, as in print; in large print never."""
    if chart.kind not in STANDING or context.stylesheet.least_size:
        return size
    points = [point for series in chart.series for point in series.points]
    texts = [point.category for point in points] + [point.text for point in points if len(chart.series) == 1]
    widest = max((estimated_width(text, size) for text in texts), default=0.0)
    room = context.width / max(len(categories_of(chart)), 1) - _BETWEEN_LABELS
    return size * max(_LEAST_FIT, min(1.0, room / widest if widest else 1.0))


def _look(context: Context, chart: Chart) -> ChartLook:
    stylesheet = context.stylesheet
    role = stylesheet.roles.get("chart-label") or stylesheet.role("table-body")
    size = _type_size(context, chart, role.size)
    values = stylesheet.roles.get("chart-value", role)
    fonts = stylesheet.fonts[role.family]
    colors = stylesheet.colors
    is_rtl = context.document.direction is Direction.RTL
    return ChartLook(
        latin=(fonts.complex if is_rtl else "") or fonts.latin,
        east_asian=fonts.east_asian or fonts.latin,
        complex=fonts.complex or fonts.latin,
        language=_language(context),
        is_rtl=is_rtl,
        size=size,
        bold_values=values.weight >= BOLD_FROM,
        ink=colors.get("foreground", role.color),
        line=colors.get("secondary", role.color),
        grid=colors.get("line", role.color),
        paper=colors.get("background", "#ffffff"),
        fills=series_fills(colors),
        highlights=highlight_fills(colors),
        width=context.width,
        height=_height(context, chart, size),
    )


def _language(context: Context) -> str:
    languages = word_languages(context.document.language)
    if context.document.direction is Direction.RTL:
        return languages.complex
    return languages.east_asian if languages.is_east_asian else languages.latin
