"""Dots: a row for each category, a dot for each value, on one labelled axis that need not begin at zero."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from briefpress.document.charts import categories_of
from briefpress.document.nodes import Chart, DataPoint
from briefpress.document.placing import spread_out
from briefpress.formats.svg.canvas import MARKERS, Canvas
from briefpress.formats.svg.keys import draw_key
from briefpress.formats.svg.scales import Scale
from briefpress.formats.svg.style import GAP, NoRoomError

_RADIUS = 3.4
_LEAST_PLOT = 60.0
"""Room in pt that the axis needs."""


_LEAST_HEIGHT = 0.85
"""Rows cannot stand much closer than usual."""


@dataclass(frozen=True, slots=True)
class _Dot:
    series: int
    point: DataPoint
    x: float


def draw_dots(canvas: Canvas, chart: Chart) -> float:
    """Draw ``chart`` and give its height in pt. Raises NoRoomError where its labels leave no room for the axis."""
    style, categories = canvas.style, categories_of(chart)
    radius = _RADIUS * style.weight
    many = len(chart.series) > 1
    above = len(chart.series) > 2
    pitch = max(chart.height, _LEAST_HEIGHT) * style.label.size * (2.9 if above else 2.1)
    label_width = style.label.widest(*(point.category for point in categories)) + GAP
    values = style.value.widest(*(point.text for series in chart.series for point in series.points))
    side = values / 2 if above else values + GAP + radius
    left = label_width + (side if many else radius) + GAP * 0.5
    right = canvas.width - max(side, style.label.width(chart.axis[-1].text) / 2)
    if right - left < _LEAST_PLOT:
        raise NoRoomError(chart.id, "the labels leave no room for the dots")
    scale = Scale(chart.axis[0].value, chart.axis[-1].value)
    top = draw_key(
        canvas,
        [series.name for series in chart.series],
        lambda number, x, y, width: canvas.marker(
            x + width / 2, y, MARKERS[number % len(MARKERS)], style.fill(number).color, radius
        ),
    )
    bottom = top + len(categories) * pitch

    def x_of(place: float) -> float:
        return left + place * (right - left)

    for tick in chart.axis:
        x = x_of(scale.at(tick.value))
        canvas.line([(x, top), (x, bottom)], style.axis if tick.value == 0 else style.grid, 0.4)
    for row, category in enumerate(categories):
        y = top + (row + (0.66 if above else 0.5)) * pitch
        canvas.text(style.label, category.category, label_width - GAP, y + style.label.size * 0.35, "end")
        dots = [
            _Dot(number, series.points[row], x_of(scale.at(value)))
            for number, series in enumerate(chart.series)
            if (value := series.points[row].value) is not None
        ]
        places = [dot.x for dot in dots]
        canvas.line([(label_width, y), (min(places, default=right), y)], style.axis, 0.5, (0.5, 2.5))
        if len(dots) > 1:
            canvas.line([(min(places), y), (max(places), y)], style.axis, 1.25)
        for dot in reversed(dots):  # the first series lies uppermost
            fill = style.fill_of(chart, dot.series, dot.point.key)
            canvas.marker(dot.x, y, MARKERS[dot.series % len(MARKERS)], fill.color, radius)
        if above:
            _values_above(canvas, chart, dots, y, (label_width, canvas.width))
        else:
            _values_beside(canvas, dots, y)
    _draw_axis(canvas, chart, [x_of(scale.at(tick.value)) for tick in chart.axis], bottom, (left, right))
    return bottom + style.label.size * 1.9


def _values_beside(canvas: Canvas, dots: Sequence[_Dot], y: float) -> None:
    """The value of a dot behind it; of two dots, that of the one nearer the start before it."""
    value, radius = canvas.style.value, _RADIUS * canvas.style.weight
    baseline = y + value.size * 0.35
    first = min(dots, key=lambda dot: (dot.x, dot.series), default=None)
    for dot in dots:
        if len(dots) == 2 and dot is first:
            canvas.text(value, dot.point.text, dot.x - radius - GAP * 0.6, baseline, "end", clears=True)
        else:
            canvas.text(value, dot.point.text, dot.x + radius + GAP * 0.6, baseline, "start", clears=True)


def _values_above(canvas: Canvas, chart: Chart, dots: Sequence[_Dot], y: float, limits: tuple[float, float]) -> None:
    """The values of three dots or more over them, moved apart where they would touch."""
    value, radius = canvas.style.value, _RADIUS * canvas.style.weight
    ordered = sorted(dots, key=lambda dot: dot.x)
    widths = [value.width(dot.point.text) + GAP * 0.7 for dot in ordered]
    places = spread_out([dot.x for dot in ordered], widths, *limits)
    if places is None:
        raise NoRoomError(chart.id, "the values have no room over the dots")
    for dot, place in sorted(zip(ordered, places, strict=True), key=lambda found: found[0].series):
        foot = y - radius - value.size * 0.5
        if abs(place - dot.x) > 1:
            canvas.line([(dot.x, y - radius), (place, foot + value.size * 0.15)], canvas.style.axis, 0.5)
        canvas.text(value, dot.point.text, place, foot, "middle", clears=True)


def _draw_axis(canvas: Canvas, chart: Chart, places: Sequence[float], bottom: float, ends: tuple[float, float]) -> None:
    """The axis under the rows; every second number where all would not fit."""
    label = canvas.style.label
    canvas.line([(ends[0], bottom), (ends[1], bottom)], canvas.style.axis)
    widest = label.widest(*(tick.text for tick in chart.axis)) + GAP
    pitch = (places[-1] - places[0]) / max(len(places) - 1, 1)
    step = next((step for step in range(1, len(places)) if step * pitch >= widest), max(len(places) - 1, 1))
    for number, (tick, x) in enumerate(zip(chart.axis, places, strict=True)):
        if number % step == 0 or (number == len(places) - 1 and (number % step) * pitch >= widest):
            canvas.text(label, tick.text, x, bottom + label.size * 1.4, "middle")
