"""All checks on one brief and its catalogues, without composing or rendering anything."""

from __future__ import annotations

from collections.abc import Collection
from pathlib import Path

from briefpress.checks.agreement import disagreements
from briefpress.checks.prose import typed_numbers
from briefpress.checks.references import broken_references, reference_targets, unused_definitions
from briefpress.content.model import Brief, Segment
from briefpress.content.positions import locate
from briefpress.figures.checks import run_checks
from briefpress.findings import Finding, FindingCollector, FindingsError, Severity
from briefpress.formats.markdown.reader import read_inlines
from briefpress.localization.catalogues import Catalogue, CatalogueEntry, load_catalogues
from briefpress.localization.locale import Locale, load_locale
from briefpress.localization.localize import all_segments
from briefpress.locations import SourceLocation
from briefpress.reading.text import excerpt, load_text


def check_brief(root: Path, brief: Brief, collector: FindingCollector) -> None:
    """Check the text of ``brief``, its figures, and every translation of it; findings go to ``collector``."""
    collector.extend(run_checks(brief.register))
    collector.extend(unused_definitions(brief))
    targets = reference_targets(brief)
    _check_source(root, brief, targets, collector)
    for language in brief.languages:
        try:
            locale = load_locale(language)
        except FindingsError as error:
            collector.extend(error.findings)
            continue
        folders = (root / brief.path, root / brief.shared.path)
        catalogues = load_catalogues(folders, language, root, collector)
        for catalogue in catalogues:
            _check_catalogue(brief, catalogue, locale, targets, collector)


def _check_source(root: Path, brief: Brief, targets: Collection[str], collector: FindingCollector) -> None:
    locale = load_locale(brief.language)
    texts: dict[str, str] = {}
    for segment in all_segments(brief):
        path = str(segment.location.path)
        if path not in texts:
            texts[path] = load_text(root / path, root).text

        def place(offset: int, length: int, segment: Segment = segment, text: str = texts[path]) -> SourceLocation:
            return locate(segment, offset, text, length)

        for number in typed_numbers(segment.text, brief.shared.names_with_digits, brief.register, locale):
            location = place(number.offset, len(number.text))
            collector.add(
                Finding(
                    "F203",
                    "a number is typed in the text",
                    location,
                    number.text,
                    help=number.help,
                    excerpt=excerpt(texts[path], location.line),
                )
            )
        for broken in broken_references(segment.inlines, brief, targets):
            location = place(broken.offset_in(segment.text), len(broken.id))
            help_text = f"did you mean «{broken.near}»?" if broken.near else ""
            message = f"there is no {broken.kind} «{broken.id}»"
            line = excerpt(texts[path], location.line)
            collector.add(Finding("F106", message, location, broken.id, help=help_text, excerpt=line))


def _check_catalogue(
    brief: Brief, catalogue: Catalogue, locale: Locale, targets: Collection[str], collector: FindingCollector
) -> None:
    """Digits, references and agreement of every entry that translates the present source text."""
    segments = {segment.address: segment for segment in all_segments(brief)}
    is_own = catalogue.path.is_relative_to(brief.path)
    for entry in catalogue.entries.values():
        segment = segments.get(entry.address)  # type: ignore[call-overload]  # an address equals its text
        if segment is None:
            if is_own:
                collector.add(_unknown_address(catalogue, entry))
            continue
        if not entry.translation or entry.source != segment.text:
            continue
        _check_translation(brief, segment, catalogue, entry, locale, targets, collector)


def _check_translation(
    brief: Brief,
    segment: Segment,
    catalogue: Catalogue,
    entry: CatalogueEntry,
    locale: Locale,
    targets: Collection[str],
    collector: FindingCollector,
) -> None:
    def report(code: str, message: str, offset: int, length: int, found: str = "", help_text: str = "") -> None:
        location = catalogue.location(entry, offset, length)
        line = catalogue.excerpt(location)
        collector.add(Finding(code, message, location, found, help=help_text, excerpt=line))

    for number in typed_numbers(entry.translation, brief.shared.names_with_digits, brief.register, locale):
        report("F203", "a number is typed in the text", number.offset, len(number.text), number.text, number.help)
    # What the reader finds wrong is reported where the translation is used.
    inlines = read_inlines(entry.translation, SourceLocation(catalogue.path), FindingCollector())
    for broken in broken_references(inlines, brief, targets):
        message = f"there is no {broken.kind} «{broken.id}»"
        report("F106", message, broken.offset_in(entry.translation), len(broken.id), broken.id)
    for difference in disagreements(segment.inlines, inlines):
        message = f"the translation of `{segment.address}` does not agree with its source: {difference}"
        help_text = f"the source says: {segment.text}"
        report("F303", message, 0, len(entry.translation), help_text=help_text)


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
