"""The brief in one language: every segment resolved, and how far each is translated."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from functools import partial
from pathlib import Path

from briefpress.content.model import Brief, Segment
from briefpress.document.inlines import plain_text
from briefpress.document.nodes import Inline, Mark, MarkKind, Passage
from briefpress.document.patterns import fill_pattern
from briefpress.document.transforms import without_marks
from briefpress.findings import Finding, FindingCollector
from briefpress.formats.markdown.reader import read_inlines
from briefpress.localization.catalogues import Catalogue, CatalogueEntry
from briefpress.localization.locale import Locale, load_locale
from briefpress.localization.resolve import PlacedMarkdown, in_catalogue, in_content, resolve
from briefpress.locations import SegmentAddress, SourceLocation


class State(StrEnum):
    """How far a segment is translated. ``source``: it needs no translation."""

    SOURCE = "source"
    TRANSLATED = "translated"
    STALE = "stale"
    """Translated from another source text, or marked fuzzy; the old translation is what is printed."""
    MISSING = "missing"
    """Not translated; the source text is what is printed."""


@dataclass(frozen=True, slots=True)
class LocalizedBrief:
    """A brief in the language of ``locale``.

    ``texts`` and ``states`` have every segment of the brief and of what it shares with others. Numbers of notes,
    citations and references are not set yet. ``names`` maps tables of shared names to keys and plain text;
    ``locations`` says where the text that is printed stands: in the source, or in a catalogue.
    """

    brief: Brief
    locale: Locale
    texts: Mapping[SegmentAddress, tuple[Inline, ...]]
    states: Mapping[SegmentAddress, State]
    labels: Mapping[str, str]
    names: Mapping[str, Mapping[str, str]]
    locations: Mapping[SegmentAddress, SourceLocation] = field(default_factory=dict)

    @property
    def untranslated(self) -> Mapping[State, int]:
        """How many texts are missing, and how many stale; what is printed or not."""
        counts = Counter(self.states.values())
        return {state: counts[state] for state in (State.MISSING, State.STALE) if counts[state]}

    @property
    def is_complete(self) -> bool:
        """Whether nothing is stale or missing: only then may it be released."""
        return not any(state in (State.STALE, State.MISSING) for state in self.states.values())


def localize(
    brief: Brief,
    locale: Locale,
    catalogues: Sequence[Catalogue],
    labels: Mapping[str, str],
    *,
    collector: FindingCollector,
    root: Path | None = None,
    draft: bool = False,
) -> LocalizedBrief:
    """``brief`` in the language of ``locale``; what is wrong goes to ``collector``, and a text is given all the same.

    An address is looked up in ``catalogues`` in their order: the brief's own, then the shared ones. ``root`` is the
    project's folder: with it, findings in the source text point to the very column. In a ``draft``, text that is not
    translated stands in with a mark: in its own language, or in the translation of what it was.
    """
    texts: dict[SegmentAddress, tuple[Inline, ...]] = {}
    states: dict[SegmentAddress, State] = {}
    locations: dict[SegmentAddress, SourceLocation] = {}
    is_source = locale.language == brief.language
    _report_missing_files(() if is_source else catalogues, collector)
    for segment in all_segments(brief):
        if is_source or not segment.is_translatable:
            state, written, location = State.SOURCE, in_content(segment, root), segment.location
        else:
            state, written, location = _translation(segment, catalogues, locale, collector, root)
        if draft and state in (State.STALE, State.MISSING):
            texts[segment.address] = _stand_in(segment, state, written, brief, locale, labels, root)
        else:
            texts[segment.address] = resolve(written, brief.register, locale, collector)
        states[segment.address] = state
        locations[segment.address] = location
    names = {
        table: {key: _name(texts[segment.address]) for key, segment in segments.items()}
        for table, segments in brief.shared.names.items()
    }
    return LocalizedBrief(brief, locale, texts, states, labels, names, locations)


def _stand_in(
    segment: Segment,
    state: State,
    written: PlacedMarkdown,
    brief: Brief,
    locale: Locale,
    labels: Mapping[str, str],
    root: Path | None,
) -> tuple[Inline, ...]:
    """What a draft has for a text that is not translated, with a mark before it.

    An old translation that names what is no longer there gives way to the source text. What is wrong with that is found
    in the language of the brief.
    """
    found = FindingCollector()
    inlines = resolve(written, brief.register, locale, found) if state is State.STALE else ()
    kind = MarkKind.OUT_OF_DATE
    if state is State.MISSING or found.has_errors:
        source = load_locale(brief.language)
        text = resolve(in_content(segment, root), brief.register, source, FindingCollector())
        inlines, kind = (Passage(text, source.tag, source.direction),), MarkKind.NOT_TRANSLATED
    said = labels[{MarkKind.OUT_OF_DATE: "translation-out-of-date", MarkKind.NOT_TRANSLATED: "not-translated"}[kind]]
    # In alternative texts without brackets: a text that begins with one is taken for what somebody forgot to write.
    spoken = fill_pattern(labels["chart-value"], category=said, value="")
    return (Mark(fill_pattern(labels["text-mark"], mark=said), kind, spoken), *inlines)


def _name(text: tuple[Inline, ...]) -> str:
    """A shared name as plain text. There is no room in charts for more than a hint that it is not translated."""
    passage = next((inline for inline in text if isinstance(inline, Passage)), None)
    is_marked = any(isinstance(inline, Mark) for inline in text)
    hint = f" [{passage.language}]" if passage else " [?]" if is_marked else ""
    return plain_text(without_marks(text)) + hint


def all_segments(brief: Brief) -> Iterator[Segment]:
    """The segments of the brief, then those it shares with other briefs."""
    shared = (segment for segment in brief.shared.segments() if segment.address not in brief.segments)
    yield from (*brief.segments.values(), *shared)


def _translation(
    segment: Segment,
    catalogues: Sequence[Catalogue],
    locale: Locale,
    collector: FindingCollector,
    root: Path | None,
) -> tuple[State, PlacedMarkdown, SourceLocation]:
    """How far the segment is translated, the text to print, and where that stands."""
    for catalogue in catalogues:
        entry = catalogue.entries.get(segment.address)
        if entry is None:
            continue
        if not entry.translation:
            _report_missing(segment, catalogue, catalogue.location(entry, length=len("msgstr")), collector)
            return State.MISSING, in_content(segment, root), segment.location
        written = in_catalogue(catalogue, entry, _read_translation(catalogue, entry, collector))
        if entry.source == segment.text and not entry.is_fuzzy:
            return State.TRANSLATED, written, catalogue.location(entry)
        _report_stale(segment, catalogue, entry, collector)
        return State.STALE, written, catalogue.location(entry)
    home = _home(segment, catalogues)
    if home is not None and home.exists and home.is_readable:
        _report_missing(segment, home, SourceLocation(home.path), collector)
    elif home is None:
        message = f"`{segment.address}` is not translated into the language `{locale.language}`"
        collector.add(Finding("F301", message, segment.location))
    return State.MISSING, in_content(segment, root), segment.location


def _read_translation(catalogue: Catalogue, entry: CatalogueEntry, collector: FindingCollector) -> tuple[Inline, ...]:
    """The translation parsed, with findings where the .po file has it."""
    place = partial(catalogue.place, entry)
    return read_inlines(entry.translation, catalogue.location(entry), collector, place=place)


def _home(segment: Segment, catalogues: Sequence[Catalogue]) -> Catalogue | None:
    """The catalogue that ought to hold the segment: the one in the folder where the segment stands."""
    folder = segment.location.path.parent
    beside = [catalogue for catalogue in catalogues if catalogue.path.parent.parent == folder]
    return next(iter(beside or catalogues), None)


def _report_missing_files(catalogues: Sequence[Catalogue], collector: FindingCollector) -> None:
    for catalogue in catalogues:
        if not catalogue.exists:
            message = f"there is no catalogue, so nothing is translated into the language `{catalogue.language}`"
            help_text = "run `briefpress translate update`; it writes this file"
            collector.add(Finding("F301", message, SourceLocation(catalogue.path), help=help_text))


def _report_missing(
    segment: Segment, catalogue: Catalogue, location: SourceLocation, collector: FindingCollector
) -> None:
    collector.add(
        Finding(
            "F305" if segment.address.startswith("shared/") else "F301",
            f"`{segment.address}` is not translated",
            location,
            expected=f"a translation of: {segment.text}",
            help="run `briefpress translate update`, then translate the entry" if not location.line else "",
            excerpt=catalogue.excerpt(location),
        )
    )


def _report_stale(segment: Segment, catalogue: Catalogue, entry: CatalogueEntry, collector: FindingCollector) -> None:
    is_changed = entry.source != segment.text
    what = "from another source text" if is_changed else "and is marked fuzzy"
    location = catalogue.location(entry, 0, len(entry.translation))
    collector.add(
        Finding(
            "F302",
            f"`{segment.address}` was translated {what}",
            location,
            found=f"a translation of: {entry.source}" if is_changed else "",
            expected=f"a translation of: {segment.text}",
            help=(
                "run `briefpress translate update`, then correct the translation"
                if is_changed
                else "correct the translation, then take out the word fuzzy"
            ),
            excerpt=catalogue.excerpt(location),
        )
    )
