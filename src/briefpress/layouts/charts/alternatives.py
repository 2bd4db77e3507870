"""What is said of a chart to those who cannot see it: title, message, what it measures, each value in words."""

from __future__ import annotations

import re
from collections.abc import Sequence

from briefpress.content.model import ChartBlock
from briefpress.document.nodes import DataPoint, DataSeries
from briefpress.document.patterns import fill_pattern
from briefpress.document.speech import spoken_text
from briefpress.figures.dates import is_date
from briefpress.layouts.charts.data import are_dates, every_date
from briefpress.localization.dates import format_period
from briefpress.localization.localize import LocalizedBrief

_LEAST_RUN = 5
"""So many dates in a row are named by the first and the last of them: nobody wants to hear eighteen years."""

_ENDS = ".。!?！？؟…"
"""What a sentence may end in, so that it needs no full stop."""


def alternative_text(block: ChartBlock, rows: Sequence[DataSeries], localized: LocalizedBrief) -> str:
    """The text for ``rows``: sentences first, then the values with their units, series by series."""
    labels, texts = localized.labels, localized.texts
    parts = {
        "title": spoken_text(texts[block.title.address]).rstrip(_ENDS),
        "summary": spoken_text(texts[block.summary.address]) if block.summary else "",
        "subtitle": spoken_text(texts[block.subtitle.address]) if block.subtitle else "",
        "values": _values(rows, localized),
    }
    pattern = labels["chart-alt"]
    for name in [name for name, text in parts.items() if not text]:
        # With what separates it from the next.
        pattern = re.sub(rf"\{{{name}\}}[^{{]*", "", pattern)
    return fill_pattern(pattern, **parts)


def _values(rows: Sequence[DataSeries], localized: LocalizedBrief) -> str:
    labels = localized.labels
    separator = labels["chart-value-separator"]

    def values_of(row: DataSeries) -> str:
        there = [point for point in row.points if point.value is not None]
        keys = tuple(point.key for point in there)
        if _is_run(keys):
            period = format_period(f"{keys[0]}/{keys[-1]}", localized.locale).spoken
            return fill_pattern(labels["chart-run"], period=period, values=separator.join(p.said for p in there))
        return separator.join(
            fill_pattern(labels["chart-spoken"], category=_category(point, localized), value=point.said)
            for point in there
        )

    shown = [row for row in rows if any(point.value is not None for point in row.points)]
    if len(rows) == 1:
        return "".join(map(values_of, shown))
    return separator.join(fill_pattern(labels["chart-series"], series=row.name, values=values_of(row)) for row in shown)


def _is_run(keys: tuple[str, ...]) -> bool:
    """Whether ``keys`` are dates, one after the other."""
    return len(keys) >= _LEAST_RUN and are_dates(keys) and every_date(keys) == keys


def _category(point: DataPoint, localized: LocalizedBrief) -> str:
    """A category as a voice says it: «2021 год» where «2021» is printed."""
    return format_period(point.key, localized.locale).spoken if is_date(point.key) else point.category
