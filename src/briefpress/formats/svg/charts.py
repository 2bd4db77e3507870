"""A Chart as SVG for print: direct labels, few colours, no gridlines but those of a labelled axis."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path

from briefpress.document.charts import has_values, with_values
from briefpress.document.lengths import POINTS_PER_MM
from briefpress.document.nodes import Chart, ChartKind, Direction
from briefpress.document.stylesheet import Stylesheet
from briefpress.formats.svg.bars import draw_bars
from briefpress.formats.svg.canvas import Canvas
from briefpress.formats.svg.columns import draw_columns
from briefpress.formats.svg.dots import draw_dots
from briefpress.formats.svg.lines import draw_lines
from briefpress.formats.svg.stacked_bars import draw_stacked_bars
from briefpress.formats.svg.stacked_columns import draw_stacked_columns
from briefpress.formats.svg.style import ChartStyle, NoRoomError, chart_style

__all__ = ["ChartStyle", "NoRoomError", "chart_drawer", "write_chart"]


_DRAW: Mapping[ChartKind, Callable[[Canvas, Chart], float]] = {
    ChartKind.BAR: draw_bars,
    ChartKind.COLUMN: draw_columns,
    ChartKind.STACKED_BAR: draw_stacked_bars,
    ChartKind.STACKED_COLUMN: draw_stacked_columns,
    ChartKind.LINE: draw_lines,
    ChartKind.DOT: draw_dots,
}


def write_chart(chart: Chart, style: ChartStyle, width: float) -> str:
    """``chart`` as an SVG ``width`` pt wide, its height by its content; the title element gives the alternative.

    Raises NoRoomError where labels would cover each other or stand outside.
    """
    canvas = Canvas(style, width)
    height = _DRAW[chart.kind](canvas, with_values(chart)) if has_values(chart) else 1.0
    return canvas.write(height, chart.alt)


def chart_drawer(
    stylesheet: Stylesheet, direction: Direction, font_files: Mapping[str, Path]
) -> Callable[[Chart, str], str]:
    """A function that draws a chart as wide as the area it stands in. ``font_files`` has a file for each family."""
    style = chart_style(stylesheet, direction, font_files)
    return lambda chart, area: write_chart(chart, style, stylesheet.width(area) * POINTS_PER_MM)
