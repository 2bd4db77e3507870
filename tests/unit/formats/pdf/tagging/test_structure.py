"""The structure tree as a screen reader walks it: what stands in it, in which order, and what does not."""

from __future__ import annotations

import io
import re
from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING

import pikepdf
import pytest

from briefpress.document.nodes import (
    Area,
    Block,
    Chart,
    Contents,
    ContentsEntry,
    Direction,
    Document,
    Heading,
    Inline,
    Note,
    NoteReference,
    Paragraph,
    Section,
    Strong,
    Table,
    Text,
    Value,
)
from briefpress.findings import FindingsError
from briefpress.formats.html.writer import MARK
from briefpress.locations import SegmentAddress

if TYPE_CHECKING:
    from conftest import Node, Press

PageOf = Callable[..., Document]
A = SegmentAddress


def p(*inlines: Inline | str, address: str = "x") -> Paragraph:
    return Paragraph(
        tuple(Text(inline) if isinstance(inline, str) else inline for inline in inlines), segment=A(address)
    )


def long(count: int) -> str:
    return " ".join(f"w{number}" for number in range(count))


def table_of(document: Document) -> Table:
    (section,) = [block for block in document.children if isinstance(block, Section)]
    (table,) = [block for block in section.children if isinstance(block, Table)]
    return table


def streams(data: bytes) -> list[bytes]:
    with pikepdf.open(io.BytesIO(data)) as pdf:
        return [page.Contents.read_bytes() for page in pdf.pages]


EVERY_NODE = """
Document[
Div[P(Trade <grew>)]
H1[Span(Trade <grew> & more)]
TOC[TOCI[Lbl(– ) Reference[Link(1Trade)] TOC[TOCI[Lbl(– ) Reference[Link(1.1Parts)]]]]]
Sect[
H2[Span(1) Span(Trade)]
P[Span(Trade reached USD 50.1 billion on 20 January 2022) Reference(1)
Note[Lbl(1.) Span(Mirror data differ. ) Reference[Span([) Link(3) Span(])]]
Span(, see ) Reference[Link(Table 1)] Span( and ) Link(the release) Span(. )
Reference[Span([) Link(2) Span(, ) Link(3) Span(])]]
P[Span(And again) Reference[Link(1)] Span(.)]
P[Span((O) Marked, and ) Span(ещё нет) Span(.)]
H3[Span(1.1) Span(Parts)]
L[LI[Lbl(– ) LBody[P(One) L[LI[Lbl(– ) LBody[P(Two)]]]]]]
L[LI[Lbl(1. ) LBody[P(First)]]]
Table[
Caption[Span(Table 1. ) Span(Partners) Span(USD billion)]
THead[TR[TH(Partner) TH(Value)]]
TBody[TR[TH(Kazakhstan) TD(25.2)] TR[TH(All) TD()]]]
P[Span(Source: customs ) Reference[Span([) Link(2) Span(])]]]
P(Main)
Div[Caption[Span(Chart 1. ) Span(Kazakhstan leads) Span(USD billion)]
Figure(Kazakhstan25.2Uzbekistan8.0) P(Source: customs)]
Table[Caption[Span(Chart 1. ) Span(What came later) Span(USD billion)]
TBody[TR[TH(1992) TD[P(It starts.)]] TR[TH(2022) TD[P(It goes on.)]] TR[TH(April 2022) TD[P(It ends.)]]]]
P(Source: customs)
Div[P(Watch)]
Div[Caption[Span(Image 1. ) Span(The region) Span(USD billion)] Figure()]
L[LI[Lbl(2) LBody[Span(Customs.)]] LI[Lbl(3) LBody[Span(Ministry.)]]]]
"""


def test_every_node_has_the_element_that_the_standard_has_for_it(press: Press, every_node: Document) -> None:
    approved = " ".join(EVERY_NODE.split()).replace("[ ", "[")
    assert press.tree(every_node).outline().replace("\u2002", " ") == approved


def test_every_element_is_named_after_the_address_of_its_text(press: Press, every_node: Document) -> None:
    tree = press.tree(every_node)
    assert [note.entries for note in tree.all("Note")] == [{"T": "note/mirror", "ID": "note-mirror"}]
    assert [cell.entries["T"] for cell in tree.all("TH")][:2] == ["partners/columns/partner", "partners/columns/value"]
    assert [call.entries["T"] for call in tree.all("Reference") if "T" in call.entries] == [MARK]


def test_content_leads_back_to_its_element(press: Press, every_node: Document) -> None:
    """By the parent tree (ISO 32000-1, 14.7.4.4), which screen readers enter from what is under the pointer."""
    with pikepdf.open(io.BytesIO(press.print(every_node).data)) as pdf:
        tree = pdf.Root.StructTreeRoot
        numbers = dict(zip(list(tree.ParentTree.Nums)[::2], list(tree.ParentTree.Nums)[1::2], strict=True))
        for page in pdf.pages:
            for number, owner in enumerate(numbers[page.obj.StructParents]):
                assert number in list(owner.K)
            for annotation in page.obj.get("/Annots", ()):
                link = numbers[annotation.StructParent]
                assert link.S == "/Link"
                assert annotation.objgen in [kid.Obj.objgen for kid in link.K if isinstance(kid, pikepdf.Dictionary)]
        assert tree.ParentTreeNextKey == len(numbers)
        (name, note) = tree.IDTree.Names
        assert (str(name), note.S) == ("note-mirror", "/Note")


# --- tables, lists, figures ------------------------------------------------------------------------------------------


def test_headers_say_what_they_head(press: Press, every_node: Document) -> None:
    table, timeline = press.tree(every_node).all("Table")
    assert {str(cell.attributes["Scope"]) for cell in timeline.all("TH")} == {"/Row"}
    scopes = [(cell.text, str(cell.attributes["Scope"])) for cell in table.all("TH")]
    assert scopes == [("Partner", "/Column"), ("Value", "/Column"), ("Kazakhstan", "/Row"), ("All", "/Row")]


def test_cells_that_reach_over_others_say_so(press: Press) -> None:
    rows = "<tr><th scope=col colspan=2>a</th></tr><tr><td>b</td><td rowspan=3>c</td></tr><tr><td>d</td></tr>"
    cells = press.tree_of(press.body(f"<table><tbody>{rows}</tbody></table>").data).all("TBody")[0]
    (head,) = cells.all("TH")
    assert (head.attributes["ColSpan"], head.attributes["Scope"]) == (2, "/Column")
    assert [cell.attributes.get("RowSpan") for cell in cells.all("TD")] == [None, 3, None]


def test_a_table_over_two_pages_is_one_table_with_its_heads_once(
    press: Press, every_node: Document, page_of: PageOf
) -> None:
    table = table_of(every_node)
    document = page_of(replace(table, rows=table.rows[:1] * 60, source=None))
    data = press.print(document).data
    (found,) = press.tree_of(data).all("Table")
    assert len(found.pages) == len(streams(data)) > 1
    assert [row.text for row in found.all("THead")] == ["PartnerValue"]
    assert len(found.all("TBody")) == 1
    assert len(found.all("TR")) == 61
    assert [page.count(b"/Artifact\n<</Type /Pagination>>\nBDC") for page in streams(data)] == [0, 2, 2][
        : len(found.pages)
    ]


def test_lists_say_how_they_are_numbered(press: Press, every_node: Document) -> None:
    lists = press.tree(every_node).all("L")
    assert [str(found.attributes["ListNumbering"]) for found in lists] == ["/None", "/None", "/Decimal", "/Decimal"]


def test_figures_have_their_words_and_their_place(press: Press, every_node: Document) -> None:
    chart, image = press.tree(every_node).all("Figure")
    assert chart.entries["Alt"] == "Kazakhstan leads: Kazakhstan 25.2; Uzbekistan 8.0."
    assert image.entries["Alt"] == 'A "map" & more'
    for figure in (chart, image):
        left, bottom, right, top = (float(value) for value in figure.attributes["BBox"])  # type: ignore[attr-defined]
        assert 42 < left < right < 148 / 25.4 * 72 - 42
        assert 42 < bottom < top < 210 / 25.4 * 72 - 42


def test_a_chart_from_right_to_left_is_one_figure(press: Press, every_node: Document, page_of: PageOf) -> None:
    (chart,) = [b for a in every_node.children if isinstance(a, Area) for b in a.children if isinstance(b, Chart)]
    (figure,) = press.tree(page_of(chart, direction=Direction.RTL)).all("Figure")
    assert figure.entries["Alt"] == chart.alt
    assert {"Kazakhstan", "25.2"} <= set(figure.kids)


# --- what pages and lines cut ----------------------------------------------------------------------------------------


def test_a_paragraph_over_two_pages_is_one_paragraph(press: Press, page_of: PageOf) -> None:
    found = press.tree(page_of(p(long(1400)))).all("P")
    assert ["".join(paragraph.text.split()) for paragraph in found] == [long(1400).replace(" ", "")]
    assert len(found[0].pages) > 1


def test_a_figure_that_a_line_cuts_is_spoken_once(press: Press, page_of: PageOf) -> None:
    value = Value("a", "", "USD 50.1 billion", "50.1 billion US dollars")
    (found,) = press.tree(page_of(p("Trade reached ", Strong((value,)), " then.")), ".body { width: 15mm }").all("P")
    spoken = [span for span in found.all("Span") if "E" in span.entries]
    assert [(span.entries["E"], "".join(span.text.split())) for span in spoken] == [
        ("50.1 billion US dollars", "USD50.1billion")
    ]
    assert len(spoken[0].kids) > 1


def test_only_the_figure_meant_is_spoken(press: Press, page_of: PageOf) -> None:
    """The same characters before it, and a figure that is read as it is printed, stay as they are."""
    value = Value("a", "number", "46.2%", "46.2 per cent")
    plain = Value("b", "number", "46.2", "46.2")
    (found,) = press.tree(page_of(p("Not 46.2% but ", plain, ": ", value, "."))).all("P")
    assert found.outline() == "P[Span(Not 46.2% but 46.2: ) Span(46.2%) Span(.)]"
    assert [span.entries for span in found.all("Span")] == [{}, {"E": "46.2 per cent"}, {}]


def test_a_hyphen_of_the_line_is_a_soft_hyphen(press: Press, page_of: PageOf) -> None:
    """A voice must not stop in a word because a line ended there (ISO 32000-1, 14.8.2.2.3)."""
    css = ".body { hyphens: auto; width: 20mm }"
    (found,) = press.tree(page_of(p("Characteristically self-made")), css).all("P")
    hyphens = [span for span in found.all("Span") if span.entries.get("ActualText")]
    assert hyphens
    assert {(span.text, span.entries["ActualText"]) for span in hyphens} == {("-", "\u00ad")}
    assert sum(span.text.count("-") for span in found.all("Span") if span not in hyphens) == 1


# --- notes -----------------------------------------------------------------------------------------------------------


def noted(document: Document, *blocks: Block, notes: int = 1) -> Document:
    made = (
        Note(f"n{number}", number, (Text(f"Note {number}"),), A(f"note/n{number}")) for number in range(1, notes + 1)
    )
    return replace(document, children=blocks, notes=tuple(made), head=(), foot=())


def test_a_note_stands_where_it_is_called(press: Press, every_node: Document) -> None:
    document = noted(every_node, p("One", NoteReference("n1", 1), " two", NoteReference("n2", 2), "."), notes=2)
    (found,) = press.tree(document).all("P")
    first, second = "Reference(1) Note[Lbl(1.) Span(Note 1)]", "Reference(2) Note[Lbl(2.) Span(Note 2)]"
    assert found.outline() == f"P[Span(One) {first} Span( two) {second} Span(.)]"


def test_notes_of_a_heading_follow_it(press: Press, every_node: Document) -> None:
    """Else they would be read as part of it in every list of headings."""
    heading = Heading((Text("One"), NoteReference("n1", 1), NoteReference("n2", 2)), 1, "title", A("h"))
    tree = press.tree(noted(every_node, heading, p("Text"), notes=2))
    assert [kid.type for kid in tree.kids] == ["H1", "Note", "Note", "P"]  # type: ignore[union-attr]
    assert [note.text for note in tree.all("Note")] == ["1.Note 1", "2.Note 2"]


def test_a_note_on_the_next_page_stands_where_it_is_called(press: Press, every_node: Document) -> None:
    blocks = [p(*("Line ", NoteReference(f"n{n}", n)), address=f"p{n}") for n in range(1, 31)]
    tree = press.tree(noted(every_node, *blocks, notes=30))
    assert [note.text for note in tree.all("Note")] == [f"{n}.Note {n}" for n in range(1, 31)]
    assert [re.sub(r"\s", "", found.text) for found in tree.all("P")] == [f"Line{n}{n}.Note{n}" for n in range(1, 31)]
    with pikepdf.open(io.BytesIO(press.print(noted(every_node, *blocks, notes=30)).data)) as pdf:
        assert len(pdf.pages) > 1


# --- contents --------------------------------------------------------------------------------------------------------


def test_contents_are_nested_as_their_headings_are(press: Press, page_of: PageOf) -> None:
    levels = (1, 2, 3, 2, 1)
    entries = tuple(ContentsEntry(level, "", (Text(f"h{n}"),), f"h{n}") for n, level in enumerate(levels))
    headings = [Heading((Text(f"h{n}"),), min(level, 4), "title", anchor=f"h{n}") for n, level in enumerate(levels)]
    (contents, *_) = [
        kid
        for kid in press.tree(page_of(Contents(entries), *headings), "ul { list-style: none }").kids
        if not isinstance(kid, str)
    ]
    link = "TOCI[Reference[Link({})]{}]"
    third = link.format("h2", "")
    second = link.format("h1", f" TOC[{third}]")
    first = link.format("h0", f" TOC[{second} {link.format('h3', '')}]")
    assert contents.outline() == f"TOC[{first} {link.format('h4', '')}]"


# --- languages -------------------------------------------------------------------------------------------------------


def languages(found: Node) -> list[tuple[str, str]]:
    return [(span.text.strip(), span.entries["Lang"]) for span in found.all("Span") if "Lang" in span.entries]


@pytest.mark.parametrize(
    ("language", "text", "foreign"),
    [
        ("ru", "Газета The Astana Times, линия C и 24.kg", [("The Astana Times", "en")]),
        ("zh-Hans", "《环球时报》Global Times报道", [("Global Times", "en")]),
        ("en", "Вестник and 环球时报 (Global Times)", [("Вестник", "ru"), ("环球时报", "zh")]),
        ("uz-Latn", "Kun.uz va Вести", [("Вести", "ru")]),
        ("tg", "Ба 新华社 ва Xinhua", [("新华社", "zh"), ("Xinhua", "en")]),
    ],
)
def test_words_in_another_script_are_read_in_its_language(
    press: Press, page_of: PageOf, language: str, text: str, foreign: list[tuple[str, str]]
) -> None:
    (found,) = press.tree(replace(page_of(p(text)), language=language)).all("P")
    assert languages(found) == foreign


def test_a_name_over_two_lines_is_one_passage(press: Press, page_of: PageOf) -> None:
    document = replace(page_of(p("Газета The Astana Times пишет")), language="ru")
    (found,) = press.tree(document, ".body { width: 20mm }").all("P")
    assert [("".join(text.split()), language) for text, language in languages(found)] == [("TheAstanaTimes", "en")]


def test_the_language_of_an_element_is_kept(press: Press) -> None:
    tree = press.tree_of(
        press.body("<p>One <span lang='fr'>deux</span></p><p lang='de'>Drei</p><p lang='en'>x</p>").data
    )
    assert languages(tree) == [("deux", "fr")]
    assert [found.entries.get("Lang") for found in tree.all("P")] == [None, "de", None]


# --- what is no text -------------------------------------------------------------------------------------------------


def test_what_only_the_foot_says_is_said_once_and_at_the_end(press: Press, page_of: PageOf) -> None:
    foot = (p("Trade Desk", address="field/office"), p("Official", address="field/marking"))
    document = replace(page_of(p(long(1400))), foot=foot)
    data = press.print(document).data
    *_, last = press.tree_of(data).kids
    assert last.outline() == "Div[P(Trade Desk) P(Official)]"  # type: ignore[union-attr]
    assert last.pages == {0}  # type: ignore[union-attr]
    first, *later = streams(data)
    assert b"/Artifact\n<</Type /Pagination/Subtype /Footer>>\nBDC" not in first
    assert later
    for page in later:
        assert page.count(b"/Artifact\n<</Type /Pagination/Subtype /Footer>>\nBDC") == 2


def test_what_the_head_repeats_of_the_text_is_an_artifact(press: Press, every_node: Document) -> None:
    """So is the number of the page, which is no text at all."""
    document = replace(every_node, head=(p("Trade <grew> & more", address="title"),))
    tree = press.tree(document)
    assert not any(found.entries.get("T", "").startswith("-running/") for found in tree.all("P"))
    for page in streams(press.print(document).data):
        assert (page.count(b"/Subtype /Header"), page.count(b"/Subtype /Footer")) == (1, 3)


def test_what_stands_on_every_page_alike_is_an_artifact(press: Press) -> None:
    stamp = "<p style='position: fixed; top: 0'>DRAFT</p>"
    data = press.body(f"{stamp}<p>{long(3000)}</p>").data
    assert len(streams(data)) > 1
    assert "DRAFT" not in press.tree_of(data).text
    assert all(page.count(b"/Artifact\n<</Type /Pagination>>\nBDC") == 1 for page in streams(data))


def test_nothing_is_painted_that_is_neither_tagged_nor_an_artifact(press: Press, every_node: Document) -> None:
    assert press.read(every_node).faults == ()


def test_lines_through_and_under_a_text_lie_beside_it(press: Press) -> None:
    """Artifacts may not lie within content, nor content within artifacts (ISO 14289-1, 7.1)."""
    css = "p { text-decoration: underline overline line-through }"
    (page,) = streams(press.body("<p>One two</p>", css).data)
    depth = 0
    for operation in re.findall(rb"\b(BDC|BMC|EMC)\b", page):
        depth += -1 if operation == b"EMC" else 1
        assert 0 <= depth <= 1


@pytest.mark.parametrize(
    "style",
    ["transform: rotate(90deg)", "overflow: hidden; height: 9mm", "float: right", "position: absolute; top: 9mm"],
)
def test_text_that_is_turned_clipped_or_moved_is_tagged_too(press: Press, style: str) -> None:
    tree = press.tree_of(press.body(f"<p>One</p><p style='{style}'>Two</p><p>Three</p>").data)
    assert tree.outline() == "Document[P(One) P(Two) P(Three)]"


def test_text_with_opacity_cannot_be_tagged_and_is_a_finding(press: Press) -> None:
    with pytest.raises(FindingsError, match="opacity"):
        press.body("<p style='opacity: 0.5'>x</p>")


def test_text_that_is_cut_off_with_an_ellipsis_is_a_finding(press: Press) -> None:
    style = "white-space: nowrap; overflow: hidden; text-overflow: ellipsis; width: 20mm"
    with pytest.raises(FindingsError, match="ellipsis"):
        press.body(f"<p style='{style}' data-address='x'>The Вестник of something that is long</p>")


@pytest.mark.parametrize("text", ["hidden", "<img src='asset:image/content/alpha/images/map.png' alt='x'>"])
def test_what_is_hidden_is_not_in_the_structure(press: Press, text: str) -> None:
    data = press.body(f"<p>One</p><p style='visibility: hidden'>{text}</p>").data
    assert press.tree_of(data).outline() == "Document[P(One)]"


def test_what_is_hidden_in_a_foot_from_right_to_left_is_let_be(press: Press) -> None:
    css = "@page { @bottom-left { content: element(foot) } } .foot { position: running(foot) }"
    number = "<p data-address='-running/x' data-structure='Artifact'><b style='visibility: hidden'>a</b> <b>b</b></p>"
    foot = f"<div class='foot'>{number}</div>"
    page = f"<html lang=en dir=rtl><title>T</title><body>{foot}<p>b</p></body></html>"
    assert (
        press.tree_of(press.write(page, "body { font-family: 'Source Sans 3' }", css).data).outline()
        == "Document[P(b)]"
    )


def test_a_page_without_text_has_a_structure(press: Press) -> None:
    assert press.tree_of(press.body("").data).outline() == "Document()"
