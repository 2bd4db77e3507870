"""Gettext catalogues: one a language; ``msgctxt`` is the address, ``msgid`` the very text that was translated."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath

import polib

from briefpress.findings import Finding, FindingCollector, FindingsError
from briefpress.localization.catalogue_text import PlacedText, malformed_line, placed_messages
from briefpress.locations import SourceLocation
from briefpress.reading.text import excerpt, load_text, project_path

POLIB_ERRORS = (OSError, ValueError, LookupError, AttributeError, TypeError, AssertionError)
"""What polib raises for a damaged file; which of them is chance."""

LINE_IN_MESSAGE = re.compile(r"line (\d+)")
ODD_LINE_ENDS = re.compile("[\x0b\x0c\x1c-\x1e\x85\u2028\u2029]|\r(?!\n)")
"""What polib takes for line ends and editors do not."""


@dataclass(frozen=True, slots=True)
class CatalogueEntry:
    """One translated segment. ``translation`` is empty until someone translates; ``placed`` says where it stands."""

    address: str
    source: str
    translation: str
    is_fuzzy: bool
    placed: PlacedText


@dataclass(frozen=True, slots=True)
class Catalogue:
    """The translations into ``language`` at ``path`` (relative to the project). ``exists``: whether there is a file.

    ``is_readable`` is False where there is one that cannot be read: what it translates is then unknown. ``messages`` is
    the file as polib has read it, for writing it anew.
    """

    path: PurePosixPath
    language: str
    entries: Mapping[str, CatalogueEntry] = field(default_factory=dict)
    text: str = ""
    exists: bool = True
    is_readable: bool = True
    messages: polib.POFile = field(default_factory=polib.POFile)

    def location(self, entry: CatalogueEntry, offset: int = -1, length: int = 1) -> SourceLocation:
        """Where character ``offset`` of a translation stands in the file; without it, the line of the msgstr."""
        line, column = entry.placed.place(offset)
        return SourceLocation(self.path, line, column, length)

    def place(self, entry: CatalogueEntry, offset: int, length: int) -> tuple[SourceLocation, str]:
        """As ``location``, with the line of the file."""
        location = self.location(entry, offset, length)
        return location, self.excerpt(location)

    def excerpt(self, location: SourceLocation) -> str:
        return excerpt(self.text, location.line)


def load_catalogue(file: Path, root: Path, collector: FindingCollector | None = None) -> Catalogue:
    """The catalogue in ``file``, named after its language. A file that is not there gives an empty Catalogue.

    Raises FindingsError (F001, F006, F007) for a file that cannot be read. What concerns single entries (an address
    twice, an entry without one) goes to ``collector``, and is raised too where there is none.
    """
    path, language = project_path(file, root), file.stem
    if not file.exists():
        return Catalogue(path, language, exists=False)
    text = load_text(file, root).text
    if odd := ODD_LINE_ENDS.search(text):
        line = text.count("\n", 0, odd.start()) + 1
        column = odd.start() - text.rfind("\n", 0, odd.start())
        found = f"the code point U+{ord(odd.group()):04X}"
        message = "a line separator that gettext tools do not know stands here"
        raise FindingsError([Finding("F006", message, SourceLocation(path, line, column), found)])
    messages = _read(text, path)
    findings: list[Finding] = []
    catalogue = Catalogue(path, language, _entries(text, path, messages, findings), text, messages=messages)
    if collector is not None:
        collector.extend(findings)
    elif findings:
        raise FindingsError(findings)
    return catalogue


def load_catalogues(
    folders: Iterable[Path], language: str, root: Path, collector: FindingCollector
) -> tuple[Catalogue, ...]:
    """The catalogues ``<folder>/translations/<language>.po``, readable or not; findings go to ``collector``."""
    catalogues = []
    for folder in folders:
        file = folder / "translations" / f"{language}.po"
        try:
            catalogues.append(load_catalogue(file, root, collector))
        except FindingsError as error:
            collector.extend(error.findings)
            catalogues.append(Catalogue(project_path(file, root), language, is_readable=False))
    return tuple(catalogues)


def _read(text: str, path: PurePosixPath) -> polib.POFile:
    line = malformed_line(text)
    try:
        if not line:
            # The line end makes sure that polib never takes the text for the name of a file.
            return polib.pofile(text + "\n", encoding="utf-8", wrapwidth=0)
    except POLIB_ERRORS as error:
        match = LINE_IN_MESSAGE.search(str(error))
        line = int(match[1]) if match else 0
    location = SourceLocation(path, line, 1 if line else 0, len(excerpt(text, line)))
    advice = (
        'an entry is: msgctxt "address", msgid "source text", msgstr "translation"; write \\" for a quote in a text'
    )
    message = "this is not a gettext catalogue"
    raise FindingsError([Finding("F006", message, location, help=advice, excerpt=excerpt(text, line))])


def _entries(
    text: str, path: PurePosixPath, messages: polib.POFile, findings: list[Finding]
) -> dict[str, CatalogueEntry]:
    fuzzy = {(entry.msgctxt, entry.msgid) for entry in messages if entry.fuzzy}
    entries: dict[str, CatalogueEntry] = {}

    def report(code: str, message: str, line: int, help_text: str) -> None:
        location = SourceLocation(path, line, 1, len(excerpt(text, line)))
        findings.append(Finding(code, message, location, help=help_text, excerpt=excerpt(text, line)))

    for message in placed_messages(text):
        address, source = message.context.text, message.source.text
        if not address:
            if source:
                advice = "run `briefpress translate update`; it writes the addresses"
                report("F006", "this entry has no msgctxt: it translates no segment", message.source.line, advice)
        elif address in entries:
            advice = f"keep one of the two entries; the first is at line {entries[address].placed.line}"
            report("F003", f"the address `{address}` stands twice", message.context.line, advice)
        else:
            entries[address] = CatalogueEntry(
                address, source, message.translation.text, (address, source) in fuzzy, message.translation
            )
    for entry in messages:
        if entry.msgid_plural and not entry.obsolete:
            advice = "write the words in the text: {name:plural|one=…|other=…}"
            report("F006", "plural entries are not used here", entry.linenum or 0, advice)
    return entries
