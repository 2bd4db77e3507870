"""Where lines of print break, and where ties keep them from breaking."""

from __future__ import annotations

import io
import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import pdfplumber
import pytest

from briefpress.document.nodes import (
    Caption,
    Cell,
    Column,
    Direction,
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


def pages(data: bytes) -> list[list[str]]:
    """The lines of each page."""
    with pdfplumber.open(io.BytesIO(data)) as pdf:
        return [[line["text"] for line in page.extract_text_lines()] for page in pdf.pages]


@dataclass(frozen=True)
class Columns:
    """Prints a text in columns of many widths, each on a page, so that a line ends at any of its places."""

    press: Press
    page_of: PageOf

    def print(
        self, language: str, rules: LineRules, *inlines: Inline, direction: Direction = Direction.LTR
    ) -> list[list[str]]:
        widths = range(24, 44)
        paragraphs = (Paragraph(inlines, "body", SegmentAddress(f"x{width}")) for width in widths)
        document = replace(self.page_of(*paragraphs, direction=direction), language=language)
        css = [
            f".body:nth-of-type({place}) {{ width: {width}mm; hyphens: auto; break-after: page }}"
            for place, width in enumerate(widths, 1)
        ]
        return pages(self.press.print(tie_lines(document, rules), *css).data)


@pytest.fixture
def columns(press: Press, page_of: PageOf) -> Columns:
    return Columns(press, page_of)


def test_an_ending_is_on_the_line_of_its_figure(columns: Columns) -> None:
    def torn(*inlines: Inline) -> list[str]:
        found = columns.print("ky", NONE, *inlines)
        return [line for page in found for line in page if line.endswith(("2025-", "АКШ-"))]

    before, after = Text("Соода бир топ өстү, "), "жылы рекорд болду, АКШ-нын"
    assert not torn(before, Value("trade", "date", "2025"), Text(f"-{after}"))
    # A soft hyphen has no tie: so wide are the columns that the rule counts.
    assert torn(before, Text(f"2025\u00ad{after}"))


@pytest.mark.parametrize("language", ["en", "ru", "tk"])
def test_the_last_word_of_a_text_is_not_hyphenated(columns: Columns, language: str) -> None:
    words = {
        "en": "The commission publishes international documentation.",
        "ru": "Комиссия опубликовала предварительные рекомендации.",
        "tk": "Ministrlik hyzmatdaşlygyň netijelerini görkezipdi.",
    }[language]
    last = words.split()[-1]

    def broken(*, kept: bool) -> list[str]:
        found = columns.print(language, LineRules(keep_last_word=kept), Text(words))
        return [page[-1] for page in found if not page[-1].endswith(last)]

    assert broken(kept=False)
    assert not broken(kept=True)


def test_other_words_are_hyphenated_as_before(columns: Columns) -> None:
    text = Text("Ministrlik hyzmatdaşlygyň netijelerini görkezipdi.")
    found = columns.print("tk", LineRules(keep_last_word=True), text)
    assert [line for page in found for line in page if line.endswith("-")]


def test_a_chinese_text_does_not_end_in_a_line_of_one_character(columns: Columns) -> None:
    text = Text("中国与中亚五国的货物贸易四年来增长了一倍多，人民币与美元不作换算。")
    ends = [
        {page[-1] for page in columns.print("zh-Hans", LineRules(last_characters=characters), text)}
        for characters in (0, 2)
    ]
    assert ["算。" in found for found in ends] == [True, False]


def test_a_latin_name_reads_from_left_to_right_in_arabic_wherever_its_lines_break(columns: Columns) -> None:
    name = "Oil & Gas Eurasia’s Daily & Weekly Review"

    def turned(rules: LineRules) -> list[str]:
        found = columns.print("ar", rules, Text(f"تقرير عن العمل في {name}"), direction=Direction.RTL)
        latin = (re.findall(r"[A-Za-z’]+|&", " ".join(page)) for page in found)
        return [text for words in latin if (text := " ".join(words)) != name]

    assert turned(NONE)
    assert not turned(LineRules(right_to_left=True))


def test_ties_are_not_in_the_text_of_the_file(press: Press, page_of: PageOf) -> None:
    document = tie_lines(
        replace(page_of(Paragraph((Text("2022-nji ýylda görkezipdi."),), "body", SegmentAddress("x"))), language="tk"),
        LineRules(keep_last_word=True),
    )
    data = press.print(document).data
    assert pages(data) == [["2022-nji ýylda görkezipdi."]]
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
