"""Charts drawn with an even measure of text, and read back as a reader of the page sees them."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from xml.etree import ElementTree as ET

import pytest

from briefpress.document.nodes import AxisTick, Caption, Chart, ChartKind, DataPoint, DataSeries, Direction
from briefpress.document.palette import highlight_fills, series_fills
from briefpress.document.stylesheet import RoleStyle
from briefpress.formats.svg.charts import write_chart
from briefpress.formats.svg.measuring import TextMeasure
from briefpress.formats.svg.style import ChartStyle, Lettering

SVG = "{http://www.w3.org/2000/svg}"
CHARACTER = 5.0
"""The width in pt of every character at 10 pt."""

LINE_WIDTH = "1.75"
"""How wide the lines of a line chart are; all others are thinner."""

NAMES = ("Kazakhstan", "Uzbekistan", "Kyrgyzstan", "Tajikistan")
COLORS = {
    "foreground": "#1b2630",
    "primary": "#12304a",
    "accent": "#a8431a",
    "secondary": "#52626f",
    "background": "#ffffff",
}
Row = Sequence[str | None]


class EvenMeasure(TextMeasure):
    """Every character is 5 pt wide."""

    def __init__(self) -> None:
        super().__init__((), 0)

    def width(self, text: str) -> float:
        return CHARACTER * len(text)


STYLE = ChartStyle(
    label=Lettering(RoleStyle("chart-label", "Chart Label", size=10), EvenMeasure()),
    value=Lettering(RoleStyle("chart-value", "Chart Value", size=10, weight=700, color="#111111"), EvenMeasure()),
    font_list="'Source Sans 3'",
    axis="#52626f",
    grid="#b4c2cc",
    paper="#ffffff",
    fills=series_fills(COLORS),
    highlights=highlight_fills(COLORS),
    direction=Direction.LTR,
)
RTL_STYLE = replace(STYLE, direction=Direction.RTL)


@dataclass(frozen=True)
class Rectangle:
    """A rectangle on the page, in pt from the left and the top."""

    left: float
    top: float
    right: float
    bottom: float
    color: str = ""

    @property
    def width(self) -> float:
        return self.right - self.left

    @property
    def height(self) -> float:
        return self.bottom - self.top

    def overlaps(self, other: Rectangle, slack: float = 0.05) -> bool:
        return (
            self.left < other.right - slack
            and other.left < self.right - slack
            and self.top < other.bottom - slack
            and other.top < self.bottom - slack
        )

    def holds(self, other: Rectangle, slack: float = 0.05) -> bool:
        return (
            self.left - slack <= other.left
            and other.right <= self.right + slack
            and self.top - slack <= other.top
            and other.bottom <= self.bottom + slack
        )


@dataclass(frozen=True)
class Word:
    """A text with the rectangle that its letters take up."""

    text: str
    box: Rectangle
    color: str


@dataclass(frozen=True)
class Drawing:
    """What is seen of a chart: bars, dots, runs of lines and words, in pt from the left and the top."""

    root: ET.Element
    width: float
    height: float
    bars: tuple[Rectangle, ...]
    dots: tuple[Rectangle, ...]
    lines: tuple[tuple[tuple[float, float], ...], ...]
    words: tuple[Word, ...]

    def word(self, text: str) -> Word:
        (found,) = (word for word in self.words if word.text == text)
        return found


Draw = Callable[..., Drawing]


def _letters(x: float, baseline: float, width: float, size: float, color: str) -> Rectangle:
    return Rectangle(x, baseline - size * 0.72, x + width, baseline, color)


def _svg_word(text: ET.Element) -> Word:
    x, baseline, size = (float(text.get(key, "nan")) for key in ("x", "y", "font-size"))
    width = CHARACTER * len(text.text or "") * size / 10
    x = {"start": x, "middle": x - width / 2, "end": x - width}[text.get("text-anchor", "")]
    return Word(text.text or "", _letters(x, baseline, width, size, ""), text.get("fill", ""))


def _html_word(span: ET.Element) -> Word:
    look = dict(part.split(":") for part in span.get("style", "").split(";"))
    left, size = float(look["left"][:-2]), float(look["font-size"][:-2])
    width = CHARACTER * len(span.text or "") * size / 10
    room = float(look.get("width", "0pt")[:-2])
    left += {"left": 0.0, "center": (room - width) / 2, "right": room - width}[look.get("text-align", "left")]
    baseline = float(look["top"][:-2]) + 1.05 * size
    return Word(span.text or "", _letters(left, baseline, width, size, ""), look.get("color", "#111111"))


def _rectangle(element: ET.Element) -> Rectangle:
    x, y, width, height = (float(element.get(key, "nan")) for key in ("x", "y", "width", "height"))
    return Rectangle(x, y, x + width, y + height, element.get("fill", ""))


def _dot(element: ET.Element) -> Rectangle:
    color = element.get("fill", "")
    if element.tag == f"{SVG}circle":
        x, y, radius = (float(element.get(key, "nan")) for key in ("cx", "cy", "r"))
        return Rectangle(x - radius, y - radius, x + radius, y + radius, color)
    corners = [tuple(map(float, corner.split(","))) for corner in element.get("points", "").split()]
    xs, ys = zip(*corners, strict=True)
    return Rectangle(min(xs), min(ys), max(xs), max(ys), color)


def _lines(root: ET.Element) -> tuple[tuple[tuple[float, float], ...], ...]:
    found = []
    for path in root.iter(f"{SVG}path"):
        if path.get("stroke-width") == LINE_WIDTH:
            points = re.findall(r"([\d.-]+) ([\d.-]+)", path.get("d", ""))
            found.append(tuple((float(x), float(y)) for x, y in points))
    return tuple(found)


def read_drawing(text: str) -> Drawing:
    root = ET.fromstring(text)
    svg = root if root.tag == f"{SVG}svg" else next(root.iter(f"{SVG}svg"))
    words = [_svg_word(found) for found in svg.iter(f"{SVG}text")] + [_html_word(found) for found in root.iter("span")]
    dots = [found for found in svg.iter() if found.tag in (f"{SVG}circle", f"{SVG}polygon")]
    return Drawing(
        root,
        float(svg.get("width", "")[:-2]),
        float(svg.get("height", "")[:-2]),
        tuple(_rectangle(found) for found in svg.iter(f"{SVG}rect")),
        tuple(_dot(found) for found in dots),
        _lines(svg),
        tuple(words),
    )


def make_chart(
    kind: ChartKind,
    *rows: Row,
    categories: Sequence[str] = NAMES,
    names: Sequence[str] = ("Exports", "Imports", "Transit"),
    ticks: Sequence[int] = (),
    total: Row = (),
    **more: object,
) -> Chart:
    """A chart of ``rows`` of values as printed; None for a missing one. ``ticks`` are the marks of its axis."""

    def series(name: str, row: Row) -> DataSeries:
        points = (
            DataPoint(key, key, None if text is None else Decimal(text), text or "")
            for key, text in zip(categories, row, strict=False)
        )
        return DataSeries(name, tuple(points))

    axis = tuple(AxisTick(Decimal(tick), f"t{tick}") for tick in ticks)
    return Chart(
        "c",
        Caption("", 0, (), None),
        kind,
        tuple(series(name, row) for name, row in zip(names, rows, strict=False)),
        "Alt",
        axis=axis,
        total=series("Total", total) if total else None,
        **more,  # type: ignore[arg-type]
    )


@pytest.fixture(scope="session")
def chart() -> Callable[..., Chart]:
    return make_chart


@pytest.fixture(scope="session")
def draw() -> Draw:
    """Draws a chart, 300 pt wide unless told otherwise, from left to right or from right to left."""

    def drawn(chart: Chart, *, width: float = 300.0, rtl: bool = False) -> Drawing:
        return read_drawing(write_chart(chart, RTL_STYLE if rtl else STYLE, width))

    return drawn
