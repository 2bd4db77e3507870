"""The boxes of a page as WeasyPrint lays it out: their kinds, places and texts, and what is measured on them.

They are read out of private parts of WeasyPrint; where another version has other ones, this is where it shows.
"""

from __future__ import annotations

from collections import Counter
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

import pytest

from briefpress.formats.pdf.boxes import Box, BoxKind, read_boxes
from briefpress.formats.pdf.pages import PageLayout
from briefpress.locations import SourceLocation

if TYPE_CHECKING:
    from conftest import Press

SHEET = "@page { size: 100mm 80mm; margin: 10mm } body { margin: 0; font: 10pt/5mm 'Source Sans 3' }"
MARKUP = (
    "<div class='foot'>office</div><p data-address='a/one'>First <b data-address='a/inner'>bold</b></p>"
    "<div style='display: flex'><p>x</p></div><figure id='map'><svg width='10mm' height='10mm'></svg></figure>"
    "<table><tr><td data-address='t/1' style='padding: 2mm'>cell</td></tr></table>"
    "<p style='position: relative'>y<span style='position: absolute; left: 5mm'>z</span>"
    "<span class='note' data-address='note/n'>the note</span></p>"
)
CSS = (
    ".foot { position: running(foot) } @page { @bottom-left { content: element(foot) } } .note { float: footnote }"
    " figure, p { margin: 0 } .note::footnote-call { content: '1' }"
)


@pytest.fixture
def page(press: Press) -> Box:
    html = f"<html><body>{MARKUP}</body></html>"
    (page,) = read_boxes(press.writer._lay_out(html, [SHEET, CSS]))
    return page


def measure(press: Press, markup: str, *css: str) -> PageLayout:
    origin = SourceLocation(press.root)
    return press.writer.measure(f"<html><body>{markup}</body></html>", [SHEET, *css], origin=origin)


def test_every_kind_of_box_is_known_for_what_it_is(page: Box) -> None:
    kinds = Counter(box.kind for box in page.descendants())
    assert kinds.keys() == set(BoxKind) - {BoxKind.PAGE}
    assert page.kind is BoxKind.PAGE
    assert kinds[BoxKind.CELL] == kinds[BoxKind.TABLE] == kinds[BoxKind.PICTURE] == kinds[BoxKind.ROW] == 1


def test_places_are_millimetres_from_the_corner_of_the_sheet(page: Box) -> None:
    assert (page.outer.right, page.outer.bottom) == pytest.approx((100, 80), abs=0.01)
    assert page.inner.left == pytest.approx(10, abs=0.01)
    first = next(box for box in page.descendants() if box.kind is BoxKind.LINE and box.address == "a/one")
    assert (first.outer.left, first.outer.top) == pytest.approx((10, 10), abs=0.01)
    assert first.outer.bottom == pytest.approx(15, abs=0.01)
    cell = next(box for box in page.descendants() if box.kind is BoxKind.CELL)
    text = next(box for box in cell.descendants() if box.kind is BoxKind.TEXT)
    assert text.outer.left - cell.inner.left == pytest.approx(2, abs=0.01)


def test_texts_have_their_characters_size_and_address(page: Box) -> None:
    texts = {box.text.strip(): box for box in page.descendants() if box.kind is BoxKind.TEXT}
    assert texts.keys() == {"office", "First", "bold", "x", "cell", "y", "z", "1", "the note"} | set(texts) & {"1."}
    assert texts["bold"].address == "a/inner"
    assert texts["First"].size == pytest.approx(10)
    assert texts["1"].generated
    assert not texts["the note"].generated


def test_what_the_last_page_has_free_ends_at_its_notes_or_its_foot(press: Press) -> None:
    three = "<p style='margin: 0'>" + "line<br>" * 3 + "</p>"
    assert measure(press, three).empty == pytest.approx(45, abs=0.1)
    note = "<span style='float: footnote'>note</span>"
    with_note = measure(press, three.replace("line<br></p>", f"line{note}</p>"), "@page { @footnote { margin: 0 } }")
    assert 35 < with_note.empty < 40
    assert measure(press, "<p>line</p>" * 40).pages == 6


def test_lines_are_counted_by_address_over_pages_and_in_tables(press: Press) -> None:
    long = "<br>".join(["line"] * 14)
    markup = (
        f"<p data-address='a'>{long}</p><p><span data-address='b'>one</span> <span data-address='c'>two</span></p>"
        "<table><tr><td data-address='t/x'>one<br>two</td></tr></table><p>nobody’s</p>"
    )
    laid_out = measure(press, markup)
    assert laid_out.pages == 2
    assert laid_out.lines == {"a": 14, "b": 1, "c": 1, "t/x": 2}


def test_how_full_each_page_is_and_what_stands_first_on_it(press: Press) -> None:
    figure = "<figure id='map'><svg width='10mm' height='30mm'></svg></figure>"
    markup = f"<section><h2 id='one'>One</h2><p>text</p></section>{figure}<aside><p>box</p></aside>"
    html = f"<!DOCTYPE html><html><head><title>T</title></head><body>{markup}</body></html>"
    css = "@page { size: 100mm 50mm; margin: 10mm } body { margin: 0; font: 10pt/5mm 'Source Sans 3' }"
    css += " * { margin: 0 } svg { display: block } h2 { font-size: 10pt; line-height: 6mm }"
    first, second, _ = press.writer.measure(html, [css], origin=SourceLocation(PurePosixPath("x"))).fills
    assert (first.free, first.room) == (19, 30)
    assert (first.first, first.first_height) == ("one", 6)
    assert second.free == 0
    assert (second.first, second.first_height, second.pictures) == ("map", 30, (("map", 30),))


def test_what_was_measured_is_written_as_if_it_had_not_been(press: Press) -> None:
    html = "<!DOCTYPE html><html lang='en'><head><title>T</title></head><body><p>text</p></body></html>"
    css = "body { font-family: 'Source Sans 3' }"
    alone = press.write(html, css).data
    press.writer.measure(html, [css], origin=SourceLocation(PurePosixPath("x")))
    assert press.write(html, css).data == alone
    assert press.write(html, css).data == alone, "nor does writing leave anything behind"
