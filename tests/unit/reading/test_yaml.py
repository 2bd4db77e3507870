"""YAML: nothing is guessed, everything keeps its place, and hostile files end in findings."""

from __future__ import annotations

from pathlib import Path, PurePosixPath

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefpress.findings import Finding, FindingsError
from briefpress.reading.yaml import load_yaml, read_yaml

PATH = PurePosixPath("figures.yaml")


def refused(text: str) -> list[tuple[str, str]]:
    with pytest.raises(FindingsError) as caught:
        read_yaml(text, PATH)
    return [(str(finding.location), finding.code) for finding in caught.value.findings]


@pytest.mark.parametrize(
    "scalar",
    ["NO", "012", "22:30", "1.10", "2026-02-30", "25:00:00", ".nan", "1e3", "0x1f", "9" * 5000, "true", "~4400"],
)
def test_scalars_stay_as_they_are_written(scalar: str) -> None:
    assert read_yaml(f"value: {scalar}", PATH).data == {"value": scalar}


@pytest.mark.parametrize("empty", ["", "~", "null", '""'])
def test_empty_values_are_the_empty_text(empty: str) -> None:
    assert read_yaml(f"note: {empty}\nother: [{empty}]", PATH).data == {"note": "", "other": [""] if empty else []}


@pytest.mark.parametrize("quoted", ['"~"', "'null'", "|-\n  ~"])
def test_what_is_quoted_is_meant(quoted: str) -> None:
    assert read_yaml(f"sign: {quoted}", PATH).data in ({"sign": "~"}, {"sign": "null"})


def test_values_and_keys_keep_line_column_and_length() -> None:
    document = read_yaml('title: "Á 😀"\nrows:\n  - {id: gas, length: 12}\n', PATH, first_line=10)
    value = document.location(("rows", 0, "length"))
    assert (value.line, value.column, value.length) == (12, 23, 2)
    key = document.key_location(("rows", 0, "length"))
    assert (key.line, key.column, key.length) == (12, 15, 6)
    assert document.excerpt(value) == "  - {id: gas, length: 12}"
    assert document.location(("rows", 0, "head")) == document.location(("rows", 0))


@pytest.mark.parametrize("line_end", ["\n", "\r\n", "\r"])
def test_lines_count_alike_for_all_line_ends(line_end: str) -> None:
    document = read_yaml(line_end.join(["a: 1", "", "b: 2"]), PATH)
    assert document.location(("b",)).line == 3
    assert document.excerpt(document.location(("b",))) == "b: 2"


@pytest.mark.parametrize(
    ("text", "content"),
    [
        ("a: two words # remark", "two words"),
        ('a: "é \\u00e9"', "é \\u00e9"),
        ("a: 'it''s'", "it''s"),
        ("a: |\n  x\n", "  x\n"),
    ],
)
def test_the_span_is_the_text_of_the_value_and_nothing_else(text: str, content: str) -> None:
    start, end = read_yaml(text, PATH).span(("a",))
    assert text[start:end] == content


def test_all_duplicate_keys_are_reported_at_once() -> None:
    assert refused("a: 1\nb: {c: 1, c: 2}\na: 3\nd: 4\nd: {e: 1, e: 2}\n") == [
        ("figures.yaml:2:11", "F003"),
        ("figures.yaml:3:1", "F003"),
        ("figures.yaml:5:1", "F003"),
    ]


def test_the_finding_names_the_line_of_the_first_key() -> None:
    with pytest.raises(FindingsError) as caught:
        read_yaml("a: 1\nb: 2\na: 3", PATH, first_line=20)
    (finding,) = caught.value.findings
    assert "line 20" in finding.expected
    assert finding.location.line == 22
    assert finding.excerpt == "a: 3"


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("a: &x 1", "1:4"),
        ("a: 1\nb: *x", "2:4"),
        ("a: !!int x", "1:4"),
        ("a: !!timestamp x", "1:4"),
        ("<<: {a: 1}", "1:1"),
        ("[a]: 1", "1:1"),
        (": 1", "1:1"),
        ("a: 1\n---\nb: 2", "2:1"),
        ("a: b: c", "1:5"),
        ("a: 'x\nb: 1\n", "1:4"),
        ("a: [1, 2", "1:9"),
        ("a:\n\tb: 1", "2:1"),
        ('a: "\\ud800"', "1:7"),
        ('a: "\\0"', "1:4"),
        ("a: x\x00y", "1:5"),
        ("a: \ud800", "1:4"),
        ("a: @x", "1:4"),
        ("a: &a [*a]", "1:4"),
    ],
)
def test_what_surprises_is_refused_where_it_stands(text: str, place: str) -> None:
    assert (f"figures.yaml:{place}", "F002") in refused(text)


@pytest.mark.parametrize("opening", ["[", "{", "- ", "? ", "[{", "{a: "])
def test_deep_nesting_is_refused_and_crashes_nothing(opening: str) -> None:
    assert refused(opening * 100_000)


def test_a_bomb_of_values_is_refused() -> None:
    ((place, code),) = refused("a: [" + "1," * 200_001 + "]")
    assert (place, code) == ("figures.yaml:1:399999", "F002")


def test_a_broken_key_does_not_hide_what_follows() -> None:
    assert len(refused("[a]: {b: 1}\nc: *d\ne: !!int 1\n")) == 3


def test_an_empty_text_after_a_byte_order_mark_has_a_place() -> None:
    (place,) = read_yaml("\ufeff>\n", PATH).scalars.values()
    assert place.start == place.end <= 3


@given(st.text(alphabet="ab:-{}[]\"'|>&*!#?,~% \n\t\\0é\x00\ufeff", max_size=60))
def test_any_text_is_read_or_refused_with_a_place(text: str) -> None:
    findings: tuple[Finding, ...] = ()
    try:
        document = read_yaml(text, PATH)
    except FindingsError as error:
        findings = error.findings
    else:
        for path, place in document.scalars.items():
            assert 0 <= place.start <= place.end <= len(text)
            assert document.location(path).line
    assert all(finding.location.line and finding.location.column for finding in findings)


@given(st.dictionaries(st.from_regex(r"[a-z]{1,5}", fullmatch=True), st.text(alphabet="abc 😀é'\"", min_size=1)))
def test_spans_of_single_quoted_values_hold_the_value(values: dict[str, str]) -> None:
    text = "".join(f"{key}: '{value.replace(chr(39), chr(39) * 2)}'\n" for key, value in values.items())
    document = read_yaml(text, PATH)
    for key, value in values.items():
        start, end = document.span((key,))
        assert text[start:end].replace("''", "'") == value


def test_files_are_named_relative_to_the_project(tmp_path: Path) -> None:
    (tmp_path / "content").mkdir()
    (tmp_path / "content/figures.yaml").write_bytes(b"\xef\xbb\xbfa: 1\r\nb: [\r\n")
    with pytest.raises(FindingsError) as caught:
        load_yaml(tmp_path / "content/figures.yaml", tmp_path)
    assert str(caught.value.findings[0].location).startswith("content/figures.yaml:")
