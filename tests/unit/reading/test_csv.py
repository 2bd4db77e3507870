"""CSV: every cell with its place; what is no table is refused."""

from __future__ import annotations

import csv
import io
from pathlib import PurePosixPath

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefpress.findings import Finding, FindingsError
from briefpress.reading.csv import read_csv

PATH = PurePosixPath("data/trade.csv")


def test_cells_have_line_and_column() -> None:
    table = read_csv('country,"usd, bn"\r\n\r\nKZ, 43.8\r\n"a ""b""\nc",2\r\nUZ,13.78', PATH)
    assert table.header == ("country", "usd, bn")
    cells = [(cell.text, cell.location.line, cell.location.column, cell.location.length) for cell in table.rows[0]]
    assert cells == [("KZ", 3, 1, 2), ("43.8", 3, 5, 4)]
    assert [cell.text for cell in table.rows[1]] == ['a "b"\nc', "2"]
    assert (table.rows[2][1].location.line, table.rows[2][1].location.column) == (6, 4)
    assert table.excerpt(table.rows[2][1].location) == "UZ,13.78"


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("", "1:1"),
        ("a,b\n1\n", "2:1"),
        ("a,b\n1,2,3\n", "2:5"),
        ("a,a\n1,2\n", "1:3"),
        ("a,\n1,2\n", "1:3"),
        ("a;b\n1;2\n", "1:1"),
        ('a,b\n"1,2\n', "2:1"),
        ('a,b\n"1"x,2\n', "2:4"),
        ('a,b\n1"x,2\n', "2:1"),
        ("a,b\n1,\x002\n", "2:3"),
    ],
)
def test_what_is_no_table_is_refused_where_it_goes_wrong(text: str, place: str) -> None:
    with pytest.raises(FindingsError) as caught:
        read_csv(text, PATH)
    finding = caught.value.findings[0]
    assert (finding.code, str(finding.location)) == ("F005", f"data/trade.csv:{place}")


def test_all_ragged_rows_are_reported() -> None:
    with pytest.raises(FindingsError) as caught:
        read_csv("a,b\n1\n1,2\n1,2,3\n", PATH)
    assert [finding.location.line for finding in caught.value.findings] == [2, 4]


CELL = st.text(alphabet='ab,"\n é😀1', max_size=6).map(str.strip)


@given(st.lists(st.tuples(CELL, CELL), max_size=5))
def test_what_other_programs_write_is_read_back(rows: list[tuple[str, str]]) -> None:
    stream = io.StringIO()
    csv.writer(stream).writerows([("key", "value"), *rows])
    table = read_csv(stream.getvalue(), PATH)
    assert [tuple(cell.text for cell in row) for row in table.rows] == rows


@given(st.text(alphabet='a,"\r\n \t\x00', max_size=40))
def test_any_text_is_a_table_or_refused(text: str) -> None:
    findings: tuple[Finding, ...] = ()
    try:
        table = read_csv(text, PATH)
    except FindingsError as error:
        findings = error.findings
    else:
        assert all(len(row) == len(table.header) for row in table.rows)
    assert all(finding.location.line for finding in findings)
