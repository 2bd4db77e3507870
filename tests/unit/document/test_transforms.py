"""Numbering: notes and sources by first mention, captions and sections in reading order, references after them."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest

from briefpress.document.inlines import plain_text
from briefpress.document.leaves import charts_of, images_of, leaves_of, walk_blocks
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
    DataPoint,
    DataSeries,
    Direction,
    Document,
    Emphasis,
    Group,
    Heading,
    Image,
    Inline,
    Link,
    List,
    ListItem,
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
)
from briefpress.document.transforms import (
    Numbering,
    fill_contents,
    number_notes_and_sources,
    number_sections_and_captions,
    tie_citations,
)

NUMBERED = Numbering(True, True, "Table {number}", "Chart {number}", "Image {number}", "section {number}")


def document(*blocks: Block) -> Document:
    return Document("en", Direction.LTR, Properties("", "", "", "2022-01-20", ""), blocks)


def p(*inlines: Inline | str) -> Paragraph:
    return Paragraph(tuple(Text(inline) if isinstance(inline, str) else inline for inline in inlines))


def h(level: int, text: str, anchor: str = "") -> Heading:
    return Heading((Text(text),), level, anchor=anchor or text.lower())


def section(*blocks: Block) -> Section:
    return Section("", "", blocks)


def caption(*inlines: Inline, subtitle: Paragraph | None = None) -> Caption:
    return Caption("", 0, inlines, None, subtitle)


def table(id_: str = "t", title: Caption | None = None, head: Inline | None = None, *cells: Inline) -> Table:
    row = Row((Cell(cells),))
    return Table(id_, title or caption(), (Column("c"),), Row((Cell((head,) if head else ()),), "head"), (row,))


def chart(id_: str = "c", title: Caption | None = None) -> Chart:
    series = DataSeries("", (DataPoint("", "", Decimal(1), "1"),))
    return Chart(id_, title or caption(), ChartKind.BAR, (series,), "")


def image(id_: str = "i", title: Caption | None = None) -> Image:
    return Image(id_, "", "", 1, 1, "", title)


def note(id_: str, *inlines: Inline) -> Note:
    return Note(id_, 0, inlines)


def marks(*names: str) -> list[Inline]:
    return [NoteReference(name) for name in names]


def numbered_notes(given: Document, **notes: Note) -> list[tuple[str, int]]:
    return [(found.id, found.number) for found in number_notes_and_sources(given, notes, {}).notes]


def sources(*ids: str) -> dict[str, SourceEntry]:
    return {id_: SourceEntry(id_, 0, (Text(id_),)) for id_ in ids}


# --- notes -----------------------------------------------------------------------------------------------------------


def test_notes_are_numbered_by_first_mention_and_not_by_definition() -> None:
    given = document(p(*marks("b", "a", "b")))
    assert numbered_notes(given, a=note("a"), b=note("b")) == [("b", 1), ("a", 2)]


def test_notes_are_counted_in_reading_order_through_every_block() -> None:
    a, b, c, d, e, f, g, i, j, k = (NoteReference(name) for name in "abcdefgijk")
    blocks = (
        Area("side", (Group("x", (Aside("y", (p(Strong((Emphasis((a,)),))),)),)),)),
        Heading((b,), 2),
        List((ListItem((p(c), List((ListItem((p(d),)),)))),)),
        replace(table("t", caption(e, subtitle=p(f)), g, i), source=p(j)),
        image("i", caption(k)),
    )
    notes = {name: note(name) for name in reversed("abcdefgijk")}
    assert numbered_notes(document(*blocks), **notes) == [(name, n) for n, name in enumerate("abcdefgijk", 1)]


def test_a_note_that_is_not_mentioned_is_not_in_the_document() -> None:
    assert numbered_notes(document(p("text")), a=note("a")) == []


def test_a_note_mentioned_only_in_a_note_comes_after_those_of_the_body() -> None:
    notes = {"a": note("a", NoteReference("c")), "b": note("b"), "c": note("c", NoteReference("a"))}
    result = number_notes_and_sources(document(p(*marks("a", "b"))), notes, {})
    assert [found.id for found in result.notes] == ["a", "b", "c"]
    assert result.notes[0].children == (NoteReference("c", 3),)
    assert result.notes[2].children == (NoteReference("a", 1),)


def test_an_unknown_note_keeps_the_number_that_says_so() -> None:
    result = number_notes_and_sources(document(p(NoteReference("x"))), {}, {})
    assert next(leaves_of(result)).children == (NoteReference("x", 0),)


# --- sources ---------------------------------------------------------------------------------------------------------


def test_sources_of_the_body_are_counted_before_those_of_notes() -> None:
    given = document(p(NoteReference("n"), Citation(("late",))), Sources(()))
    notes = {"n": note("n", Citation(("noted",)))}
    result = number_notes_and_sources(given, notes, sources("noted", "late", "never"))
    listed = result.children[1]
    assert isinstance(listed, Sources)
    assert [(entry.id, entry.number) for entry in listed.entries] == [("late", 1), ("noted", 2)]
    assert result.notes[0].children == (Citation(("noted",), (2,)),)


def test_a_citation_of_several_sources_pairs_each_with_its_own_number() -> None:
    given = document(p(Citation(("a",)), Citation(("c", "b", "a", "b"))))
    result = number_notes_and_sources(given, {}, sources("a", "b", "c"))
    assert next(leaves_of(result)).children[1] == Citation(("a", "c", "b"), (1, 2, 3))


def test_lists_of_sources_are_filled_wherever_they_stand() -> None:
    listed = section(Group("g", (Aside("a", (Area("x", (Sources(()),)),)),)))
    result = number_notes_and_sources(document(p(Citation(("a",))), listed), {}, sources("a"))
    (filled,) = [block for block in walk_blocks(result.children) if isinstance(block, Sources)]
    assert [entry.number for entry in filled.entries] == [1]


# --- captions, sections, references ----------------------------------------------------------------------------------


def test_tables_charts_and_images_are_counted_apart() -> None:
    given = document(table("t1"), chart("c1"), section(table("t2"), Area("side", (chart("c2"), image("i", caption())))))
    result = number_sections_and_captions(given, NUMBERED)
    blocks = [block for block in walk_blocks(result.children) if isinstance(block, Table | Chart | Image)]
    numbers = {block.id: block.caption.number for block in blocks if block.caption}
    assert numbers == {"t1": 1, "c1": 1, "t2": 2, "c2": 2, "i": 1}


def test_an_image_without_a_caption_takes_no_number() -> None:
    result = number_sections_and_captions(document(image("a"), image("b", caption())), NUMBERED)
    assert [found.caption and found.caption.number for found in images_of(result.children)] == [None, 1]


def test_captions_have_no_number_where_the_layout_numbers_none() -> None:
    given = document(chart("c"), p(Reference("c")))
    result = number_sections_and_captions(given, replace(NUMBERED, captions=False))
    assert [found.caption.prefix for found in charts_of(result.children)] == [""]


def test_sections_are_numbered_by_level_and_begin_anew_under_the_next() -> None:
    given = document(
        h(1, "Title"),
        section(h(2, "A"), h(3, "Aa"), h(3, "Ab"), h(4, "Aba")),
        section(h(2, "B"), section(h(3, "Ba"))),
    )
    result = number_sections_and_captions(given, NUMBERED)
    headings = [block for block in walk_blocks(result.children) if isinstance(block, Heading)]
    assert [heading.number for heading in headings] == ["", "1", "1.1", "1.2", "1.2.1", "2", "2.1"]


def test_headings_in_boxes_and_outside_sections_have_no_number() -> None:
    given = document(h(2, "Loose"), section(h(2, "A"), Aside("watch", (h(3, "Box"),)), Group("g", (h(3, "Aa"),))))
    result = number_sections_and_captions(given, NUMBERED)
    headings = [block for block in walk_blocks(result.children) if isinstance(block, Heading)]
    assert [heading.number for heading in headings] == ["", "1", "", "1.1"]


def test_references_show_the_number_of_their_target_wherever_it_stands() -> None:
    named = [Reference(id_) for id_ in ("later", "c", "t", "i", "nowhere")]
    given = document(p(Strong(tuple(named))), section(h(2, "Later"), table("t"), chart("c"), image("i", caption())))
    result = number_sections_and_captions(replace(given, notes=(note("n", Reference("t")),)), NUMBERED)
    (strong,) = next(leaves_of(result)).children
    assert isinstance(strong, Strong)
    assert [plain_text([found]) for found in strong.children] == ["section 1", "Chart 1", "Table 1", "Image 1", ""]
    assert plain_text(result.notes[0].children) == "Table 1"


# --- contents --------------------------------------------------------------------------------------------------------


def contents_of(*blocks: Block, depth: int = 3) -> list[tuple[int, str, str]]:
    result = fill_contents(document(Contents(()), *blocks), depth)
    (contents,) = [block for block in walk_blocks(result.children) if isinstance(block, Contents)]
    return [(entry.level, plain_text(entry.children), entry.anchor) for entry in contents.entries]


def test_contents_list_the_headings_of_sections_down_to_the_depth() -> None:
    blocks = (h(1, "Title"), section(h(2, "A"), h(3, "Aa"), h(4, "Deep"), Aside("box", (h(3, "Box"),))))
    assert contents_of(*blocks) == [(1, "A", "a"), (2, "Aa", "aa")]
    assert contents_of(*blocks, depth=2) == [(1, "A", "a")]


def test_contents_list_no_heading_that_nothing_can_lead_to() -> None:
    assert contents_of(section(Heading((Text("A"),), 2))) == []


def test_contents_hold_no_notes_and_citations_however_deep_they_stand() -> None:
    cited = (Text("Cited "), Citation(("a",)))
    heading = Heading((Strong((Text("Bold"), NoteReference("n"), Link(cited, "https://a.example"))),), 2, anchor="a")
    (entry,) = contents_of(section(heading))
    assert entry == (1, "BoldCited", "a")
    filled = fill_contents(document(Contents(()), section(heading))).children[0]
    assert isinstance(filled, Contents)
    assert filled.entries[0].children == (Strong((Text("Bold"), Link((Text("Cited"),), "https://a.example"))),)


# --- citations -------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("wrap", [lambda *x: x, lambda *x: (Strong(x),), lambda *x: (Link((Emphasis(x),), "u"),)])
def test_a_citation_is_tied_to_the_word_before_it(wrap) -> None:  # type: ignore[no-untyped-def]
    result = tie_citations(document(Paragraph(wrap(Text("Trade grew. "), Citation(("a",), (1,)), Text(" More ")))))
    assert plain_text(next(leaves_of(result)).children) == "Trade grew.\u00a0[1] More "


def test_a_citation_in_a_note_is_tied_too() -> None:
    result = tie_citations(replace(document(), notes=(note("n", Text("See "), Citation(("a",), (1,))),)))
    assert plain_text(result.notes[0].children) == "See\u00a0[1]"


def test_an_empty_run_stays_empty() -> None:
    """A table may have cells without text."""
    given = document(table(), p(), section(Heading((), 2, anchor="a")))
    assert tie_citations(given) == given
    assert contents_of(*given.children) == [(1, "", "a")]
