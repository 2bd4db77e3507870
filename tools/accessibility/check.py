"""What the checkers of others have against finished PDFs: `make accessible` asks outloud, pdfua and qpdf about all.

Drafts are asked about too, where they are built.
"""

from __future__ import annotations

import json
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]

SKIPPED = ["UA-14-001"]
"""pdfua’s rule on empty headings stumbles over arrays of a newer pikepdf than its own; `verify` has that one."""


@dataclass(frozen=True)
class Complaint:
    """What a tool has against a file: its rule, how grave it is, the page (0: none), and what it shows for it."""

    file: Path
    tool: str
    rule: str
    severity: str
    page: int
    message: str
    evidence: str


def complaints(files: Sequence[Path]) -> list[Complaint]:
    """All that the three tools say against ``files``: errors, warnings, and what they only mention."""
    return [*_outloud(files), *_pdfua(files), *_qpdf(files)] if files else []


def _outloud(files: Sequence[Path]) -> Iterator[Complaint]:
    said = _run(["outloud", "--fail-on", "never", "--quiet", "--json", "-"], files)
    for result in json.loads(said.stdout)["results"]:
        if result["error"] is not None:
            raise RuntimeError(f"outloud cannot read {result['path']}: {result['error']}")
        for found in result["findings"]:
            yield Complaint(
                Path(result["path"]),
                "outloud",
                found["rule"],
                found["severity"],
                found.get("page") or 0,
                found["message"],
                found.get("evidence") or "",
            )


def _pdfua(files: Sequence[Path]) -> Iterator[Complaint]:
    said = _run(["pdfua", "check", "--format", "json"], files).stdout
    results, position = [], 0
    while position < len(said):  # one object a file, one behind the other
        result, position = json.JSONDecoder().raw_decode(said, position)
        results.append(result)
        position += len(said[position:]) - len(said[position:].lstrip())
    if len(results) != len(files):
        raise RuntimeError(f"pdfua looked at {len(results)} of {len(files)} files")
    for file, result in zip(files, results, strict=True):
        skipped = [rule["rule_id"] for rule in result["skipped"]]
        if skipped != SKIPPED:
            raise RuntimeError(f"pdfua skips other rules than are known: {skipped}")
        for found in result["findings"]:
            yield Complaint(file, "pdfua", found["rule_id"], found["severity"], 0, found["message"], "")


def _qpdf(files: Sequence[Path]) -> Iterator[Complaint]:
    for file in files:
        checked = subprocess.run(["qpdf", "--check", file], check=False, capture_output=True, text=True)
        if checked.returncode or "WARNING" in checked.stderr:
            yield Complaint(file, "qpdf", "", "error", 0, checked.stderr, checked.stdout)


def _run(command: Sequence[str], files: Sequence[Path]) -> subprocess.CompletedProcess[str]:
    """A tool from where this Python has its programs. What it found is read, not its exit code."""
    program = Path(sys.executable).with_name(command[0])
    return subprocess.run([program, *command[1:], *files], check=False, capture_output=True, text=True)


def main() -> int:
    files = sorted((ROOT / "build").rglob("*.pdf"))
    found = complaints(files)
    for complaint in found:
        place = f"{complaint.file.relative_to(ROOT)}{f', page {complaint.page}' if complaint.page else ''}"
        print(f"{place}: {complaint.tool} {complaint.rule}: {complaint.message} {complaint.evidence}".rstrip())
    counts = Counter((complaint.tool, complaint.severity) for complaint in found)
    said = [
        f"outloud {counts['outloud', 'error']} errors, {counts['outloud', 'warning']} warnings",
        *(f"{tool} {sum(complaint.tool == tool for complaint in found)} findings" for tool in ("pdfua", "qpdf")),
    ]
    print(f"{len(files)} PDFs: {'; '.join(said)}")
    return 1 if found or not files else 0


if __name__ == "__main__":
    sys.exit(main())
