"""The inline reader: what text may hold, and how what it may not is reported."""

from __future__ import annotations

from pathlib import PurePosixPath

import pytest

from briefpress.document.nodes import (
    Citation,
    Emphasis,
    Inline,
    Link,
    Literal,
    NoteReference,
    Reference,
    Strong,
    Text,
    Value,
)
from briefpress.findings import Finding, FindingCollector
from briefpress.formats.markdown.reader import locate_text, read_inlines
from briefpress.formats.markdown.scanner import MAX_PROBLEMS
from briefpress.locations import SourceLocation


def read(text: str, column: int = 1) -> tuple[tuple[Inline, ...], list[Finding]]:
    collector = FindingCollector()
    start = SourceLocation(PurePosixPath("brief.md"), 7, column)
    return read_inlines(text, start, collector), list(collector)


@pytest.mark.parametrize(
    ("text", "inlines"),
    [
        ("{trade-2021}", (Value("trade-2021"),)),
        ("{trade-2021:amount}", (Value("trade-2021", "amount"),)),
        ("{by-country-2024[KZ]:number}", (Value("by-country-2024[KZ]", "number"),)),
        (
            "{n:plural|one=country|other=countries}",
            (Value("n", "plural", choices=(("one", "country"), ("other", "countries"))),),
        ),
        ("{=2021}", (Literal("=2021"),)),
        ("{2022-01-17}", (Literal("2022-01-17"),)),
        ("{1992-01-02/06}", (Literal("1992-01-02/06"),)),
        ("{2022-01}", (Literal("2022-01"),)),
        ("so[^mirror]", (Text("so"), NoteReference("mirror"))),
        ("indeed![^mirror]", (Text("indeed!"), NoteReference("mirror"))),
        ("[@a; @b]", (Citation(("a", "b")),)),
        ("[#by-country]", (Reference("by-country"),)),
        (
            "[the *text*](https://a.example/b_(c))",
            (Link((Text("the "), Emphasis((Text("text"),))), "https://a.example/b_(c)"),),
        ),
        (r"\*5 \{x\} \\", (Text(r"*5 {x} \ ".strip()),)),
        ("snake_case & a < b ~ c", (Text("snake_case & a < b ~ c"),)),
    ],
)
def test_reads(text: str, inlines: tuple[Inline, ...]) -> None:
    assert read(text) == (inlines, [])


@pytest.mark.parametrize(
    ("text", "inlines"),
    [
        ("贸易额**增长**很快", (Text("贸易额"), Strong((Text("增长"),)), Text("很快"))),
        ("**{a}**倍", (Strong((Value("a"),)), Text("倍"))),
        ("***a* b**", (Strong((Emphasis((Text("a"),)), Text(" b"))),)),
        ("***a** b*", (Emphasis((Strong((Text("a"),)), Text(" b"))),)),
        ("*a***b**", (Emphasis((Text("a"),)), Strong((Text("b"),)))),
        ("**a *b***", (Strong((Text("a "), Emphasis((Text("b"),)))),)),
    ],
)
def test_marks_open_and_close_beside_anything(text: str, inlines: tuple[Inline, ...]) -> None:
    assert read(text) == (inlines, [])


@pytest.mark.parametrize(
    ("text", "code", "column", "found"),
    [
        ("so **strong", "F101", 4, "**"),
        ("a **b *c** d", "F101", 9, "**"),
        ("****", "F101", 1, "****"),
        ("see `code`", "F101", 5, "`"),
        ("a <b>c", "F101", 3, "<b>"),
        ("a&nbsp;b", "F101", 2, "&nbsp;"),
        ("_so_", "F101", 1, "_"),
        ("~~so~~", "F101", 1, "~~"),
        ("![map](images/map.png)", "F101", 1, "!["[:1]),
        ("a [b] c", "F101", 3, "[b]"),
        ("[a](javascript:alert)", "F101", 1, "[a](javascript:alert)"),
        ("a] b", "F101", 2, "]"),
        ("[a [b](https://c.example)", "F101", 4, "["),
        ("a\\q", "F101", 2, "\\"),
        ("[^Not an id]", "F103", 1, "[^Not an id]"),
        ("{trade", "F105", 1, "{"),
        ("trade}", "F105", 6, "}"),
        ("in {2021} so", "F105", 4, "{2021}"),
        ("{2022-02-30}", "F105", 1, "{2022-02-30}"),
        ("{a:nmber}", "F105", 1, "{a:nmber}"),
        ("{n:plural|one=x}", "F105", 1, "{n:plural|one=x}"),
        ("so {#id} on", "F105", 4, "{#id}"),
    ],
)
def test_what_is_not_in_the_dialect_is_found_where_it_stands(text: str, code: str, column: int, found: str) -> None:
    findings = read(text)[1]
    assert (code, column, found) in [(finding.code, finding.location.column, finding.found) for finding in findings]


def test_a_finding_points_past_what_stands_before_the_text() -> None:
    (finding,) = read("a {b", column=10)[1]
    assert finding.location == SourceLocation(PurePosixPath("brief.md"), 7, 12)
    assert finding.excerpt[finding.location.column - 1] == "{"


@pytest.mark.parametrize(
    "date",
    ["2022-01-17", "2022-01", "1992-01-02/06", "1992-01-30/02-02", "1991-12-30/1992-01-02", "2022-01/11", "2012/2021"],
)
def test_dates_and_ranges(date: str) -> None:
    assert read(f"{{{date}}}") == ((Literal(date),), [])


@pytest.mark.parametrize(
    "date", ["2022-02-30", "2022-13", "1992-01-06/02", "1992-01-02/6", "2021/2012", "2022-01-02/-03"]
)
def test_dates_that_do_not_exist_are_refused(date: str) -> None:
    assert [finding.code for finding in read(f"{{{date}}}")[1]] == ["F105"]


def test_misspelled_form_is_proposed_in_full() -> None:
    (finding,) = read("{trade-2021:ammount}")[1]
    assert finding.help == "did you mean {trade-2021:amount}?"


@pytest.mark.parametrize("char", ["[", "*", "{", "`", "<a", "](", "[a](", "***", "_", "\\{", "![", "**[a"])
def test_floods_of_marks_are_read_at_once(char: str) -> None:
    findings = read(char * 20_000)[1]
    assert len(findings) <= MAX_PROBLEMS + 3


def test_locates_plain_characters_around_everything_else() -> None:
    text = r"In {=2021} trade **grew 5** times\* [see 7](https://a.example/8) {n:plural|other=9}"
    runs = locate_text(text)
    assert all(text[offset : offset + len(run)] == run for offset, run in runs)
    assert [char for _, run in runs for char in run if char.isdigit()] == ["5", "7"]
