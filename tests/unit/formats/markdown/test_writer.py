"""The inline writer: one canonical form, safe wherever a paragraph stands."""

from __future__ import annotations

import pytest

from briefpress.document.nodes import (
    Emphasis,
    Field,
    FieldKind,
    Inline,
    Link,
    Literal,
    NoteReference,
    Strong,
    Text,
    Value,
)
from briefpress.formats.markdown.writer import normalize_inlines, write_inlines


@pytest.mark.parametrize(
    ("inlines", "text"),
    [
        ((Text("a*b [c] {d}"),), r"a\*b \[c\] \{d\}"),
        ((Text("AT&T a_b 5 < 6"),), "AT&T a_b 5 < 6"),
        ((Text("&amp; _a_ <b>"),), r"\&amp; \_a\_ \<b>"),
        ((Text("so!"), Link((Text("a"),), "https://a.example/x)y")), r"so\![a](https://a.example/x\)y)"),
        ((Value("trade", "amount", "50.1 billion", "50.1 billion"),), "{trade:amount}"),
        ((Literal("=2021", "2021"),), "{=2021}"),
    ],
)
def test_writes(inlines: tuple[Inline, ...], text: str) -> None:
    assert write_inlines(inlines) == text


@pytest.mark.parametrize("text", ["# a", "- a", "+ a", "1. a", "::: a", "--- a", "=", "> a", ">a", "| a"])
def test_text_that_would_start_a_block_is_escaped(text: str) -> None:
    assert write_inlines((Text(text),)) == (rf"1\{text[1:]}" if text[0] == "1" else rf"\{text}")


def test_signs_that_would_close_a_heading_are_escaped() -> None:
    assert write_inlines((Text("Group ##"),)) == r"Group \##"


def test_a_colon_after_a_note_defines_none() -> None:
    assert write_inlines((NoteReference("a"), Text(": b"))) == r"[^a]\: b"


def test_neighbours_are_joined_and_empty_marks_dropped() -> None:
    inlines = (Strong((Text("a"),)), Strong((Text("b"), Strong((Text("c"),)))), Emphasis(()), Text(""))
    assert normalize_inlines(inlines) == (Strong((Text("abc"),)),)


def test_a_field_has_no_markdown() -> None:
    with pytest.raises(ValueError, match="field"):
        write_inlines((Field(FieldKind.PAGE),))
