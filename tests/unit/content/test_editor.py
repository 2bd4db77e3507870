"""Writing back: the text that was asked for, and nothing else."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from briefpress.content.editor import replace_segment, write_ids, write_segment
from briefpress.locations import SegmentAddress

if TYPE_CHECKING:
    from conftest import Project


def test_replaces_between_two_offsets() -> None:
    assert replace_segment("a bc d\r\n", (2, 4), "x") == "a x d\r\n"


@pytest.mark.parametrize(
    ("address", "name"),
    [
        ("title", "content/alpha/brief.md"),
        ("trade/title", "content/alpha/brief.md"),
        ("trade/growth", "content/alpha/brief.md"),
        ("trade/one", "content/alpha/brief.md"),
        ("by-country-chart/title", "content/alpha/brief.md"),
        ("watch/title", "content/alpha/brief.md"),
        ("q1/text", "content/alpha/brief.md"),
        ("map/alt", "content/alpha/brief.md"),
        ("note/mirror", "content/alpha/brief.md"),
        ("source/customs/title", "content/alpha/sources.yaml"),
    ],
)
def test_a_new_text_reads_back_and_no_other_changes(project: Project, address: str, name: str) -> None:
    before = project.load()
    new = "New: \"quoted\" 'text' with {trade}, # and a \\\\ sign"
    project.write(name, write_segment(project.read(name), before.segments[SegmentAddress(address)], new))
    after = project.load()
    assert after.segments[SegmentAddress(address)].text == new
    others = {key: segment.text for key, segment in before.segments.items() if key != address}
    assert {key: segment.text for key, segment in after.segments.items() if key != address} == others


def test_a_block_scalar_stays_one(project: Project) -> None:
    project.change("alt: A map.\n", "alt: >\n  A map of\n  the road.\n")
    segment = project.load().segments[SegmentAddress("map/alt")]
    assert segment.text == "A map of the road."
    project.write("content/alpha/brief.md", write_segment(project.read(), segment, 'A road: "new".'))
    assert 'alt: >\n  A road: "new".\n:::' in project.read()
    assert project.load().segments[SegmentAddress("map/alt")].text == 'A road: "new".'


def test_a_text_in_quotation_marks_may_start_on_the_next_line(project: Project) -> None:
    project.change("alt: A map.\n", 'alt: "\n  A map. "\n')
    segment = project.load().segments[SegmentAddress("map/alt")]
    assert segment.text == "A map."
    assert project.read().splitlines()[segment.location.line - 1][segment.location.column - 1 :].startswith("A map.")
    project.write("content/alpha/brief.md", write_segment(project.read(), segment, "A road."))
    assert project.load().segments[SegmentAddress("map/alt")].text == "A road."


def test_a_file_that_has_changed_since_is_not_written(project: Project) -> None:
    segment = project.load().segments[SegmentAddress("trade/growth")]
    with pytest.raises(ValueError, match="trade/growth"):
        write_segment("shorter", segment, "New.")


def test_ids_are_made_of_the_first_words() -> None:
    text = (
        "\ufeff---\r\na: b\r\n---\r\n"
        "The trade of the year. {.core}  \r\n\r\n"
        ":::{chart} .core\r\nkind: bar\r\n:::\r\n"
        "## Trade over time { kind=evidence} ##\r\n\r\n"
        "Two\r\nlines.\t\r\n\r\n"
        "Two lines.\r\n"
        "- 贸易\r\n  - Inner {#inner}\r\n"
        "[^n]: A note.\r\n\r\n"
        ":::{callout} watch\r\n# Title\r\n\r\nTwo lines.\r\n:::\r\n"
    )
    expected = (
        text.replace("{.core}  ", "{#trade-year .core}  ")
        .replace(":::{chart} .core", ":::{chart} chart .core")
        .replace("{ kind", "{#trade-over-time kind")
        .replace("lines.\t", "lines. {#two-lines}\t")
        .replace("Two lines.\r\n-", "Two lines. {#two-lines-2}\r\n-")
        .replace("贸易", "贸易 {#item}")
        .replace("Two lines.\r\n:::", "Two lines. {#two-lines}\r\n:::")
    )
    assert write_ids(text) == expected
    assert write_ids(expected) == expected


def test_ids_written_are_those_that_loading_misses(project: Project) -> None:
    for old in (" {#growth .core}", " {#next}", " {#inner .internal}", " {#standfirst}", "### Details {#details}"):
        project.change(old, "### Details" if old.startswith("#") else "")
    assert {finding.code for finding in project.findings()} == {"F102"}
    project.write("content/alpha/brief.md", write_ids(project.read()))
    assert project.findings() == []


def test_a_malformed_id_is_left_to_its_author() -> None:
    text = "Text. {#Bad_id}\n"
    assert write_ids(text) == text
