"""Moments in local time: ``2022-01-20 15:00 Asia/Shanghai``."""

from __future__ import annotations

import datetime
import re
from zoneinfo import ZoneInfo

_MOMENT = re.compile(r"([0-9]{4}-[0-9]{2}-[0-9]{2}) ([0-9]{2}:[0-9]{2}) (\S+)", re.ASCII)


def read_zone(text: str) -> ZoneInfo:
    """The time zone with the name ``text``. Raises ValueError."""
    try:
        return ZoneInfo(text)
    except (ValueError, OSError, KeyError):
        raise ValueError("this is not a time zone such as Asia/Shanghai") from None


def read_moment(text: str) -> datetime.datetime:
    """The moment that ``text`` names, in its zone.

    Raises ValueError for what is no such moment, and for a local time that the clocks of the zone never show or show
    twice, as they do where they are put forward or back: nobody could say when that is.
    """
    match = _MOMENT.fullmatch(text)
    if match is None:
        raise ValueError("this is not a moment such as 2022-01-20 15:00 Asia/Shanghai")
    day, time, zone = match.groups()
    try:
        local = datetime.datetime.fromisoformat(f"{day}T{time}:00")
    except ValueError:
        raise ValueError(f"{day} {time} is not a day of the calendar with an hour and a minute") from None
    moment = local.replace(tzinfo=read_zone(zone))
    first, second = moment.utcoffset(), moment.replace(fold=1).utcoffset()
    if first != second:
        # PEP 495: the offset before is the larger one where clocks are put back, the smaller where they go forward.
        is_repeated = first is not None and second is not None and first > second
        shown = f"show {time} twice" if is_repeated else f"never show {time}"
        raise ValueError(f"the clocks of {zone} {shown} on {day}: name another time, or the zone UTC")
    return moment
