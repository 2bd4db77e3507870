"""The look of a native chart: single colours, values at the bars, no grid, categories in reading order."""

from __future__ import annotations

from dataclasses import dataclass

from briefpress.document.nodes import Chart, ChartKind, DataSeries
from briefpress.formats.word.chart_data import label_as_shown
from briefpress.formats.word.elements import Element, element, name
from briefpress.formats.word.looks import hex_color
from briefpress.formats.word.measures import emu
from briefpress.formats.word.package import printable

_CATEGORY_AXIS, _VALUE_AXIS = "111111111", "222222222"
_GAP_WIDTH = "55"
"""Per cent of a bar's width that is left between categories."""

_AXIS_LINE = emu(0.25)


@dataclass(frozen=True, slots=True)
class ChartLook:
    """Fonts by script, the language, the size of type in points, and colours as ``#rrggbb``."""

    latin: str
    east_asian: str
    complex: str
    language: str
    size: float
    bold_values: bool
    ink: str
    line: str
    series: tuple[str, ...]


def chart_space(chart: Chart, series: list[Element], look: ChartLook, workbook_id: str) -> Element:
    """The root of a chart part with ``series`` as python-pptx writes them."""
    for position, (element_, data) in enumerate(zip(series, chart.series, strict=True)):
        _dress(element_, data, chart.number_format, look, look.series[position % len(look.series)])
    many = len(chart.series) > 1
    bar = element(
        "c:barChart",
        None,
        _value("c:barDir", "bar" if chart.kind is ChartKind.BAR else "col"),
        _value("c:grouping", "clustered"),
        _value("c:varyColors", "0"),
        *series,
        _value("c:gapWidth", _GAP_WIDTH),
        _value("c:overlap", "-5" if many else "0"),
        _value("c:axId", _CATEGORY_AXIS),
        _value("c:axId", _VALUE_AXIS),
    )
    legend = [element("c:legend", None, _value("c:legendPos", "b"), _value("c:overlay", "0"))] if many else []
    plot = element("c:plotArea", None, element("c:layout"), bar, _category_axis(chart, look), _value_axis(chart))
    return element(
        "c:chartSpace",
        None,
        _value("c:date1904", "0"),
        _value("c:lang", look.language),
        _value("c:roundedCorners", "0"),
        element(
            "c:chart",
            None,
            _value("c:autoTitleDeleted", "1"),
            plot,
            *legend,
            _value("c:plotVisOnly", "1"),
            _value("c:dispBlanksAs", "gap"),
        ),
        element("c:spPr", None, element("a:noFill"), element("a:ln", None, element("a:noFill"))),
        _text("c:txPr", look),
        element("c:externalData", {"r:id": workbook_id}, _value("c:autoUpdate", "0")),
    )


def _dress(series: Element, data: DataSeries, number_format: str, look: ChartLook, color: str) -> None:
    """Give a series its colour and its labels, in the places that the schema wants."""
    for unwanted in ("c:spPr", "c:invertIfNegative", "c:dLbls"):
        for found in series.findall(name(unwanted)):
            series.remove(found)
    at = [child.tag for child in series].index(name("c:tx")) + 1
    series[at:at] = [
        element("c:spPr", None, _fill(color)),
        _value("c:invertIfNegative", "0"),
        _labels(data, number_format, look),
    ]


def _labels(data: DataSeries, number_format: str, look: ChartLook) -> Element:
    """Values as Word formats them from the data, or as fixed text where that would not be what the document says.

    Word writes decimals as the machine it runs on does, so «43,8» in Russian text is safe only as text.
    """
    fixed = [
        element(
            "c:dLbl",
            None,
            _value("c:idx", str(position)),
            element("c:tx", None, _text("c:rich", look, printable(point.text), bold=look.bold_values)),
            _value("c:dLblPos", "outEnd"),
            *_shown_parts(),
        )
        for position, point in enumerate(data.points)
        if label_as_shown(point.value, number_format) != point.text
    ]
    return element(
        "c:dLbls",
        None,
        *fixed,
        element("c:numFmt", {"formatCode": number_format, "sourceLinked": "0"}),
        element("c:spPr", None, element("a:noFill"), element("a:ln", None, element("a:noFill"))),
        _text("c:txPr", look, bold=look.bold_values),
        _value("c:dLblPos", "outEnd"),
        *_shown_parts(),
    )


def _shown_parts() -> list[Element]:
    shown = {"LegendKey": "0", "Val": "1", "CatName": "0", "SerName": "0", "Percent": "0", "BubbleSize": "0"}
    return [_value(f"c:show{part}", value) for part, value in shown.items()]


def _category_axis(chart: Chart, look: ChartLook) -> Element:
    horizontal = chart.kind is ChartKind.BAR
    line = element("a:ln", {"w": str(_AXIS_LINE)}, _fill(look.line))
    return element(
        "c:catAx",
        None,
        _value("c:axId", _CATEGORY_AXIS),
        # Bars grow from the bottom; turned round, the first category stands at the top.
        element("c:scaling", None, _value("c:orientation", "maxMin" if horizontal else "minMax")),
        _value("c:delete", "0"),
        _value("c:axPos", "l" if horizontal else "b"),
        element("c:numFmt", {"formatCode": "General", "sourceLinked": "0"}),
        _value("c:majorTickMark", "none"),
        _value("c:minorTickMark", "none"),
        _value("c:tickLblPos", "low"),
        element("c:spPr", None, line),
        _text("c:txPr", look),
        _value("c:crossAx", _VALUE_AXIS),
        _value("c:crosses", "autoZero"),
        _value("c:auto", "0"),
        _value("c:lblAlgn", "ctr"),
        _value("c:lblOffset", "60"),
        _value("c:noMultiLvlLbl", "1"),
    )


def _value_axis(chart: Chart) -> Element:
    """The axis of values: not drawn, since every bar says its value; it begins at zero unless a value lies below."""
    negative = any(point.value < 0 for series in chart.series for point in series.points)
    bounds = [] if negative else [_value("c:min", "0")]
    return element(
        "c:valAx",
        None,
        _value("c:axId", _VALUE_AXIS),
        element("c:scaling", None, _value("c:orientation", "minMax"), *bounds),
        _value("c:delete", "1"),
        _value("c:axPos", "b" if chart.kind is ChartKind.BAR else "l"),
        element("c:numFmt", {"formatCode": chart.number_format, "sourceLinked": "0"}),
        _value("c:majorTickMark", "none"),
        _value("c:minorTickMark", "none"),
        _value("c:tickLblPos", "nextTo"),
        _value("c:crossAx", _CATEGORY_AXIS),
        _value("c:crosses", "autoZero"),
        _value("c:crossBetween", "between"),
    )


def _text(tag: str, look: ChartLook, text: str = "", *, bold: bool = False) -> Element:
    """The type of labels (``c:txPr``), or a label with fixed text (``c:rich``)."""
    type_ = {"sz": str(round(look.size * 100)), "b": "1" if bold else "0"}

    def properties(tag: str, **attributes: str) -> Element:
        return element(
            tag,
            {**attributes, **type_},
            _fill(look.ink),
            element("a:latin", {"typeface": look.latin}),
            element("a:ea", {"typeface": look.east_asian}),
            element("a:cs", {"typeface": look.complex}),
        )

    content = [element("a:pPr", None, properties("a:defRPr"))]
    if text:
        content.append(element("a:r", None, properties("a:rPr", lang=look.language), element("a:t", None, text=text)))
    else:
        content.append(element("a:endParaRPr", {"lang": look.language}))
    return element(tag, None, element("a:bodyPr"), element("a:lstStyle"), element("a:p", None, *content))


def _fill(color: str) -> Element:
    return element("a:solidFill", None, element("a:srgbClr", {"val": hex_color(color)}))


def _value(tag: str, value: str) -> Element:
    return element(tag, {"val": value})
