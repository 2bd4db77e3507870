"""Findings: gathered all at once, sorted by place, and shown so that the caret stands under what it means."""

from __future__ import annotations

from pathlib import PurePosixPath

import pytest

from briefpress.findings import (
    Finding,
    FindingCollector,
    FindingsError,
    Severity,
    display_width,
    render_finding,
)
from briefpress.locations import SourceLocation


def at(path: str = "a.md", line: int = 1, column: int = 1, length: int = 1) -> SourceLocation:
    return SourceLocation(PurePosixPath(path), line, column, length)


def finding(location: SourceLocation, code: str = "F203", **fields: str) -> Finding:
    return Finding(code, "this is wrong", location, **fields)  # type: ignore[arg-type]


def test_a_finding_is_shown_with_its_line_and_what_to_do() -> None:
    shown = render_finding(
        finding(
            at("ru.po", 41, 20, 4),
            found="50,2",
            expected="{trade}: 50.1",
            help="write {trade}",
            excerpt='msgstr "Рост достиг 50,2 млрд"',
        )
    )
    assert shown.splitlines() == [
        "ru.po:41:20: error[F203]: this is wrong",
        '   |  msgstr "Рост достиг 50,2 млрд"',
        "   |                     ^^^^ found 50,2",
        "   = expected {trade}: 50.1",
        "   = help: write {trade}",
    ]


@pytest.mark.parametrize(
    ("excerpt", "marked"),
    [
        ("plain text here", "text"),
        ("\ttab\ttext", "text"),
        ("中亚贸易 text", "text"),
        ("贸易 增长 text", "增长"),
        ("e\u0301te\u0301 text", "text"),
        ("x" * 300 + " text " + "y" * 300, "text"),
        ("易" * 300 + " text", "text"),
        ("text", "text"),
        ("y " + "t" * 300, "t" * 300),
    ],
    ids=lambda value: value[:12],
)
def test_the_caret_stands_under_what_it_marks(excerpt: str, marked: str) -> None:
    column = excerpt.index(marked) + 1
    _, line, caret = render_finding(finding(at(column=column, length=len(marked)), excerpt=excerpt)).splitlines()
    assert max(display_width(line), display_width(caret)) <= 116
    start = caret.index("^")
    before = next(part for part in range(len(line) + 1) if display_width(line[:part]) == start)
    assert line[before:].startswith(marked[:40])
    if len(marked) < 100:
        assert caret.count("^") == display_width(marked)


@pytest.mark.parametrize("column", [1, 5, 6, 7, 5000])
def test_a_column_at_or_past_the_end_of_the_line_still_gets_a_caret(column: int) -> None:
    shown = render_finding(finding(at(column=column), excerpt="abcde"))
    assert "^" in shown


def test_a_finding_without_a_line_shows_what_was_found_all_the_same() -> None:
    assert render_finding(finding(at("x.pdf", 0, 0), found="2 pages")).splitlines() == [
        "x.pdf: error[F203]: this is wrong",
        "   = found 2 pages",
    ]


def test_parts_are_coloured_by_their_roles() -> None:
    shown = render_finding(finding(at(), excerpt="a", help="h"), lambda text, role: f"<{role}>{text}</{role}>")
    assert "<location>a.md:1:1</location>: <error>error[F203]</error>: " in shown
    assert "<mark>^</mark>" in shown
    assert "<help>help</help>: h" in shown


def test_a_collector_keeps_each_finding_once_and_gives_them_by_place() -> None:
    collector = FindingCollector()
    collector.extend(
        [finding(at("b.md")), finding(at("a.md", 10)), finding(at("a.md", 9, 2)), finding(at("a.md", 9, 1))]
    )
    collector.add(finding(at("b.md")))
    assert len(collector) == 4
    assert [str(found.location) for found in collector] == ["a.md:9:1", "a.md:9:2", "a.md:10:1", "b.md:1:1"]
    assert str(FindingsError(collector).findings[0].location) == "a.md:9:1"


def test_only_errors_stop_what_they_concern() -> None:
    collector = FindingCollector([Finding("F107", "unused", at(), severity=Severity.WARNING)])
    assert not collector.has_errors
    collector.add(finding(at()))
    assert collector.has_errors


def test_a_finding_as_data_has_every_field_a_program_needs() -> None:
    assert finding(at("a.md", 3, 4), found="x").as_dict() == {
        "code": "F203", "severity": "error", "path": "a.md", "line": 3, "column": 4, "message": "this is wrong",
        "found": "x", "expected": "", "help": "",
    }  # fmt: skip


def test_only_known_codes_can_be_reported() -> None:
    with pytest.raises(ValueError, match="F999"):
        finding(at(), "F999")
