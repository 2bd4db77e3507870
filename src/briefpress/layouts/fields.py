"""What a template can print of a brief beside its texts: date, place, office, marking, embargo, numbers of pages."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from briefpress.content.model import OFFICES, Output
from briefpress.document.inlines import plain_text
from briefpress.document.nodes import Field, FieldKind, Inline, Text
from briefpress.document.patterns import SLOT, fill_pattern
from briefpress.document.transforms import without_marks
from briefpress.layouts.marking import PageMarking
from briefpress.localization.dates import format_date
from briefpress.localization.embargo import format_embargo
from briefpress.localization.localize import LocalizedBrief


@dataclass(frozen=True, slots=True)
class FieldWriter:
    """Writes the fields of one document. ``in_head``: for the head of the page, whose marking says more."""

    localized: LocalizedBrief
    marking: PageMarking
    output: Output
    in_head: bool = False

    def write(self, name: str) -> tuple[Inline, ...] | None:
        """What the field ``name`` prints, which may be nothing; None where there is no such field."""
        write = _FIELDS.get(name)
        return write(self) if write else None

    def date(self) -> tuple[Inline, ...]:
        return (Text(format_date(self.localized.brief.edition, self.localized.locale)),)

    def office(self) -> tuple[Inline, ...]:
        return self.localized.texts[self.localized.brief.shared.office.name.address]

    def title(self) -> tuple[Inline, ...]:
        return self.localized.texts[self.localized.brief.title.address]

    def short_title(self) -> tuple[Inline, ...]:
        """For the head of the page; the title where the brief has no shorter one."""
        segment = self.localized.brief.short_title or self.localized.brief.title
        return self.localized.texts[segment.address]

    def marked(self) -> tuple[Inline, ...]:
        """«OFFICIAL»; in the head also that it is a draft, and how to handle it."""
        if self.in_head:
            return self.marking.head
        return (Text(self.marking.classification),) if self.marking.classification else ()

    def version(self) -> tuple[Inline, ...]:
        version = self.localized.brief.version
        return (Text(fill_pattern(self.localized.labels["version-number"], version=version)),) if version else ()

    def embargo(self) -> tuple[Inline, ...]:
        """«Embargoed until 15:00 on 20 January 2022 (Beijing time, UTC+8)»; nothing without an embargo."""
        moment = self.localized.brief.embargo
        if moment is None:
            return ()
        office = self.localized.brief.shared.office
        zone_name = ""
        if office.time_zone_name and str(moment.tzinfo) == office.time_zone:
            zone_name = plain_text(without_marks(self.localized.texts[office.time_zone_name.address]))
        date = format_embargo(moment, self.localized.locale, zone_name)
        return (Text(fill_pattern(self.localized.labels["embargoed-until"], date=date)),)

    def release(self) -> tuple[Inline, ...]:
        """As ``embargo``; «For immediate release» without one."""
        return self.embargo() or (Text(self.localized.labels["for-immediate-release"]),)

    def dateline(self) -> tuple[Inline, ...]:
        """«Beijing, 24 November 2026»; the date alone where nobody says the place."""
        place = self.localized.brief.place
        if place is None:
            return self.date()
        values = {"place": self.localized.texts[place.address], "date": self.date()}
        return tuple(_with_inlines(self.localized.labels["dateline"], values))

    def next_release(self) -> tuple[Inline, ...]:
        """«Next release: 18 January 2027»; nothing where no date is given."""
        day = self.localized.brief.next_release
        if day is None:
            return ()
        date = format_date(day, self.localized.locale)
        return (Text(fill_pattern(self.localized.labels["next-release-on"], date=date)),)

    def clearance(self, section_id: str) -> tuple[Inline, ...] | None:
        """«Cleared by Press Office, valid until 31 January 2027»; None where the brief has no such section.

        Readers outside the office are not told who cleared a line, nor that nobody has.
        """
        section = next((section for section in self.localized.brief.sections if section.id == section_id), None)
        if section is None:
            return None
        if self.output.audience == "public":
            return ()
        labels = self.localized.labels
        if section.clearance is None:
            return (Text(labels["not-cleared"]),)
        office = self.localized.names.get(OFFICES, {}).get(section.clearance.office, section.clearance.office)
        until = format_date(section.clearance.until, self.localized.locale)
        return (Text(fill_pattern(labels["cleared"], office=office, date=until)),)

    def distribution(self) -> tuple[Inline, ...]:
        """«Distribution: the Minister; the press office»; nothing where nobody is named."""
        labels, recipients = self.localized.labels, self.localized.brief.distribution
        if not recipients:
            return ()
        before, _, after = labels["distribution-list"].partition("{names}")
        separator = Text(labels["list-separator"])
        names = [inline for who in recipients for inline in (separator, *self.localized.texts[who.address])][1:]
        return (Text(before), *names, *([Text(after)] if after else []))

    def page(self) -> tuple[Inline, ...]:
        return (Field(FieldKind.PAGE),)

    def pages(self) -> tuple[Inline, ...]:
        return (Field(FieldKind.PAGES),)

    def page_of(self) -> tuple[Inline, ...]:
        """«Page 1 of 2»; «Version 2.1 · Page 1 of 2» where the brief has a version."""
        version = self.version()
        separator = (Text(self.localized.labels["marking-separator"]),) if version else ()
        return (*version, *separator, *_with_fields(self.localized.labels["page-of"]))

    def card_of(self) -> tuple[Inline, ...]:
        """«1 of 3»: the number of a card is that of its page."""
        return tuple(_with_fields(self.localized.labels["card-of"]))


_FIELDS: Mapping[str, Callable[[FieldWriter], tuple[Inline, ...]]] = {
    "date": FieldWriter.date,
    "office": FieldWriter.office,
    "title": FieldWriter.title,
    "short-title": FieldWriter.short_title,
    "marking": FieldWriter.marked,
    "version": FieldWriter.version,
    "embargo": FieldWriter.embargo,
    "release": FieldWriter.release,
    "dateline": FieldWriter.dateline,
    "next-release": FieldWriter.next_release,
    "distribution": FieldWriter.distribution,
    "page": FieldWriter.page,
    "pages": FieldWriter.pages,
    "page-of": FieldWriter.page_of,
    "card-of": FieldWriter.card_of,
}
FIELDS = tuple(_FIELDS)
"""The names that ``data-field`` may have …"""

OF_SECTION = "clearance"
"""… and the one that is of a section."""


def _with_fields(pattern: str) -> Iterator[Inline]:
    """The pattern «Page {page} of {pages}» as text and fields."""
    for position, part in enumerate(SLOT.split(pattern)):
        if position % 2:
            yield Field(FieldKind(part))
        elif part:
            yield Text(part)


def _with_inlines(pattern: str, values: Mapping[str, tuple[Inline, ...]]) -> Iterator[Inline]:
    """``pattern`` with inlines in its slots."""
    for position, part in enumerate(SLOT.split(pattern)):
        if position % 2:
            yield from values[part]
        elif part:
            yield Text(part)
