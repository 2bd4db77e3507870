"""Dates, ranges of dates and periods, from ISO 8601 to the patterns of the language."""

from __future__ import annotations

import datetime
import re
from dataclasses import dataclass

from briefpress.localization.amounts import FormattedValue, FormError
from briefpress.localization.locale import Locale

ISO_PATTERN = re.compile(r"(?P<year>[0-9]{4})(?:-(?P<month>[0-9]{2})(?:-(?P<day>[0-9]{2}))?)?", re.ASCII)

HELP = "write 2022, 2022-01 or 2022-01-17, or a range: 2012/2021, 2022-01/11, 1992-01-02/06, 1992-01-30/02-02"


@dataclass(frozen=True, slots=True, order=True)
class PartialDate:
    """A year, a month or a day; ``month`` and ``day`` are 0 where not given."""

    year: int
    month: int = 0
    day: int = 0


def read_period(text: str) -> tuple[PartialDate, PartialDate]:
    """First and last date of ``text`` (the same for a single one). Raises FormError.

    The end of a range may leave out what it shares with the start: ``1992-01-02/06``, ``2022-01/11``.
    """
    start, slash, end = text.partition("/")
    first = _read(start, text)
    if not slash:
        return first, first
    if len(end) == 2 and first.month and not first.day:
        end = f"{first.year:04}-{end}"
    elif first.day and len(end) == 2:
        end = f"{first.year:04}-{first.month:02}-{end}"
    elif first.day and len(end) == 5:
        end = f"{first.year:04}-{end}"
    last = _read(end, text)
    if bool(first.month) != bool(last.month) or bool(first.day) != bool(last.day):
        raise FormError(f"`{text}` is not a range of dates: its two ends are not equally exact", HELP)
    if not first < last:
        raise FormError(f"`{text}` is not a range of dates: it ends before it starts", HELP)
    return first, last


def format_date(date: datetime.date | str, locale: Locale) -> str:
    """A date, a month, a year or a range in the language: «17 January 2022», «2–6 January 1992».

    Raises FormError where a text is no ISO 8601 date.
    """
    return format_period(date.isoformat() if isinstance(date, datetime.date) else date, locale).text


def format_period(text: str, locale: Locale) -> FormattedValue:
    """As ``format_date``, with the words that a screen reader should say («2021 год» for «2021 г.»)."""
    first, last = read_period(text)
    return FormattedValue(_format(first, last, locale, spoken=False), _format(first, last, locale, spoken=True))


def format_year(text: str, locale: Locale) -> FormattedValue:
    """The year of a period in digits alone: «2021», «2012–2021»."""
    first, last = read_period(text)
    years = f"{first.year}" if first.year == last.year else f"{first.year}{locale.numbers.range}{last.year}"
    return FormattedValue(years, years)


def format_literal(source: str, locale: Locale) -> str:
    """What a literal prints: digits as they stand (``=2021``), or a date. Raises FormError."""
    return source[1:] if source.startswith("=") else format_date(source, locale)


def _read(text: str, whole: str) -> PartialDate:
    match = ISO_PATTERN.fullmatch(text)
    if match is None:
        raise FormError(f"`{whole}` is not a date", HELP)
    year, month, day = (int(match[part] or 0) for part in ("year", "month", "day"))
    try:
        datetime.date(year, month if match["month"] else 1, day if match["day"] else 1)
    except ValueError:
        raise FormError(f"`{whole}` is not a date of the calendar", HELP) from None
    return PartialDate(year, month, day)


def _format(first: PartialDate, last: PartialDate, locale: Locale, *, spoken: bool) -> str:
    if first == last:
        name = "day" if first.day else "month" if first.month else "year"
    elif not first.month:
        name = "years"
    elif first.year != last.year:
        ends = {
            "first": _format(first, first, locale, spoken=spoken),
            "last": _format(last, last, locale, spoken=spoken),
        }
        return _pattern("span", locale, spoken=spoken).format(**ends)
    elif not first.day:
        name = "months"
    else:
        name = "days" if first.month == last.month else "days-across-months"
    slots = _slots("", first, locale) | _slots("first_", first, locale) | _slots("last_", last, locale)
    return _pattern(name, locale, spoken=spoken).format(**slots)


def _pattern(name: str, locale: Locale, *, spoken: bool) -> str:
    dates = locale.dates
    patterns = {
        "year": dates.year,
        "month": dates.month,
        "day": dates.day,
        "years": dates.years,
        "months": dates.months,
        "days": dates.days,
        "days-across-months": dates.days_across_months,
        "span": dates.span,
    }
    return dates.spoken.get(name, patterns[name]).replace("\u00a0", " ") if spoken else patterns[name]


def _slots(prefix: str, date: PartialDate, locale: Locale) -> dict[str, str]:
    ordinals = locale.dates.ordinals
    in_order = (
        {}
        if ordinals is None
        else {
            f"{prefix}day_ordinal": ordinals.write(date.day),
            f"{prefix}year_ordinal": ordinals.write(date.year),
        }
    )
    return in_order | {
        f"{prefix}day": str(date.day),
        f"{prefix}month": locale.month(date.month) if date.month else "",
        f"{prefix}month_alone": locale.month(date.month, alone=True) if date.month else "",
        f"{prefix}month_number": str(date.month),
        f"{prefix}year": str(date.year),
    }
