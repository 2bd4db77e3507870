"""A timeline block as a Timeline: events by date, each under its date in words."""

from __future__ import annotations

import calendar
import datetime
from collections.abc import Iterator
from itertools import pairwise

from briefpress.content.model import EventEntry, TimelineBlock
from briefpress.document.nodes import Inline, Literal, Paragraph, Timeline, TimelineEvent, Value
from briefpress.figures.dates import is_date
from briefpress.figures.model import Kind
from briefpress.findings import Finding, FindingCollector
from briefpress.layouts.captions import caption_of, source_line
from briefpress.localization.dates import format_period, read_period
from briefpress.localization.figures import FormError, format_figure
from briefpress.localization.localize import LocalizedBrief
from briefpress.locations import SegmentAddress

DATE_ROLE, EVENT_ROLE = "timeline-date", "timeline-event"
"""The looks of dates, and of what happened then."""


def compose_timeline(block: TimelineBlock, localized: LocalizedBrief, collector: FindingCollector) -> Timeline:
    """The Timeline that ``block`` describes, in the language of ``localized``; the earliest comes first."""
    dated = sorted(_dated(block, localized, collector), key=lambda found: found[0])
    days = [day for day, _, _ in dated]
    waits = [(after - before).days for before, after in pairwise(days)] + [0]
    return Timeline(
        id=block.id,
        caption=caption_of(localized, "chart", block.title, block.subtitle),
        events=tuple(
            TimelineEvent(
                Paragraph((date,), DATE_ROLE, SegmentAddress(f"{block.id}/{event.id}/date")),
                Paragraph(localized.texts[event.text.address], EVENT_ROLE, event.text.address),
                wait,
            )
            for (_, date, event), wait in zip(dated, waits[: len(dated)], strict=True)
        ),
        source=source_line(localized, block.id, block.sources),
    )


def _dated(
    block: TimelineBlock, localized: LocalizedBrief, collector: FindingCollector
) -> Iterator[tuple[datetime.date, Inline, EventEntry]]:
    """Each event with the last day of its date, and the inline that prints its date.

    What is said of a whole year stands after what happened within it.
    """
    register = localized.brief.register
    for event in block.events:
        if is_date(event.date):
            text = format_period(event.date, localized.locale).text
            yield _last_day(event.date), Literal(event.date, text), event
            continue
        figure = register.find(event.date)
        if figure is None:
            if not register.is_unread(event.date):
                message = f"the register has no figure «{event.date}»"
                collector.add(Finding("F201", message, event.location, found=event.date))
            continue
        try:
            formatted = format_figure(figure, "date", localized.locale)
        except FormError as error:
            collector.add(Finding("F206", str(error), event.location, help=error.help))
            continue
        period = figure.amount.date if figure.amount.kind is Kind.DATE else figure.period or figure.as_of
        yield _last_day(period), Value(figure.name, "date", formatted.text, formatted.spoken), event


def _last_day(period: str) -> datetime.date:
    """The last day of a year, a month, a day or a range."""
    _, last = read_period(period)
    if last.day:
        return datetime.date(last.year, last.month, last.day)
    month = last.month or 12
    return datetime.date(last.year, month, calendar.monthrange(last.year, month)[1])
