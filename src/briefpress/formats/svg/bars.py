"""Horizontal bars: categories before all bars, values at the ends of the bars; of several series one below another."""

from __future__ import annotations

from decimal import Decimal

from briefpress.document.charts import categories_of, values_of
from briefpress.document.nodes import Chart
from briefpress.formats.svg.canvas import Canvas
from briefpress.formats.svg.keys import draw_key, reads_as_value
from briefpress.formats.svg.scales import Scale
from briefpress.formats.svg.style import BETWEEN_MARKS, GAP, NoRoomError

_LEAST_BAR = 20.0
"""Room in pt that the longest bar must have: with less, lengths say nothing."""

_LEAST_GAP = 0.35
"""The white between bars, in sizes of type, of a chart that is drawn lower than usual."""

_BEFORE_VALUE = GAP * 0.8
_LEAST_WITH_NAMES = 0.4
"""The share of the width that the bars must keep if their names are to stand at the first of them."""


def draw_bars(canvas: Canvas, chart: Chart) -> float:
    """Draw ``chart`` and give its height in pt. Raises NoRoomError where its labels leave no room for bars."""
    style, categories = canvas.style, categories_of(chart)
    count = len(chart.series)
    scale = Scale.from_zero(values_of(chart))
    bar = style.label.size * (1.15 if count > 1 else 1.25)
    group = bar * count + BETWEEN_MARKS * (count - 1)
    pitch = max(group + style.label.size * _LEAST_GAP, (group + style.label.size * 0.9) * chart.height)
    label_width = style.label.widest(*(point.category for point in categories)) + GAP
    values = style.value.widest(*(point.text for series in chart.series for point in series.points)) + GAP
    left = label_width + (values if scale.low < 0 else 0)
    can_be_named = count > 1 and not any(reads_as_value(series.name) for series in chart.series)
    named = _room(canvas, chart, scale, left, names=True) if can_be_named else 0.0
    has_names = named >= canvas.width * _LEAST_WITH_NAMES
    room = named if has_names else _room(canvas, chart, scale, left)
    if room < _LEAST_BAR:
        raise NoRoomError(chart.id, "the labels leave no room for the bars")
    top = 0.0 if has_names else draw_key(canvas, [series.name for series in chart.series])
    zero = left + scale.at(0) * room

    def place(row: int, number: int) -> tuple[float, float]:
        """The top of a bar, and the base line of its labels."""
        y = top + (row + 0.5) * pitch - group / 2 + number * (bar + BETWEEN_MARKS)
        return y, y + bar / 2 + style.value.size * 0.35

    if has_names:
        for number, series in enumerate(chart.series):
            row, point = next((row, point) for row, point in enumerate(series.points) if point.value is not None)
            end = left + max(scale.at(point.value or 0), scale.at(0)) * room
            after = _BEFORE_VALUE + (style.value.width(point.text) + GAP if (point.value or 0) >= 0 else 0)
            canvas.text(style.label, series.name, end + after, place(row, number)[1], "start")
    for row, category in enumerate(categories):
        middle = top + (row + 0.5) * pitch
        canvas.text(style.label, category.category, label_width - GAP, middle + style.label.size * 0.35, "end")
        for number, series in enumerate(chart.series):
            point = series.points[row]
            if point.value is None:
                continue
            y, baseline = place(row, number)
            end = left + scale.at(point.value) * room
            canvas.rectangle(min(zero, end), y, abs(end - zero), bar, style.fill_of(chart, number, point.key))
            if point.value < 0:
                canvas.text(style.value, point.text, end - _BEFORE_VALUE, baseline, "end")
            else:
                canvas.text(style.value, point.text, end + _BEFORE_VALUE, baseline, "start")
    bottom = top + len(categories) * pitch
    canvas.line([(zero, top), (zero, bottom)], style.axis)
    return bottom + 1


def _room(canvas: Canvas, chart: Chart, scale: Scale, left: float, *, names: bool = False) -> float:
    """How long the axis can be, so that each bar and what stands at its end are within the width."""
    style = canvas.style
    rooms = [canvas.width - left]
    for series in chart.series:
        is_named = not names
        for point in series.points:
            if point.value is None:
                continue
            after = style.value.width(point.text) + GAP if point.value >= 0 else 0.0
            if not is_named:
                after += style.label.width(series.name) + GAP
                is_named = True
            share = scale.at(max(point.value, Decimal(0)))
            rooms.append((canvas.width - left - after) / share if share else canvas.width - left)
    return min(rooms)
