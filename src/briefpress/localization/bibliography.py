"""The list of sources in the house style of the language."""

from __future__ import annotations

import re
from collections.abc import Mapping

from briefpress.content.model import Source
from briefpress.document.inlines import plain_text
from briefpress.document.nodes import Inline, Link, SourceEntry, Text
from briefpress.localization.dates import format_date
from briefpress.localization.locale import Locale
from briefpress.localization.localize import LocalizedBrief

SLOT = re.compile(r"\{([a-z]+)\}")
NO_BREAK_SPACE = "\u00a0"


def source_entry(source: Source, localized: LocalizedBrief) -> SourceEntry:
    """One source as the list prints it, its title leading to its address; its number is set by the transforms."""
    title = localized.texts[source.title.address]
    publisher = localized.texts[source.publisher.address] if source.publisher else ()
    return SourceEntry(source.id, 0, format_source(source, title, publisher, localized.locale), source.title.address)


def format_source(
    source: Source, title: tuple[Inline, ...], publisher: tuple[Inline, ...], locale: Locale
) -> tuple[Inline, ...]:
    """«Publisher, ‘Title’, 20 January 2022», with the language of the source where it is another than the page's.

    ``title`` and ``publisher`` are resolved; a date of access is printed only where there is no date of issue. The
    container is an own name, under which readers find the page: it stands in every language as it calls itself. No
    line breaks within the date or the language.
    """
    style = locale.bibliography
    linked: tuple[Inline, ...] = (Link(title, source.url),) if source.url else title
    entry = _fill(style.title, {"title": linked})
    published_there = source.publisher is not None and source.publisher.text == source.container
    if source.container and not published_there and source.container != plain_text(publisher):
        entry = _fill(style.with_container, {"entry": entry, "container": (Text(source.container),)})
    if publisher:
        pattern = style.with_publisher
        if plain_text(publisher).endswith("."):
            pattern = pattern.replace("{publisher}.", "{publisher}")
        entry = _fill(pattern, {"publisher": publisher, "entry": entry})
    if source.language and source.language != locale.language:
        language = style.languages.get(source.language, source.language)
        whole = language.replace(" ", NO_BREAK_SPACE)
        entry = _fill(style.with_language, {"entry": entry, "language": (Text(whole),)})
    for date, pattern in ((source.issued, style.with_date), (source.accessed, style.with_access_date)):
        if date:
            whole = format_date(date, locale).replace(" ", NO_BREAK_SPACE)
            return _fill(pattern, {"entry": entry, "date": (Text(whole),)})
    return entry


def _fill(pattern: str, slots: Mapping[str, tuple[Inline, ...]]) -> tuple[Inline, ...]:
    """The pattern with inlines in its slots; neighbouring texts become one."""
    inlines: list[Inline] = []
    for position, part in enumerate(SLOT.split(pattern)):
        for inline in slots[part] if position % 2 else (Text(part),):
            last = inlines[-1] if inlines else None
            if isinstance(inline, Text) and isinstance(last, Text):
                inlines[-1] = Text(last.text + inline.text)
            elif inline != Text(""):
                inlines.append(inline)
    return tuple(inlines)
