"""Texts in scripts, and of lengths, that no layout was drawn for: pages or findings, and the files read back."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

if TYPE_CHECKING:
    from conftest import SmallProject

BRIEF = "content/small/brief.md"
PLACE = "Two-way trade rose"
ARTIFACTS = ("build/small/en/one-page.pdf", "build/small/en/one-page.docx")

WRITTEN_FOR = "abcXYZ ’“”–…€éñßąœШщёїЖ中亚贸易 \u00a0\u00ad"
"""Characters of which the fonts of the project have glyphs."""


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory, create_project: Callable[[Path], SmallProject]) -> SmallProject:
    project = create_project(tmp_path_factory.mktemp("odd") / "small")
    project.change(BRIEF, "languages: [zh, ru]", "languages: []")
    return project


def build_with(project: SmallProject, text: str) -> set[str]:
    """Build with ``text`` in the standfirst; what ``verify`` then finds. Whatever comes of it is no traceback."""
    before = project.read(BRIEF)
    project.change(BRIEF, PLACE, f"{text} trade rose")
    try:
        outcome = project.run("build", *ARTIFACTS)
        assert outcome.code in (0, 1), outcome.err
        assert "Traceback" not in outcome.err
        if outcome.code == 0:
            verify = project.run("verify", "--json", *ARTIFACTS)
            assert verify.code in (0, 1), verify.err
            return {finding["code"] for finding in verify.json}
        return {"not built"}
    finally:
        project.write(BRIEF, before)


@settings(max_examples=8, deadline=None)
@given(text=st.text(st.sampled_from(WRITTEN_FOR), min_size=1, max_size=20))
def test_what_the_fonts_hold_is_built_and_read_back(project: SmallProject, text: str) -> None:
    assert build_with(project, f"A{text}A") == set()


@pytest.mark.parametrize("text", ["التجارة مع آسيا الوسطى", "ព្រះរាជាណាចក្រ", "\U0001f600", "\U00020000"])
def test_a_character_without_a_glyph_stops_the_page(project: SmallProject, text: str) -> None:
    assert build_with(project, text) == {"not built"}


@pytest.mark.parametrize(
    "text",
    [
        "e\u0301\u0302\u0303\u0304 marks upon marks",
        "a\u200bb\u2060c\u200dd",
        "\u202eright to left override\u202c",
        "ﬁ ligature ﬃ",
        "\ufdd0 no character",
        "w" * 400,
        "word " * 300,
        "&lt; \\<b\\> ]]> <!-",
        "'\"; DROP TABLE",
        "A" * 60_000,
    ],
    ids=lambda text: ascii(text[:12]),
)
def test_what_nobody_would_write_gives_a_page_or_a_finding(project: SmallProject, text: str) -> None:
    build_with(project, text)


@settings(max_examples=6, deadline=None)
@given(text=st.text(min_size=1, max_size=30))
def test_any_text_gives_a_page_or_a_finding(project: SmallProject, text: str) -> None:
    build_with(project, text)
