"""What a chart says and in which order: the part that both writers and the check of finished files agree on."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal

from briefpress.document.nodes import Chart, ChartKind, DataPoint, DataSeries

BARS = frozenset({ChartKind.BAR, ChartKind.COLUMN, ChartKind.STACKED_BAR, ChartKind.STACKED_COLUMN})
"""The kinds whose lengths say the values, so that they begin at zero."""

STACKED = frozenset({ChartKind.STACKED_BAR, ChartKind.STACKED_COLUMN})
HORIZONTAL = frozenset({ChartKind.BAR, ChartKind.STACKED_BAR})
STANDING = frozenset({ChartKind.COLUMN, ChartKind.STACKED_COLUMN})

_MOST_LABELLED = 8
"""A line of more points than this has its last, highest and lowest labelled: the axis gives the others."""


_USUAL_TYPE = 10.0
"""Up to this size of labels in pt, dots and lines are as thick as they are made for."""


def weight_of_marks(size: float) -> float:
    """How much thicker dots and lines are beside labels of ``size`` pt: large type with thin lines helps nobody."""
    return max(1.0, size / _USUAL_TYPE)


@dataclass(frozen=True, slots=True)
class ChartText:
    """One text in a drawing of a chart, and the category that it belongs to.

    What is not ``needed`` may be left out where there is no room.
    """

    text: str
    needed: bool = True
    category: str = ""


def categories_of(chart: Chart) -> tuple[DataPoint, ...]:
    """A point for each category, in order: of the first series, since all have the same."""
    return chart.series[0].points if chart.series else ()


def has_values(chart: Chart) -> bool:
    """Whether there is anything to draw."""
    return any(point.value is not None for series in chart.series for point in series.points)


def with_values(chart: Chart) -> Chart:
    """``chart`` without the series that have no value at all: there is nothing of them to be seen."""
    kept = tuple(series for series in chart.series if last_position(series) >= 0)
    return chart if len(kept) == len(chart.series) else replace(chart, series=kept)


def values_of(chart: Chart) -> tuple[Decimal, ...]:
    """Every value that is there, series by series."""
    return tuple(point.value for series in chart.series for point in series.points if point.value is not None)


def last_position(series: DataSeries) -> int:
    """Where the last value of a series stands; -1 where it has none."""
    return max((position for position, point in enumerate(series.points) if point.value is not None), default=-1)


def labelled_positions(chart: Chart, series: DataSeries) -> tuple[int, ...]:
    """Which points of ``series`` carry their value in the drawing, the most telling first.

    All of them; of a long line the last, highest and lowest.
    """
    there = {position: point.value for position, point in enumerate(series.points) if point.value is not None}
    if not there or chart.kind is not ChartKind.LINE:
        return tuple(there)
    highest = max(there, key=lambda position: (there[position], position))
    lowest = min(there, key=lambda position: (there[position], -position))
    telling = dict.fromkeys((max(there), highest, lowest))
    if len(there) * len(chart.series) <= _MOST_LABELLED:
        telling |= dict.fromkeys(there)
    return tuple(telling)


def texts_of(chart: Chart) -> Iterator[ChartText]:
    """Every text of a drawing of ``chart`` in its order: series, categories each with its values, the axis."""
    chart = with_values(chart)
    if len(chart.series) > 1:
        yield from (ChartText(series.name) for series in chart.series)
    is_line = chart.kind is ChartKind.LINE
    labelled = [set(labelled_positions(chart, series)) for series in chart.series]
    last = [last_position(series) for series in chart.series]
    for position, category in enumerate(categories_of(chart)):
        name = category.category
        yield ChartText(name, needed=not is_line, category=name)
        for row, series in enumerate(chart.series):
            if position in labelled[row]:
                needed = not is_line or position == last[row]
                yield ChartText(series.points[position].text, needed, name)
        if chart.total:
            yield ChartText(chart.total.points[position].text, category=name)
    yield from (ChartText(tick.text, needed=number == 0) for number, tick in enumerate(chart.axis))
