"""What a drawing of a chart takes from the layout, and the measures that all kinds of chart share."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from briefpress.document.charts import weight_of_marks
from briefpress.document.nodes import Chart, Direction
from briefpress.document.palette import MarkFill, highlight_fills, series_fills
from briefpress.document.stylesheet import RoleStyle, Stylesheet
from briefpress.formats.svg.measuring import TextMeasure

GAP = 6.0
"""Space in pt between a label and what it names."""

_LEAST_FIT = 0.7
"""How far labels may be set smaller than the layout says, where marks stand close; in large print not at all."""

BETWEEN_MARKS = 1.0
"""White in pt between marks that touch, so that each stands against the paper."""

LEAST_PARTED = 2 * BETWEEN_MARKS
"""Of marks shorter than this in pt the white would leave nothing, so they stand without."""


class NoRoomError(ValueError):
    """The labels of the chart with the id ``chart`` do not fit the width that it has."""

    def __init__(self, chart: str, message: str) -> None:
        super().__init__(f"in the chart `{chart}` {message}")
        self.chart = chart


@dataclass(frozen=True, slots=True)
class Lettering:
    """How one kind of text is set: its role, at its size here, and its measure."""

    role: RoleStyle
    measure: TextMeasure
    fit: float = 1.0

    @property
    def size(self) -> float:
        """The size in pt."""
        return self.role.size * self.fit

    def width(self, text: str) -> float:
        """The width of ``text`` in pt."""
        return self.measure.width(text) * self.fit

    def widest(self, *texts: str) -> float:
        return max((self.width(text) for text in texts), default=0.0)

    def smaller(self, fit: float) -> Lettering:
        """The same text at ``fit`` times its size, but never larger."""
        return replace(self, fit=self.fit * min(1.0, fit))


@dataclass(frozen=True, slots=True)
class ChartStyle:
    """The lettering of categories and of values, colours, fills by series, and the direction of the text."""

    label: Lettering
    value: Lettering
    font_list: str
    axis: str
    grid: str
    paper: str
    fills: tuple[MarkFill, ...]
    highlights: tuple[MarkFill, MarkFill]
    direction: Direction
    least_fit: float = _LEAST_FIT

    @property
    def weight(self) -> float:
        """How much thicker dots and lines are than usual."""
        return weight_of_marks(self.label.role.size)

    def fill(self, series: int) -> MarkFill:
        """The fill of the series at a position."""
        return self.fills[series % len(self.fills)]

    def fill_of(self, chart: Chart, series: int, key: str) -> MarkFill:
        """The fill of one mark: that of its series, or what sets a highlighted category off from the others."""
        if chart.highlight:
            return self.highlights[0 if key in chart.highlight else 1]
        return self.fill(series)


def chart_style(stylesheet: Stylesheet, direction: Direction, font_files: Mapping[str, Path]) -> ChartStyle:
    """The style of the charts of one artifact. ``font_files`` has a file for each family."""
    label, value = stylesheet.role("chart-label"), stylesheet.role("chart-value")
    families = stylesheet.fonts[label.family].css
    files = [font_files[family] for family in families if family in font_files]
    colors = stylesheet.colors
    return ChartStyle(
        Lettering(label, TextMeasure(files, label.size)),
        Lettering(value, TextMeasure(files, value.size, allowance=1.12)),
        font_list=", ".join(f"'{family}'" for family in families),
        axis=colors["secondary"],
        grid=colors.get("line", colors["secondary"]),
        paper=colors.get("background", "#ffffff"),
        fills=series_fills(colors),
        highlights=highlight_fills(colors),
        direction=direction,
        least_fit=1.0 if stylesheet.least_size else _LEAST_FIT,
    )
