"""Who cleared a line to take, and until when: a line past its date is not printed.

The date decides about findings alone. What an artifact holds does not depend on the day on which it is built.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from difflib import get_close_matches
from zoneinfo import ZoneInfo

from briefpress.content.model import OFFICES, Brief, Clearance, ContentSection
from briefpress.content.walking import block_segments
from briefpress.document.leaves import leaves_of
from briefpress.document.nodes import Document
from briefpress.findings import Finding

_LAST_DAY = datetime.date.max - datetime.timedelta(days=2)
"""The last day that has a day after it in every time zone."""


def unknown_offices(brief: Brief) -> Iterator[Finding]:
    """Findings where a line was cleared by an office that the shared names do not have."""
    known = brief.shared.names.get(OFFICES, {})
    for section in brief.sections:
        if section.clearance and section.clearance.office not in known:
            office = section.clearance.office
            near = get_close_matches(office, known, 1)
            advice = f"did you mean «{near[0]}»?" if near else f"add {office}: under {OFFICES}: in names.yaml"
            message = f"the shared names «{OFFICES}» have no «{office}»"
            location = section.clearance.office_location
            yield Finding("F108", message, location, office, ", ".join(known), help=advice)


def lapsed_lines(brief: Brief, document: Document, now: datetime.datetime) -> Iterator[Finding]:
    """Findings on the lines in ``document`` that are past their date; ``brief`` is whole, as it was loaded.

    A line holds until the end of its day in the time zone of the office. ``now`` knows its own zone.
    """
    for section, clearance in _printed(brief, document):
        if now >= end_of(clearance, brief):
            message = f"the line on «{section.id}» was cleared until {clearance.until}"
            today = now.astimezone(ZoneInfo(brief.shared.office.time_zone)).date()
            advice = f"have it cleared again by «{clearance.office}», then write the new day"
            found, expected = str(clearance.until), f"a day not before {today}"
            yield Finding("F110", message, clearance.until_location, found, expected, advice)


def first_lapse(brief: Brief, document: Document) -> datetime.datetime | None:
    """The moment at which the first line in ``document`` will be past its date; None where none will ever be."""
    return min((end_of(clearance, brief) for _, clearance in _printed(brief, document)), default=None)


def end_of(clearance: Clearance, brief: Brief) -> datetime.datetime:
    """The first moment at which a line no longer holds: midnight after its day, where the office is."""
    day = min(clearance.until, _LAST_DAY) + datetime.timedelta(days=1)
    return datetime.datetime.combine(day, datetime.time(), ZoneInfo(brief.shared.office.time_zone))


def _printed(brief: Brief, document: Document) -> Iterator[tuple[ContentSection, Clearance]]:
    """The cleared questions of which ``document`` prints more than the heading."""
    printed = {leaf.address for leaf in leaves_of(document)}
    for section in brief.sections:
        if section.clearance and any(segment.address in printed for segment in block_segments(section.blocks)):
            yield section, section.clearance
