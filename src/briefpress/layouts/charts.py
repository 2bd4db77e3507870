"""A chart block as a Chart: its points from the register, with category names and numbers of the language."""

from __future__ import annotations

from briefpress.content.model import ChartBlock
from briefpress.document.inlines import plain_text
from briefpress.document.nodes import Chart, DataPoint, DataSeries
from briefpress.document.patterns import fill_pattern
from briefpress.figures.model import Figure
from briefpress.findings import Finding, FindingCollector
from briefpress.layouts.captions import caption_of, source_line
from briefpress.localization.figures import FormError, format_figure, scaled_number
from briefpress.localization.localize import LocalizedBrief


def compose_chart(block: ChartBlock, localized: LocalizedBrief, collector: FindingCollector) -> Chart:
    """The Chart that ``block`` describes, in the language of ``localized``.

    Values are in the unit that the language prints (100 million for Chinese where English has billion), so that axes,
    labels, the alternative text and the workbook in Word all agree.
    """
    figures = _figures(block, localized, collector)
    points = []
    for figure in figures:
        try:
            category = _category(block, figure, localized, collector)
            text = format_figure(figure, "number", localized.locale).text
            value = scaled_number(figure, localized.locale)
            points.append(DataPoint(_key(figure), category, value, text))
        except FormError as error:
            collector.add(Finding("F206", str(error), block.location))
    decimals = max((-_exponent(point) for point in points), default=0)
    number_format = "0" + ("." + "0" * decimals if decimals > 0 else "")
    title = plain_text(localized.texts[block.title.address])
    subtitle = plain_text(localized.texts[block.subtitle.address]) if block.subtitle else ""
    return Chart(
        id=block.id,
        caption=caption_of(localized, "chart", block.title, block.subtitle),
        kind=block.kind,
        series=(DataSeries(subtitle or title, tuple(points)),),
        alt=_alternative_text(block, localized, title, subtitle, points),
        number_format=number_format,
        source=source_line(localized, block.id, block.sources),
    )


def _exponent(point: DataPoint) -> int:
    exponent = point.value.as_tuple().exponent
    return exponent if isinstance(exponent, int) else 0


def _key(figure: Figure) -> str:
    return figure.name.partition("[")[2].rstrip("]") or figure.name


def _figures(block: ChartBlock, localized: LocalizedBrief, collector: FindingCollector) -> list[Figure]:
    register = localized.brief.register
    figures: list[Figure] = []
    if block.series:
        series = register.series.get(block.series)
        if series is None and not register.is_unread(block.series):
            collector.add(Finding("F201", f"the register has no series «{block.series}»", block.location))
        figures.extend(series or ())
    for name in block.figures:
        figure = register.find(name)
        if figure is None and not register.is_unread(name):
            collector.add(Finding("F201", f"the register has no figure «{name}»", block.location, found=name))
        if figure is not None:
            figures.append(figure)
    if block.descending:
        figures.sort(key=lambda figure: figure.amount.absolute, reverse=True)
    return figures


def _category(block: ChartBlock, figure: Figure, localized: LocalizedBrief, collector: FindingCollector) -> str:
    key = _key(figure)
    if block.names:
        name = localized.names.get(block.names, {}).get(key)
        if name is None:
            collector.add(Finding("F305", f"the names «{block.names}» have no «{key}»", block.location, found=key))
        return name or key
    if figure.period and (key in (figure.period, figure.name)):
        return format_figure(figure, "year", localized.locale).text
    return key


def _alternative_text(
    block: ChartBlock, localized: LocalizedBrief, title: str, subtitle: str, points: list[DataPoint]
) -> str:
    """The message of the chart, then every value: what a reader who cannot see it needs."""
    labels = localized.labels
    values = labels["chart-value-separator"].join(
        fill_pattern(labels["chart-value"], category=point.category, value=point.text) for point in points
    )
    summary = plain_text(localized.texts[block.summary.address]) if block.summary else title
    return fill_pattern(labels["chart-alt"], summary=summary, subtitle=subtitle, values=values)
