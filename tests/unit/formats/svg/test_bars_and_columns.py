"""Bars and columns: lengths true to the values, from a common axis, negative ones the other way."""

from __future__ import annotations

import re
from collections.abc import Callable
from decimal import Decimal
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefpress.document.nodes import Chart, ChartKind
from briefpress.formats.svg.style import NoRoomError

if TYPE_CHECKING:
    from conftest import Draw, Drawing

MakeChart = Callable[..., Chart]
SVG = "{http://www.w3.org/2000/svg}"
both_directions = pytest.mark.parametrize("rtl", [False, True], ids=["ltr", "rtl"])
both_kinds = pytest.mark.parametrize("kind", [ChartKind.BAR, ChartKind.COLUMN])
NO_BAR = 0.011
"""Coordinates are written with two decimals."""


def lengths_of(drawing: Drawing, kind: ChartKind) -> list[float]:
    return [bar.width if kind is ChartKind.BAR else bar.height for bar in drawing.bars]


@both_kinds
def test_bars_are_as_long_as_their_values_in_the_order_given(kind: ChartKind, chart: MakeChart, draw: Draw) -> None:
    drawing = draw(chart(kind, ("10", "40", "20.0")))
    lengths = lengths_of(drawing, kind)
    assert [length / lengths[1] for length in lengths] == pytest.approx([0.25, 1, 0.5], abs=0.001)
    places = [bar.top if kind is ChartKind.BAR else bar.left for bar in drawing.bars]
    assert places == sorted(places)


@both_kinds
@both_directions
def test_all_bars_start_on_the_axis(kind: ChartKind, rtl: bool, chart: MakeChart, draw: Draw) -> None:
    drawing = draw(chart(kind, ("10", "-5", "20")), rtl=rtl)
    (axis,) = (path for path in drawing.root.iter(f"{SVG}path") if path.get("stroke") == "#52626f")
    x, y = (float(part) for part in re.findall(r"[\d.]+", axis.get("d", ""))[:2])
    for bar in drawing.bars:
        ends = (bar.left - x, bar.right - x) if kind is ChartKind.BAR else (bar.top - y, bar.bottom - y)
        assert min(map(abs, ends)) < 2 * NO_BAR


@both_directions
def test_negative_bars_go_the_other_way_in_the_same_scale(rtl: bool, chart: MakeChart, draw: Draw) -> None:
    bars = draw(chart(ChartKind.BAR, ("10", "-5", "-20")), rtl=rtl).bars
    assert [bar.width / bars[0].width for bar in bars] == pytest.approx([1, 0.5, 2], abs=0.001)
    meeting = (bars[0].right, bars[1].left) if rtl else (bars[0].left, bars[1].right)
    assert meeting[0] == pytest.approx(meeting[1], abs=2 * NO_BAR)


def test_negative_columns_hang_below_the_axis(chart: MakeChart, draw: Draw) -> None:
    up, down = draw(chart(ChartKind.COLUMN, ("10", "-5"))).bars
    assert up.bottom == pytest.approx(down.top, abs=2 * NO_BAR)


@both_kinds
def test_bars_of_one_category_stand_together_in_the_order_of_their_series(
    kind: ChartKind, chart: MakeChart, draw: Draw
) -> None:
    drawing = draw(chart(kind, ("10", "40"), ("20", "30")))
    bars = drawing.bars[-4:]
    lengths = [bar.width if kind is ChartKind.BAR else bar.height for bar in bars]
    assert [length / lengths[0] for length in lengths] == pytest.approx([1, 2, 4, 3], abs=0.001)
    places = [bar.top if kind is ChartKind.BAR else bar.left for bar in bars]
    assert places == sorted(places)
    assert places[1] - places[0] < places[2] - places[1]
    assert [bar.color for bar in bars[:2]] == [bar.color for bar in bars[2:]]


def test_bars_of_several_series_are_named_at_the_first_of_them(chart: MakeChart, draw: Draw) -> None:
    drawing = draw(chart(ChartKind.BAR, ("41", "20"), ("44", "22")))
    for name, value, bar in (("Exports", "41", drawing.bars[0]), ("Imports", "44", drawing.bars[1])):
        box = drawing.word(name).box
        assert box.left > drawing.word(value).box.right > bar.right
        assert bar.top < (box.top + box.bottom) / 2 < bar.bottom


def test_where_names_would_take_the_room_of_the_bars_a_key_has_them(chart: MakeChart, draw: Draw) -> None:
    names = ("Exports to the region", "Imports from the region")
    drawing = draw(chart(ChartKind.BAR, ("41", "20"), ("44", "22"), names=names), width=220)
    samples = drawing.bars[:2]
    assert [sample.color for sample in samples] == [bar.color for bar in drawing.bars[2:4]]
    assert all(drawing.word(name).box.bottom < drawing.bars[2].top for name in names)


def test_a_missing_bar_is_neither_drawn_nor_labelled(chart: MakeChart, draw: Draw) -> None:
    drawing = draw(chart(ChartKind.BAR, (None, "20"), ("10", None)))
    assert len(drawing.bars) == 2
    assert [word.text for word in drawing.words if word.text.isdigit()] == ["10", "20"]


def test_columns_run_from_right_to_left_too(chart: MakeChart, draw: Draw) -> None:
    first, second = draw(chart(ChartKind.COLUMN, ("10", "20")), rtl=True).bars
    assert first.left > second.left


def test_labels_of_close_columns_are_set_smaller(chart: MakeChart, draw: Draw) -> None:
    drawing = draw(chart(ChartKind.COLUMN, ("10", "20", "30")), width=140)
    (size,) = {text.get("font-size") for text in drawing.root.iter(f"{SVG}text")}
    assert 7 <= float(size or 0) < 10


@pytest.mark.parametrize(("kind", "width"), [(ChartKind.BAR, 90), (ChartKind.COLUMN, 110)])
def test_labels_without_room_are_an_error_and_no_wrong_picture(
    kind: ChartKind, width: float, chart: MakeChart, draw: Draw
) -> None:
    with pytest.raises(NoRoomError, match="chart `c`"):
        draw(chart(kind, ("10", "20", "30")), width=width)


@given(
    st.lists(st.decimals("-1e12", "1e12", places=3), min_size=1, max_size=4),
    st.sampled_from([ChartKind.BAR, ChartKind.COLUMN]),
)
def test_lengths_are_always_true_to_the_values(
    chart: MakeChart, draw: Draw, values: list[Decimal], kind: ChartKind
) -> None:
    lengths = lengths_of(draw(chart(kind, [format(value, "f") for value in values]), width=500), kind)
    assert all(length >= 0 for length in lengths)
    scale = sum(lengths) / float(sum(map(abs, values)) or 1)
    assert lengths == pytest.approx([float(abs(value)) * scale for value in values], abs=0.03)
