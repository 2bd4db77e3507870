"""Projects that hold one of our own briefs, and the checkers of others that look at what is built of them."""

from __future__ import annotations

import importlib.util
import re
import shutil
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from briefpress.content.loader import load_brief
from briefpress.document.leaves import charts_of
from briefpress.document.nodes import Document
from briefpress.formats.pdf.fonts import FOLDER
from briefpress.rendering import compose_output

REPOSITORY = Path(__file__).parents[2]


@pytest.fixture(scope="session")
def project_of(tmp_path_factory: pytest.TempPathFactory) -> Callable[[str], Path]:
    """Makes a project of one brief with its templates, in a path that people have: with a space and an accent."""

    def make(brief: str) -> Path:
        root = tmp_path_factory.mktemp("projet é")
        for name in ("content/shared", f"content/{brief}", "templates", "tools"):
            shutil.copytree(REPOSITORY / name, root / name)
        for name in ("pyproject.toml", "requirements.lock"):
            shutil.copy(REPOSITORY / name, root / name)
        (root / FOLDER).parent.mkdir(parents=True)
        (root / FOLDER).symlink_to(REPOSITORY / FOLDER)
        return root

    return make


def _checkers() -> ModuleType:
    spec = importlib.util.spec_from_file_location("accessibility_check", REPOSITORY / "tools/accessibility/check.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module  # dataclasses look there
    spec.loader.exec_module(module)
    return module


def _is_false(complaint: Any, document: Document) -> bool:
    """Whether a complaint is a false alarm. docs/accessibility.md says why.

    The alternative text of a long chart has more numbers than words, since it gives every value (FIG-012).
    """
    if complaint.rule != "FIG-012":
        return False
    shown = [_solid(part.rstrip("…")) for part in complaint.evidence.split("; ")]
    alternatives = [_solid(chart.alt) for chart in charts_of(document.children)]
    return all(any(alternative.startswith(part) for alternative in alternatives) for part in shown)


def _solid(text: str) -> str:
    return re.sub(r"\s+", "", text)


@pytest.fixture(scope="session")
def complaints() -> Callable[[Sequence[Path]], list[Any]]:
    """Asks outloud, pdfua and qpdf about files."""
    asked: Callable[[Sequence[Path]], list[Any]] = _checkers().complaints
    return asked


@pytest.fixture(scope="session")
def complaints_that_hold(complaints: Callable[[Sequence[Path]], list[Any]]) -> Callable[[Path], list[Any]]:
    """Asks them about all PDFs of a project, and sets false alarms aside."""

    def ask(project: Path) -> list[Any]:
        files = sorted((project / "build").rglob("*.pdf"))
        assert files
        found = complaints(files)
        briefs = {path.parent.name: load_brief(path.parent, project) for path in project.glob("content/*/brief.md")}
        documents: dict[Path, Document] = {}
        for file in {complaint.file for complaint in found}:
            brief, language = file.parts[-3:-1]
            output = briefs[brief].output(file.stem)
            assert output is not None
            documents[file] = compose_output(project, briefs[brief], language, output).document
        return [complaint for complaint in found if not _is_false(complaint, documents[complaint.file])]

    return ask
