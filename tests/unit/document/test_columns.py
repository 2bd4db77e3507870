"""Columns are as wide as their shares, and wide enough for numbers and words where that can be."""

from __future__ import annotations

from dataclasses import replace

import pytest

from briefpress.document.columns import column_shares, needed_widths
from briefpress.document.nodes import Align, Caption, Cell, Column, Row, Table, Text

CHARACTER = 0.55 * 10


def table(*columns: tuple[str, Align, int]) -> Table:
    cells = tuple(Cell((Text(text),)) for text, _, _ in columns)
    heads = tuple(Cell((Text("Head"),), header=True) for _ in columns)
    shapes = tuple(Column(f"c{place}", align, width) for place, (_, align, width) in enumerate(columns))
    return Table("t", Caption("Table", 0, (), None), shapes, Row(heads, "head"), (Row(cells),))


def widths(*columns: tuple[str, Align, int], total: float = 400) -> list[float]:
    return column_shares(table(*columns), total, 10, sides=12)


def test_shares_hold_where_all_have_room() -> None:
    assert widths(("Name", Align.START, 3), ("1", Align.NUMBER, 1)) == [300, 100]


@pytest.mark.parametrize("number", ["1,008\u00a0كيلومترات", "1 008 км"])
def test_a_number_and_its_unit_have_room_on_one_line(number: str) -> None:
    _, wide = widths(("Some text of several words", Align.START, 9), (number, Align.NUMBER, 1))
    assert wide >= len(number) * CHARACTER + 12


def test_a_column_has_room_for_its_longest_word() -> None:
    narrow, wide = widths(("gatnaşyklarynyň ösüşi", Align.START, 1), ("a b c", Align.START, 9))
    assert narrow >= len("gatnaşyklarynyň") * CHARACTER + 12
    assert narrow + wide == pytest.approx(400)


def test_a_compound_may_break_after_its_dashes_but_a_range_may_not() -> None:
    compound, _ = widths(("China–Kyrgyzstan–Uzbekistan", Align.START, 1), ("a b c", Align.START, 9))
    assert compound == pytest.approx(len("Kyrgyzstan–") * CHARACTER + 12)
    years, _ = widths(("2012–2021", Align.START, 1), ("a b c", Align.START, 9))
    assert years == pytest.approx(len("2012–2021") * CHARACTER + 12)


def test_where_there_is_not_room_for_all_numbers_have_theirs_and_words_share_the_rest() -> None:
    word = "Nichtweiterverbreitungsvertrag"
    found = widths((word, Align.START, 1), (word, Align.START, 1), ("1,833\u00a0km", Align.NUMBER, 1), total=300)
    assert found[2] == pytest.approx(8 * CHARACTER + 12)
    assert found[0] == found[1]
    assert sum(found) == pytest.approx(300)


def test_chinese_needs_no_room_for_words() -> None:
    assert widths(("哈萨克斯坦乌兹别克斯坦塔吉克斯坦吉尔吉斯斯坦", Align.START, 1), ("1", Align.NUMBER, 9)) == [40, 360]


def test_what_columns_need_is_measured_in_the_type_of_each_row() -> None:
    made = table(("one two", Align.START, 1), ("1 008", Align.NUMBER, 1))
    heads = Row((Cell((Text("Partner of"),)), Cell((Text("Изменение за"),))), "head")
    found = needed_widths(
        replace(made, head=heads),
        lambda text, row: len(text) * (3 if row == "head" else 5),
        lambda _table, position: (6, 12)[position],
    )
    assert found == [7 * 3 + 6, 9 * 3 + 12]
    numbers = needed_widths(made, lambda text, _row: len(text) * 5, lambda _table, _position: 0)
    assert numbers[1] == 5 * 5


def test_what_is_known_to_be_needed_goes_over_the_estimate() -> None:
    made = table(("Туркменистан", Align.START, 3), ("41,0", Align.NUMBER, 1))
    assert column_shares(made, 100, 10, 12, needed=[40, 50]) == [50, 50]
