"""How commands speak: findings in colour for people, JSON for programs."""

from __future__ import annotations

import json
import sys
from collections import Counter
from collections.abc import Iterable
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

import click

from briefpress.findings import Finding, Severity, render_finding

if TYPE_CHECKING:
    from rich.console import Console

EXIT_DONE, EXIT_FINDINGS, EXIT_USAGE, EXIT_BUG, EXIT_IO, EXIT_LOCKED = 0, 1, 2, 70, 74, 75

_STYLES: dict[str, dict[str, str | bool]] = {
    "error": {"fg": "red", "bold": True},
    "warning": {"fg": "yellow", "bold": True},
    "location": {"bold": True},
    "mark": {"fg": "red"},
    "help": {"fg": "cyan"},
}


def _paint(text: str, role: str) -> str:
    return click.style(text, **_STYLES[role])  # type: ignore[arg-type]  # the table above holds click's own keywords


_SHOWN_OF_MANY = 3
_OF_CATALOGUES = frozenset({"F301", "F302"})
"""Findings that a catalogue has by the hundred before its translator is done: nothing else would be seen among them."""


def show_findings(findings: Iterable[Finding]) -> None:
    """Print ``findings`` on standard error, in the order of files and lines, each once.

    Of those that stand for work a translator has yet to do, a file shows the first, and the number of the others.
    """
    ordered = sorted(dict.fromkeys(findings), key=lambda finding: finding.sort_key)
    counts = Counter(map(_kind, ordered))
    shown: Counter[tuple[PurePosixPath, str]] = Counter()
    for finding in ordered:
        kind = _kind(finding)
        shown[kind] += 1
        is_many = finding.code in _OF_CATALOGUES and counts[kind] > _SHOWN_OF_MANY + 1
        if not is_many or shown[kind] <= _SHOWN_OF_MANY:
            click.echo(render_finding(finding, _paint), err=True)
        if is_many and shown[kind] == _SHOWN_OF_MANY:
            others = f"{counts[kind] - _SHOWN_OF_MANY} more of {finding.code} in this file; --json lists all"
            click.echo(f"{_paint(str(finding.location.path), 'location')}: {others}", err=True)


def _kind(finding: Finding) -> tuple[PurePosixPath, str]:
    return finding.location.path, finding.code


def count_findings(findings: Iterable[Finding]) -> str:
    """«2 errors, 1 warning», or «no findings»."""
    severities = [finding.severity for finding in dict.fromkeys(findings)]
    counts = [(severity, severities.count(severity)) for severity in Severity]
    parts = [f"{count} {severity}{'s' if count > 1 else ''}" for severity, count in counts if count]
    return ", ".join(parts) or "no findings"


def has_errors(findings: Iterable[Finding]) -> bool:
    return any(finding.severity is Severity.ERROR for finding in findings)


def table_console() -> Console:
    """A console for tables: as wide as the terminal, and wide enough to read where there is none."""
    from rich.console import Console

    return Console() if sys.stdout.isatty() else Console(width=160)


def print_json(data: object) -> None:
    """Print ``data`` as JSON on standard output."""
    click.echo(json.dumps(data, ensure_ascii=False, indent=2))


def findings_as_data(findings: Iterable[Finding]) -> list[dict[str, str | int]]:
    """``findings`` as JSON-ready data, sorted and each once."""
    ordered = sorted(dict.fromkeys(findings), key=lambda finding: finding.sort_key)
    return [finding.as_dict() for finding in ordered]
