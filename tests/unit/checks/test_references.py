"""References that lead nowhere are found at the id, with the id that was perhaps meant; unused things are warnings."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from conftest import SmallProject

BRIEF = "content/small/brief.md"
POINTER = "[#partners] shows the partners. {#pointer}"


def summary(finding: dict[str, Any]) -> tuple[str, str, int, int]:
    return finding["code"], finding["path"], finding["line"], finding["column"]


def place(project: SmallProject, name: str, text: str, within: str) -> tuple[str, int, int]:
    """File, line and column of ``within`` in the one line that holds ``text``."""
    ((number, line),) = [(n, line) for n, line in enumerate(project.read(name).split("\n"), 1) if text in line]
    return name, number, line.index(text) + text.index(within) + 1


def broken(project: SmallProject, name: str) -> list[dict[str, Any]]:
    """Findings on what is not there in the brief; what a layout lacks is another thing."""
    found = [finding for finding in project.findings() if finding["path"] == name]
    return [finding for finding in found if finding["code"] == "F106" and "there is no" in finding["message"]]


def on(project: SmallProject, code: str) -> list[dict[str, Any]]:
    return [finding for finding in project.findings() if finding["code"] == code and finding["path"] == BRIEF]


@pytest.mark.parametrize(
    ("mark", "id_", "message", "near"),
    [
        ("[^bases]", "bases", "there is no note «bases»", "basis"),
        ("[@custom]", "custom", "there is no source «custom»", "customs"),
        ("[@customs; @agence]", "agence", "there is no source «agence»", "agency"),
        ("[#partner]", "partner", "there is no block «partner»", "partners"),
    ],
)
def test_a_broken_reference_is_found_at_its_id_with_what_was_meant(
    small: SmallProject, mark: str, id_: str, message: str, near: str
) -> None:
    small.change(BRIEF, POINTER, f"See it. {mark} {{#pointer}}")
    (finding,) = broken(small, BRIEF)
    assert summary(finding) == ("F106", *place(small, BRIEF, mark, id_))
    assert (finding["message"], finding["found"]) == (message, id_)
    assert finding["help"] == f"did you mean «{near}»?"


def test_an_id_is_not_found_within_a_longer_one_that_is_right(small: SmallProject) -> None:
    small.change(BRIEF, POINTER, "See [@customs; @custom]. {#pointer}")
    (finding,) = on(small, "F106")
    assert summary(finding) == ("F106", *place(small, BRIEF, "; @custom]", "custom]"))


def test_nothing_is_suggested_where_nothing_is_near(small: SmallProject) -> None:
    small.change(BRIEF, POINTER, "See it. [@zzzzzz] {#pointer}")
    assert [finding["help"] for finding in on(small, "F106")] == [""]


def test_a_broken_reference_in_a_translation_is_found_in_the_catalogue(small: SmallProject) -> None:
    small.change("content/small/translations/ru.po", "[#partners] показывает", "[#partner] показывает")
    (finding,) = broken(small, "content/small/translations/ru.po")
    where = place(small, "content/small/translations/ru.po", "[#partner] показ", "partner]")
    assert summary(finding) == ("F106", *where)
    assert finding["help"] == "did you mean «partners»?"


def test_sections_and_blocks_can_be_referred_to(small: SmallProject) -> None:
    outputs = "  - {name: one-page, layout: one-page, audience: public}\n"
    small.change(BRIEF, outputs, "")
    for target in ("trade", "by-country", "partners", "map"):
        small.change(BRIEF, POINTER, f"See [#{target}]. {{#pointer}}")
        assert on(small, "F106") == []
        small.change(BRIEF, f"See [#{target}]. {{#pointer}}", POINTER)


def test_a_note_that_no_text_refers_to_is_a_warning(small: SmallProject) -> None:
    text = small.read(BRIEF)
    small.write(BRIEF, text + "\n[^idle]: Nobody reads this.\n")
    findings = on(small, "F107")
    assert [finding["severity"] for finding in findings] == ["warning"]
    assert summary(findings[0]) == ("F107", *place(small, BRIEF, "[^idle]: Nobody", "Nobody"))
    assert findings[0]["help"] == "refer to it: [^idle]"


def test_a_source_that_nothing_names_is_a_warning(small: SmallProject) -> None:
    sources = small.read("content/small/sources.yaml")
    small.write("content/small/sources.yaml", sources + 'idle: {type: webpage, title: "Customs Office"}\n')
    findings = [finding for finding in small.findings() if finding["code"] == "F107"]
    assert [(finding["severity"], finding["line"], finding["column"]) for finding in findings] == [("warning", 9, 1)]


@pytest.mark.parametrize(
    ("name", "old", "new"),
    [
        (BRIEF, POINTER, "See it. [@idle] {#pointer}"),
        (BRIEF, "descending\nsource: [customs]", "descending\nsource: [customs, idle]"),
        ("content/small/figures.yaml", "unit: one,", "unit: one, source: idle,"),
        ("content/small/figures.yaml", "period: 2020,", "period: 2020, rivals: [{value: 38, source: idle}],"),
    ],
)
def test_a_source_is_used_by_citations_charts_figures_and_rivals(
    small: SmallProject, name: str, old: str, new: str
) -> None:
    sources = small.read("content/small/sources.yaml")
    small.write("content/small/sources.yaml", sources + 'idle: {type: webpage, title: "Customs Office"}\n')
    small.change(name, old, new)
    assert [finding for finding in small.findings() if finding["code"] == "F107"] == []


def test_a_warning_alone_lets_check_and_build_succeed(small: SmallProject, quick_rendering: object) -> None:
    small.write(BRIEF, small.read(BRIEF).replace("languages: [zh, ru]", "languages: []") + "\n[^idle]: Idle.\n")
    assert small.run("check").code == 0
    build = small.run("build")
    assert build.code == 0
    assert "1 warning" in build.out


def test_an_address_in_a_catalogue_that_the_brief_does_not_have_is_a_warning(small: SmallProject) -> None:
    name = "content/small/translations/zh.po"
    small.write(name, small.read(name) + '\nmsgctxt "trade/gone"\nmsgid "Gone."\nmsgstr "没有了。"\n')
    (finding,) = small.findings()
    assert (finding["code"], finding["severity"], finding["path"]) == ("F304", "warning", name)
    assert small.read(name).split("\n")[finding["line"] - 1].startswith("msgstr")
