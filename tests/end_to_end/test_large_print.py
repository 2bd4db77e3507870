"""Any output in large print: layouts that know nothing of it, in both formats."""

from __future__ import annotations

import datetime
import re
from collections.abc import Callable
from pathlib import Path

import pytest

from briefpress.building.artifacts import Artifact, Format
from briefpress.building.builder import build
from briefpress.cli.verify import verify_artifacts
from briefpress.content.loader import load_brief

BRIEF = "central-asia-trade"
NOW = datetime.datetime(2026, 11, 24, 12, tzinfo=datetime.UTC)
OTHERS = ("fact-sheet", "handout", "q-and-a", "speaking-points")


@pytest.fixture(scope="module")
def project(project_of: Callable[[str], Path]) -> Path:
    """The brief with each of the other layouts asked for in large print."""
    project = project_of(BRIEF)
    file = project / "content" / BRIEF / "brief.md"
    text, count = re.subn(
        rf"^  - {{name: (?:{'|'.join(OTHERS)}), .*(?=}}$)",
        lambda match: f"{match[0]}, large-print: true",
        file.read_text("utf-8"),
        flags=re.MULTILINE,
    )
    assert count == len(OTHERS)
    file.write_text(text, "utf-8")
    return project


@pytest.mark.parametrize("language", ["en", "ar"])
def test_every_layout_goes_in_large_print(project: Path, language: str) -> None:
    artifacts = [Artifact(BRIEF, language, output, format_) for output in OTHERS for format_ in Format]
    assert build(project, {BRIEF: artifacts}, now=NOW).all_findings == []
    brief = load_brief(project / "content" / BRIEF, project)
    assert list(verify_artifacts(project, brief, artifacts)) == []
