"""A character that no font has stops both formats, and is found where it was written."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from conftest import SmallProject

BRIEF = "content/small/brief.md"


@pytest.mark.parametrize("artifact", ["build/small/en/one-page.docx", "build/small/en/one-page.pdf"])
def test_neither_format_is_built_with_a_character_that_no_font_has(small: SmallProject, artifact: str) -> None:
    title = next(line for line in small.read(BRIEF).splitlines() if line.startswith("title: "))
    small.change(BRIEF, title, title[:-1] + ' 🚀"')
    assert small.states(artifact) == {artifact: "failed"}


def test_check_names_the_character_its_text_and_its_line(small: SmallProject) -> None:
    small.change(BRIEF, "Where the corridors run", "Where the 🐉 corridors run")
    (found,) = [finding for finding in small.findings() if finding["code"] == "F503"]
    assert "“🐉” (U+1F409), in `map/title`" in found["message"]
    lines = small.read(BRIEF).splitlines()
    assert "corridors run" in lines[found["line"] - 1]


def test_a_translation_is_found_in_its_catalogue(small: SmallProject) -> None:
    name = "content/small/translations/ru.po"
    text = small.read(name)
    entry = text.index('msgctxt "map/title"')
    start = text.index('msgstr "', entry) + len('msgstr "')
    small.write(name, text[:start] + "🐙 " + text[start:])
    (found,) = [finding for finding in small.findings() if finding["code"] == "F503"]
    assert found["path"] == name
    assert "`map/title`" in found["message"]


def test_what_the_fonts_have_is_not_missed(small: SmallProject) -> None:
    small.change(
        BRIEF, "Where the corridors run", "Where e\N{COMBINING ACUTE ACCENT} \N{SOFT HYPHEN}и\N{COMBINING BREVE} run"
    )
    assert not [finding for finding in small.findings() if finding["code"] == "F503"]
