"""Stacks that stand: the value in each part or beside it, the sum on top, a key of the names."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from itertools import pairwise

from briefpress.document.charts import categories_of
from briefpress.document.nodes import Chart
from briefpress.document.placing import spread_out
from briefpress.formats.svg.canvas import Canvas
from briefpress.formats.svg.columns import HIGHEST_PLOT, PLOT_SHARE, WIDEST_COLUMN
from briefpress.formats.svg.keys import draw_key
from briefpress.formats.svg.scales import Scale
from briefpress.formats.svg.stacks import Part, plate_of, scale_of, stacks_of, totals_of
from briefpress.formats.svg.style import BETWEEN_MARKS, GAP, LEAST_PARTED, Lettering, NoRoomError

_SIDE_BY_SIDE = 0.35
"""Up to so many sizes off the middle of its part, a value needs no line to it: a level one would read as a minus."""


def draw_stacked_columns(canvas: Canvas, chart: Chart) -> float:
    """Draw ``chart`` and give its height in pt. Raises NoRoomError where its labels have no room."""
    return _StackedColumns(canvas, chart).draw()


@dataclass(slots=True)
class _StackedColumns:
    canvas: Canvas
    chart: Chart
    stacks: tuple[tuple[Part, ...], ...] = field(init=False)
    scale: Scale = field(init=False)
    label: Lettering = field(init=False)
    value: Lettering = field(init=False)
    pitch: float = field(init=False)
    plot: float = field(init=False)
    top: float = field(init=False)
    column: float = field(init=False)
    aside: float = field(init=False)
    """How far columns stand before the middle of their place, so that the last has room for values beside it."""

    def __post_init__(self) -> None:
        style, chart, width = self.canvas.style, self.chart, self.canvas.width
        self.stacks = stacks_of(chart)
        self.scale = scale_of(self.stacks)
        self.pitch = width / max(len(self.stacks), 1)
        self.plot = min(width * PLOT_SHARE, HIGHEST_PLOT) * 1.15 * chart.height
        widest = max(style.label.widest(*self._categories), style.value.widest(*totals_of(chart)), 1.0)
        fit = (self.pitch - GAP / 2) / widest
        if fit < style.least_fit:
            raise NoRoomError(chart.id, "the labels are wider than the columns are apart")
        self.label, self.value = style.label.smaller(fit), style.value.smaller(fit)
        self.top = draw_key(self.canvas, [series.name for series in chart.series]) + self.value.size * 1.6
        self._set_columns()

    @property
    def _categories(self) -> tuple[str, ...]:
        return tuple(point.category for point in categories_of(self.chart))

    def _set_columns(self) -> None:
        """How wide columns are, and where they stand: all values within them, or with room beside them."""
        parts = [part for stack in self.stacks for part in stack]
        values = self.label.widest(*(part.point.text for part in parts))
        self.column, self.aside = min(self.pitch * 0.62, WIDEST_COLUMN), 0.0
        if all(self._fits(part) for part in parts):
            return
        self.column = min(self.column, self.pitch - values - GAP * 1.5)
        least = self.column / 2 + GAP * 0.8 + values - self.pitch / 2
        most = (self.pitch - max(self.value.widest(*totals_of(self.chart)), self.column)) / 2
        if self.column < self.label.size or least > most:
            raise NoRoomError(self.chart.id, "the values have no room in or beside the columns")
        self.aside = min(max((values + GAP) / 2, least), most)

    def _y(self, value: Decimal) -> float:
        return self.top + (1 - self.scale.at(value)) * self.plot

    def _middle(self, part: Part) -> float:
        return (self._y(part.start) + self._y(part.end)) / 2

    def _length(self, part: Part) -> float:
        return abs(self._y(part.end) - self._y(part.start))

    def _fits(self, part: Part) -> bool:
        """Whether a part is high and wide enough for its value."""
        plate = 1 + plate_of(self.canvas.style, part.series)
        is_high = self._length(part) >= self.label.size * 1.3
        return is_high and self.label.width(part.point.text) + 2 * plate <= self.column

    # --- drawing -----------------------------------------------------------------------------------------------------

    def draw(self) -> float:
        is_negative = self.scale.low < 0
        bottom = self.top + self.plot + (self.value.size * 1.6 if is_negative else 0)
        is_named_under_column = self.label.widest(*self._categories) / 2 <= self.pitch / 2 - self.aside
        for row, (category, stack) in enumerate(zip(self._categories, self.stacks, strict=True)):
            middle = (row + 0.5) * self.pitch
            center = middle - self.aside
            under = center if is_named_under_column else middle
            self.canvas.text(self.label, category, under, bottom + self.label.size * 1.35, "middle")
            self._draw_parts(stack, center)
            self._write_values(stack, center, bottom)
            if self.chart.total:
                end = self._y(stack[-1].end)
                baseline = end + self.value.size * 1.1 if is_negative else end - self.value.size * 0.4
                self.canvas.text(self.value, self.chart.total.points[row].text, center, baseline, "middle")
        zero = self._y(Decimal(0))
        self.canvas.line([(0, zero), (self.canvas.width, zero)], self.canvas.style.axis)
        return bottom + self.label.size * 1.9

    def _draw_parts(self, stack: Sequence[Part], center: float) -> None:
        left, right = center - self.column / 2, center + self.column / 2
        for part in stack:
            low, high = sorted((self._y(part.start), self._y(part.end)))
            self.canvas.rectangle(left, low, self.column, high - low, self.canvas.style.fill(part.series))
        for before, part in pairwise(stack):
            y = self._y(part.start)
            if min(self._length(before), self._length(part)) < LEAST_PARTED:
                continue
            self.canvas.line([(left, y), (right, y)], self.canvas.style.paper, BETWEEN_MARKS)

    def _write_values(self, stack: Sequence[Part], center: float, bottom: float) -> None:
        """The values within their parts; those of small parts beside the column, tied to them if moved away."""
        label = self.label
        small = sorted((part for part in stack if not self._fits(part)), key=self._middle)
        heights = [label.size * 1.15] * len(small)
        places = spread_out([self._middle(part) for part in small], heights, self.top - self.value.size, bottom)
        if places is None:
            raise NoRoomError(self.chart.id, "the values have no room beside the columns")
        beside = {part.series: place for part, place in zip(small, places, strict=True)}
        edge = center + self.column / 2
        start = edge + GAP * 0.8
        for part in stack:
            middle = self._middle(part)
            if part.series in beside:
                place = beside[part.series]
                if abs(place - middle) > label.size * _SIDE_BY_SIDE:
                    self.canvas.line([(edge, middle), (start - 1, place)], self.canvas.style.axis, 0.5)
                self.canvas.text(label, part.point.text, start, place + label.size * 0.35, "start")
            else:
                fill = self.canvas.style.fill(part.series)
                self.canvas.text(label, part.point.text, center, middle + label.size * 0.35, "middle", on=fill)
