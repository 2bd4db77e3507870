"""A chart block as a Chart: its points from the register, with category names and numbers of the language."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from decimal import Decimal

from briefpress.content.model import ChartBlock
from briefpress.document.charts import BARS, STACKED
from briefpress.document.inlines import plain_text
from briefpress.document.nodes import AxisTick, Chart, DataPoint, DataSeries
from briefpress.document.patterns import fill_pattern
from briefpress.figures.dates import is_date
from briefpress.figures.model import Amount, Figure
from briefpress.findings import Finding, FindingCollector
from briefpress.layouts.captions import caption_of, source_line
from briefpress.layouts.charts.alternatives import alternative_text
from briefpress.layouts.charts.axis import axis_decimals, axis_values
from briefpress.layouts.charts.data import ChartData, chart_data
from briefpress.layouts.charts.values import chart_table
from briefpress.localization.dates import format_period, format_year
from briefpress.localization.figures import FormError, axis_number, charted_in_words, format_figure, scaled_number
from briefpress.localization.localize import LocalizedBrief
from briefpress.localization.numbers import EXACT


def compose_chart(block: ChartBlock, localized: LocalizedBrief, collector: FindingCollector) -> Chart:
    """The Chart that ``block`` describes, in the language of ``localized``.

    Values are in the unit that the language prints (100 million for Chinese where English has billion), so that axes,
    labels, the alternative text and the workbook in Word all agree.
    """
    data = chart_data(block, localized, collector)
    composer = _ChartComposer(block, data, localized, collector)
    title = plain_text(localized.texts[block.title.address])
    subtitle = plain_text(localized.texts[block.subtitle.address]) if block.subtitle else ""
    names = [row.name or subtitle or title for row in data.rows]
    series = tuple(composer.series(name, row.cells) for name, row in zip(names, data.rows, strict=True))
    total = composer.total() if block.kind in STACKED and not collector.has_errors else None
    return Chart(
        id=block.id,
        caption=caption_of(localized, "chart", block.title, block.subtitle),
        kind=block.kind,
        series=series,
        alt=alternative_text(block, (*series, *([total] if total else [])), localized),
        number_format=_number_format(point for row in series for point in row.points),
        source=source_line(localized, block.id, block.sources),
        axis=() if block.kind in BARS else composer.axis(series),
        total=total,
        highlight=block.highlight,
        table=chart_table(block, data, composer.categories, total, localized) if block.has_table else None,
        name_separator=fill_pattern(localized.labels["chart-value"], category="", value=""),
    )


@dataclass(frozen=True, slots=True)
class _ChartComposer:
    block: ChartBlock
    data: ChartData
    localized: LocalizedBrief
    collector: FindingCollector

    @property
    def categories(self) -> dict[str, str]:
        """What each key is called on the page."""
        return {key: self._category(key) for key in self.data.keys}

    def series(self, name: str, cells: Mapping[str, Figure]) -> DataSeries:
        """The series called ``name``, a point for each key; without a value where ``cells`` has none."""
        categories = self.categories
        points = tuple(self._point(key, categories[key], cells.get(key)) for key in self.data.keys)
        return DataSeries(name, points)

    def _point(self, key: str, category: str, figure: Figure | None) -> DataPoint:
        missing = DataPoint(key, category, None, "")
        if figure is None:
            return missing
        try:
            text = format_figure(figure, "number", self.localized.locale).text
            said = charted_in_words(figure, self.localized.locale)
            return DataPoint(key, category, scaled_number(figure, self.localized.locale), text, said)
        except FormError as error:
            self.collector.add(Finding("F206", str(error), self.block.location))
            return missing

    def _category(self, key: str) -> str:
        labels = [figure.label for series in self.block.series for figure in series.figures if figure.label]
        for label in labels:
            if str(label.address) == f"{self.block.id}/{key}":
                return plain_text(self.localized.texts[label.address])
        table = self.block.names
        if table:
            name = self.localized.names.get(table, {}).get(key)
            if name is None:
                message = f"the names «{table}» have no «{key}»"
                self.collector.add(Finding("F305", message, self.block.location, found=key))
            return name or key
        figure = next((row.cells[key] for row in self.data.rows if key in row.cells), None)
        period = key if is_date(key) else figure.period if figure and figure.name == key else ""
        return _period_text(period, self.localized) if period else key

    def total(self) -> DataSeries | None:
        """The sum of each stack: exact, then as exact as the coarsest of its parts, as formulas are."""
        figures = {
            key: replace(
                next(iter(self.data.figures)),
                name=key,
                amount=self._sum([row.cells[key] for row in self.data.rows]),
                worded=None,
            )
            for key in self.data.keys
        }
        return self.series(self.localized.labels["total"], figures) if figures else None

    @staticmethod
    def _sum(figures: Iterable[Figure]) -> Amount:
        amounts = [figure.amount for figure in figures]
        absolute = Decimal(0)
        for amount in amounts:
            absolute = EXACT.add(absolute, amount.absolute)
        first = amounts[0]
        value = EXACT.divide(absolute, first.scale.factor)
        return replace(first, value=value, decimals=min(amount.decimals for amount in amounts))

    def axis(self, series: Iterable[DataSeries]) -> tuple[AxisTick, ...]:
        """The labelled axis of values on which all points stand."""
        values = [point.value for row in series for point in row.points if point.value is not None]
        figure = next(iter(self.data.figures), None)
        if not values or figure is None:
            return ()
        marks = axis_values(values)
        decimals = axis_decimals(marks)
        locale = self.localized.locale
        return tuple(AxisTick(mark, axis_number(mark, decimals, figure.amount, locale)) for mark in marks)


def _period_text(period: str, localized: LocalizedBrief) -> str:
    """A year in digits alone; other dates in words."""
    if "-" in period:
        return format_period(period, localized.locale).text
    return format_year(period, localized.locale).text


def _number_format(points: Iterable[DataPoint]) -> str:
    exponents = [point.value.as_tuple().exponent for point in points if point.value is not None]
    decimals = max((-exponent for exponent in exponents if isinstance(exponent, int)), default=0)
    return "0" + ("." + "0" * decimals if decimals > 0 else "")
