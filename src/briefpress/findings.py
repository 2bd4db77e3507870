"""A finding: one located problem that a user can mend; its codes, and its rendering as text and data."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from enum import StrEnum
from unicodedata import combining, east_asian_width

from briefpress.locations import SourceLocation


class Severity(StrEnum):
    """How much a finding weighs: an error stops what it concerns, a warning does not."""

    ERROR = "error"
    WARNING = "warning"


CODES: dict[str, str] = {
    # The F0 codes are for files that cannot be read as what they are.
    "F001": "a file is missing or cannot be read",
    "F002": "a YAML file is not well-formed or goes past the limits",
    "F003": "a key stands twice",
    "F004": "a value does not fit its schema",
    "F005": "a CSV file is not a table of the declared form",
    "F006": "a catalogue is not a gettext file",
    "F007": "a file is not UTF-8 text",
    # The F1 codes are for text and structure of a brief.
    "F101": "markup outside the Markdown that a brief may use",
    "F102": "a block has no id",
    "F103": "an id stands twice or is malformed",
    "F104": "a directive is unknown or wrongly written",
    "F105": "a placeholder is wrongly written",
    "F106": "a note, source, block or image is referred to but not there",
    "F107": "something is defined and never used",
    "F108": "an attribute is unknown or has a wrong value",
    "F109": "a public output would show what is classified above it",
    "F110": "a line is past the day until which it was cleared",
    "F111": "a card has more points than a speaker can use",
    # The F2 codes are for figures.
    "F201": "a figure is not in the register",
    "F202": "a formula is wrong",
    "F203": "a number is typed where a figure belongs",
    "F204": "a check on the figures does not hold",
    "F205": "a figure has no source",
    "F206": "a form does not exist for this figure",
    "F207": "a chart cannot show these figures as it is asked to",
    # The F3 codes are for translations.
    "F301": "a segment is not translated",
    "F302": "a translation was made from another source text",
    "F303": "a translation and its source do not use the same figures, notes, links or citations",
    "F304": "a catalogue holds an address that the brief does not have",
    "F305": "a label or name is missing in a language",
    # The F4 codes are for layouts.
    "F401": "a layout or brand is missing or incomplete",
    "F402": "a template fails",
    "F403": "a template writes something outside the skeleton vocabulary",
    "F404": "a template names something that is not there",
    "F405": "a colour does not stand out enough",
    # The F5 codes are for rendering.
    "F501": "WeasyPrint warned",
    "F502": "the document does not fit its pages",
    "F503": "a character has no glyph in the fonts of the layout",
    "F504": "an output could not be rendered",
    "F505": "an image cannot be used",
    "F510": "something on a page runs out of its place",
    "F511": "optional text is left out, since a page has no room for it",
    "F512": "a page is left half empty",
    "F513": "type is smaller than large print may be",
    "F514": "the columns of a chart are drawn as bars, since their labels have no room",
    # The F6 codes are for finished files.
    "F601": "an artifact is missing",
    "F602": "a finished file is not the text of its document",
    "F603": "a figure is not in the finished file as the register has it",
    "F604": "a font is not embedded or not one of the project's",
    "F605": "a finished file has the wrong number of pages",
    "F606": "a finished file is damaged",
    "F607": "a page does not carry the marking of its document",
    "F608": "a public artifact holds internal text",
    "F609": "a finished PDF is not as accessible or archivable as it claims",
    "F610": "a picture in a finished file holds more than what is seen of it",
}
"""Every code with what it says; ``docs/findings.md`` lists them for users."""


@dataclass(frozen=True, slots=True)
class Finding:
    """One located problem.

    ``message`` says what is wrong in plain words; ``found`` labels the marked span; ``expected`` and ``help`` say what
    would be right and what to type. ``excerpt`` is the source line that ``location`` points into, without its line end.
    """

    code: str
    message: str
    location: SourceLocation
    found: str = ""
    expected: str = ""
    help: str = ""
    excerpt: str = ""
    severity: Severity = Severity.ERROR

    def __post_init__(self) -> None:
        if self.code not in CODES:
            raise ValueError(f"no such finding code: {self.code}")

    @property
    def sort_key(self) -> tuple[str, int, int, str]:
        """Order of a report: by file, line, column, code."""
        return (str(self.location.path), self.location.line, self.location.column, self.code)

    def as_dict(self) -> dict[str, str | int]:
        """The finding as JSON-ready data."""
        return {
            "code": self.code,
            "severity": self.severity.value,
            "path": str(self.location.path),
            "line": self.location.line,
            "column": self.location.column,
            "message": self.message,
            "found": self.found,
            "expected": self.expected,
            "help": self.help,
        }


class FindingsError(Exception):
    """Raised where a stage cannot give a value at all; carries the findings that say why."""

    def __init__(self, findings: Iterable[Finding]) -> None:
        self.findings = tuple(findings)
        super().__init__("; ".join(f"{f.location}: {f.message}" for f in self.findings))


@dataclass(slots=True)
class FindingCollector:
    """Gathers findings while a stage goes on, so that one run reports all of them."""

    findings: list[Finding] = field(default_factory=list)
    _known: set[Finding] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        self._known = set(self.findings)

    def add(self, finding: Finding) -> None:
        if finding not in self._known:
            self._known.add(finding)
            self.findings.append(finding)

    def extend(self, findings: Iterable[Finding]) -> None:
        for finding in findings:
            self.add(finding)

    def __iter__(self) -> Iterator[Finding]:
        return iter(sorted(self.findings, key=lambda finding: finding.sort_key))

    def __len__(self) -> int:
        return len(self.findings)

    @property
    def has_errors(self) -> bool:
        return any(finding.severity is Severity.ERROR for finding in self.findings)


def display_width(text: str) -> int:
    """Columns that ``text`` takes in a terminal: two for East Asian wide characters, none for combining marks."""
    return sum(0 if combining(char) else 2 if east_asian_width(char) in "WF" else 1 for char in text)


def _cut(text: str, columns: int) -> str:
    """As much of ``text`` from its start as goes into ``columns`` of a terminal."""
    width = 0
    for position, char in enumerate(text):
        width += display_width(char)
        if width > columns:
            return text[:position]
    return text


def render_finding(finding: Finding, style: Callable[[str, str], str] | None = None) -> str:
    """One finding as the lines a person reads.

    ``style(text, role)`` may colour the parts; roles are ``error``, ``warning``, ``location``, ``mark``, ``help``.
    """
    paint = style or (lambda text, _role: text)
    severity = finding.severity.value
    lines = [
        f"{paint(str(finding.location), 'location')}: {paint(f'{severity}[{finding.code}]', severity)}: "
        + finding.message
    ]
    if finding.excerpt and finding.location.column:
        text = finding.excerpt.replace("\t", " ")
        column, length = finding.location.column, max(1, finding.location.length)
        start = column - 1
        while start > 0 and display_width(text[start - 1 : column - 1]) <= 60:
            start -= 1
        shown = _cut(text[start:], 110)
        pad = display_width(text[start : column - 1])
        marked = text[column - 1 : column - 1 + length] or " "
        caret = "^" * max(1, min(display_width(marked), 110 - pad))
        lines.append(f"   |  {shown}")
        lines.append(f"   |  {' ' * pad}{paint(caret, 'mark')}{' found ' + finding.found if finding.found else ''}")
    elif finding.found:
        lines.append(f"   = found {finding.found}")
    if finding.expected:
        lines.append(f"   = expected {finding.expected}")
    if finding.help:
        lines.append(f"   = {paint('help', 'help')}: {finding.help}")
    return "\n".join(lines)
