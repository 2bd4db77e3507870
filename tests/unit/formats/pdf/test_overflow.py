"""What runs out of its place on a page is found, each kind of it, in both directions; what only looks so is not."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from briefpress.document.nodes import Document
from briefpress.formats.pdf.overflow import Overflow, Place

if TYPE_CHECKING:
    from conftest import Press

PAGE = "@page { size: 100mm 100mm; margin: 10mm } body { margin: 0; font-size: 10pt }"
LONG = "Grundstücksverkehrsgenehmigungszuständigkeitsübertragungsverordnung"


def overflows(press: Press, markup: str, *css: str) -> list[Overflow]:
    return list(press.body(markup, PAGE, *css).overflows)


def only(press: Press, markup: str, *css: str) -> Overflow:
    (overflow,) = overflows(press, markup, *css)
    return overflow


def test_text_that_breaks_stays_in_its_place(press: Press) -> None:
    assert overflows(press, "<p>" + "word " * 200 + "</p>") == []


def test_a_word_wider_than_its_column(press: Press) -> None:
    markup = f"<p data-address='trade/growth' style='width: 40mm'>A short word, then {LONG}.</p>"
    found = only(press, markup)
    assert (found.place, found.address, found.page) == (Place.COLUMN, "trade/growth", 1)
    assert LONG in found.text
    assert found.excess > 20


def test_a_word_wider_than_its_column_from_right_to_left(press: Press) -> None:
    markup = f"<div dir='rtl'><p data-address='trade/growth' style='width: 40mm'>{LONG}</p></div>"
    assert only(press, markup).place is Place.COLUMN


def test_a_word_that_runs_into_the_next_column_of_a_table(press: Press) -> None:
    cells = f"<td data-address='t/kz/a'>{LONG}</td><td data-address='t/kz/b'>next</td>"
    table = f"<table id='t' style='width: 80mm; table-layout: fixed'><tr>{cells}</tr></table>"
    found = only(press, table)
    assert (found.place, found.address, found.anchor) == (Place.CELL, "t/kz/a", "t")


def test_a_word_that_only_reaches_into_the_padding_of_its_cell_is_no_overflow(press: Press) -> None:
    cell = "<td style='padding-right: 50mm; width: 20mm'>Grundstücksverkehr</td>"
    assert overflows(press, f"<table style='table-layout: fixed; width: 70mm'><tr>{cell}</tr></table>") == []


def test_a_row_of_cards_that_is_wider_than_the_page(press: Press) -> None:
    cards = "".join(f"<div class='card'><p data-address='f/{n}'>Grundstücks\u00a0genehmigung</p></div>" for n in "abc")
    css = ".row { display: flex; column-gap: 4mm } .card { flex: 0 0 24mm }"
    found = overflows(press, f"<div class='row'>{cards}</div>", css)
    assert (found[-1].place, found[-1].address) == (Place.ROW, "f/c")
    assert "f/a" not in [overflow.address for overflow in found]


def test_a_card_that_keeps_its_width_and_not_its_text(press: Press) -> None:
    cards = "".join(f"<div class='card'><p data-address='f/{n}'>Grundstücks\u00a0genehmigung</p></div>" for n in "abc")
    css = ".row { display: flex; column-gap: 4mm } .card { flex: 0 0 24mm; min-width: 0 }"
    found = overflows(press, f"<div class='row'>{cards}</div>", css)
    assert [(overflow.place, overflow.address) for overflow in found] == [(Place.COLUMN, f"f/{n}") for n in "abc"]


def test_a_drawing_wider_than_the_page(press: Press) -> None:
    svg = "<svg xmlns='http://www.w3.org/2000/svg' width='120mm' height='10mm'></svg>"
    found = overflows(press, f"<figure id='by-country' style='margin: 0'>{svg}</figure>")
    assert {(overflow.place, overflow.anchor) for overflow in found} == {(Place.COLUMN, "by-country")}


def test_what_is_taller_than_the_page(press: Press) -> None:
    svg = "<svg xmlns='http://www.w3.org/2000/svg' width='20mm' height='120mm' style='display: block'></svg>"
    found = only(press, f"<figure id='by-country' style='margin: 0'>{svg}</figure>")
    assert (found.place, found.anchor) == (Place.FOOT, "by-country")
    assert found.excess == pytest.approx(40, abs=1)


def test_a_text_off_the_sheet(press: Press) -> None:
    found = only(press, "<p data-address='a' style='position: absolute; left: 78mm; width: 30mm'>Much too far out</p>")
    assert (found.place, found.address) == (Place.PAGE, "a")


def test_a_foot_that_outgrows_its_margin(press: Press) -> None:
    css = "@page { @bottom-left { content: element(foot); width: 100% } } .foot { position: running(foot) }"
    foot = "<div class='foot'><p style='margin: 0' data-address='field/office'>One<br>Two<br>Three<br>Four</p></div>"
    found = only(press, f"{foot}<p>Text</p><p style='break-before: page'>A second page</p>", css)
    assert (found.place, found.address, found.page) == (Place.MARGIN, "field/office", 1)
    assert overflows(press, foot.replace("<br>Two<br>Three<br>Four", "") + "<p>Text</p>", css) == []


def test_what_a_style_sheet_moves_into_the_margin_is_no_overflow(press: Press) -> None:
    css = "h2 span { display: inline-block; width: 8mm; margin-left: -8mm } .out { margin-right: -5mm }"
    assert overflows(press, "<h2><span>1</span>Heading</h2><p class='out'>" + "word " * 60 + "</p>", css) == []


def test_every_node_of_the_tree_stays_in_its_place(press: Press, every_node: Document) -> None:
    assert press.print(every_node).overflows == ()
    assert press.print(replace(every_node, language="ar")).overflows == ()
