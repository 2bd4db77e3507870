"""Files damaged in one place each: what a screen reader would miss is found and named."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

import pikepdf
import pytest

from briefpress.document.nodes import Document
from briefpress.formats.pdf.reader import read_pdf

if TYPE_CHECKING:
    from conftest import Press

Damage = Callable[[pikepdf.Pdf], None]
DAMAGES: list[tuple[Damage, str]] = []


def damage(fault: str) -> Callable[[Damage], Damage]:
    def register(change: Damage) -> Damage:
        DAMAGES.append((change, fault))
        return change

    return register


def elements(pdf: pikepdf.Pdf, type_: str) -> Iterator[pikepdf.Object]:
    items = (item for item in pdf.objects if isinstance(item, pikepdf.Dictionary))
    return (item for item in items if item.get("/Type") == "/StructElem" and item.get("/S") == f"/{type_}")


def first(pdf: pikepdf.Pdf, type_: str) -> pikepdf.Object:
    return next(elements(pdf, type_))


def rewrite(pdf: pikepdf.Pdf, change: Callable[[bytes], bytes]) -> None:
    page = pdf.pages[0]
    page.Contents = pdf.make_stream(change(page.Contents.read_bytes()))


@damage("a figure on page 1 has no alternative text (13-004)")
def a_figure_loses_its_words(pdf: pikepdf.Pdf) -> None:
    del first(pdf, "Figure")["/Alt"]


@damage("a figure on page 1 has no alternative text (13-004)")
def a_figure_has_blank_words(pdf: pikepdf.Pdf) -> None:
    first(pdf, "Figure").Alt = pikepdf.String(" ")


@damage("a header cell on page 1 does not say what it heads (15-003)")
def a_header_loses_its_scope(pdf: pikepdf.Pdf) -> None:
    del first(pdf, "TH")["/A"]


@damage("a note has no id (19-003)")
def a_note_loses_its_id(pdf: pikepdf.Pdf) -> None:
    del first(pdf, "Note")["/ID"]


@damage("a heading of level 3 follows one of level 1 (14-003)")
def a_heading_is_lost(pdf: pikepdf.Pdf) -> None:
    first(pdf, "H2").S = pikepdf.Name("/P")


@damage("a heading of level 2 follows no other (14-003)")
def the_title_is_no_heading(pdf: pikepdf.Pdf) -> None:
    first(pdf, "H1").S = pikepdf.Name("/P")


@damage("an item of a list on page 1 has no body")
def an_item_loses_its_body(pdf: pikepdf.Pdf) -> None:
    first(pdf, "LBody").S = pikepdf.Name("/Div")


@damage("an item on page 1 is in no list")
def a_list_is_none(pdf: pikepdf.Pdf) -> None:
    first(pdf, "L").S = pikepdf.Name("/Div")


@damage("a cell on page 1 is in no row")
def a_row_is_none(pdf: pikepdf.Pdf) -> None:
    first(pdf, "TR").S = pikepdf.Name("/Div")


@damage("an element of type P on page 1 is empty")
def a_paragraph_loses_its_text(pdf: pikepdf.Pdf) -> None:
    paragraph = next(element for element in elements(pdf, "P") if element.get("/T") == "main")
    paragraph.K = pikepdf.Array()


@damage("page 1 shows «Main», which its structure does not have (01-005)")
def a_text_is_not_in_the_structure(pdf: pikepdf.Pdf) -> None:
    a_paragraph_loses_its_text(pdf)


@damage("page 1 has content that stands twice in the structure")
def a_text_is_in_the_structure_twice(pdf: pikepdf.Pdf) -> None:
    paragraph = next(element for element in elements(pdf, "P") if element.get("/T") == "main")
    paragraph.K.append(paragraph.K[0])


@damage("the structure has content that no page shows")
def a_text_is_not_on_the_page(pdf: pikepdf.Pdf) -> None:
    paragraph = next(element for element in elements(pdf, "P") if element.get("/T") == "main")
    paragraph.K.append(9999)


@damage("page 1 paints what is neither in the structure nor an artifact (01-005)")
def a_line_is_not_marked(pdf: pikepdf.Pdf) -> None:
    rewrite(pdf, lambda stream: stream + b"\n0 0 m 9 9 l S")


@damage("page 1 shows glyphs that stand for no character (10-001)")
def a_font_does_not_name_its_characters(pdf: pikepdf.Pdf) -> None:
    for item in pdf.objects:
        if isinstance(item, pikepdf.Dictionary) and item.get("/Type") == "/Font" and "/ToUnicode" in item:
            del item["/ToUnicode"]


@damage("a link on page 1 is not in the structure (28-011)")
def a_link_is_not_in_the_structure(pdf: pikepdf.Pdf) -> None:
    first(pdf, "Link").S = pikepdf.Name("/Span")


@damage("a link on page 1 does not say where it leads (28-012)")
def a_link_says_nothing(pdf: pikepdf.Pdf) -> None:
    del pdf.pages[0].obj.Annots[0]["/Contents"]


@damage("page 1 does not follow its structure from link to link (28-008)")
def a_page_has_its_own_order_of_links(pdf: pikepdf.Pdf) -> None:
    del pdf.pages[0].obj["/Tabs"]


@pytest.fixture(scope="module")
def printed() -> dict[Document, bytes]:
    return {}


@pytest.mark.parametrize(("change", "fault"), DAMAGES, ids=[change.__name__ for change, _ in DAMAGES])
def test_every_damage_is_found_and_named(
    press: Press, every_node: Document, printed: dict[Document, bytes], change: Damage, fault: str
) -> None:
    if every_node not in printed:
        printed[every_node] = press.print(every_node).data
    assert read_pdf(printed[every_node]).faults == ()
    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(printed[every_node])) as pdf:
        change(pdf)
        pdf.save(out)
    assert fault in read_pdf(out.getvalue()).faults


def test_two_notes_with_one_id_are_found(press: Press) -> None:
    notes = "".join(f"<p>x<span class='note' data-structure='Note' id='n{n}'>note</span></p>" for n in (1, 2))
    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(press.body(notes).data)) as pdf:
        for note in elements(pdf, "Note"):
            note.ID = pikepdf.String("n")
        pdf.save(out)
    assert "two notes have the id «n» (19-004)" in read_pdf(out.getvalue()).faults
