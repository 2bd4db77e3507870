"""The HTML for print: every node once in a snapshot, notes, addresses, and nothing that breaks out.

To accept a change of the snapshot, run `BRIEFPRESS_APPROVE=1 .venv/bin/pytest tests/unit/formats/html`; read the diff.
"""

from __future__ import annotations

import os
import re
from dataclasses import replace
from pathlib import Path

import pytest

from briefpress.document.leaves import block_leaves, leaves_of
from briefpress.document.nodes import (
    Area,
    Block,
    Caption,
    Cell,
    Citation,
    Column,
    Contents,
    ContentsEntry,
    Direction,
    Document,
    Heading,
    Image,
    Inline,
    Link,
    Note,
    NoteReference,
    Paragraph,
    Reference,
    Row,
    SourceEntry,
    Sources,
    Strong,
    Table,
    Text,
    Value,
)
from briefpress.formats.html.writer import write_html
from briefpress.locations import SegmentAddress

A = SegmentAddress("a")
SNAPSHOT = Path(__file__).with_name("every-node.html")


def html_of(document: Document) -> str:
    return write_html(
        document, lambda chart, area: f"<svg><!-- {chart.id} in {area} --></svg>", "asset:image/{}".format
    )


def one_tag_a_line(html: str) -> str:
    return re.sub(r"(?<=>)(?=<)", "\n", html) + "\n"


def body_of(document: Document, *blocks: Block) -> str:
    """What ``blocks`` become within <main>."""
    html = html_of(replace(document, children=blocks))
    return html.partition("<main>")[2].partition("</main>")[0]


def inlines_of(document: Document, *inlines: Inline) -> str:
    return body_of(document, Paragraph(inlines, segment=A)).partition(">")[2].removesuffix("</p>")


@pytest.mark.golden
def test_every_node_is_written_as_approved(every_node: Document) -> None:
    text = one_tag_a_line(html_of(every_node))
    if os.environ.get("BRIEFPRESS_APPROVE"):
        SNAPSHOT.write_text(text, "utf-8")
    assert text == SNAPSHOT.read_text("utf-8")


def test_every_leaf_stands_under_its_address(every_node: Document) -> None:
    html = html_of(every_node)
    for leaf in leaves_of(every_node):
        if leaf.address:
            assert f'data-address="{leaf.address}"' in html


def test_among_chinese_characters_the_apostrophe_of_a_latin_word_has_a_box_of_its_own(every_node: Document) -> None:
    """Its font has none as wide as a quotation mark; among Arabic words a box would turn «People’s Daily» about."""
    word = Text("People’s Daily")
    assert inlines_of(replace(every_node, language="zh"), word) == 'People<span class="latin">’</span>s Daily'
    for other in (every_node, replace(every_node, language="ar", direction=Direction.RTL)):
        assert inlines_of(other, word) == "People’s Daily"


def test_what_runs_on_every_page_is_told_from_the_text(every_node: Document) -> None:
    html = html_of(every_node)
    for leaf in block_leaves((*every_node.head, *every_node.foot)):
        assert f'data-address="-running/{leaf.address}"' in html
    assert '<p class="foot" data-address="-running/field/page-of" data-structure="Artifact">' in html


def test_what_the_head_calls_the_document_is_for_the_eye_alone(every_node: Document) -> None:
    """Who hears the title needs no shorter one; the title itself is told by what the page says."""
    name = Paragraph((Text("Trade"),), "head", SegmentAddress("field/short-title"))
    html = html_of(replace(every_node, head=(name,)))
    assert '<p class="head" data-address="-running/field/short-title" data-structure="Artifact">Trade</p>' in html


def test_what_is_read_aloud_is_said_beside_what_is_printed(every_node: Document) -> None:
    """From which to which character, white space not counted; nothing where a voice reads what is printed."""
    amount = Value("a", "", "USD\u00a050.1\u00a0billion", "50.1 billion US dollars")
    plain = Value("b", "number", "1\u00a0000", "1000")
    html = body_of(every_node, Paragraph((Text("It \u2060is "), Strong((amount,)), Text(", not "), plain), segment=A))
    assert "data-spoken='[[4, 18, \"50.1 billion US dollars\"]]'" in html


def test_language_direction_and_properties_are_said(every_node: Document) -> None:
    html = html_of(replace(every_node, language="ar", direction=Direction.RTL))
    assert '<html lang="ar" dir="rtl">' in html
    assert '<title>Trade &lt;grew&gt; &amp; "more"</title>' in html
    assert '<meta name="dcterms.created" content="2022-01-20">' in html
    assert '<meta name="dcterms.modified" content="2022-01-20">' in html


def test_the_first_mention_of_a_note_holds_it_and_later_ones_lead_to_it(every_node: Document) -> None:
    notes = (
        Note("b", 1, (Text("Bee"),), SegmentAddress("note/b")),
        Note("a", 2, (Text("Ay"),), SegmentAddress("note/a")),
    )
    marks = [NoteReference("b", 1), NoteReference("a", 2), NoteReference("b", 1)]
    html = inlines_of(replace(every_node, notes=notes), *marks)
    assert html == (
        '<span class="note" id="note-b" data-address="note/b" data-structure="Note" data-number="1">Bee</span>'
        '<span class="note" id="note-a" data-address="note/a" data-structure="Note" data-number="2">Ay</span>'
        '<a class="note-again" data-address="-mark" href="#note-b">1</a>'
    )


def test_each_document_prints_its_notes_anew(every_node: Document) -> None:
    assert html_of(every_node) == html_of(every_node)


def test_a_citation_links_each_number_to_its_source(every_node: Document) -> None:
    html = inlines_of(every_node, Citation(("customs", "qa"), (2, 3)))
    assert html == (
        '&#x2060;<span class="citation" data-structure="Reference">'
        '[<a href="#source-customs">2</a>, <a href="#source-qa">3</a>]</span>'
    )


HOSTILE = "\"'<script>alert(1)</script>&amp;{{ 7*7 }}]]>--><!--"


@pytest.mark.parametrize(
    "block",
    [
        Paragraph((Text(HOSTILE), Value("x", text=HOSTILE), Reference("y", HOSTILE)), HOSTILE),
        Heading((Text(HOSTILE),), 2, HOSTILE, anchor=HOSTILE, number=HOSTILE),
        Paragraph((Link((Text(HOSTILE),), f"https://a.example/{HOSTILE}"),)),
        Image(HOSTILE, HOSTILE, "", 1, 1, HOSTILE),
        Area(HOSTILE, ()),
        Table(HOSTILE, Caption(HOSTILE, 1, (Text(HOSTILE),), None), (), Row((), HOSTILE), (), role=HOSTILE),
        Contents((ContentsEntry(1, HOSTILE, (Text(HOSTILE),), HOSTILE),), HOSTILE),
        Sources((SourceEntry(HOSTILE, 1, (Text(HOSTILE),)),), HOSTILE),
    ],
)
def test_text_cannot_become_markup(every_node: Document, block: Block) -> None:
    html = body_of(every_node, block)
    assert "<script" not in html
    assert "<!--" not in html
    for value in re.findall(r"""=("[^"]*"|'[^']*')""", html):
        assert "<" not in value


def test_areas_that_follow_each_other_share_a_wrapper(every_node: Document) -> None:
    text = Paragraph((Text("x"),), segment=A)
    html = body_of(every_node, Area("a", ()), Area("b", ()), text, Area("c", ()))
    assert html == (
        '<div class="areas"><div class="area a"></div><div class="area b"></div></div>'
        '<p class="body" data-address="a">x</p>'
        '<div class="areas"><div class="area c"></div></div>'
    )


def test_a_row_must_have_a_cell_for_every_column(every_node: Document) -> None:
    (table,) = [block for block in every_node.children[2].children if isinstance(block, Table)]  # type: ignore[union-attr]
    broken = replace(table, rows=(Row((Cell(()),)),), columns=(Column("a"), Column("b")))
    with pytest.raises(ValueError, match="zip"):
        html_of(replace(every_node, children=(broken,)))


def test_a_table_without_room_is_a_list_of_its_rows(every_node: Document) -> None:
    def cell(text: str, address: str = "") -> Cell:
        return Cell((Text(text),) if text else (), SegmentAddress(address) if address else None)

    head = Row((cell("Partner", "t/columns/a"), cell("Value", "t/columns/b"), cell("Note", "t/columns/c")), "head")
    row = Row((cell("Kazakhstan", "t/kz/a"), cell("43.8", "t/kz/b"), cell("")))
    columns = tuple(Column(name) for name in "abc")
    caption = Caption("", 0, (Text("By partner"),), SegmentAddress("t/title"))
    html = body_of(every_node, Table("t", caption, columns, head, (row,), pair=": "))
    assert "<table" not in html
    assert 'id="t"' in html
    assert '<p class="table-total" data-address="t/kz/a">Kazakhstan</p>' in html
    head_and_value = '<span class="pair-head" data-address="t/columns/b">Value</span>: '
    assert f'<li class="table-body">{head_and_value}<span class="text" data-address="t/kz/b">43.8</span></li>' in html
    assert "Note" not in html
