"""All checks on one brief and its catalogues, without composing or rendering anything."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, field
from pathlib import Path

from briefpress.checks.agreement import disagreements
from briefpress.checks.cards import crowded_cards
from briefpress.checks.clearances import unknown_offices
from briefpress.checks.prose import typed_numbers
from briefpress.checks.references import broken_references, reference_targets, unused_definitions
from briefpress.content.loader import CONTENT, read_brief, stops_brief
from briefpress.content.model import Brief, Segment
from briefpress.content.positions import locate
from briefpress.figures.checks import run_checks
from briefpress.findings import Finding, FindingCollector, FindingsError, Severity
from briefpress.formats.markdown.reader import read_inlines
from briefpress.localization.catalogues import Catalogue, CatalogueEntry, load_catalogue, load_catalogues
from briefpress.localization.locale import Locale, load_locale
from briefpress.localization.localize import all_segments
from briefpress.locations import SourceLocation
from briefpress.reading.text import excerpt, load_text, with_line


def check_content(root: Path, brief_id: str, collector: FindingCollector) -> Brief | None:
    """Load a brief and check all of it, whatever is wrong with it; findings go to ``collector``.

    Gives the brief as far as it can be read, so that it can be composed to see what else is wrong.
    """
    own = FindingCollector()
    folder = root / CONTENT / brief_id
    brief = read_brief(folder, root, own)
    if brief is not None:
        check_brief(root, brief, own, is_whole=not any(map(stops_brief, own)))
    else:
        for file in sorted(folder.glob("translations/*.po")):
            try:
                load_catalogue(file, root, own)
            except FindingsError as error:
                own.extend(error.findings)
    collector.extend(with_line(finding, root) for finding in own)
    return brief


def check_brief(root: Path, brief: Brief, collector: FindingCollector, *, is_whole: bool = True) -> None:
    """Check the text of ``brief``, its figures, and every translation of it; findings go to ``collector``.

    ``is_whole``: whether all of it could be read. If not, what looks lost or unused may stand where nothing could be
    read, and is not reported.
    """
    check = _BriefCheck(root, brief, collector, is_whole)
    if is_whole:
        collector.extend(run_checks(brief.register))
        collector.extend(unused_definitions(brief))
        collector.extend(unknown_offices(brief))
        collector.extend(crowded_cards(brief))
    check.source()
    for language in brief.languages:
        check.translation(language)
    check.languages_of_sources()


@dataclass(slots=True)
class _BriefCheck:
    root: Path
    brief: Brief
    collector: FindingCollector
    is_whole: bool
    targets: Collection[str] = ()
    texts: dict[str, str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.targets = reference_targets(self.brief)

    def source(self) -> None:
        """Digits and references of every segment."""
        locale = self._locale(self.brief.language)
        for segment in all_segments(self.brief):
            if locale is not None:
                names = self.brief.shared.names_with_digits
                for number in typed_numbers(segment.text, names, self.brief.register, locale):
                    message, expected, found = "a number is typed in the text", number.expected, number.text
                    self._report("F203", message, segment, number.offset, found, number.help, expected)
            for broken in broken_references(segment.inlines, self.brief, self.targets) if self.is_whole else ():
                offset = broken.offset_in(segment.text)
                self._report("F106", broken.message, segment, offset, broken.id, broken.help)

    def translation(self, language: str) -> None:
        """Digits, references and agreement of every entry that translates the present source text."""
        locale = self._locale(language)
        segments: dict[str, Segment] = {segment.address: segment for segment in all_segments(self.brief)}
        folders = (self.root / self.brief.path, self.root / self.brief.shared.path)
        for catalogue in load_catalogues(folders, language, self.root, self.collector):
            is_own = catalogue.path.is_relative_to(self.brief.path)
            for entry in catalogue.entries.values():
                segment = segments.get(entry.address)
                if segment is None:
                    if is_own and self.is_whole:
                        self.collector.add(_unknown_address(catalogue, entry))
                elif entry.translation and entry.source == segment.text and locale is not None:
                    self._entry(segment, catalogue, entry, locale)

    def languages_of_sources(self) -> None:
        """That the list of sources can name the language of each, where it is another than that of the page."""
        locales = [locale for locale in map(self._locale, self.brief.all_languages) if locale is not None]
        for source in self.brief.sources.values():
            without = [
                each.language
                for each in locales
                if source.language not in ("", each.language, *each.bibliography.languages)
            ]
            if without:
                tables = ", ".join(f"locales/{language}.yaml" for language in without)
                message = "the language of a source has no name in a language of the brief"
                advice = f"add it to `languages` under `bibliography` in {tables}"
                self.collector.add(Finding("F305", message, source.location, source.language, help=advice))

    def _entry(self, segment: Segment, catalogue: Catalogue, entry: CatalogueEntry, locale: Locale) -> None:
        def report(
            code: str, message: str, offset: int, length: int, found: str = "", expected: str = "", advice: str = ""
        ) -> None:
            location, line = catalogue.place(entry, offset, length)
            self.collector.add(Finding(code, message, location, found, expected, advice, line))

        text = entry.translation
        for number in typed_numbers(text, self.brief.shared.names_with_digits, self.brief.register, locale):
            message, length = "a number is typed in the text", len(number.text)
            report("F203", message, number.offset, length, number.text, number.expected, number.help)
        # What the reader finds wrong is reported where the translation is used.
        inlines = read_inlines(text, SourceLocation(catalogue.path), FindingCollector())
        for broken in broken_references(inlines, self.brief, self.targets) if self.is_whole else ():
            report("F106", broken.message, broken.offset_in(text), len(broken.id), broken.id, advice=broken.help)
        for difference in disagreements(segment.inlines, inlines):
            message = f"the translation of `{segment.address}` does not agree with its source: {difference}"
            report("F303", message, 0, len(text), advice=f"the source says: {segment.text}")

    def _locale(self, language: str) -> Locale | None:
        """None for a language without tables, which is reported where the brief is composed in it."""
        try:
            return load_locale(language)
        except FindingsError:
            return None

    def _report(
        self, code: str, message: str, segment: Segment, offset: int, found: str, advice: str, expected: str = ""
    ) -> None:
        """A finding on ``found``, which stands at ``offset`` in the segment."""
        path = segment.location.path
        if str(path) not in self.texts:
            self.texts[str(path)] = load_text(self.root / path, self.root).text
        text = self.texts[str(path)]
        location = locate(segment, offset, text, len(found))
        line = excerpt(text, location.line)
        self.collector.add(Finding(code, message, location, found, expected, advice, line))


def _unknown_address(catalogue: Catalogue, entry: CatalogueEntry) -> Finding:
    location = catalogue.location(entry)
    return Finding(
        "F304",
        f"the brief has no segment `{entry.address}`",
        location,
        help="run `briefpress translate update`; it sets such entries aside",
        excerpt=catalogue.excerpt(location),
        severity=Severity.WARNING,
    )
