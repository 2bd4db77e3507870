"""Large print: no type under 16 points, nothing beside anything, and what does not fit in another form."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from briefpress.document.leaves import leaves_of
from briefpress.document.nodes import (
    Align,
    Area,
    Block,
    Caption,
    Cell,
    Chart,
    ChartKind,
    Column,
    Direction,
    Document,
    Group,
    Paragraph,
    Properties,
    Row,
    Section,
    Table,
    Text,
)
from briefpress.document.stylesheet import RoleStyle, Stylesheet, TextAlign
from briefpress.layouts.brands.loader import load_brand
from briefpress.layouts.large_print import LEAST_SIZE, enlarge, pair_of, reflow, with_room_for_margins
from briefpress.layouts.loader import load_layout
from briefpress.layouts.styles import stylesheet_for
from briefpress.localization.locale import load_locale
from briefpress.locations import SegmentAddress

LANGUAGES = ("en", "zh", "ru", "kk", "ky", "tg", "tk", "uz", "ar")


def sheet_of(checkout: Path, layout: str, language: str) -> Stylesheet:
    brand = load_brand(checkout, "standard")
    return stylesheet_for(load_layout(checkout, layout, None, brand.roles), brand, load_locale(language))


@pytest.fixture(params=[(layout, language) for layout in ("one-page", "background") for language in LANGUAGES])
def sheets(request: pytest.FixtureRequest, checkout: Path) -> tuple[Stylesheet, Stylesheet]:
    """A layout in each language as it is, and in large print."""
    usual = sheet_of(checkout, *request.param)
    return usual, enlarge(usual)


def measure(text: str) -> float:
    """Every character is 9 pt wide."""
    return 9.0 * len(text)


def test_no_role_is_smaller_than_16_points_in_any_language(sheets: tuple[Stylesheet, Stylesheet]) -> None:
    _, large = sheets
    assert min(role.size for role in large.roles.values()) == LEAST_SIZE == 16
    assert large.least_size == 16


def test_headings_stay_larger_than_text_and_do_not_fill_the_page(sheets: tuple[Stylesheet, Stylesheet]) -> None:
    usual, large = sheets
    for name, role in large.roles.items():
        proportion = usual.roles[name].size / usual.roles["body"].size
        if proportion > 1.1:
            assert 16 < role.size < 16 * proportion
    order = sorted(large.roles, key=lambda name: usual.roles[name].size)
    assert [large.roles[name].size for name in order] == sorted(role.size for role in large.roles.values())


def test_nothing_is_slanted_hyphenated_grey_or_set_from_another_edge(sheets: tuple[Stylesheet, Stylesheet]) -> None:
    usual, large = sheets
    assert not large.emphasis_italic
    for role in large.roles.values():
        assert (role.italic, role.hyphenate, role.align) == (False, False, TextAlign.START)
        assert role.color != usual.colors["secondary"]


def test_lines_stand_apart(sheets: tuple[Stylesheet, Stylesheet]) -> None:
    usual, large = sheets
    for name, role in large.roles.items():
        assert role.leading >= usual.roles[name].leading
        assert role.leading >= (1.2 if role.size >= 19 else 1.4)


def test_one_column_on_as_many_pages_as_it_takes(sheets: tuple[Stylesheet, Stylesheet]) -> None:
    usual, large = sheets
    assert (large.areas, large.page.pages, large.figures_in_row) == ({}, 0, 2)
    page = large.page
    assert (page.width, page.left, page.right, page.top) == (
        usual.page.width,
        usual.page.left,
        usual.page.right,
        usual.page.top,
    )


# --- what does not fit -----------------------------------------------------------------------------------------------


@pytest.fixture
def large(checkout: Path) -> Stylesheet:
    return enlarge(sheet_of(checkout, "one-page", "en"))


def document(*blocks: Block, head: tuple[Block, ...] = (), foot: tuple[Block, ...] = ()) -> Document:
    properties = Properties("T", "A", "S", "2022-01-20", "a/en/b")
    return Document("en", Direction.LTR, properties, blocks, head=head, foot=foot)


def cell(text: str, address: str = "") -> Cell:
    return Cell((Text(text),) if text else (), SegmentAddress(address) if address else None)


def table(*cells: str, align: Align = Align.START) -> Table:
    columns = tuple(Column(f"c{position}", align) for position in range(len(cells)))
    head = Row(tuple(cell(f"Head {position}", f"t/columns/c{position}") for position in range(len(cells))), "head")
    row = Row(tuple(cell(text, f"t/r/c{position}") for position, text in enumerate(cells)))
    return Table("t", Caption("", 0, (Text("Title"),), SegmentAddress("t/title")), columns, head, (row,))


def test_a_table_with_room_for_its_words_stays_a_table(large: Stylesheet) -> None:
    made = reflow(document(table("one", "two")), large, ": ", measure)
    assert made == document(table("one", "two"))


def test_a_table_without_room_becomes_a_list_of_its_rows_wherever_it_stands(large: Stylesheet) -> None:
    wide = table("Grundstücksverkehr" * 2, "Genehmigungspflicht" * 2, "")
    inside = Section("s", "evidence", (Area("main", (Group("g", (wide,)),)),))
    made = reflow(document(inside), large, ": ", measure)
    expected = document(Section("s", "evidence", (Area("main", (Group("g", (replace(wide, pair=": "),)),)),)))
    assert made == expected
    # The head of the first column and what has no text are not said; each other cell comes after its head.
    assert [str(leaf.address) for leaf in leaves_of(made)] == ["t/title", "t/r/c0", "t/columns/c1", "t/r/c1"]


def test_numbers_need_room_for_all_of_a_cell(large: Stylesheet) -> None:
    amounts = ("10 000 000 000 000",) * 3
    numbers, words = table(*amounts, align=Align.NUMBER), table(*amounts)
    assert reflow(document(numbers), large, ": ", measure) == document(replace(numbers, pair=": "))
    assert reflow(document(words), large, ": ", measure) == document(words)


def test_the_values_beneath_a_chart_become_a_list_too(large: Stylesheet) -> None:
    wide = table("Grundstücksverkehr" * 2, "Genehmigungspflicht" * 2, "")
    chart = Chart("c", Caption("", 0, (), None), ChartKind.BAR, (), "alt", table=wide)
    assert reflow(document(chart), large, ": ", measure) == document(replace(chart, table=replace(wide, pair=": ")))


def test_the_running_head_keeps_the_marking_alone(large: Stylesheet) -> None:
    title = Group("head-line", (Paragraph((Text("Title"),), "head"),))
    marking = Paragraph((Text("OFFICIAL"),), "marking")
    assert reflow(document(head=(marking, title)), large, ": ", measure).head == (marking,)


def test_a_foot_of_two_lines_has_the_margin_for_them(large: Stylesheet) -> None:
    def foot(*texts: str) -> Document:
        return document(foot=(Group("foot-line", tuple(Paragraph((Text(text),), "foot") for text in texts)),))

    low = replace(large, page=replace(large.page, bottom=10))
    assert with_room_for_margins(low, foot("Desk", "Page 1 of"), measure).page.bottom == 18
    assert with_room_for_margins(low, foot("A desk with a long name " * 2, "Page 1 of"), measure).page.bottom == 26
    assert with_room_for_margins(replace(low, page=replace(low.page, bottom=30)), foot(), measure).page.bottom == 30


def test_a_running_head_stands_clear_of_the_edge(large: Stylesheet) -> None:
    low = replace(large, page=replace(large.page, top=13))
    head = (Paragraph((Text("OFFICIAL"),), "marking"),)
    assert with_room_for_margins(low, document(head=head), len).page.top == 17
    assert with_room_for_margins(low, document(), len).page.top == 13


@pytest.mark.parametrize(("label", "pair"), [("{category}: {value}", ": "), ("{category}：{value}", "：")])
def test_a_head_and_its_value_are_parted_as_the_language_does(label: str, pair: str) -> None:
    assert pair_of({"chart-value": label}) == pair


def test_proportions_come_from_the_body_of_the_layout(large: Stylesheet) -> None:
    """A layout in large type, such as a card to be read from, grows less than one in small type."""
    roles = {"body": RoleStyle("body", "Body", size=15), "title": RoleStyle("title", "Title", size=30)}
    made = enlarge(replace(large, roles=roles, colors=large.colors | {"secondary": "#777777"}))
    assert [role.size for role in made.roles.values()] == [16, 26]
