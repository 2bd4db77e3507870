"""What a template can print of a brief beside its texts: date, office, marking, embargo, numbers of pages."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from briefpress.document.inlines import plain_text
from briefpress.document.nodes import Field, FieldKind, Inline, Text
from briefpress.document.patterns import SLOT, fill_pattern
from briefpress.layouts.marking import PageMarking
from briefpress.localization.dates import format_date
from briefpress.localization.embargo import format_embargo
from briefpress.localization.localize import LocalizedBrief


@dataclass(frozen=True, slots=True)
class FieldWriter:
    """Writes the fields of one document. ``in_head``: for the head of the page, whose marking says more."""

    localized: LocalizedBrief
    marking: PageMarking
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
            zone_name = plain_text(self.localized.texts[office.time_zone_name.address])
        date = format_embargo(moment, self.localized.locale, zone_name)
        return (Text(fill_pattern(self.localized.labels["embargoed-until"], date=date)),)

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


_FIELDS: Mapping[str, Callable[[FieldWriter], tuple[Inline, ...]]] = {
    "date": FieldWriter.date,
    "office": FieldWriter.office,
    "title": FieldWriter.title,
    "marking": FieldWriter.marked,
    "version": FieldWriter.version,
    "embargo": FieldWriter.embargo,
    "distribution": FieldWriter.distribution,
    "page": FieldWriter.page,
    "pages": FieldWriter.pages,
    "page-of": FieldWriter.page_of,
}
FIELDS = tuple(_FIELDS)
"""The names that ``data-field`` may have."""


def _with_fields(pattern: str) -> Iterator[Inline]:
    """The pattern «Page {page} of {pages}» as text and fields."""
    for position, part in enumerate(SLOT.split(pattern)):
        if position % 2:
            yield Field(FieldKind(part))
        elif part:
            yield Text(part)
