"""The figures of a chart brought under common keys: one row for each series, one place for each category."""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal

from briefpress.content.model import ChartBlock, ChartSeries
from briefpress.document.charts import STACKED
from briefpress.document.inlines import plain_text
from briefpress.document.nodes import ChartKind
from briefpress.figures.dates import is_day
from briefpress.figures.model import CELL_PATTERN, Bound, Figure, Kind
from briefpress.findings import Finding, FindingCollector
from briefpress.localization.figures import FormError, format_figure, format_unit
from briefpress.localization.localize import LocalizedBrief
from briefpress.locations import SourceLocation

MOST_CATEGORIES = 400
"""More places than this cannot be drawn apart on a page."""


@dataclass(frozen=True, slots=True)
class DataRow:
    """One series: what it is called (empty for the only one), and its figures by key."""

    source: ChartSeries
    name: str
    cells: Mapping[str, Figure]


@dataclass(frozen=True, slots=True)
class ChartData:
    """The rows of a chart and the keys of all of them, in order. A row need not have a figure for each key."""

    keys: tuple[str, ...]
    rows: tuple[DataRow, ...]

    @property
    def figures(self) -> Iterator[Figure]:
        return (figure for row in self.rows for figure in row.cells.values())

    @property
    def is_dated(self) -> bool:
        """Whether all keys are dates of one form."""
        return are_dates(self.keys)


def chart_data(block: ChartBlock, localized: LocalizedBrief, collector: FindingCollector) -> ChartData:
    """What ``block`` shows. What is wrong with it goes to ``collector``."""
    rows = tuple(_row(block, source, localized, collector) for source in block.series)
    keys = tuple(dict.fromkeys(key for row in rows for key in row.cells))
    if are_dates(keys) and (len(rows) > 1 or block.kind is ChartKind.LINE):
        keys = tuple(sorted(keys))
    if block.descending and rows:
        first = rows[0].cells
        keys = tuple(sorted(keys, key=lambda key: first[key].amount.absolute if key in first else Decimal("-Infinity")))
        keys = keys[::-1]
    if block.kind is ChartKind.LINE:
        keys = every_date(keys) if are_dates(keys) else keys
    data = ChartData(keys, rows)
    for message, location, advice in _problems(block, data, localized):
        collector.add(Finding("F207", message, location, help=advice))
    return data


def are_dates(keys: tuple[str, ...]) -> bool:
    """Whether ``keys`` are years, or months, or days: all of one form."""
    return bool(keys) and len({len(key) for key in keys}) == 1 and all(is_day(key) for key in keys)


def _row(block: ChartBlock, source: ChartSeries, localized: LocalizedBrief, collector: FindingCollector) -> DataRow:
    figures = tuple(_figures(source, localized, collector))
    cells: dict[str, Figure] = {}
    keys = _keys(block, source, [figure for _, figure in figures])
    for (label, figure), key in zip(figures, keys, strict=True):
        own = label or key
        if own in cells:
            message = f"the chart `{block.id}` has two figures for «{own}» in one series"
            collector.add(Finding("F207", message, source.location, found=figure.name))
        cells[own] = figure
    return DataRow(source, _name(block, source, figures, localized, collector), cells)


def _figures(
    source: ChartSeries, localized: LocalizedBrief, collector: FindingCollector
) -> Iterator[tuple[str, Figure]]:
    """The figures of one series, each with the key that its label gives it, if it has one."""
    register = localized.brief.register
    if source.series:
        series = register.series.get(source.series)
        if series is None and not register.is_unread(source.series):
            message = f"the register has no series «{source.series}»"
            collector.add(Finding("F201", message, source.location, found=source.series))
        yield from (("", figure) for figure in series or ())
    for entry in source.figures:
        figure = register.find(entry.name)
        if figure is None and not register.is_unread(entry.name):
            message = f"the register has no figure «{entry.name}»"
            collector.add(Finding("F201", message, source.location, found=entry.name))
        if figure is not None:
            yield (str(entry.label.address).rpartition("/")[2] if entry.label else ""), figure


def _keys(block: ChartBlock, source: ChartSeries, figures: list[Figure]) -> list[str]:
    """The keys of the figures of one series: those of its cells, or the periods of listed figures that each have one.

    Cells may be listed as figures to follow one key through several periods.
    """
    periods = [figure.period for figure in figures]
    cells = [CELL_PATTERN.fullmatch(figure.name) for figure in figures]
    if source.series or block.names or not all(periods) or len(set(periods)) < len(periods):
        return [cell["key"] if cell else figure.name for cell, figure in zip(cells, figures, strict=True)]
    return periods


def _name(
    block: ChartBlock,
    source: ChartSeries,
    figures: tuple[tuple[str, Figure], ...],
    localized: LocalizedBrief,
    collector: FindingCollector,
) -> str:
    """What a series is called: by its author, or by the one period that its figures have."""
    if source.name:
        return plain_text(localized.texts[source.name.address])
    if len(block.series) == 1 or not figures:
        return ""
    periods = {figure.period for _, figure in figures}
    if len(periods) == 1 and "" not in periods:
        return format_figure(figures[0][1], "date" if "-" in next(iter(periods)) else "year", localized.locale).text
    message = f"the series «{source.id}» of the chart `{block.id}` has no name"
    advice = f'write {{series: {source.series}, name: "…"}}' if source.series else 'add `name: "…"`'
    collector.add(Finding("F207", message, source.location, found=source.id, help=advice))
    return source.id


def every_date(keys: tuple[str, ...]) -> tuple[str, ...]:
    """All years, months or days from the first to the last of ``keys``, so that time runs evenly along a line."""
    first, last = keys[0], keys[-1]
    if len(first) == 4:
        return tuple(f"{year:04}" for year in range(int(first), int(last) + 1))
    if len(first) == 7:
        start, end = (int(key[:4]) * 12 + int(key[5:]) - 1 for key in (first, last))
        return tuple(f"{month // 12:04}-{month % 12 + 1:02}" for month in range(start, end + 1))
    day, end_day = datetime.date.fromisoformat(first), datetime.date.fromisoformat(last)
    count = (end_day - day).days + 1
    return tuple((day + datetime.timedelta(days=number)).isoformat() for number in range(count))


def _problems(
    block: ChartBlock, data: ChartData, localized: LocalizedBrief
) -> Iterator[tuple[str, SourceLocation, str]]:
    """What this kind of chart cannot show: a message, its place, and what to do."""
    chart = f"the chart `{block.id}`"
    if units := _units(data, localized):
        advice = "show figures of one unit and scale together; for a second unit, write a second chart"
        yield f"{chart} mixes {' and '.join(units)}", block.location, advice
    if unknown := [key for key in block.highlight if key not in data.keys]:
        advice = f"its categories are {', '.join(data.keys)}"
        yield f"{chart} has no category «{unknown[0]}» to highlight", block.location, advice
    if block.kind is ChartKind.LINE and data.keys and not data.is_dated:
        advice = "give the series dates as keys, or write `kind: column` or `kind: dot`"
        yield f"{chart} is a line, but its categories are not all years, months or days", block.location, advice
    if len(data.keys) > MOST_CATEGORIES:
        advice = f"show at most {MOST_CATEGORIES}: fewer keys, or months in place of days"
        yield f"{chart} has {len(data.keys)} categories", block.location, advice
    if block.kind in STACKED:
        yield from _problems_of_stack(chart, data)


def _problems_of_stack(chart: str, data: ChartData) -> Iterator[tuple[str, SourceLocation, str]]:
    """A stack says its sum by its length: each part must be there, be exact, and go the same way."""
    side_by_side = "set the values side by side: `kind: bar` or `kind: column`"
    for row in data.rows:
        if missing := [key for key in data.keys if key not in row.cells]:
            what = f"{chart} stacks «{row.source.id}», which has no value for «{missing[0]}»"
            yield (
                what,
                row.source.location,
                "a stack needs all its parts: leave the category out, or use a line or bars",
            )
        for key, figure in row.cells.items():
            if figure.amount.bound is not Bound.EXACT:
                what = f"{chart} stacks «{row.source.id}», whose value for «{key}» is only a limit"
                yield what, row.source.location, side_by_side
    for key in data.keys:
        values = [row.cells[key].amount.value for row in data.rows if key in row.cells]
        if min(values) < 0 < max(values):
            what = f"{chart} stacks values above and below zero at «{key}»"
            culprit = next(row for row in data.rows if key in row.cells and row.cells[key].amount.value < 0)
            yield what, culprit.source.location, side_by_side
            return


def _units(data: ChartData, localized: LocalizedBrief) -> list[str]:
    """The units of the figures where they have more than one."""
    found: dict[str, str] = {}
    for figure in data.figures:
        amount = figure.amount
        if amount.kind is Kind.DATE:
            continue  # has no number: reported when that is asked for
        is_ratio = amount.kind in (Kind.SHARE, Kind.CHANGE) or amount.unit == "percent"
        try:
            heading = "per cent" if is_ratio else format_unit(amount, localized.locale) or "bare numbers"
        except FormError:
            continue
        found.setdefault(heading, figure.name)
    return [f"{unit} (`{name}`)" for unit, name in found.items()] if len(found) > 1 else []
