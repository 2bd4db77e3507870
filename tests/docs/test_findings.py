"""docs/findings.md says of every code what the program says, and every code can come."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from briefpress.findings import CODES

REPOSITORY = Path(__file__).parents[2]
PAGE = REPOSITORY / "docs/findings.md"
ROW = re.compile(r"\| (F\d{3}) \| (.+?) \| (.+?) \|")


@pytest.fixture(scope="module")
def rows() -> list[tuple[str, str, str]]:
    lines = [line for line in PAGE.read_text("utf-8").split("\n") if line.startswith("| F")]
    matches = [ROW.fullmatch(line) for line in lines]
    assert all(matches), "a row has not three cells"
    return [(match[1], match[2], match[3]) for match in matches if match]


def test_the_page_lists_every_code_in_order_with_the_words_of_the_program(rows: list[tuple[str, str, str]]) -> None:
    assert [(code, says) for code, says, _ in rows] == list(CODES.items())


def test_the_page_says_in_a_sentence_what_to_do(rows: list[tuple[str, str, str]]) -> None:
    assert [code for code, _, advice in rows if len(advice) < 15 or not advice.endswith(".")] == []


def test_codes_stand_under_the_heading_of_their_group() -> None:
    group = ""
    for line in PAGE.read_text("utf-8").split("\n"):
        if heading := re.fullmatch(r"## .+ \((F\d)\)", line):
            group = heading[1]
        elif row := ROW.fullmatch(line):
            assert row[1].startswith(group)


def test_every_code_is_raised_somewhere() -> None:
    source = REPOSITORY / "src/briefpress"
    text = "".join(file.read_text("utf-8") for file in source.rglob("*.py") if file != source / "findings.py")
    assert sorted(set(re.findall(r'"(F\d{3})"', text))) == sorted(CODES)
