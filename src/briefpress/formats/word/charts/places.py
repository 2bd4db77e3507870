"""Places of labels in native charts: apart, where Word would set them over each other, and beside marks too small."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal

from briefpress.document.boxes import Box, is_free
from briefpress.document.charts import HORIZONTAL, categories_of, labelled_positions, last_position
from briefpress.document.nodes import Chart, ChartKind, DataSeries
from briefpress.document.palette import Stripes
from briefpress.document.placing import spread_out
from briefpress.formats.word.charts.frames import Frame, estimated_width, text_height
from briefpress.formats.word.charts.labels import PointLabel
from briefpress.formats.word.charts.parts import ChartLook

_DOT = 0.9
"""Half the size of the marks of lines in mm."""

_APART = 0.95
"""How far from its point the middle of a label is, in lines of its type."""

Labels = tuple[dict[int, PointLabel], ...]
"""For each series, the labels of its points by position."""

GAP_WIDTHS = {ChartKind.BAR: 55, ChartKind.COLUMN: 55, ChartKind.STACKED_BAR: 90, ChartKind.STACKED_COLUMN: 120}
"""Per cent of a bar's width that is left between categories."""


def labels_of(chart: Chart, look: ChartLook, frame: Frame) -> Labels:
    """The labels that differ from what is usual for their series."""
    match chart.kind:
        case ChartKind.LINE:
            return _line_labels(chart, look, frame)
        case ChartKind.DOT:
            return _dot_labels(chart, look, frame)
        case ChartKind.STACKED_BAR | ChartKind.STACKED_COLUMN:
            return _part_labels(chart, look, frame)
        case ChartKind.BAR if len(chart.series) > 1:
            return tuple(_named_once(chart, series) for series in range(len(chart.series)))
        case _:
            return tuple({} for _ in chart.series)


def _named_once(chart: Chart, series: int) -> dict[int, PointLabel]:
    """The first bar of a series has its name before its value: no key has to be looked up."""
    points = chart.series[series].points
    first = next((at for at, point in enumerate(points) if point.value is not None), None)
    return {} if first is None else {first: PointLabel("outEnd", name=chart.series[series].name)}


def _line_labels(chart: Chart, look: ChartLook, frame: Frame) -> Labels:
    """The telling points of lines: the last with the name of the line behind it, others over the line or under it.

    Those that have no room there have no label, as in print: the axis says their values, and so does the workbook.
    """
    side = "l" if look.is_rtl else "r"
    labels: Labels = tuple({} for _ in chart.series)
    lines = [_points_in_mm(chart, series, look, frame) for series in chart.series]
    edges = [(points[at], points[at + 1]) for points in lines for at in points if at + 1 in points]
    dot = _DOT * look.weight
    dots = [Box(x - dot, y - dot, x + dot, y + dot) for points in lines for x, y in points.values()]
    left, right = frame.left * look.width, (frame.left + frame.width) * look.width
    plot = Box(left, 0, right, (frame.top + frame.height) * look.height)
    taken: list[Box] = []
    ends: list[tuple[float, int, int]] = []
    for number, series in enumerate(chart.series):
        last = last_position(series)
        for position in labelled_positions(chart, series):
            x, y = lines[number][position]
            if position == last:
                name = series.name if len(chart.series) > 1 else ""
                labels[number][position] = PointLabel(side, name=name)
                ends.append((y / look.height, number, position))
                continue
            for where, box in _boxes_at(x, y, series.points[position].text, look):
                is_crossed = any(box.is_crossed(*edge) for edge in edges)
                if box.within(plot) and is_free(box, [*taken, *dots]) and not is_crossed:
                    taken.append(box)
                    labels[number][position] = PointLabel(where)
                    break
    _spread_down(labels, sorted(ends), look)
    return labels


def _points_in_mm(chart: Chart, series: DataSeries, look: ChartLook, frame: Frame) -> dict[int, tuple[float, float]]:
    """Where the values of a line stand, by position: from the left and from the top of the chart."""
    count = len(categories_of(chart))
    return {
        at: (frame.across((at + 0.5) / count) * look.width, frame.down(point.value) * look.height)
        for at, point in enumerate(series.points)
        if point.value is not None
    }


def _boxes_at(x: float, y: float, words: str, look: ChartLook) -> Iterator[tuple[str, Box]]:
    """Where the label of a point may stand: over it, or under it."""
    half, height = estimated_width(words, look.size) / 2, text_height(look.size)
    for where, middle in (("t", y - _APART * height), ("b", y + _APART * height)):
        yield where, Box(x - half, middle - height * 0.4, x + half, middle + height * 0.4)


def _dot_labels(chart: Chart, look: ChartLook, frame: Frame) -> Labels:
    """Values behind dots; those of one category are kept apart."""
    side = "l" if look.is_rtl else "r"
    labels: Labels = tuple({} for _ in chart.series)
    for position in range(len(categories_of(chart))):
        found: list[tuple[float, int, int]] = []
        for number, series in enumerate(chart.series):
            value = series.points[position].value
            if value is not None:
                labels[number][position] = PointLabel(side, ground=look.paper)
                found.append((frame.down(value), number, position))
        _spread_down(labels, sorted(found), look)
    return labels


def _spread_down(labels: Labels, found: list[tuple[float, int, int]], look: ChartLook) -> None:
    """Move labels that stand at one place across, so that none lies over another."""
    height = text_height(look.size) / look.height
    places = spread_out([wished for wished, _, _ in found], [height] * len(found), 0, 1)
    for (wished, number, position), place in zip(found, places or (), strict=False):
        if abs(place - wished) > 0.002:
            label = labels[number][position]
            labels[number][position] = replace(label, offset=(0.0, place - wished))


def _part_labels(chart: Chart, look: ChartLook, frame: Frame) -> Labels:
    """The labels of parts of stacks that are too short for their values (moved aside) or striped (on plain ground)."""
    labels: Labels = tuple({} for _ in chart.series)
    count = max(len(categories_of(chart)), 1)
    horizontal = chart.kind in HORIZONTAL
    bar = (frame.height if horizontal else frame.width) / count / (1 + GAP_WIDTHS[chart.kind] / 100)
    line = text_height(look.size) / look.height
    for position in range(count):
        at = Decimal(0)
        aside: list[tuple[float, int, float]] = []
        for number, series in enumerate(chart.series):
            point, fill = series.points[position], look.fill(number)
            if point.value is None:
                continue
            width = (estimated_width(point.text, look.size) + 1.5) / look.width
            middle = (
                frame.across(frame.share_of(at + point.value / 2)) if horizontal else frame.down(at + point.value / 2)
            )
            length = abs(frame.share_of(at + point.value) - frame.share_of(at))
            at += point.value
            is_short = length * frame.width < width if horizontal else length * frame.height < line * 1.1 or width > bar
            if is_short:
                aside.append((middle, number, width))
            elif fill.stripes is not Stripes.NONE:
                labels[number][position] = PointLabel("ctr", fill.text, ground=fill.color)
        aside.sort()
        sizes = [width if horizontal else line for _, _, width in aside]
        # Under lying stacks they stay off the axis, which runs on there.
        low, high = (frame.left, frame.left + frame.width) if horizontal else (0, 1)
        places = spread_out([middle for middle, _, _ in aside], sizes, low, high) or [middle for middle, _, _ in aside]
        for (middle, number, width), place in zip(aside, places, strict=True):
            out = (bar + line * 1.05) / 2 if horizontal else (bar + width) / 2 + 0.008
            offset = (place - middle, out) if horizontal else (-out if look.is_rtl else out, place - middle)
            labels[number][position] = PointLabel("ctr", look.ink, offset)
    return labels
