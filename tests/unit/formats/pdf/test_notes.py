"""Where notes stand."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

import pdfplumber

from briefpress.document.nodes import Direction
from briefpress.formats.html.stylesheet import write_css

if TYPE_CHECKING:
    from conftest import Press

LINE = "A line of this text. "
MARKED = f"<p>{LINE * 3}Mark<span class='note' data-number='1'>{'Words of the note. ' * 6}</span></p>"
AFTER = f"<p>{LINE * 12}</p>"


def _pages(press: Press, markup: str, page: str) -> list[str]:
    written = press.body(markup, press.print_css, write_css(press.look, Direction.LTR), page)
    with pdfplumber.open(io.BytesIO(written.data)) as pdf:
        return [sheet.extract_text() for sheet in pdf.pages]


def test_a_note_stands_on_the_page_of_its_mark(press: Press) -> None:
    for height in range(62, 110, 6):
        page = f"@page {{ size: 80mm {height}mm; margin: 10mm; }} p {{ font-size: 10pt; orphans: 2; widows: 2; }}"
        pages = _pages(press, AFTER + MARKED + AFTER, page)
        (mark,) = [number for number, text in enumerate(pages) if "Mark" in text]
        (note,) = [number for number, text in enumerate(pages) if "Words" in text]
        assert mark == note, f"on pages of {height} mm the mark is on page {mark + 1}, its note on page {note + 1}"


def test_a_page_of_its_own_does_not_make_a_note_wait_for_ever(press: Press) -> None:
    page = "@page { size: 80mm 45mm; margin: 10mm; } p { font-size: 10pt; }"
    text = " ".join(" ".join(_pages(press, MARKED + AFTER, page)).split())
    assert text.count("Words of the note.") == 6
    assert text.count("text.") == 15
