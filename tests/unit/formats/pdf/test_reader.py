"""Finished PDFs read back: every text under its address, marks apart, and damage told from text."""

from __future__ import annotations

import io
import random
from collections.abc import Callable
from contextlib import nullcontext
from dataclasses import replace
from itertools import groupby
from typing import TYPE_CHECKING

import pdfplumber
import pikepdf
import pytest

from briefpress.document.inlines import plain_text
from briefpress.document.leaves import leaves_of
from briefpress.document.nodes import (
    Area,
    Chart,
    Direction,
    Document,
    Note,
    NoteReference,
    Paragraph,
    Passage,
    Section,
    Table,
    Text,
)
from briefpress.document.stylesheet import FontFamily, FontStack
from briefpress.formats.html.writer import MARK, RUNNING
from briefpress.formats.pdf import writer
from briefpress.formats.pdf.marked_content import read_marked_content
from briefpress.formats.pdf.reader import SOFT_HYPHEN, read_pdf
from briefpress.locations import SegmentAddress

if TYPE_CHECKING:
    from conftest import Press

PageOf = Callable[..., Document]


def paragraph(text: str, address: str = "x") -> Paragraph:
    return Paragraph((Text(text),), "body", SegmentAddress(address))


def chart_of(document: Document) -> Chart:
    (chart,) = [
        b for area in document.children if isinstance(area, Area) for b in area.children if isinstance(b, Chart)
    ]
    return chart


def spaced(text: str) -> str:
    """Fonts draw all spaces with one glyph, and a PDF can name only one character for it."""
    return text.replace("\u00a0", " ")


def test_every_leaf_is_found_under_its_address(press: Press, every_node: Document) -> None:
    found = press.read(every_node)
    expected = {leaf.address: plain_text(leaf.children) for leaf in leaves_of(every_node) if leaf.address}
    expected = {address: spaced(text) for address, text in expected.items()}
    texts = {address: spaced("|".join(texts)) for address, texts in found.texts.items() if address != MARK}
    assert texts == expected | {RUNNING + "title": "Trade <grew>"}
    assert (found.title, found.language, found.pages, found.is_tagged) == ('Trade <grew> & "more"', "en", 2, True)


def test_content_streams_are_read_as_another_library_reads_them(press: Press, every_node: Document) -> None:
    data = press.print(every_node).data
    with pikepdf.open(io.BytesIO(data)) as pdf, pdfplumber.open(io.BytesIO(data)) as other:
        for ours, page in zip(read_marked_content(pdf), other.pages, strict=True):
            theirs: dict[int, str] = {}
            for char in page.chars:
                if char.get("mcid") is not None:
                    theirs[char["mcid"]] = theirs.get(char["mcid"], "") + char["text"]
            assert {number: text for number, text in ours.marked.items() if text} == theirs
            lines = groupby(page.chars, key=lambda char: round(char["matrix"][5]))
            others = [(height, "".join(char["text"] for char in chars)) for height, chars in lines]
            assert [(round(line.height), "".join(line.runs)) for line in ours.lines] == others


def test_marks_of_notes_belong_to_no_text(press: Press, every_node: Document) -> None:
    found = press.read(every_node)
    assert sorted(found.texts[MARK]) == ["1", "1", "1."]
    assert found.texts["trade/again"] == ("And again.",)


def test_a_text_may_have_the_name_of_a_mark(press: Press, page_of: PageOf) -> None:
    assert press.read(page_of(paragraph("Text", "mark"))).texts == {"mark": ("Text",)}


def test_a_note_in_a_note_is_read_under_its_own_address(press: Press, page_of: PageOf) -> None:
    notes = (
        Note("a", 1, (Text("One"), NoteReference("b", 2), Text(" end")), SegmentAddress("note/a")),
        Note("b", 2, (Text("Two"),), SegmentAddress("note/b")),
    )
    body = Paragraph((Text("Body"), NoteReference("a", 1)), segment=SegmentAddress("x"))
    texts = press.read(replace(page_of(body), notes=notes)).texts
    assert (texts["x"], texts["note/a"], texts["note/b"]) == (("Body",), ("One end",), ("Two",))


def test_charts_and_images_are_read_with_their_alternatives(press: Press, every_node: Document) -> None:
    assert press.read(every_node).drawings == (
        ("Kazakhstan leads: Kazakhstan 25.2; Uzbekistan 8.0.", "Kazakhstan25.2Uzbekistan8.0"),
        ('A "map" & more', ""),
    )


def test_the_head_of_a_table_is_read_once_however_often_it_is_shown(
    press: Press, every_node: Document, page_of: PageOf
) -> None:
    (section,) = [block for block in every_node.children if isinstance(block, Section)]
    (table,) = [block for block in section.children if isinstance(block, Table)]
    found = press.read(page_of(replace(table, rows=table.rows[:1] * 60, source=None)))
    assert found.pages > 1
    assert found.texts["partners/columns/partner"] == ("Partner",)
    assert found.texts["partners/KZ/value"] == ("25.2",) * 60


def test_a_text_that_a_page_break_cuts_is_read_whole(press: Press, page_of: PageOf) -> None:
    words = " ".join(f"w{number}" for number in range(900))
    found = press.read(page_of(paragraph("Before. " * 400, "a"), paragraph(words, "b")))
    assert found.pages > 1
    (text,) = found.texts["b"]
    assert "".join(text.split()) == words.replace(" ", "")


def test_what_the_same_address_prints_twice_is_read_twice(press: Press, page_of: PageOf) -> None:
    assert press.read(page_of(paragraph("One"), paragraph("One"))).texts["x"] == ("One", "One")


@pytest.mark.parametrize(
    "text", ["COVID-19 中亚 «Торговля» — 50,1\u00a0млрд", "−1.4% ‰ № ₸ ₽ € ¥ × ≈", "fi ffl office 1/2"]
)
def test_characters_come_back_as_they_were_written(press: Press, page_of: PageOf, text: str) -> None:
    (found,) = press.read(page_of(paragraph(text))).texts["x"]
    assert spaced(found) == spaced(text)


def test_a_hyphen_of_the_line_is_told_from_one_of_the_text(press: Press, page_of: PageOf) -> None:
    words = "Extraordinarily characteristically self-uncompromising " * 30
    css = ".body { hyphens: auto; text-align: justify; width: 40mm }"
    (text,) = press.read(page_of(paragraph(words)), css).texts["x"]
    assert SOFT_HYPHEN in text
    assert text.count("-") == 30
    assert text.replace(SOFT_HYPHEN, "").replace(" ", "") == words.replace(" ", "")


@pytest.fixture
def careless(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nobody listens to WeasyPrint."""
    monkeypatch.setattr(writer, "_captured_warnings", lambda: nullcontext([]))


@pytest.mark.usefixtures("careless")
def test_characters_drawn_without_a_glyph_are_named(press: Press, page_of: PageOf, every_node: Document) -> None:
    document = page_of(paragraph("a\u20c0b \U0001f600"), replace(chart_of(every_node), source=None))
    assert press.read(document).missing_glyphs == ("\u20c0", "\U0001f600")


@pytest.mark.usefixtures("careless")
def test_characters_drawn_without_a_glyph_in_a_chart_are_named(
    press: Press, page_of: PageOf, every_node: Document
) -> None:
    chart = replace(chart_of(every_node), source=None)
    point = replace(chart.series[0].points[0], category="ጀ")
    chart = replace(chart, series=(replace(chart.series[0], points=(point,)),))
    assert press.read(page_of(paragraph("a"), chart)).missing_glyphs == ("ጀ",)


# --- damage ----------------------------------------------------------------------------------------------------------


def test_a_file_without_structure_says_so(press: Press) -> None:
    with pikepdf.open(io.BytesIO(press.body("<p>x</p>").data)) as pdf:
        del pdf.Root["/StructTreeRoot"]
        out = io.BytesIO()
        pdf.save(out)
    found = read_pdf(out.getvalue())
    assert (found.is_tagged, found.texts, found.pages) == (False, {}, 1)


@pytest.mark.parametrize(
    "data", [b"", b"%PDF-1.7", b"PK\x03\x04", b"\x00" * 5000, b"%PDF-1.7\ntrailer<</Root 1 0 R>>\n%%EOF"]
)
def test_what_is_no_pdf_is_a_value_error(data: bytes) -> None:
    with pytest.raises(ValueError, match="cannot be read as a PDF"):
        read_pdf(data)


def damaged(data: bytes, seed: int) -> bytes:
    """``data`` cut, or with some bytes changed, lost or doubled."""
    chance = random.Random(seed)  # noqa: S311  # no secret
    found = bytearray(data)
    if seed % 4 == 0:
        return bytes(found[: chance.randrange(len(found))])
    for _ in range(chance.choice([1, 5, 50])):
        place = chance.randrange(len(found))
        if seed % 4 == 1:
            found[place] = chance.randrange(256)
        elif seed % 4 == 2:
            del found[place : place + chance.randrange(1, 100)]
        else:
            found[place:place] = found[place : place + chance.randrange(1, 100)]
    return bytes(found)


@pytest.mark.filterwarnings("ignore")
def test_a_damaged_file_is_read_or_is_a_value_error(press: Press, page_of: PageOf) -> None:
    """Of 120 damaged files none brings an error that the caller does not expect."""
    data = press.print(page_of(paragraph("Trade"))).data
    with pikepdf.open(io.BytesIO(data)) as pdf:
        out = io.BytesIO()
        pdf.save(out, object_stream_mode=pikepdf.ObjectStreamMode.disable, compress_streams=False)
    refused = 0
    for seed in range(120):
        try:
            read_pdf(damaged((data, out.getvalue())[seed % 8 // 4], seed))
        except ValueError:
            refused += 1
    assert refused > 20


ARABIC_FONTS = FontStack(("IBM Plex Sans Arabic", "Source Sans 3"), "Source Sans 3", complex="IBM Plex Sans Arabic")
LATIN_FONTS = FontStack(("Source Sans 3", "IBM Plex Sans Arabic"), "Source Sans 3", complex="IBM Plex Sans Arabic")


@pytest.mark.parametrize("is_first", [False, True])
@pytest.mark.parametrize("direction", list(Direction))
def test_brackets_of_both_directions_come_back_as_they_were_written(
    press: Press, page_of: PageOf, direction: Direction, is_first: bool
) -> None:
    """A font has one glyph for «(» from left to right and «)» from right to left, and a PDF one character for that."""
    arabic, english = "التجارة (السلع) [غير مترجم]", "Trade [42] (in goods) grew."
    is_rtl = direction is Direction.RTL
    own, other = (arabic, english) if is_rtl else (english, arabic)
    passage = Passage((Text(other),), "en" if is_rtl else "ar", Direction.LTR if is_rtl else Direction.RTL)
    texts = [
        Paragraph((Text(own),), "body", SegmentAddress("own")),
        Paragraph((passage,), "body", SegmentAddress("other")),
        Paragraph((passage,), "heading-2", SegmentAddress("heading")),
    ]
    document = page_of(*(texts[::-1] if is_first else texts))
    document = replace(document, language="ar" if is_rtl else "en", direction=direction)
    fonts = dict.fromkeys(FontFamily, ARABIC_FONTS if is_rtl else LATIN_FONTS)
    look = replace(press.look, fonts=fonts)
    found = replace(press, look=look).read(document).texts
    assert {address: spaced("".join(found[address])) for address in ("own", "other", "heading")} == {
        "own": own,
        "other": other,
        "heading": other,
    }


@pytest.mark.parametrize(
    "text",
    [
        "التجارة بحسب البلد",
        "بلغت 106.3 مليار دولار في عام 2025، ونحو 46.2 في المائة",
        "في 18–19 أيار/مايو 2023 (شيآن)",
        "\u200e+12.1%\u200e عن العام السابق",
        "تقرير، في \u200e24.kg\u200e (بالإنكليزية)",
        "في Global Times، وفق The Astana Times [4, 6].",
        "\u200e+12.1%\u200e",
        "تقرير في Oil \u200e&\u200e Gas Eurasia (بالإنكليزية)، وفق \u200e& Gas.",
        "ورد في الجمارك الصينية وفق Oil \u200e&\u200e",
    ],
)
def test_text_from_right_to_left_comes_back_in_reading_order(press: Press, text: str) -> None:
    """A PDF holds it in the order of the page: letters reversed, numbers and Latin words not."""
    markup = f"<p data-address='x'>{text}</p>"
    page = f"<!DOCTYPE html><html lang='ar' dir='rtl'><head><title>T</title></head><body>{markup}</body></html>"
    pdf = press.write(page, "body { font-family: 'IBM Plex Sans Arabic', 'Source Sans 3' }")
    assert spaced("".join(read_pdf(pdf.data).texts["x"])) == text.replace("\u200e", "")
