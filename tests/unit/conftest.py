"""What unit tests share: the checkout and its fonts."""

from __future__ import annotations

from pathlib import Path

import pytest

from briefpress.formats.pdf.fonts import FontFile, load_fonts


@pytest.fixture(scope="session")
def checkout() -> Path:
    """The root of this repository, whose templates, fonts and brief tests may read and never write."""
    return Path(__file__).resolve().parents[2]


@pytest.fixture(scope="session")
def fonts(checkout: Path) -> tuple[FontFile, ...]:
    """The fonts of the project."""
    return load_fonts(checkout)
