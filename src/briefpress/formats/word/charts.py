"""Native charts: the data in a workbook of their own, the look from the stylesheet."""

from __future__ import annotations

from briefpress.document.nodes import Chart, ChartKind
from briefpress.formats.word.captions import write_caption, write_paragraph
from briefpress.formats.word.chart_data import chart_series, chart_workbook
from briefpress.formats.word.chart_look import ChartLook, chart_space
from briefpress.formats.word.context import Context
from briefpress.formats.word.drawings import inline_drawing
from briefpress.formats.word.elements import NAMESPACES, Element, element, paragraph, serialize
from briefpress.formats.word.inlines import InlineWriter
from briefpress.formats.word.languages import word_languages
from briefpress.formats.word.looks import BOLD_FROM
from briefpress.formats.word.measures import POINTS_PER_MM, emu

_WORKBOOK_ID = "rId1"
_BAR_PITCH, _COLUMN_RATIO, _MARGIN, _LEGEND = 7.0, 0.34, 5.0, 8.0
"""Height in mm of one bar with its gap, of columns by the width of the chart, and of what stands around them."""

_LINE = 1.7
"""The least height of a bar with its gap as a multiple of the size of labels: closer ones are left out by Word."""


def write_chart(context: Context, inlines: InlineWriter, chart: Chart) -> list[Element]:
    """Caption, chart and the line of sources beneath; where there is no data, nothing is drawn."""
    caption = write_caption(context, inlines, chart.caption, "Chart", chart.id)
    if not any(series.points for series in chart.series):
        return caption + ([write_paragraph(context, inlines, chart.source)] if chart.source else [])
    series = chart_series(chart)
    space = chart_space(chart, series, _look(context), _WORKBOOK_ID)
    workbook = chart_workbook(chart, context.document.properties.date)
    relationship = context.package.add_chart(serialize(space, "c", "a", "r"), workbook, _WORKBOOK_ID)
    size = (emu(context.width), emu(_height(context, chart)))
    graphic = element("a:graphicData", {"uri": NAMESPACES["c"]}, element("c:chart", {"r:id": relationship}))
    drawing = inline_drawing(context, graphic, size, "Chart", chart.alt)
    beneath = [write_paragraph(context, inlines, chart.source)] if chart.source else []
    return [
        *caption,
        paragraph(context.styles.graphic(chart.role, sourced=bool(chart.source)).id, [drawing]),
        *beneath,
    ]


def _height(context: Context, chart: Chart) -> float:
    legend = _LEGEND if len(chart.series) > 1 else 0
    width = context.width
    if chart.kind is ChartKind.COLUMN:
        return width * _COLUMN_RATIO + legend
    categories = len(chart.series[0].points)
    least_pitch = _look(context).size * _LINE / POINTS_PER_MM
    pitch = max(_BAR_PITCH, least_pitch) * (1 + 0.5 * (len(chart.series) - 1))
    share = 0.8 if context.stylesheet.least_size else 0.6
    largest = share * (context.stylesheet.page.height - context.stylesheet.page.top - context.stylesheet.page.bottom)
    return min(largest, categories * pitch + _MARGIN + legend)


def _look(context: Context) -> ChartLook:
    stylesheet = context.stylesheet
    role = stylesheet.roles.get("chart-label") or stylesheet.role("table-body")
    values = stylesheet.roles.get("chart-value", role)
    fonts = stylesheet.fonts[role.family]
    colors = stylesheet.colors
    return ChartLook(
        latin=fonts.latin,
        east_asian=fonts.east_asian or fonts.latin,
        complex=fonts.complex or fonts.latin,
        language=_language(context),
        size=role.size,
        bold_values=values.weight >= BOLD_FROM,
        ink=colors.get("foreground", role.color),
        line=colors.get("secondary", role.color),
        series=tuple(colors[token] for token in ("primary", "accent", "secondary", "line") if token in colors)
        or (role.color,),
    )


def _language(context: Context) -> str:
    languages = word_languages(context.document.language)
    return languages.east_asian if languages.is_east_asian else languages.latin
