"""Vertical columns on a base line: values at their ends, categories below all; of several series side by side."""

from __future__ import annotations

from briefpress.document.charts import categories_of, values_of
from briefpress.document.nodes import Chart
from briefpress.formats.svg.canvas import Canvas
from briefpress.formats.svg.keys import draw_key
from briefpress.formats.svg.scales import Scale
from briefpress.formats.svg.style import BETWEEN_MARKS, GAP, NoRoomError

PLOT_SHARE, HIGHEST_PLOT = 0.31, 150.0
"""How high columns may be: a share of the width, and pt."""

WIDEST_COLUMN = 46.0


def draw_columns(canvas: Canvas, chart: Chart) -> float:
    """Draw ``chart`` and give its height in pt. Raises NoRoomError where labels are wider than columns are apart."""
    style, categories = canvas.style, categories_of(chart)
    scale = Scale.from_zero(values_of(chart))
    plot = min(canvas.width * PLOT_SHARE, HIGHEST_PLOT) * chart.height
    pitch = canvas.width / max(len(categories), 1)
    count = len(chart.series)
    column = min(pitch * (0.62 if count == 1 else 0.84) / count, WIDEST_COLUMN)
    own_pitch = pitch if count == 1 else column + BETWEEN_MARKS
    labels = style.label.widest(*(point.category for point in categories), "")
    values = style.value.widest(*(point.text for series in chart.series for point in series.points), "")
    label_fit = (pitch - GAP / 2) / max(labels, 1.0)
    value_fit = (own_pitch - (GAP / 2 if count == 1 else 1.0)) / max(values, 1.0)
    # Categories and values of one chart are set alike where there is one column for each.
    fits = (min(label_fit, value_fit),) * 2 if count == 1 else (label_fit, value_fit)
    if min(fits) < style.least_fit:
        raise NoRoomError(chart.id, "the labels are wider than the columns are apart")
    label, value = style.label.smaller(fits[0]), style.value.smaller(fits[1])
    head, foot = style.value.size * 1.6, style.label.size * 1.9
    top = draw_key(canvas, [series.name for series in chart.series])
    base = top + head + (1 - scale.at(0)) * plot
    bottom = top + head + plot + (head if scale.low < 0 else 0)
    for row, category in enumerate(categories):
        center = (row + 0.5) * pitch
        canvas.text(label, category.category, center, bottom + label.size * 1.35, "middle")
        for number, series in enumerate(chart.series):
            point = series.points[row]
            if point.value is None:
                continue
            x = center + (number - (count - 1) / 2) * own_pitch
            end = top + head + (1 - scale.at(point.value)) * plot
            fill = style.fill_of(chart, number, point.key)
            canvas.rectangle(x - column / 2, min(base, end), column, abs(end - base), fill)
            baseline = end + value.size * 1.1 if point.value < 0 else end - value.size * 0.4
            canvas.text(value, point.text, x, baseline, "middle")
    canvas.line([(0, base), (canvas.width, base)], style.axis)
    return bottom + foot
