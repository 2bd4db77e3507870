"""Stacks that lie: the value in each part or beneath it, the sum at the end, names over the first."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from decimal import Decimal
from itertools import pairwise

from briefpress.document.charts import categories_of
from briefpress.document.nodes import Chart
from briefpress.document.placing import spread_out
from briefpress.formats.svg.canvas import Canvas
from briefpress.formats.svg.keys import draw_key, reads_as_value
from briefpress.formats.svg.stacks import Part, plate_of, scale_of, stacks_of, totals_of
from briefpress.formats.svg.style import BETWEEN_MARKS, GAP, LEAST_PARTED, NoRoomError

_LEAST_BAR = 60.0
"""Room in pt that the longest stack must have."""

_BEFORE_BARS = 0.45
"""Between the end of the axis and the first bar, and the last, in sizes of labels; twice that between bars."""

_BENEATH, _TIED = 2.0, 0.2
"""Between bars with values under them, and from a bar down to such a value, in sizes of labels."""

_LEAST_BENEATH = 1.6
"""Between such bars in a chart that is drawn lower than usual."""

_OFF_AXIS = 2.0
"""Room in pt between the axis and values under bars."""

_INSIDE = 3.0
"""Room in pt that a value needs at each side, within its part."""

Place = Callable[[Decimal], float]
"""Where a value stands, in pt from the start."""


def draw_stacked_bars(canvas: Canvas, chart: Chart) -> float:
    """Draw ``chart`` and give its height in pt. Raises NoRoomError where its labels have no room."""
    style, categories, stacks = canvas.style, categories_of(chart), stacks_of(chart)
    scale = scale_of(stacks)
    label_width = style.label.widest(*(point.category for point in categories)) + GAP
    total_width = style.value.widest(*totals_of(chart)) + GAP
    is_negative = scale.low < 0
    left = label_width + (total_width if is_negative else 0)
    room = canvas.width - left - (0 if is_negative else total_width)
    if room < _LEAST_BAR:
        raise NoRoomError(chart.id, "the labels leave no room for the bars")

    def x_of(value: Decimal) -> float:
        return left + scale.at(value) * room

    bar = style.label.size * 1.5
    has_values_beneath = not all(_fits(canvas, part, x_of) for stack in stacks for part in stack)
    usual, least = (_BENEATH, _LEAST_BENEATH) if has_values_beneath else (2 * _BEFORE_BARS, _BEFORE_BARS)
    pitch = max(bar + style.label.size * least, (bar + style.label.size * usual) * chart.height)
    zero, before = x_of(Decimal(0)), style.label.size * _BEFORE_BARS
    beneath = (label_width, zero - _OFF_AXIS) if is_negative else (zero + _OFF_AXIS, canvas.width)
    top = _draw_names(canvas, chart, stacks[0], x_of)
    for row, (category, stack) in enumerate(zip(categories, stacks, strict=True)):
        y = top + before + row * pitch
        baseline = y + bar / 2 + style.label.size * 0.35
        canvas.text(style.label, category.category, label_width - GAP, baseline, "end")
        _draw_parts(canvas, stack, x_of, y, bar)
        _write_values(canvas, chart, stack, x_of, (baseline, y + bar), beneath)
        if chart.total:
            side, anchor = (-GAP * 0.8, "end") if is_negative else (GAP * 0.8, "start")
            canvas.text(style.value, chart.total.points[row].text, x_of(stack[-1].end) + side, baseline, anchor)
    bottom = top + (len(categories) - 1) * pitch + bar + 2 * before
    canvas.line([(zero, top), (zero, bottom)], style.axis)
    return bottom + (style.label.size * (_BENEATH / 2 - _BEFORE_BARS) if has_values_beneath else 0) + 1


def _draw_names(canvas: Canvas, chart: Chart, first: Sequence[Part], x_of: Place) -> float:
    """The names of the series over the parts of the first stack, or in a key; gives the height in pt."""
    label = canvas.style.label
    names = [series.name for series in chart.series]
    if any(
        label.width(names[part.series]) > _length(part, x_of) or reads_as_value(names[part.series]) for part in first
    ):
        return draw_key(canvas, names)
    for part in first:
        canvas.text(label, names[part.series], (x_of(part.start) + x_of(part.end)) / 2, label.size, "middle")
    return label.size * 1.5


def _draw_parts(canvas: Canvas, stack: Sequence[Part], x_of: Place, y: float, bar: float) -> None:
    for part in stack:
        start, end = sorted((x_of(part.start), x_of(part.end)))
        canvas.rectangle(start, y, end - start, bar, canvas.style.fill(part.series))
    for before, part in pairwise(stack):
        x = x_of(part.start)
        if min(_length(before, x_of), _length(part, x_of)) < LEAST_PARTED:
            continue
        canvas.line([(x, y), (x, y + bar)], canvas.style.paper, BETWEEN_MARKS)


def _write_values(
    canvas: Canvas,
    chart: Chart,
    stack: Sequence[Part],
    x_of: Place,
    heights: tuple[float, float],
    limits: tuple[float, float],
) -> None:
    """The values within their parts; those of short parts under the bar, each tied to its part.

    ``heights`` are the base line within the bar and its bottom; ``limits`` from where to where there is room under it.
    """
    label, (baseline, bottom) = canvas.style.label, heights
    short = sorted((part for part in stack if not _fits(canvas, part, x_of)), key=lambda part: _middle(part, x_of))
    widths = [label.width(part.point.text) + GAP * 0.8 for part in short]
    places = spread_out([_middle(part, x_of) for part in short], widths, *limits)
    if places is None:
        raise NoRoomError(chart.id, "the values have no room under the bars")
    beneath = {part.series: place for part, place in zip(short, places, strict=True)}
    foot = bottom + label.size * _TIED
    for part in stack:
        if part.series in beneath:
            canvas.line([(_middle(part, x_of), bottom), (beneath[part.series], foot)], canvas.style.axis, 0.5)
            canvas.text(label, part.point.text, beneath[part.series], foot + label.size * 0.85, "middle")
        else:
            fill = canvas.style.fill(part.series)
            canvas.text(label, part.point.text, _middle(part, x_of), baseline, "middle", on=fill)


def _length(part: Part, x_of: Place) -> float:
    return abs(x_of(part.end) - x_of(part.start))


def _middle(part: Part, x_of: Place) -> float:
    return (x_of(part.start) + x_of(part.end)) / 2


def _fits(canvas: Canvas, part: Part, x_of: Place) -> bool:
    """Whether a part is long enough for its value."""
    around = 2 * (_INSIDE + plate_of(canvas.style, part.series))
    return canvas.style.label.width(part.point.text) + around <= _length(part, x_of)
