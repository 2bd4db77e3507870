"""Small parts of native charts: lines, fills, text and simple values, in the vocabulary of DrawingML."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from briefpress.document.charts import weight_of_marks
from briefpress.document.lengths import POINTS_PER_MM
from briefpress.document.nodes import Chart
from briefpress.document.palette import MarkFill, Stripes
from briefpress.formats.word.elements import Element, element
from briefpress.formats.word.looks import hex_color
from briefpress.formats.word.measures import emu

_PATTERNS = {
    Stripes.UP: "ltUpDiag",
    Stripes.DOWN: "ltDnDiag",
    Stripes.ACROSS: "ltHorz",
    Stripes.ALONG: "ltVert",
}


@dataclass(frozen=True, slots=True)
class ChartLook:
    """Fonts by script, the language and its direction, the size of type in points, colours as ``#rrggbb`` and fills.

    ``width`` and ``height`` are those of the chart in mm.
    """

    latin: str
    east_asian: str
    complex: str
    language: str
    is_rtl: bool
    size: float
    bold_values: bool
    ink: str
    line: str
    grid: str
    paper: str
    fills: tuple[MarkFill, ...]
    highlights: tuple[MarkFill, MarkFill]
    width: float
    height: float

    @property
    def weight(self) -> float:
        """How much thicker dots and lines are than usual."""
        return weight_of_marks(self.size)

    def fill(self, series: int) -> MarkFill:
        """The fill of the series at a position."""
        return self.fills[series % len(self.fills)]

    def fill_of(self, chart: Chart, series: int, key: str) -> MarkFill:
        """The fill of one mark: that of its series, or what sets a highlighted category off from the others."""
        if chart.highlight:
            return self.highlights[0 if key in chart.highlight else 1]
        return self.fill(series)


def value(tag: str, text: str) -> Element:
    """An element that has nothing but a value."""
    return element(tag, {"val": text})


def solid(color: str) -> Element:
    """A plain fill."""
    return element("a:solidFill", None, element("a:srgbClr", {"val": hex_color(color)}))


def mark_fill(fill: MarkFill, paper: str) -> Element:
    """The fill of a mark, with its stripes in the colour of the paper."""
    if fill.stripes is Stripes.NONE:
        return solid(fill.color)
    return element(
        "a:pattFill",
        {"prst": _PATTERNS[fill.stripes]},
        element("a:fgClr", None, element("a:srgbClr", {"val": hex_color(paper)})),
        element("a:bgClr", None, element("a:srgbClr", {"val": hex_color(fill.color)})),
    )


def no_fill() -> Element:
    return element("a:noFill")


def stroke(color: str, points: float, dash: str = "") -> Element:
    """A line of a colour, so many points wide."""
    dashes = [element("a:prstDash", {"val": dash})] if dash else []
    return element("a:ln", {"w": str(emu(points / POINTS_PER_MM))}, solid(color), *dashes)


def no_stroke() -> Element:
    return element("a:ln", None, no_fill())


def shape(*parts: Element) -> Element:
    """How something is filled and outlined."""
    return element("c:spPr", None, *parts)


def text(
    tag: str,
    look: ChartLook,
    words: str = "",
    *,
    bold: bool = False,
    color: str = "",
    body: Mapping[str, str] = MappingProxyType({}),
) -> Element:
    """The type of labels (``c:txPr``), or a label with fixed text (``c:rich``); ``body`` says how lines run in it."""
    type_ = {"sz": str(round(look.size * 100)), "b": "1" if bold else "0"}

    def properties(tag: str, **attributes: str) -> Element:
        return element(
            tag,
            {**attributes, **type_},
            solid(color or look.ink),
            element("a:latin", {"typeface": look.latin}),
            element("a:ea", {"typeface": look.east_asian}),
            element("a:cs", {"typeface": look.complex}),
        )

    direction = {"rtl": "1"} if look.is_rtl else {}
    content = [element("a:pPr", direction, properties("a:defRPr"))]
    if words:
        content.append(element("a:r", None, properties("a:rPr", lang=look.language), element("a:t", None, text=words)))
    else:
        content.append(element("a:endParaRPr", {"lang": look.language}))
    return element(tag, None, element("a:bodyPr", body), element("a:lstStyle"), element("a:p", None, *content))
