"""Lines over time: an axis of values at the start, each line named at its end, a gap where a value is missing."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from briefpress.document.boxes import Box, is_free
from briefpress.document.charts import categories_of, labelled_positions, last_position
from briefpress.document.nodes import Chart, DataSeries
from briefpress.document.placing import spread_out
from briefpress.formats.svg.canvas import MARKERS, Canvas
from briefpress.formats.svg.keys import reads_as_value
from briefpress.formats.svg.scales import Scale
from briefpress.formats.svg.style import GAP, NoRoomError

_PLOT_SHARE, _HIGHEST_PLOT = 0.36, 165.0
_LINE, _RADIUS = 1.75, 2.6
_DASHES: tuple[tuple[float, ...], ...] = ((), (5, 2.5), (1.5, 2), (8, 2, 1.5, 2), (3, 1.5), (10, 3))
"""How the lines of a first, second, … series are broken, so that they can be told apart in grey."""

_LEAST_PLOT = 70.0
"""Room in pt that a line needs."""

_CLOSE = 9.0
"""Dots less than so far apart in pt are left out where the line goes on."""

_ONE_LINE = 0.3
"""The share of the width up to which the name of a line stands beside its last value; else it stands beneath."""

_CATEGORY_STEPS = (1, 2, 5, 10, 20, 50, 100, 200)
Point = tuple[float, float]


def draw_lines(canvas: Canvas, chart: Chart) -> float:
    """Draw ``chart`` and give its height in pt. Raises NoRoomError where the names leave no room for lines."""
    return _LineDrawing(canvas, chart).draw()


@dataclass(slots=True)
class _EndLabel:
    """The last value of a line and its name: where it stands, and where it would stand best."""

    series: int
    value: str
    name: str
    wished: float
    place: float = 0.0


@dataclass(slots=True)
class _LineDrawing:
    canvas: Canvas
    chart: Chart
    top: float = field(init=False)
    bottom: float = field(init=False)
    left: float = field(init=False)
    right: float = field(init=False)

    def __post_init__(self) -> None:
        style, chart = self.canvas.style, self.chart
        self.top = style.value.size * 1.5
        self.bottom = self.top + min(self.canvas.width * _PLOT_SHARE, _HIGHEST_PLOT) * chart.height
        self.left = style.label.widest(*(tick.text for tick in chart.axis)) + 2 * GAP
        self.right = self.canvas.width - self._end_width - 1.5 * GAP
        if self.right - self.left < _LEAST_PLOT:
            raise NoRoomError(chart.id, "the labels leave no room for the lines")

    # --- places ------------------------------------------------------------------------------------------------------

    @property
    def _names(self) -> tuple[str, ...]:
        return tuple(series.name for series in self.chart.series) if len(self.chart.series) > 1 else ()

    @property
    def _is_in_one_line(self) -> bool:
        """Whether names stand beside the last values, and not beneath them."""
        if any(map(reads_as_value, self._names)):
            return False
        style = self.canvas.style
        values = style.value.widest(*self._last_values)
        return values + GAP * 0.6 + style.label.widest(*self._names) <= self.canvas.width * _ONE_LINE

    @property
    def _last_values(self) -> tuple[str, ...]:
        return tuple(series.points[last_position(series)].text for series in self.chart.series if series.points)

    @property
    def _end_width(self) -> float:
        style = self.canvas.style
        values = style.value.widest(*self._last_values)
        names = style.label.widest(*self._names)
        if not self._names:
            return values
        return values + GAP * 0.6 + names if self._is_in_one_line else max(values, names)

    def _x(self, position: int) -> float:
        count = len(categories_of(self.chart))
        share = position / (count - 1) if count > 1 else 0.5
        first = self.left + self._inset
        return first + share * (self.right - first)

    @property
    def _inset(self) -> float:
        """Room before the first point, for its label."""
        texts = [point.text for series in self.chart.series for point in series.points]
        return min(self.canvas.style.value.widest(*texts) / 2, 16.0)

    def _points(self, series: DataSeries) -> dict[int, Point]:
        """Where the values of a line stand, by position."""
        scale = Scale(self.chart.axis[0].value, self.chart.axis[-1].value)
        height = self.bottom - self.top
        return {
            position: (self._x(position), self.bottom - scale.at(point.value) * height)
            for position, point in enumerate(series.points)
            if point.value is not None
        }

    # --- drawing -----------------------------------------------------------------------------------------------------

    def draw(self) -> float:
        style = self.canvas.style
        lines = [self._points(series) for series in self.chart.series]
        self._draw_grid()
        for number, points in enumerate(lines):
            self._draw_line(number, points)
        ends = self._end_labels(lines)
        self._draw_leaders(ends, lines)
        if self._names:
            for end in sorted(ends, key=lambda end: end.series):
                x = self.right + GAP * 1.5
                below = 0.0 if self._is_in_one_line else style.label.size * 1.1
                aside = style.value.width(end.value) + GAP * 0.6 if self._is_in_one_line else 0.0
                self.canvas.text(style.label, end.name, x + aside, end.place + below, "start")
        inner = dict(self._inner_labels(lines))
        shown = self._shown_categories()
        by_series = {end.series: end for end in ends}
        for position, category in enumerate(categories_of(self.chart)):
            if position in shown:
                y = self.bottom + style.label.size * 1.5
                self.canvas.text(style.label, category.category, self._x(position), y, "middle")
            for number, series in enumerate(self.chart.series):
                if position == last_position(series) and number in by_series:
                    end = by_series[number]
                    self.canvas.text(style.value, end.value, self.right + GAP * 1.5, end.place, "start")
                elif (number, position) in inner:
                    x, y = inner[number, position]
                    self.canvas.text(style.value, series.points[position].text, x, y, "middle", clears=True)
        for tick, y in self._ticks():
            self.canvas.text(style.label, tick, self.left - GAP, y + style.label.size * 0.35, "end")
        return self.bottom + style.label.size * 2.0

    def _ticks(self) -> Iterator[tuple[str, float]]:
        scale = Scale(self.chart.axis[0].value, self.chart.axis[-1].value)
        for tick in self.chart.axis:
            yield tick.text, self.bottom - scale.at(tick.value) * (self.bottom - self.top)

    def _draw_grid(self) -> None:
        style = self.canvas.style
        for tick, (_, y) in zip(self.chart.axis, self._ticks(), strict=True):
            color, width = (style.axis, 0.75) if tick.value == 0 else (style.grid, 0.4)
            self.canvas.line([(self.left - GAP / 2, y), (self.right, y)], color, width)
        for position in self._shown_categories():
            x = self._x(position)
            self.canvas.line([(x, self.bottom), (x, self.bottom + 3)], style.axis, 0.5)

    def _draw_line(self, number: int, points: Mapping[int, Point]) -> None:
        color, weight = self.canvas.style.fill(number).color, self.canvas.style.weight
        dashes = tuple(dash * weight for dash in _DASHES[number % len(_DASHES)])
        runs: list[list[int]] = []
        for position in points:
            if runs and runs[-1][-1] == position - 1:
                runs[-1].append(position)
            else:
                runs.append([position])
        for run in runs:
            if len(run) > 1:
                self.canvas.line([points[position] for position in run], color, _LINE * weight, dashes)
        labelled = labelled_positions(self.chart, self.chart.series[number])
        close = len(points) > 1 and self._x(1) - self._x(0) < _CLOSE
        for run in runs:
            for position in run:
                if len(run) == 1 or not close or position in labelled:
                    self.canvas.marker(*points[position], MARKERS[number % len(MARKERS)], color, _RADIUS * weight)

    # --- labels ------------------------------------------------------------------------------------------------------

    def _end_labels(self, lines: Sequence[Mapping[int, Point]]) -> list[_EndLabel]:
        """The labels at the ends of lines, kept apart; their places are base lines of the values."""
        style = self.canvas.style
        ends = []
        for number, (series, points) in enumerate(zip(self.chart.series, lines, strict=True)):
            if points:
                last = last_position(series)
                name = series.name if self._names else ""
                ends.append(_EndLabel(number, series.points[last].text, name, points[last][1]))
        ends.sort(key=lambda end: end.wished)
        height = style.value.size * 1.2 + (style.label.size * 1.1 if self._names and not self._is_in_one_line else 0)
        places = spread_out([end.wished for end in ends], [height] * len(ends), 0, self.bottom + style.label.size)
        if places is None:
            raise NoRoomError(self.chart.id, "the names of the lines have no room at their ends")
        for end, place in zip(ends, places, strict=True):
            end.place = place - height / 2 + style.value.size * 0.95
        return ends

    def _draw_leaders(self, ends: Sequence[_EndLabel], lines: Sequence[Mapping[int, Point]]) -> None:
        """A thin line from the end of a line to its label where they do not stand side by side."""
        style = self.canvas.style
        for end in ends:
            last = last_position(self.chart.series[end.series])
            x, y = lines[end.series][last]
            middle = end.place - style.value.size * 0.35
            if last < len(categories_of(self.chart)) - 1:
                self.canvas.line([(x + GAP, y), (self.right, y)], style.axis, 0.5, (1, 2))
            if abs(middle - y) > style.value.size * 0.4:
                self.canvas.line([(self.right + GAP * 0.5, y), (self.right + GAP * 1.3, middle)], style.axis, 0.5)

    def _inner_labels(self, lines: Sequence[Mapping[int, Point]]) -> Iterator[tuple[tuple[int, int], Point]]:
        """Where values within the lines are written, by series and position; those without room are left out."""
        style, size = self.canvas.style, self.canvas.style.value.size
        limits = Box(self.left, 0, self.right + GAP, self.bottom - 1)
        taken: list[Box] = []
        edges = [edge for points in lines for edge in self._edges(points)]
        dot = (_RADIUS - 0.1) * style.weight
        dots = [Box(x - dot, y - dot, x + dot, y + dot) for points in lines for x, y in points.values()]
        for number, series in enumerate(self.chart.series):
            last = last_position(series)
            for position in labelled_positions(self.chart, series):
                if position == last:
                    continue
                x, y = lines[number][position]
                width = style.value.width(series.points[position].text)
                for baseline in (y - size * 0.55, y + size * 1.25, y - size * 1.1, y + size * 1.8):
                    box = Box(x - width / 2, baseline - size * 0.75, x + width / 2, baseline + size * 0.1)
                    if (
                        box.within(limits)
                        and is_free(box, [*taken, *dots])
                        and not any(box.is_crossed(*edge) for edge in edges)
                    ):
                        taken.append(box)
                        yield (number, position), (x, baseline)
                        break

    @staticmethod
    def _edges(points: Mapping[int, Point]) -> Iterator[tuple[Point, Point]]:
        for one, other in pairwise(points):
            if other == one + 1:
                yield points[one], points[other]

    def _shown_categories(self) -> tuple[int, ...]:
        """Which categories are named: every one, or every second, fifth, tenth, …, counted by the year if they are."""
        categories = categories_of(self.chart)
        label = self.canvas.style.label
        widest = label.widest(*(point.category for point in categories)) + GAP
        pitch = (self.right - self.left - self._inset) / max(len(categories) - 1, 1)
        step = next((step for step in _CATEGORY_STEPS if step * pitch >= widest), len(categories))
        if step == 1:
            return tuple(range(len(categories)))
        are_years = all(len(point.key) == 4 and point.key.isdigit() for point in categories)
        counts = [int(point.key) if are_years else position for position, point in enumerate(categories)]
        shown = [position for position, count in enumerate(counts) if count % step == 0]
        for end in (0, len(categories) - 1):
            if all(abs(end - other) * pitch >= widest for other in shown):
                shown.append(end)
        return tuple(sorted(shown))
