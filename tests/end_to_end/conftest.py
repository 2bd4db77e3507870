"""Projects that hold one of our own briefs."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

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
