"""``briefpress new`` starts a brief that needs no mending."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from briefpress.formats.pdf.reader import read_pdf

if TYPE_CHECKING:
    from conftest import SmallProject

FILES = ("brief.md", "data/regions.csv", "figures.yaml", "sources.yaml")


def contents(folder: Path) -> dict[str, bytes]:
    files = (file for file in folder.rglob("*") if file.is_file())
    return {file.relative_to(folder).as_posix(): file.read_bytes() for file in files}


def test_a_new_brief_says_what_it_wrote_and_what_comes_next(small: SmallProject) -> None:
    outcome = small.run("new", "water")
    assert (outcome.code, outcome.err) == (0, "")
    assert (
        outcome.out == "".join(f"wrote  content/water/{name}\n" for name in FILES) + "next:  briefpress build water\n"
    )
    assert contents(small.root / "content/water").keys() == set(FILES)


def test_a_new_brief_has_no_findings_and_builds_to_one_page(small: SmallProject) -> None:
    small.run("new", "water")
    check = small.run("check", "water")
    assert (check.code, check.err, check.out) == (0, "", "1 brief checked: no findings\n")
    build = small.run("build", "water")
    assert (build.code, build.err) == (0, "")
    artifacts = small.artifacts()
    assert artifacts.keys() == {
        f"build/water/en/{output}.{end}" for output in ("one-page", "background") for end in ("docx", "pdf")
    }
    assert read_pdf(artifacts["build/water/en/one-page.pdf"]).pages == 1
    assert small.run("verify", "water").code == 0


def test_the_chart_of_a_new_brief_names_what_it_compares(small: SmallProject) -> None:
    """The regions, not the year that they have in common."""
    small.run("new", "water")
    small.run("build", "build/water/en/one-page.pdf")
    ((alternative, drawn),) = read_pdf(small.artifacts()["build/water/en/one-page.pdf"]).drawings
    assert alternative.endswith("North: 5.2 billion US dollars; West: 4.2 billion US dollars.")
    assert "North" in drawn


def test_a_new_brief_can_be_given_other_languages(small: SmallProject) -> None:
    small.run("new", "water")
    small.change("content/water/brief.md", "languages: []", "languages: [zh, ru]")
    outcome = small.run("translate", "update", "water")
    assert outcome.out == "updated  content/water/translations/zh.po\nupdated  content/water/translations/ru.po\n"
    assert {finding["code"] for finding in small.findings("water")} == {"F301"}


@pytest.mark.parametrize(
    "title", ['The "water" question', "C:\\temp and {braces}", "  two\nlines ", "水", "#: not a comment"]
)
def test_any_line_can_be_the_title(small: SmallProject, title: str) -> None:
    assert small.run("new", "water", "--title", title).code == 0
    codes = {finding["code"] for finding in small.findings("water")}
    assert codes <= {"F101", "F105", "F201"}, "the front matter takes every title; only its Markdown may be wrong"


@pytest.mark.parametrize("name", ["Water", "wa ter", "../water", "", "shared", "a" * 65, "wäter", "/water", "-w"])
def test_a_name_that_no_brief_can_have_is_refused(small: SmallProject, name: str) -> None:
    before = contents(small.root)
    assert small.run("new", "--", name).code == 2
    assert contents(small.root) == before


@pytest.mark.parametrize("title", ["", "  ", "bell\a"])
def test_a_title_that_is_no_line_of_text_is_refused(small: SmallProject, title: str) -> None:
    assert small.run("new", "water", "--title", title).code == 2
    assert not (small.root / "content/water").exists()


def test_a_brief_that_is_there_is_not_written_over(small: SmallProject) -> None:
    before = contents(small.root)
    outcome = small.run("new", "small")
    assert outcome.code == 2
    assert "there is already a brief «small»" in outcome.err
    assert contents(small.root) == before
