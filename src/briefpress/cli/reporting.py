"""How commands speak: findings in colour for people, JSON for programs."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable
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


def show_findings(findings: Iterable[Finding]) -> None:
    """Print ``findings`` on standard error, in the order of files and lines, each once."""
    for finding in sorted(dict.fromkeys(findings), key=lambda finding: finding.sort_key):
        click.echo(render_finding(finding, _paint), err=True)


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
