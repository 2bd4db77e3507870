"""A Chart as SVG for print: direct labels, one colour, no gridlines; every length in points.

WeasyPrint does not apply the document's CSS inside an SVG, so fonts and colours stand in the attributes. It also sets
SVG text letter by letter, which tears Arabic apart: from right to left the words stand as HTML over the drawing.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from decimal import Decimal
from pathlib import Path
from typing import assert_never
from xml.sax.saxutils import escape, quoteattr

from briefpress.document.nodes import Chart, ChartKind, DataPoint, Direction
from briefpress.document.stylesheet import RoleStyle, Stylesheet
from briefpress.formats.svg.measuring import TextMeasure

POINTS_PER_MILLIMETRE = 72 / 25.4

_GAP = 6.0
"""Space in pt between a label and what it names."""

_LEAST_BAR = 20.0
"""Room in pt that the longest bar must have: with less, lengths say nothing."""

_LEAST_FIT = 0.7
"""How far the labels of columns may be set smaller than the layout says, where the columns stand close."""

_MIRRORED = {"start": "end", "end": "start"}


class NoRoomError(ValueError):
    """The labels of a chart do not fit the width that it has."""


@dataclass(frozen=True, slots=True)
class ChartStyle:
    """What a chart takes from the layout: the roles of its labels and values, colours, the measure of its text."""

    label: RoleStyle
    value: RoleStyle
    font_list: str
    bar: str
    axis: str
    direction: Direction
    label_measure: TextMeasure
    value_measure: TextMeasure


def write_chart(chart: Chart, style: ChartStyle, width: float) -> str:
    """``chart`` as an SVG ``width`` pt wide, its height by its content; the title element gives the alternative.

    Raises NoRoomError where labels would cover each other or stand outside.
    """
    match chart.kind:
        case ChartKind.BAR:
            height, parts = _bars(chart, style, width)
        case ChartKind.COLUMN:
            height, parts = _columns(chart, style, width)
        case _:
            assert_never(chart.kind)
    drawn = list(parts)
    if style.direction is Direction.RTL:
        words = [part for part in drawn if part.startswith("<span")]
        shapes = [part for part in drawn if not part.startswith("<span")]
        return (
            f'<div class="drawing" data-drawing={quoteattr(chart.alt)} '
            f'style="width:{width:.2f}pt;height:{height:.2f}pt">'
            f"{_svg(width, height, shapes)}{''.join(words)}</div>"
        )
    return _svg(width, height, [f"<title>{escape(chart.alt)}</title>", *drawn])


def _svg(width: float, height: float, parts: Iterable[str]) -> str:
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{width:.2f}pt" height="{height:.2f}pt" '
        f'viewBox="0 0 {width:.2f} {height:.2f}">{"".join(parts)}</svg>'
    )


def _text(style: ChartStyle, role: RoleStyle, text: str, x: float, y: float, anchor: str) -> str:
    """``text`` from, to or around ``x`` on the base line ``y``: in the SVG, or over it where that cannot set it."""
    if style.direction is Direction.RTL:
        half = 60.0
        place = {
            "start": f"left:{x:.2f}pt",
            "end": f"left:{x - 2 * half:.2f}pt;width:{2 * half:.2f}pt;text-align:right",
            "middle": f"left:{x - half:.2f}pt;width:{2 * half:.2f}pt;text-align:center",
        }[anchor]
        top = y - role.size * 1.05
        look = f"top:{top:.2f}pt;font-size:{round(role.size, 2):g}pt;line-height:1.3"
        return f'<span class="{role.name}" dir="auto" style="{place};{look}">{escape(text)}</span>'
    return (
        f'<text x="{x:.2f}" y="{y:.2f}" font-family={quoteattr(style.font_list)} font-size="{round(role.size, 2):g}" '
        f'font-weight="{role.weight}" fill="{role.color}" text-anchor="{anchor}">{escape(text)}</text>'
    )


def _rectangle(x: float, y: float, width: float, height: float, color: str) -> str:
    return f'<rect x="{x:.2f}" y="{y:.2f}" width="{width:.2f}" height="{height:.2f}" fill="{color}"/>'


def _points(chart: Chart) -> tuple[DataPoint, ...]:
    return chart.series[0].points if chart.series else ()


@dataclass(frozen=True, slots=True)
class _Scale:
    """Where values stand on an axis from 0 to 1 that always shows zero, so that lengths are true to the values."""

    lowest: Decimal
    span: Decimal

    @classmethod
    def of(cls, points: tuple[DataPoint, ...]) -> _Scale:
        values = (Decimal(0), *(point.value for point in points))
        return cls(min(values), max(values) - min(values) or Decimal(1))

    @property
    def zero(self) -> float:
        return float(-self.lowest / self.span)

    def length(self, point: DataPoint) -> float:
        return float(abs(point.value) / self.span)


def _bars(chart: Chart, style: ChartStyle, width: float) -> tuple[float, Iterator[str]]:
    """Horizontal bars: labels before all bars, values at the ends of the bars; mirrored for right to left."""
    points = _points(chart)
    scale = _Scale.of(points)
    pitch = style.label.size * 2.15
    bar = style.label.size * 1.25
    label_width = max((style.label_measure.width(point.category) for point in points), default=0) + _GAP
    value_width = max((style.value_measure.width(point.text) for point in points), default=0) + _GAP
    left = label_width + (value_width if scale.lowest < 0 else 0)
    room = width - left - value_width
    if room < _LEAST_BAR:
        raise NoRoomError(f"the labels of the chart `{chart.id}` leave no room for its bars")
    zero = left + scale.zero * room
    rtl = style.direction is Direction.RTL

    def text(role: RoleStyle, words: str, x: float, y: float, anchor: str) -> str:
        return _text(style, role, words, width - x if rtl else x, y, _MIRRORED[anchor] if rtl else anchor)

    def drawn() -> Iterator[str]:
        for index, point in enumerate(points):
            top = index * pitch + (pitch - bar) / 2
            baseline = top + bar / 2 + style.label.size * 0.35
            length = scale.length(point) * room
            start = zero - length if point.value < 0 else zero
            yield text(style.label, point.category, label_width - _GAP, baseline, "end")
            yield _rectangle(width - start - length if rtl else start, top, length, bar, style.bar)
            if point.value < 0:
                yield text(style.value, point.text, start - _GAP * 0.8, baseline, "end")
            else:
                yield text(style.value, point.text, start + length + _GAP * 0.8, baseline, "start")
        x = width - zero if rtl else zero
        yield f'<path d="M{x:.2f} 0V{len(points) * pitch:.2f}" stroke="{style.axis}" stroke-width="0.75"/>'

    return len(points) * pitch + 1, drawn()


def _columns(chart: Chart, style: ChartStyle, width: float) -> tuple[float, Iterator[str]]:
    """Vertical columns on a base line: values at their ends, categories below all."""
    points = _points(chart)
    scale = _Scale.of(points)
    plot = min(width * 0.31, 150.0)
    head = style.value.size * 1.6
    foot = style.label.size * 1.9
    pitch = width / max(len(points), 1)
    column = min(pitch * 0.62, 46.0)
    labels = [style.label_measure.width(point.category) for point in points]
    values = [style.value_measure.width(point.text) for point in points]
    fit = min(1.0, (pitch - _GAP / 2) / max((*labels, *values, 1.0)))
    if fit < _LEAST_FIT:
        raise NoRoomError(f"the labels of the chart `{chart.id}` are wider than its columns are apart")
    label = replace(style.label, size=style.label.size * fit)
    value = replace(style.value, size=style.value.size * fit)
    base = head + (1 - scale.zero) * plot
    bottom = head + plot + (head if scale.lowest < 0 else 0)
    rtl = style.direction is Direction.RTL

    def drawn() -> Iterator[str]:
        for index, point in enumerate(points):
            center = (index + 0.5) * pitch
            if rtl:
                center = width - center
            height = scale.length(point) * plot
            top = base if point.value < 0 else base - height
            end = base + height + value.size * 1.1 if point.value < 0 else top - value.size * 0.4
            yield _rectangle(center - column / 2, top, column, height, style.bar)
            yield _text(style, value, point.text, center, end, "middle")
            yield _text(style, label, point.category, center, bottom + label.size * 1.35, "middle")
        yield f'<path d="M0 {base:.2f}H{width:.2f}" stroke="{style.axis}" stroke-width="0.75"/>'

    return bottom + foot, drawn()


def chart_drawer(
    stylesheet: Stylesheet, direction: Direction, font_files: Mapping[str, Path]
) -> Callable[[Chart, str], str]:
    """A function that draws a chart as wide as the area it stands in. ``font_files`` has a file for each family."""
    label, value = stylesheet.role("chart-label"), stylesheet.role("chart-value")
    families = stylesheet.fonts[label.family].css
    files = [font_files[family] for family in families if family in font_files]
    style = ChartStyle(
        label,
        value,
        font_list=", ".join(f"'{family}'" for family in families),
        bar=stylesheet.colors["primary"],
        axis=stylesheet.colors["secondary"],
        direction=direction,
        label_measure=TextMeasure(files, label.size),
        value_measure=TextMeasure(files, value.size, allowance=1.12),
    )
    return lambda chart, area: write_chart(chart, style, stylesheet.width(area) * POINTS_PER_MILLIMETRE)
