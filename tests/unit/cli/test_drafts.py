"""Drafts: built whatever is not translated yet, in a place of their own, and no release knows of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from briefpress.formats.pdf.reader import read_pdf
from briefpress.formats.word.reader import read_word

if TYPE_CHECKING:
    from conftest import SmallProject

BRIEF = "content/small/brief.md"
RUSSIAN = "content/small/translations/ru.po"
ONE_PAGE = "build/small/ru/one-page.pdf"
DRAFT = "build/draft/small/ru/one-page.pdf"


@pytest.fixture
def ahead(small: SmallProject) -> SmallProject:
    """The small project, whose English has gone on: one text is new, one has changed."""
    small.change(BRIEF, "[#partners] shows the partners. {#pointer}", "Wholly new words. {#newcomer .core}")
    small.change(BRIEF, 'title: "Trade has grown for a year"', 'title: "Trade has grown for two years"')
    for language in ("zh", "ru"):
        file = small.root / f"content/small/translations/{language}.po"
        blocks = file.read_text("utf-8").split("\n\n")
        file.write_text("\n\n".join(block for block in blocks if '"trade/pointer"' not in block), "utf-8")
    return small


def test_a_release_stops_where_a_draft_goes_on(ahead: SmallProject, quick_rendering: None) -> None:
    released = ahead.states()
    assert {released[path] for path in released if "/ru/" in path} == {"failed"}
    drafted = ahead.run("build", "--draft", "--json")
    assert drafted.code == 0, drafted.err
    artifacts = {artifact["path"]: artifact for artifact in drafted.json["artifacts"]}
    assert {artifact["state"] for artifact in artifacts.values()} == {"built"}
    assert artifacts.keys() == {path.replace("build/", "build/draft/") for path in released}
    assert (artifacts[DRAFT]["not-translated"], artifacts[DRAFT]["out-of-date"]) == (1, 1)
    english = artifacts["build/draft/small/en/one-page.pdf"]
    assert (english["not-translated"], english["out-of-date"]) == (0, 0)


def test_what_is_not_translated_is_said_artifact_by_artifact(ahead: SmallProject, quick_rendering: None) -> None:
    outcome = ahead.run("build", "--draft", f"{ONE_PAGE}")
    assert (outcome.code, outcome.err) == (0, "")
    assert f"built  {DRAFT}  1 page, 1 text not translated, 1 out of date\n" in outcome.out


def test_a_draft_is_up_to_date_until_something_changes(ahead: SmallProject, quick_rendering: None) -> None:
    ahead.run("build", "--draft")
    again = ahead.run("build", "--draft", "--json").json["artifacts"]
    assert {artifact["state"] for artifact in again} == {"up to date"}
    assert {artifact["not-translated"] for artifact in again} == {0, 1}
    ahead.change(BRIEF, "Wholly new words.", "Wholly other words.")
    states = ahead.run("build", "--draft", "--json").json["artifacts"]
    assert "built" in {artifact["state"] for artifact in states}


def test_a_release_knows_nothing_of_drafts(small: SmallProject, quick_rendering: None) -> None:
    before = small.run("build", "--json").json
    record = small.read("build/.briefpress.json")
    small.run("build", "--draft")
    assert small.read("build/.briefpress.json") == record
    again = small.run("build", "--json").json
    assert [a["path"] for a in again["artifacts"]] == sorted(a["path"] for a in before["artifacts"])
    assert {artifact["state"] for artifact in again["artifacts"]} == {"up to date"}
    assert (small.root / DRAFT).is_file()


def test_drafts_that_nothing_asks_for_any_more_go(small: SmallProject, quick_rendering: None) -> None:
    small.run("build", "--draft")
    small.change(BRIEF, "languages: [zh, ru]", "languages: [zh]")
    assert small.run("build", "--draft").code == 0
    assert not (small.root / "build/draft/small/ru").exists()
    assert (small.root / "build/draft/small/zh/one-page.pdf").is_file()


def test_the_path_of_a_draft_needs_the_option(small: SmallProject, quick_rendering: None) -> None:
    outcome = small.run("build", DRAFT)
    assert outcome.code == 2
    assert "build it with --draft" in outcome.err
    assert small.run("build", "--draft", DRAFT).code == 0
    assert list(small.artifacts()) == [DRAFT]


def test_a_wrong_file_stops_a_draft_too(small: SmallProject, quick_rendering: None) -> None:
    """What is wrong, and not only unfinished, is no matter of translation."""
    small.write(RUSSIAN, small.read(RUSSIAN) + '\nmsgctxt "x"\nmsgid "broken\n')
    outcome = small.run("build", "--draft", "--json", ONE_PAGE)
    assert outcome.code == 1
    assert {finding["code"] for artifact in outcome.json["artifacts"] for finding in artifact["findings"]} == {"F006"}


def test_a_language_without_any_catalogue_is_drafted_in_the_source(small: SmallProject, quick_rendering: None) -> None:
    (small.root / RUSSIAN).unlink()
    outcome = small.run("build", "--draft", "--json", ONE_PAGE)
    assert outcome.code == 0, outcome.err
    (artifact,) = outcome.json["artifacts"]
    assert artifact["not-translated"] > 10


def test_the_pages_of_a_draft_say_so_and_are_found_right(ahead: SmallProject) -> None:
    paths = [DRAFT, DRAFT.replace(".pdf", ".docx")]
    assert ahead.run("build", "--draft", *paths).code == 0
    pdf = read_pdf((ahead.root / paths[0]).read_bytes())
    word = read_word((ahead.root / paths[1]).read_bytes())
    assert all(any("ПРОЕКТ · ОФИЦИАЛЬНЫЙ ДОКУМЕНТ" in line.text for line in lines) for lines in pdf.lines)
    assert {page.head for page in word.pages} == {"ПРОЕКТ · ОФИЦИАЛЬНЫЙ ДОКУМЕНТ"}
    (new,) = pdf.texts["trade/newcomer"]
    assert new.replace("\u00a0", " ") == "[Не переведено] Wholly new words."
    assert pdf.texts["title"][0].startswith("[Перевод устарел] ")
    verified = ahead.run("verify", *paths)
    assert (verified.code, verified.err) == (0, "")
    assert ahead.run("verify", "--draft", "--json", "build/small/ru/one-page.pdf").json == []


def test_a_brief_that_is_a_draft_is_one_in_its_release_and_falls_back_nowhere(
    ahead: SmallProject, quick_rendering: None
) -> None:
    ahead.change(BRIEF, "languages: [zh, ru]", "languages: [zh, ru]\nmarking: {status: draft}")
    states = ahead.states()
    assert states["build/small/en/one-page.pdf"] == "built"
    assert states[ONE_PAGE] == "failed"


def test_the_title_in_the_properties_has_no_mark(ahead: SmallProject) -> None:
    ahead.run("build", "--draft", DRAFT)
    assert read_pdf((ahead.root / DRAFT).read_bytes()).title == "Торговля растёт второй год"
