"""The key of a chart of several series: their names in reading order, each behind a sample of its marks."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from briefpress.formats.svg.canvas import Canvas
from briefpress.formats.svg.style import GAP

_SWATCH_WIDTH, _SWATCH_HEIGHT = 12.0, 7.5
_BETWEEN_NAMES = 14.0

DrawSample = Callable[[int, float, float, float], None]
"""Draws the sample of the series at a position, from ``x`` on, around ``y``, so wide."""


def draw_key(canvas: Canvas, names: Sequence[str], draw_sample: DrawSample | None = None) -> float:
    """Write the key at the top, in as many lines as it takes, and give its height in pt; 0 for one series."""
    if len(names) < 2:
        return 0.0
    label = canvas.style.label
    line = label.size * 1.5
    draw = draw_sample or (lambda series, x, y, width: _draw_swatch(canvas, series, x, y, width))
    x, y = 0.0, line / 2
    for series, name in enumerate(names):
        width = _SWATCH_WIDTH + GAP * 0.8 + label.width(name)
        if x > 0 and x + width > canvas.width:
            x, y = 0.0, y + line
        draw(series, x, y, _SWATCH_WIDTH)
        canvas.text(label, name, x + _SWATCH_WIDTH + GAP * 0.8, y + label.size * 0.35, "start")
        x += width + _BETWEEN_NAMES
    return y + line / 2 + GAP * 0.7


def reads_as_value(name: str) -> bool:
    """Whether a name has no letter, like a year: beside a mark it would be taken for what the mark stands for."""
    return not any(char.isalpha() for char in name)


def _draw_swatch(canvas: Canvas, series: int, x: float, y: float, width: float) -> None:
    canvas.rectangle(x, y - _SWATCH_HEIGHT / 2, width, _SWATCH_HEIGHT, canvas.style.fill(series))
