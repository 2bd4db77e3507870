"""A catalogue brought up to the source text: no translation is lost, and the same input gives the same file."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

import polib

from briefpress.content.model import Segment
from briefpress.document.inlines import walk_inlines
from briefpress.document.nodes import Literal, Value
from briefpress.figures.model import Register
from briefpress.localization.catalogues import Catalogue
from briefpress.localization.dates import format_literal
from briefpress.localization.figures import FormError, find_figure, format_figure
from briefpress.localization.locale import Locale

HEADER = "Translations for Briefpress: keep what stands in {braces} or [brackets]; see the comments for what it prints."
METADATA = {
    "Language": "",
    "MIME-Version": "1.0",
    "Content-Type": "text/plain; charset=UTF-8",
    "Content-Transfer-Encoding": "8bit",
}
FUZZY = "fuzzy"
DATED = ("POT-Creation-Date", "PO-Revision-Date")
"""Header fields that are left out: two people who translate different entries would always be in conflict."""


@dataclass(frozen=True, slots=True)
class _Known:
    """An entry as it was, with whether it was in use."""

    entry: polib.POEntry
    is_live: bool


def update_catalogue(catalogue: Catalogue, segments: Iterable[Segment], register: Register, locale: Locale) -> str:
    """The text of the catalogue with one entry for each segment to translate, in the order given.

    A translation made from another source text becomes fuzzy, with the text it was made from as previous msgid; one
    whose segment is gone becomes obsolete, and comes back with its segment. Comments of translators stay.
    """
    known = _known_entries(catalogue.messages)
    written = polib.POFile(wrapwidth=0)
    written.header = catalogue.messages.header or HEADER
    kept = {key: value for key, value in catalogue.messages.metadata.items() if key not in DATED}
    written.metadata = METADATA | kept | {"Language": locale.language}
    for segment in segments:
        if segment.is_translatable:
            written.append(_entry(segment, known.pop(segment.address, None), register, locale))
    for context in sorted(known):
        gone = known[context].entry
        if gone.msgstr:
            written.append(_obsolete(context, gone))
    return str(written)


def _known_entries(messages: polib.POFile) -> dict[str, _Known]:
    """Entries by address; a live one goes before an obsolete one, the first before the second."""
    known: dict[str, _Known] = {}
    for entry in messages:
        is_live = not entry.obsolete
        if entry.msgctxt and (entry.msgctxt not in known or (is_live and not known[entry.msgctxt].is_live)):
            known[entry.msgctxt] = _Known(entry, is_live)
    return known


def _entry(segment: Segment, known: _Known | None, register: Register, locale: Locale) -> polib.POEntry:
    entry = polib.POEntry(
        msgctxt=str(segment.address),
        msgid=segment.text,
        comment="\n".join(_comments(segment, register, locale)),
        occurrences=[(str(segment.location.path), "")],
    )
    if known is None:
        return entry
    old = known.entry
    entry.msgstr, entry.tcomment = old.msgstr, old.tcomment
    entry.flags = [flag for flag in old.flags if flag != FUZZY]
    # A translation that was stale before was made from what was the previous text then.
    made_from = (old.fuzzy and old.previous_msgid) or old.msgid
    # Fuzzy without a previous text: someone has doubts about the translation, and the doubts stay.
    is_doubted = old.fuzzy and not old.previous_msgid
    if old.msgstr and (made_from != segment.text or is_doubted):
        entry.flags.insert(0, FUZZY)
        entry.previous_msgid = made_from if made_from != segment.text else None
    return entry


def _obsolete(context: str, old: polib.POEntry) -> polib.POEntry:
    return polib.POEntry(
        msgctxt=context,
        msgid=old.msgid,
        msgstr=old.msgstr,
        tcomment=old.tcomment,
        flags=list(old.flags),
        previous_msgid=old.previous_msgid,
        obsolete=True,
    )


def _comments(segment: Segment, register: Register, locale: Locale) -> Iterator[str]:
    """What each placeholder prints in the language of the translation, once each."""
    seen: set[str] = set()
    for inline in walk_inlines(segment.inlines):
        match inline:
            case Value() if inline.form == "plural":
                text = "{" + inline.name + ":plural|…}"
                printed = _printed(inline.name, "", register, locale)
                line = f"{text} chooses its word by the number in: {printed}"
            case Value():
                text = "{" + inline.name + (f":{inline.form}" if inline.form else "") + "}"
                line = f"{text} prints {_printed(inline.name, inline.form, register, locale)}"
            case Literal() if not inline.source.startswith("="):
                text = "{" + inline.source + "}"
                line = f"{text} prints {_printed_literal(inline.source, locale)}"
            case _:
                continue
        if text not in seen:
            seen.add(text)
            yield line


def _printed(name: str, form: str, register: Register, locale: Locale) -> str:
    try:
        figure = find_figure(register, name, form)
        if figure is None:
            return "nothing: it is not in the register"
        return format_figure(figure, form, locale).text
    except FormError as error:
        return f"nothing: {error}"


def _printed_literal(source: str, locale: Locale) -> str:
    try:
        return format_literal(source, locale)
    except FormError as error:
        return f"nothing: {error}"
