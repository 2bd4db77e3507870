"""The plots of native charts: bars, columns and stacks, lines, and dots as lines without a line."""

from __future__ import annotations

from collections.abc import Sequence

from briefpress.document.charts import HORIZONTAL, STACKED, categories_of
from briefpress.document.nodes import Chart, ChartKind
from briefpress.formats.word.charts.axes import CATEGORY_AXIS, VALUE_AXIS
from briefpress.formats.word.charts.frames import Frame
from briefpress.formats.word.charts.labels import PointLabel, series_labels
from briefpress.formats.word.charts.parts import ChartLook, mark_fill, no_fill, no_stroke, shape, solid, stroke, value
from briefpress.formats.word.charts.places import GAP_WIDTHS, labels_of
from briefpress.formats.word.elements import Element, element, name

_MARKERS = ("circle", "square", "diamond", "triangle")
_DASHES = ("solid", "dash", "sysDot", "lgDashDot", "sysDash", "lgDash")


def bar_plot(chart: Chart, series: Sequence[Element], look: ChartLook, frame: Frame) -> Element:
    """Bars or columns, side by side or stacked; the sums of stacks are an unseen part at their ends."""
    is_stacked = chart.kind in STACKED
    special = labels_of(chart, look, frame)
    for position, (element_, data) in enumerate(zip(series, chart.series, strict=False)):
        usual = PointLabel("ctr", look.fill(position).text) if is_stacked else PointLabel("outEnd")
        labels = series_labels(chart, data, look, usual, special[position].get)
        fill = mark_fill(look.fill_of(chart, position, ""), look.paper)
        outline = stroke(look.paper, 1) if is_stacked or len(chart.series) > 1 else no_stroke()
        standing_out = [
            _point_that_stands_out(chart, at, look)
            for at, point in enumerate(data.points)
            if point.key in chart.highlight
        ]
        _dress(element_, [shape(fill, outline), value("c:invertIfNegative", "0"), *standing_out, labels])
    if chart.total:
        labels = series_labels(chart, chart.total, look, PointLabel("inBase"))
        _dress(series[-1], [shape(no_fill(), no_stroke()), value("c:invertIfNegative", "0"), labels])
    return element(
        "c:barChart",
        None,
        value("c:barDir", "bar" if chart.kind in HORIZONTAL else "col"),
        value("c:grouping", "stacked" if is_stacked else "clustered"),
        value("c:varyColors", "0"),
        *series,
        value("c:gapWidth", str(GAP_WIDTHS[chart.kind])),
        value("c:overlap", "100" if is_stacked else "0"),
        value("c:axId", CATEGORY_AXIS),
        value("c:axId", VALUE_AXIS),
    )


def _point_that_stands_out(chart: Chart, position: int, look: ChartLook) -> Element:
    fill = mark_fill(look.fill_of(chart, 0, categories_of(chart)[position].key), look.paper)
    return element(
        "c:dPt",
        None,
        value("c:idx", str(position)),
        value("c:invertIfNegative", "0"),
        value("c:bubble3D", "0"),
        shape(fill, no_stroke()),
    )


def line_plot(chart: Chart, series: Sequence[Element], look: ChartLook, frame: Frame) -> Element:
    """Lines with their names at their ends, or dots alone."""
    is_line = chart.kind is ChartKind.LINE
    special = labels_of(chart, look, frame)
    for position, (element_, data) in enumerate(zip(series, chart.series, strict=True)):
        dash = _DASHES[position % len(_DASHES)]
        line = stroke(look.fill(position).color, 1.75 * look.weight, dash) if is_line else no_stroke()
        labels = series_labels(chart, data, look, None, special[position].get)
        standing_out = [
            element(
                "c:dPt", None, value("c:idx", str(at)), _marker(chart, 0, point.key, look), value("c:bubble3D", "0")
            )
            for at, point in enumerate(data.points)
            if point.key in chart.highlight
        ]
        marker = _marker(chart, position, "", look)
        _dress(element_, [shape(line), marker, *standing_out, labels], end=value("c:smooth", "0"))
    has_spans = len(chart.series) > 1 and not is_line
    return element(
        "c:lineChart",
        None,
        value("c:grouping", "standard"),
        value("c:varyColors", "0"),
        *series,
        *([element("c:hiLowLines", None, shape(stroke(look.line, 1)))] if has_spans else []),
        value("c:marker", "1"),
        value("c:axId", CATEGORY_AXIS),
        value("c:axId", VALUE_AXIS),
    )


def _marker(chart: Chart, series: int, key: str, look: ChartLook) -> Element:
    fill = look.fill_of(chart, series, key)
    dot = 10 if key else 8  # LibreOffice takes the look of one dot only where its size differs, too
    size = 5 if chart.kind is ChartKind.LINE else dot
    return element(
        "c:marker",
        None,
        value("c:symbol", _MARKERS[series % len(_MARKERS)]),
        value("c:size", str(round(size * look.weight))),
        shape(solid(fill.color), stroke(look.paper, 0.75)),
    )


def _dress(series: Element, parts: Sequence[Element], end: Element | None = None) -> None:
    """Give a series its look and labels, in the places that the schema wants, in place of python-pptx's own."""
    for unwanted in ("c:spPr", "c:invertIfNegative", "c:dLbls", "c:marker", "c:smooth"):
        for found in series.findall(name(unwanted)):
            series.remove(found)
    at = [child.tag for child in series].index(name("c:tx")) + 1
    series[at:at] = parts
    if end is not None:
        series.append(end)
