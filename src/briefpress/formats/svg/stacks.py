"""What stacks have in common, lying or standing: their parts, their sums, and what fits into a part."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from briefpress.document.charts import categories_of
from briefpress.document.nodes import Chart, DataPoint
from briefpress.document.palette import Stripes
from briefpress.formats.svg.scales import Scale
from briefpress.formats.svg.style import ChartStyle

PLATE = 1.5
"""Room in pt that a value takes beside its letters on a striped part, which is plain there."""


@dataclass(frozen=True, slots=True)
class Part:
    """One part of a stack: which series, its point, and where it starts and ends in values."""

    series: int
    point: DataPoint
    start: Decimal
    end: Decimal


def stacks_of(chart: Chart) -> tuple[tuple[Part, ...], ...]:
    """The parts of each stack, from zero outwards."""
    return tuple(tuple(_parts(chart, row)) for row in range(len(categories_of(chart))))


def _parts(chart: Chart, row: int) -> Iterator[Part]:
    at = Decimal(0)
    for number, series in enumerate(chart.series):
        point = series.points[row]
        if point.value is not None:
            yield Part(number, point, at, at + point.value)
            at += point.value


def scale_of(stacks: tuple[tuple[Part, ...], ...]) -> Scale:
    """The axis on which all stacks stand."""
    return Scale.from_zero(part.end for stack in stacks for part in stack)


def totals_of(chart: Chart) -> tuple[str, ...]:
    """The sums as printed; one that is empty where the chart has none."""
    return tuple(point.text for point in chart.total.points) if chart.total else ("",)


def plate_of(style: ChartStyle, series: int) -> float:
    """The room in pt around a value on the parts of a series."""
    return PLATE if style.fill(series).stripes is not Stripes.NONE else 0.0
