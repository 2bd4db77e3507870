"""Where lines of print break, and where ties keep them from breaking."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

import pdfplumber
import pytest

from briefpress.document.nodes import (
    Caption,
    Cell,
    Column,
    Document,
    Inline,
    Paragraph,
    Row,
    Table,
    Text,
    Value,
)
from briefpress.document.ties import LineRules, tie_lines
from briefpress.formats.pdf.reader import SOFT_HYPHEN, read_pdf
from briefpress.locations import SegmentAddress

if TYPE_CHECKING:
    from conftest import Press

PageOf = Callable[..., Document]
NONE = LineRules()


def lines(data: bytes) -> list[str]:
    with pdfplumber.open(io.BytesIO(data)) as pdf:
        return [line["text"] for page in pdf.pages for line in page.extract_text_lines()]


def widths() -> Iterator[str]:
    """Columns of many widths, so that a line of each text ends at any of its places."""
    return (f".body {{ hyphens: auto; width: {width}mm }}" for width in range(24, 44))


def printed(press: Press, page_of: PageOf, language: str, rules: LineRules, *inlines: Inline, css: str) -> list[str]:
    document = replace(page_of(Paragraph(inlines, "body", SegmentAddress("x"))), language=language)
    return lines(press.print(tie_lines(document, rules), css).data)


def test_an_ending_is_on_the_line_of_its_figure(press: Press, page_of: PageOf) -> None:
    inlines = (Text("Соода бир топ өстү, "), Value("trade", "date", "2025"), Text("-жылы рекорд болду, АКШ-нын"))
    for css in widths():
        found = printed(press, page_of, "ky", NONE, *inlines, css=css)
        assert not [line for line in found if line.endswith(("2025-", "АКШ-"))]
    broken = [line for css in widths() for line in lines(press.print(page_of(Paragraph(inlines)), css).data)]
    assert [line for line in broken if line.endswith("2025-")], "no line is so long that the rule counts"


@pytest.mark.parametrize("language", ["en", "ru", "tk"])
def test_the_last_word_of_a_text_is_not_hyphenated(press: Press, page_of: PageOf, language: str) -> None:
    words = {
        "en": "The commission publishes international documentation.",
        "ru": "Комиссия опубликовала предварительные рекомендации.",
        "tk": "Ministrlik hyzmatdaşlygyň netijelerini görkezipdi.",
    }[language]
    last = words.split()[-1]
    ends = {
        kept: {
            printed(press, page_of, language, LineRules(keep_last_word=kept), Text(words), css=css)[-1]
            for css in widths()
        }
        for kept in (False, True)
    }
    assert [end for end in ends[False] if not end.endswith(last)]
    assert not [end for end in ends[True] if not end.endswith(last)]


def test_other_words_are_hyphenated_as_before(press: Press, page_of: PageOf) -> None:
    text = "Ministrlik hyzmatdaşlygyň netijelerini görkezipdi."
    found = [
        line
        for css in widths()
        for line in printed(press, page_of, "tk", LineRules(keep_last_word=True), Text(text), css=css)
    ]
    assert [line for line in found if line.endswith("-")]


def test_a_chinese_text_does_not_end_in_a_line_of_one_character(press: Press, page_of: PageOf) -> None:
    text = "中国与中亚五国的货物贸易四年来增长了一倍多，人民币与美元不作换算。"
    ends = {
        characters: {
            printed(press, page_of, "zh-Hans", LineRules(last_characters=characters), Text(text), css=css)[-1]
            for css in widths()
        }
        for characters in (0, 2)
    }
    assert "算。" in ends[0]
    assert "算。" not in ends[2]


def test_ties_are_not_in_the_text_of_the_file(press: Press, page_of: PageOf) -> None:
    document = tie_lines(
        replace(page_of(Paragraph((Text("2022-nji ýylda görkezipdi."),), "body", SegmentAddress("x"))), language="tk"),
        LineRules(keep_last_word=True),
    )
    data = press.print(document).data
    assert lines(data) == ["2022-nji ýylda görkezipdi."]
    assert read_pdf(data).texts["x"] == ("2022-nji ýylda görkezipdi.",)
    assert SOFT_HYPHEN not in read_pdf(data).texts["x"][0]


@pytest.mark.parametrize(("language", "role_is_hyphenated"), [("tk", True), ("en", False)])
def test_no_word_runs_into_the_next_column(
    press: Press, page_of: PageOf, language: str, role_is_hyphenated: bool
) -> None:
    word = "hyzmatdaşlygynyňnetijelerigörkezipdirler"
    cells = (Cell((Text(f"Bu {word}"),), SegmentAddress("t/a")), Cell((Text("Next"),), SegmentAddress("t/b")))
    columns = (Column("a", width=12), Column("b", width=88))
    table = Table("t", Caption("", 0, (Text("Table"),), None), columns, Row(cells, "head"), (Row(cells),))
    document = replace(page_of(table), language=language)
    css = f".table-body {{ hyphens: {'auto' if role_is_hyphenated else 'manual'} }}"
    with pdfplumber.open(io.BytesIO(press.print(document, css).data)) as pdf:
        words = pdf.pages[0].extract_words()
    edge = min(found["x0"] for found in words if found["text"] == "Next")
    left = [found for found in words if found["text"] not in ("Next", "Table")]
    assert max(found["x1"] for found in left) < edge
    assert [found for found in left if found["text"].endswith("-")] or not role_is_hyphenated
