"""``briefpress ids`` writes ids, and nothing else in any byte."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from conftest import SmallProject

BRIEF = "content/small/brief.md"


def test_where_every_block_has_its_id_the_file_is_not_touched(small: SmallProject) -> None:
    file = small.root / BRIEF
    before = file.stat().st_mtime_ns
    outcome = small.run("ids")
    assert (outcome.code, outcome.out) == (0, "small: every block has its id\n")
    assert file.stat().st_mtime_ns == before


def test_a_missing_id_is_written_and_no_other_byte_changes(small: SmallProject) -> None:
    before = small.read(BRIEF)
    small.change(BRIEF, " {#pointer}", "")
    outcome = small.run("ids", "small")
    assert (outcome.code, outcome.out) == (0, f"{BRIEF}: 1 id written\n")
    assert small.read(BRIEF) == before.replace("{#pointer}", "{#shows-partners}")


def test_ids_are_all_that_check_missed(small: SmallProject) -> None:
    small.write(BRIEF, small.read(BRIEF).replace("languages: [zh, ru]", "languages: []"))
    small.change(BRIEF, " {#pointer}", "")
    small.change(BRIEF, ":::{image} map", ":::{image}")
    assert [finding["code"] for finding in small.findings()] == ["F102", "F102"]
    assert small.run("ids").out == f"{BRIEF}: 2 ids written\n"
    assert small.findings() == []


def test_a_block_without_an_id_is_built_and_reported(small: SmallProject, quick_rendering: object) -> None:
    small.write(BRIEF, small.read(BRIEF).replace("languages: [zh, ru]", "languages: []"))
    small.change(BRIEF, " {#pointer}", "")
    outcome = small.run("build", "--json")
    assert outcome.code == 1
    assert {artifact["state"] for artifact in outcome.json["artifacts"]} == {"built"}
    assert [finding["code"] for finding in outcome.json["findings"]] == ["F102"]


@pytest.mark.parametrize("line_end", ["\r\n", "\r"])
@pytest.mark.parametrize("mark", ["", "\ufeff"])
def test_line_ends_and_byte_order_mark_stay(small: SmallProject, line_end: str, mark: str) -> None:
    small.change(BRIEF, " {#pointer}", "")
    before = mark + small.read(BRIEF).replace("\n", line_end)
    small.write(BRIEF, before)
    assert small.run("ids").out == f"{BRIEF}: 1 id written\n"
    assert small.read(BRIEF) == before.replace("the partners.", "the partners. {#shows-partners}")


def test_the_mode_of_the_file_stays(small: SmallProject) -> None:
    file = small.root / BRIEF
    small.change(BRIEF, " {#pointer}", "")
    file.chmod(0o640)
    small.run("ids")
    assert file.stat().st_mode & 0o777 == 0o640


def test_a_link_to_the_text_stays_a_link(small: SmallProject) -> None:
    small.change(BRIEF, " {#pointer}", "")
    file = small.root / BRIEF
    text = file.rename(small.root / "content/small/text.md")
    file.symlink_to("text.md")
    small.run("ids")
    assert file.is_symlink()
    assert "{#shows-partners}" in text.read_text()


def test_a_file_that_is_no_text_is_a_finding_and_other_briefs_get_their_ids(small: SmallProject) -> None:
    small.change(BRIEF, " {#pointer}", "")
    (small.root / "content/first").mkdir()
    (small.root / "content/first/brief.md").write_bytes(b"---\nschema: 1\n---\n\xff\n")
    outcome = small.run("ids")
    assert outcome.code == 1
    assert outcome.err.startswith("content/first/brief.md:4:1: error[F007]: ")
    assert outcome.out == f"{BRIEF}: 1 id written\n"
