"""Where the plot of a native chart stands, as shares of the chart, so that labels can be given places around it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from briefpress.document.charts import HORIZONTAL, STACKED, categories_of, values_of, weight_of_marks
from briefpress.document.lengths import POINTS_PER_MM
from briefpress.document.nodes import Chart, ChartKind
from briefpress.findings import display_width
from briefpress.formats.word.charts.parts import ChartLook

_CHARACTER_WIDTH = 0.55
"""Width of an average character as a share of the size of type."""

_KEY_LINE, _KEY_SWATCH = 5.0, 7.0
"""Height in mm of a line of the key, and width of a sample with the space around it."""

_UNDER_DOTS, _BETWEEN_NAMES = 0.9, 1.0
"""The share of the width that dots have, and the room in mm between their names."""

_SLANT = 0.72
"""How high a name is that rises by 45 degrees, by its length."""

_HEADROOM = Decimal("0.12")
"""Room for values at the ends of bars, as a share of the longest."""


@dataclass(frozen=True, slots=True)
class Frame:
    """The plot: its start edge and top, width and height, as shares of the chart. ``is_rtl`` turns its sides round."""

    start: float
    top: float
    width: float
    height: float
    is_rtl: bool
    ends: tuple[Decimal, Decimal]

    @property
    def left(self) -> float:
        return 1 - self.start - self.width if self.is_rtl else self.start

    def across(self, share: float) -> float:
        """The distance from the left of what stands at a share of the width, from the start."""
        return self.left + (1 - share if self.is_rtl else share) * self.width

    def share_of(self, value: Decimal | int) -> float:
        """Where ``value`` stands between the ends of the axis."""
        return float((value - self.ends[0]) / (self.ends[1] - self.ends[0]))

    def down(self, value: Decimal) -> float:
        """The distance of ``value`` from the top of the chart, on a standing axis."""
        return self.top + (1 - self.share_of(value)) * self.height


def estimated_width(words: str, size: float) -> float:
    """About how wide ``words`` are in mm, at ``size`` points: Word measures only when it shows them."""
    return display_width(words) * size * _CHARACTER_WIDTH / POINTS_PER_MM


def text_height(size: float) -> float:
    """The height of a line of type in mm."""
    return size * 1.2 / POINTS_PER_MM


def has_key(chart: Chart) -> bool:
    """Whether the names of the series stand over the plot: lines have them at their ends, bars beside the first."""
    return len(chart.series) > 1 and chart.kind not in (ChartKind.LINE, ChartKind.BAR)


def key_height(chart: Chart, size: float, width: float) -> float:
    """The height in mm of the key of a chart, ``width`` mm wide."""
    if not has_key(chart):
        return 0
    weight = weight_of_marks(size)
    needed = sum(estimated_width(series.name, size) + _KEY_SWATCH * weight for series in chart.series)
    return _KEY_LINE * weight * (1 + int(needed / (width * 0.85))) + 3


def are_names_slanted(chart: Chart, size: float, width: float) -> bool:
    """Whether the names of the categories have no room beside each other under dots, which lie in print.

    Under columns they have as much room as in print.
    """
    places = width * _UNDER_DOTS / max(len(categories_of(chart)), 1)
    return chart.kind is ChartKind.DOT and _widest_name(chart, size) + _BETWEEN_NAMES > places


def foot_height(chart: Chart, size: float, width: float) -> float:
    """The height in mm that the names of the categories take under the plot of a chart, ``width`` mm wide."""
    if are_names_slanted(chart, size, width):
        return _widest_name(chart, size) * _SLANT + text_height(size)
    return 1.7 * text_height(size)


def _widest_name(chart: Chart, size: float) -> float:
    return max((estimated_width(point.category, size) for point in categories_of(chart)), default=0.0)


def frame_of(chart: Chart, look: ChartLook) -> Frame:
    """The frame of the plot; for bars and columns side by side Word sets it itself, and only the axis counts."""
    line = text_height(look.size) / look.height
    key = key_height(chart, look.size, look.width) / look.height
    foot = foot_height(chart, look.size, look.width) / look.height
    match chart.kind:
        case ChartKind.LINE:
            before = _widest((tick.text for tick in chart.axis), look) + 0.025
            after = _widest(_end_labels(chart), look) + 0.03
            top = 1.2 * line
            return _frame(chart, look, before, top, max(0.3, 1 - before - after), 1 - top - foot)
        case ChartKind.DOT:
            before = _widest((tick.text for tick in chart.axis), look) + 0.025
            top = key + 0.8 * line
            return _frame(chart, look, before, top, 1 - before - 0.02, 1 - top - foot)
        case ChartKind.STACKED_BAR:
            before = _widest((point.category for point in categories_of(chart)), look) + 0.03
            return _frame(chart, look, before, key, 1 - before - 0.01, 0.98 - key)
        case _:
            top = key + 0.02
            return _frame(chart, look, 0.01, top, 0.98, 1 - top - foot)


def _frame(chart: Chart, look: ChartLook, start: float, top: float, width: float, height: float) -> Frame:
    return Frame(start, top, width, height, look.is_rtl, _axis_ends(chart, look, width))


def _end_labels(chart: Chart) -> tuple[str, ...]:
    many = len(chart.series) > 1
    return tuple(
        (f"{series.name}{chart.name_separator}" if many else "") + max((point.text for point in series.points), key=len)
        for series in chart.series
    )


def _widest(texts: Iterable[str], look: ChartLook) -> float:
    return max((estimated_width(text, look.size) for text in texts), default=0.0) / look.width


def _axis_ends(chart: Chart, look: ChartLook, width: float) -> tuple[Decimal, Decimal]:
    """Where the axis of values begins and ends; with bars zero is on it, and there is room for values at its ends."""
    if chart.axis:
        return chart.axis[0].value, chart.axis[-1].value
    shown = chart.total.points if chart.total else ()
    values = [point.value for point in shown if point.value is not None] or list(values_of(chart))
    low, high = min(Decimal(0), *values), max(Decimal(0), *values)
    texts = [point.text for point in shown] or [point.text for series in chart.series for point in series.points]
    room = _HEADROOM
    if chart.kind in HORIZONTAL and chart.kind in STACKED:
        needed = (max(estimated_width(text, look.size) for text in texts) + 2) / look.width / width
        room = max(room, Decimal(f"{needed / (1 - min(needed, 0.5)):.3f}"))
    span = (high - low) * room or Decimal(1)
    return (low - span if low < 0 else Decimal(0)), (high + span if high > 0 else Decimal(0))
