"""The block reader: what a text is made of, each part with its place."""

from __future__ import annotations

from pathlib import PurePosixPath

import pytest

from briefpress.findings import Finding, FindingCollector
from briefpress.formats.markdown.blocks import read_blocks
from briefpress.formats.markdown.source import SourceText
from briefpress.formats.markdown.syntax import (
    BlockSyntax,
    DirectiveSyntax,
    HeadingSyntax,
    ListSyntax,
    NoteSyntax,
    ParagraphSyntax,
)


def read(text: str) -> tuple[tuple[BlockSyntax, ...], list[Finding]]:
    collector = FindingCollector()
    return read_blocks(SourceText(PurePosixPath("brief.md"), text), collector), list(collector)


def test_a_paragraph_is_folded_to_one_line_and_keeps_its_span() -> None:
    text = "\ufeffBefore.\r\n\r\nTwo\r\n  lines. {#id .core role=line-to-take}  \r\n"
    (_, paragraph), findings = read(text)
    assert isinstance(paragraph, ParagraphSyntax)
    assert paragraph.text.text == "Two lines."
    assert text[slice(*paragraph.text.span)] == "Two\r\n  lines."
    assert [(item.key, item.value) for item in paragraph.attributes.items] == [
        ("#", "id"),
        (".", "core"),
        ("role", "line-to-take"),
    ]
    assert not findings


@pytest.mark.parametrize("end", ["{trade-2021}", "{=2021}", "{n:plural|one=a|other=b}", r"\{#id}", "{#id} on"])
def test_what_is_no_attributes_stays_text(end: str) -> None:
    (paragraph,), _ = read(f"Trade was {end}")
    assert isinstance(paragraph, ParagraphSyntax)
    assert paragraph.text.text == f"Trade was {end}"


def test_lists_nest_once() -> None:
    text = "1. one {#a}\n   more\n   - inner {#b}\n2. two {#c}\n"
    (found,), findings = read(text)
    assert isinstance(found, ListSyntax)
    assert found.ordered
    assert not findings
    first, second = found.items
    assert (first.text.text, second.text.text) == ("one {#a} more", "two")
    assert first.children is not None
    assert text[slice(*first.children.items[0].text.span)] == "inner"


def test_headings_keep_signs_of_their_own() -> None:
    (heading,), _ = read("## C# and F# {#c kind=open} ##")
    assert isinstance(heading, HeadingSyntax)
    assert (heading.level, heading.text.text) == (2, "C# and F#")
    assert heading.attributes.id is not None


def test_notes_follow_one_another_without_an_empty_line() -> None:
    blocks, _ = read("Text.[^a]\n[^a]: First\ngoes on. {.internal}\n[^b]: Second.\n")
    notes = [block for block in blocks if isinstance(block, NoteSyntax)]
    assert [(note.id, note.text.text) for note in notes] == [("a", "First goes on."), ("b", "Second.")]
    assert len(blocks) == 3


def test_a_directive_ends_a_paragraph() -> None:
    text = "Text\n:::{chart} by-country .core\nkind: bar\n:::\nMore"
    (before, chart, after), findings = read(text)
    assert isinstance(chart, DirectiveSyntax)
    assert chart.attributes.id is not None
    assert (chart.name, chart.attributes.id.value) == ("chart", "by-country")
    assert text[slice(*chart.body)] == "kind: bar\n"
    assert isinstance(before, ParagraphSyntax)
    assert isinstance(after, ParagraphSyntax)
    assert not findings


@pytest.mark.parametrize(
    ("text", "code", "line"),
    [
        ("a\n\n> b", "F101", 3),
        ("a\n\n    b", "F101", 3),
        ("```\na\n```", "F101", 1),
        ("a\n===", "F101", 1),
        ("a\n\n---\n", "F101", 3),
        ("|a|b|\n|-|-|\n|c|d|", "F101", 1),
        ("- a\n\n  b", "F101", 3),
        ("- a\n  - b\n    - c", "F101", 3),
        ("-\n- a", "F101", 1),
        ("7. a", "F101", 1),
        ("a {#Not_an_id}", "F103", 1),
        ("a {#b c}", "F108", 1),
        (":::{chart} a\n", "F104", 1),
        (":::{chart} a\n:::{table} b\n:::\n", "F104", 1),
        ("a\n:::\n", "F104", 2),
        ("::: chart\n", "F104", 1),
    ],
)
def test_what_a_brief_may_not_hold_is_refused_in_its_line(text: str, code: str, line: int) -> None:
    assert (code, line) in [(finding.code, finding.location.line) for finding in read(text)[1]]


@pytest.mark.parametrize("after", ["\n:::{table} c\nrows\n:::\n", ""])
def test_a_directive_that_nobody_closed_ends_where_its_lines_do(after: str) -> None:
    """The text after it is text: said once to be open, where it was opened, it is not read as its keys too."""
    text = f":::{{chart}} a\nkind: bar\n\nb\n{after}"
    blocks, found = read(text)
    assert [(finding.code, finding.location.line) for finding in found if finding.code == "F104"] == [("F104", 1)]
    (chart,) = [block for block in blocks if isinstance(block, DirectiveSyntax) and block.name == "chart"]
    assert text[slice(*chart.body)] == "kind: bar\n"
    assert any(isinstance(block, ParagraphSyntax) for block in blocks)
