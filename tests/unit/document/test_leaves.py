"""Leaves: every run of text with its address, in reading order; and the walks over inlines beneath them."""

from __future__ import annotations

from decimal import Decimal

from briefpress.document.inlines import has_words, map_inlines, plain_text, walk_inlines
from briefpress.document.leaves import charts_of, has_contents, images_of, leaves_of
from briefpress.document.nodes import (
    Area,
    Aside,
    Block,
    Caption,
    Cell,
    Chart,
    ChartKind,
    Citation,
    Column,
    Contents,
    ContentsEntry,
    DataPoint,
    DataSeries,
    Direction,
    Document,
    Emphasis,
    Field,
    FieldKind,
    Group,
    Heading,
    Image,
    Inline,
    Link,
    List,
    ListItem,
    Literal,
    Note,
    NoteReference,
    Paragraph,
    Properties,
    Reference,
    Row,
    Section,
    SourceEntry,
    Sources,
    Strong,
    Table,
    Text,
    Value,
)
from briefpress.locations import SegmentAddress

A = SegmentAddress


def text(words: str) -> tuple[Inline, ...]:
    return (Text(words),)


def p(address: str) -> Paragraph:
    return Paragraph(text(address), segment=A(address))


def caption(address: str) -> Caption:
    return Caption("", 0, text(address), A(address), p(f"{address}/unit"))


def cell(address: str) -> Cell:
    return Cell(text(address), A(address))


POINT = DataPoint("KZ", "Kazakhstan", Decimal(1), "1")
TABLE = Table(
    "t",
    caption("t"),
    (Column("a"), Column("b")),
    Row((cell("t/a"), cell("t/b"))),
    (Row((cell("t/x"), Cell(()))),),
    p("t/s"),
)
BLOCKS: tuple[Block, ...] = (
    Group("g", (Heading(text("title"), 1, segment=A("title")),)),
    Contents((ContentsEntry(1, "1", text("One"), "one"),)),
    Section("s", "", (Area("main", (List((ListItem((p("l/outer"), List((ListItem((p("l/inner"),)),)))),)),)), TABLE)),
    Aside("watch", (Chart("c", caption("c"), ChartKind.BAR, (DataSeries("", (POINT,)),), "alt", source=p("c/s")),)),
    Image("i", "", "", 1, 1, "alt", caption("i")),
    Image("j", "", "", 1, 1, "alt"),
    Sources((SourceEntry("q", 1, text("q"), A("source/q")),)),
)
DOCUMENT = Document(
    "en",
    Direction.LTR,
    Properties("", "", "", "2022-01-20", ""),
    BLOCKS,
    notes=(Note("n", 1, text("n"), A("note/n")),),
    head=(p("head"),),
    foot=(p("foot"),),
)


def test_leaves_come_in_reading_order_with_notes_after_the_body() -> None:
    addresses = [leaf.address for leaf in leaves_of(DOCUMENT)]
    assert addresses == [
        "title", "l/outer", "l/inner", "t", "t/unit", "t/a", "t/b", "t/x", None, "t/s",
        "c", "c/unit", "c/s", "i", "i/unit", "source/q", "note/n",
    ]  # fmt: skip


def test_running_head_and_foot_are_leaves_only_where_asked_for() -> None:
    assert [leaf.address for leaf in leaves_of(DOCUMENT, running=True)][-2:] == ["head", "foot"]


def test_only_the_head_of_a_table_repeats() -> None:
    assert [leaf.address for leaf in leaves_of(DOCUMENT) if leaf.repeats] == ["t/a", "t/b"]


def test_charts_images_and_contents_are_found_in_every_container() -> None:
    assert [chart.id for chart in charts_of(BLOCKS)] == ["c"]
    assert [image.id for image in images_of((Section("s", "", (Group("g", BLOCKS),)),))] == ["i", "j"]
    assert has_contents((Area("a", (Aside("b", BLOCKS),)),))
    assert not has_contents((p("x"),))


RUN: tuple[Inline, ...] = (
    Text("a "),
    Strong((Emphasis((Value("v", text="50.1", spoken="fifty"),)), Literal("=30", "30"))),
    Link((Text(" link"),), "https://a.example"),
    NoteReference("n", 1),
    Reference("t", " Table 1"),
    Citation(("q", "r"), (1, 3)),
    Field(FieldKind.PAGE),
)


def test_plain_text_is_what_a_reader_sees_without_marks_of_notes_and_numbers_of_pages() -> None:
    assert plain_text(RUN) == "a 50.130 link Table 1[1, 3]"


def test_walking_gives_parents_before_children() -> None:
    names = [type(inline).__name__ for inline in walk_inlines(RUN)]
    assert names[:6] == ["Text", "Strong", "Emphasis", "Value", "Literal", "Link"]


def test_mapping_reaches_the_deepest_inline_and_keeps_the_rest() -> None:
    mapped = map_inlines(RUN, lambda inline: Text("x") if isinstance(inline, Value) else inline)
    assert mapped[1] == Strong((Emphasis((Text("x"),)), Literal("=30", "30")))
    assert mapped[2:] == RUN[2:]


def test_words_are_letters_outside_figures_or_the_words_of_a_plural() -> None:
    assert has_words(RUN)
    assert has_words((Value("v", "plural", choices=(("one", "country"),)),))
    assert not has_words((Value("v", text="USD 50"), Text(" 1992–2021 "), NoteReference("n"), Citation(("q",))))
    assert has_words((Strong((Text("中亚"),)),))
