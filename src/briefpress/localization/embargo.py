"""Moments in words: until when a brief may not be published, with the zone in which its clocks are read.

The name of a zone is the office's own, translated with its other names, and its distance from UTC stands beside it.
Names of zones in CLDR would not do: they tell summer from winter where there is neither, and name what people do not
(«Китай, летнее время» for Beijing time).
"""

from __future__ import annotations

import datetime

from briefpress.localization.dates import format_date
from briefpress.localization.locale import Locale


def format_embargo(moment: datetime.datetime, locale: Locale, zone_name: str = "") -> str:
    """«15:00 on 20 January 2022 (Beijing time, UTC+8)»: what stands for ``{date}`` in the label ``embargoed-until``.

    ``moment`` knows its zone; ``zone_name`` is what people call the time there, if it has a name.
    """
    offset = _offset(moment, locale)
    zone = locale.dates.named_zone.format(name=zone_name, offset=offset) if zone_name else offset
    date = format_date(moment.date(), locale)
    return locale.dates.moment.format(time=f"{moment:%H:%M}", date=date, zone=zone)


def _offset(moment: datetime.datetime, locale: Locale) -> str:
    """«UTC+8», «UTC+5:30», «UTC»."""
    offset = moment.utcoffset()
    if offset is None:
        raise ValueError("the moment has no time zone")
    minutes = round(offset.total_seconds() / 60)
    sign = locale.numbers.minus if minutes < 0 else locale.numbers.plus
    hours, rest = divmod(abs(minutes), 60)
    return "UTC" + (f"{sign}{hours}" + (f":{rest:02}" if rest else "") if minutes else "")
