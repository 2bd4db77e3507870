from collections.abc import Callable
from dataclasses import replace

import pytest

from briefpress.document.nodes import Align, Caption, Cell, Column, Row, Table, Text
from briefpress.formats.word.elements import Element, name
from briefpress.formats.word.tables import column_widths

Part = Callable[[bytes, str], Element]


def table(*widths: int, texts: tuple[str, ...] = ("Partner", "A rather long name", "1")) -> Table:
    columns = tuple(Column(f"c{position}", Align.START, width) for position, width in enumerate(widths))
    row = Row(tuple(Cell((Text(text),)) for text in texts[: len(widths)]))
    return Table("t", Caption("Table", 0, (), None), columns, row, (row,))


@pytest.mark.parametrize("widths", [(0, 0, 0), (1, 1, 1), (50, 30, 20), (40, 0, 0), (7, 11, 13)])
@pytest.mark.parametrize("total", [9001, 8844])
def test_widths_add_up_to_the_type_area(widths: tuple[int, ...], total: int) -> None:
    found = column_widths(table(*widths), total, 9.5)
    assert sum(found) == total
    assert min(found) > 0


def test_a_given_share_is_kept() -> None:
    assert column_widths(table(40, 0, 0), 10000, 9.5)[0] == 4000
    assert column_widths(table(3, 1), 10000, 9.5) == [7500, 2500]


def test_without_shares_long_text_gets_more_room() -> None:
    name_width, long_width, number_width = column_widths(table(0, 0, 0), 10000, 9.5)
    assert long_width > name_width > number_width


def test_a_number_with_its_unit_stays_on_one_line() -> None:
    """A no-break space joins them, so the column must have room for both."""
    texts = ("Project", "Some notes", "1,833\u00a0km")
    *_, number_width = column_widths(table(45, 50, 5, texts=texts), 9000, 9.5)
    assert number_width > 8 * 9.5 * 20 * 0.5


def test_the_head_repeats_and_rows_stay_whole(english: bytes, part: Part) -> None:
    data = list(part(english, "word/document.xml").iter(name("w:tbl")))[1]
    rows = data.findall(name("w:tr"))
    assert [row.find(f".//{name('w:tblHeader')}") is not None for row in rows] == [True, False, False, False]
    assert all(row.find(f".//{name('w:cantSplit')}") is not None for row in rows)


def test_the_total_row_and_row_heads_are_known_to_the_style(english: bytes, part: Part) -> None:
    data = list(part(english, "word/document.xml").iter(name("w:tbl")))[1]
    look = data.find(f".//{name('w:tblLook')}")
    assert look is not None
    assert (look.get(name("w:lastRow")), look.get(name("w:firstColumn"))) == ("1", "1")
    styles = [found.get(name("w:val")) for found in data.iter(name("w:pStyle"))]
    assert styles[:6] == [
        "TableHead", "TableHeadNumber", "TableHeadNumber", "TableTextRowHead", "TableTextNumber", "TableTextNumber",
    ]  # fmt: skip
    assert styles[-3:] == ["TableTotal", "TableTotalNumber", "TableTotalNumber"]


def test_a_table_says_what_it_is_to_those_who_cannot_see_it(english: bytes, part: Part) -> None:
    data = list(part(english, "word/document.xml").iter(name("w:tbl")))[1]
    caption = data.find(f".//{name('w:tblCaption')}")
    assert caption is not None
    assert caption.get(name("w:val")) == "Trade by partner"


@pytest.mark.parametrize(("rows", "whole"), [(5, True), (40, False)])
def test_a_short_table_stays_on_one_page(
    write_blocks: Callable[..., bytes], part: Part, rows: int, whole: bool
) -> None:
    short = table(1, 1)
    data = write_blocks(replace(short, rows=short.rows * rows))
    styles = {style.get(name("w:styleId")): style for style in part(data, "word/styles.xml").iter(name("w:style"))}
    cell = next(part(data, "word/document.xml").iter(name("w:tc")))
    style = styles[cell.find(f".//{name('w:pStyle')}").get(name("w:val"))]  # type: ignore[union-attr]
    assert (style.find(f".//{name('w:keepNext')}") is not None) == whole


def test_a_table_without_room_is_a_list_of_its_rows(write_blocks: Callable[..., bytes], part: Part) -> None:
    wide = table(1, 1, 1, texts=("Partner", "Value", "Note"))
    rows = tuple(
        Row(tuple(Cell((Text(text),) if text else ()) for text in texts)) for texts in (("Kazakhstan", "43.8", ""),)
    )
    document = part(write_blocks(replace(wide, rows=rows, pair=": ")), "word/document.xml")
    assert document.find(f".//{name('w:tbl')}") is None
    lines = ["".join(text.text or "" for text in found.iter(name("w:t"))) for found in document.iter(name("w:p"))]
    assert lines[-2:] == ["Kazakhstan", "Value: 43.8"]
    styles = [found.get(name("w:val")) for found in document.iter(name("w:pStyle"))]
    assert styles[-2:] == ["TableTotalRecord", "TableTextRecord"]


@pytest.mark.parametrize(
    ("looks", "lines"),
    [
        ({}, ["Trade by partner", "USD billion"]),
        ({"subtitle": {"run_on": True}}, ["Trade by partner\u2003USD billion"]),
    ],
)
def test_units_stand_behind_the_title_where_they_run_on(
    write_branded: Callable[..., bytes], part: Part, looks: dict[str, dict[str, bool]], lines: list[str]
) -> None:
    root = part(write_branded(looks), "word/document.xml")
    texts = ["".join(piece.text or "" for piece in line.iter(name("w:t"))) for line in root.iter(name("w:p"))]
    first = next(position for position, text in enumerate(texts) if text.startswith("Table\u00a01"))
    assert [text.removeprefix("Table\u00a01") for text in texts[first : first + len(lines)]] == lines


@pytest.mark.parametrize("letter", ["k", "к"])
def test_long_words_in_cyrillic_have_more_room(write_blocks: Callable[..., bytes], part: Part, letter: str) -> None:
    """«Кытайдыкынын» was broken before its last letter."""
    columns = (Column("a", Align.START, 80), Column("b", Align.START, 20))
    row = Row((Cell((Text("Partner"),)), Cell((Text(letter * 24),))))
    root = part(write_blocks(Table("t", Caption("Table", 0, (), None), columns, row, (row,))), "word/document.xml")
    widths = [int(column.get(name("w:w"), "")) for column in root.iter(name("w:gridCol"))]
    estimate = 24 * 9.5 * 0.55 * 20 + 160
    assert widths[1] >= estimate * (1.08 if letter == "к" else 0.98)
    assert letter == "к" or widths[1] < estimate * 1.05
