"""Dates and periods of figures, as ISO 8601 text: what is well-formed and exists in the calendar."""

from __future__ import annotations

import datetime
import re

_PART = re.compile(r"(?P<year>\d{4})(?:-(?P<month>\d{2})(?:-(?P<day>\d{2}))?)?", re.ASCII)
_SHORT_END = re.compile(r"(?:(?P<month>\d{2})-)?(?P<last>\d{2})", re.ASCII)

EXPECTED_DATE = "a date such as 2022-01-17, a month 2022-01, or a range such as 1992-01-02/06"
EXPECTED_PERIOD = "a year 2021, a month 2022-01, a day 2022-01-17, or a range such as 2012/2021"


def date_problem(text: str) -> str:
    """What is wrong with ``text`` as a date, period or range; empty if nothing is.

    Forms: ``2021``, ``2022-01``, ``2022-01-17``, and two of one form around a slash. The end of a range may leave out
    what it shares with the start: ``1992-01-02/06``, ``1992-01-30/02-02``.
    """
    start_text, slash, end_text = text.partition("/")
    start = _PART.fullmatch(start_text)
    if start is None:
        return "this is not a date in the form year-month-day"
    first = _calendar_day(start_text)
    if first is None:
        return f"the calendar has no {start_text}"
    if not slash:
        return ""
    end_text = _whole_end(start, end_text)
    if not _PART.fullmatch(end_text) or len(end_text) != len(start_text):
        return "the two ends of the range have different forms"
    last = _calendar_day(end_text)
    if last is None:
        return f"the calendar has no {end_text}"
    return "" if first < last else "the range ends before it begins"


def is_date(text: str) -> bool:
    """Whether ``text`` is a date, period or range."""
    return not date_problem(text)


def is_day(text: str) -> bool:
    """Whether ``text`` is one day, month or year: no range."""
    return is_date(text) and "/" not in text


def _whole_end(start: re.Match[str], end: str) -> str:
    short = _SHORT_END.fullmatch(end)
    if short is None:
        return end
    if start["day"]:
        return f"{start['year']}-{short['month'] or start['month']}-{short['last']}"
    return f"{start['year']}-{end}" if start["month"] and not short["month"] else end


def _calendar_day(text: str) -> datetime.date | None:
    year, month, day = (*text.split("-"), "01", "01")[:3]
    try:
        return datetime.date(int(year), int(month), int(day))
    except ValueError:
        return None
