"""Projects that hold one of our own briefs, and the checkers of others that look at what is built of them."""

from __future__ import annotations

import importlib.util
import shutil
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from briefpress.formats.pdf.fonts import FOLDER

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


@pytest.fixture(scope="session")
def complaints() -> Callable[[Path], list[Any]]:
    """What outloud, pdfua and qpdf have against the PDFs in a folder, errors and warnings alike."""
    spec = importlib.util.spec_from_file_location("accessibility_check", REPOSITORY / "tools/accessibility/check.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module  # dataclasses look there
    spec.loader.exec_module(module)

    def ask(folder: Path) -> list[Any]:
        files = sorted(folder.rglob("*.pdf"))
        assert files
        found: list[Any] = module.complaints(files)
        return found

    return ask
