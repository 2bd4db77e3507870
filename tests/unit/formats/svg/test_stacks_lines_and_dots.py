"""The geometry that a reader relies on: parts of stacks, points of lines, dots on a scale."""

from __future__ import annotations

import re
from collections.abc import Callable
from itertools import combinations
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefpress.document.nodes import Chart, ChartKind
from briefpress.formats.svg.style import NoRoomError

if TYPE_CHECKING:
    from conftest import Draw

MakeChart = Callable[..., Chart]
YEARS = ("2021", "2022", "2023", "2024", "2025")
SVG = "{http://www.w3.org/2000/svg}"


# --- stacks ----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("kind", [ChartKind.STACKED_BAR, ChartKind.STACKED_COLUMN])
def test_parts_are_as_long_as_their_values_and_join_end_to_end(kind: ChartKind, chart: MakeChart, draw: Draw) -> None:
    drawing = draw(chart(kind, ("60", "30"), ("20", "10"), ("20", "40"), categories=YEARS, total=("100", "80")))
    bars = drawing.bars[-6:]  # before them stand the samples of the key
    lengths = [bar.width if kind is ChartKind.STACKED_BAR else bar.height for bar in bars]
    assert [length / lengths[0] for length in lengths] == pytest.approx([1, 1 / 3, 1 / 3, 0.5, 1 / 6, 2 / 3], abs=0.001)
    for first, second in ((0, 1), (1, 2), (3, 4), (4, 5)):
        if kind is ChartKind.STACKED_BAR:
            assert bars[first].right == pytest.approx(bars[second].left, abs=0.02)
        else:
            assert bars[first].top == pytest.approx(bars[second].bottom, abs=0.02)


@pytest.mark.parametrize("kind", [ChartKind.STACKED_BAR, ChartKind.STACKED_COLUMN])
def test_no_white_line_covers_the_whole_of_a_small_part(kind: ChartKind, chart: MakeChart, draw: Draw) -> None:
    """Parts are parted by white lines, but a part that is hardly wider than the line is to be seen, too."""

    def white_lines(*values: tuple[str, ...]) -> int:
        drawing = draw(chart(kind, *values, categories=YEARS[:1], total=("100",)))
        return sum(path.get("stroke") == "#ffffff" and path.get("stroke-width") == "1" for path in drawing.root.iter())

    assert white_lines(("60",), ("40",)) == 1
    assert white_lines(("99.8",), ("0.2",)) == 0
    assert white_lines(("0.2",), ("60",), ("39.8",)) == 1


def test_the_names_of_a_stacked_bar_stand_over_the_parts_of_the_first(chart: MakeChart, draw: Draw) -> None:
    drawing = draw(chart(ChartKind.STACKED_BAR, ("60", "30"), ("40", "10"), categories=YEARS, total=("100", "40")))
    exports, imports = drawing.bars[:2]
    for bar, name in ((exports, "Exports"), (imports, "Imports")):
        box = drawing.word(name).box
        assert bar.left <= box.left < box.right <= bar.right
        assert box.bottom <= bar.top


def test_names_of_digits_stand_in_a_key_where_they_would_read_as_values(chart: MakeChart, draw: Draw) -> None:
    for kind in (ChartKind.BAR, ChartKind.STACKED_BAR):
        drawing = draw(chart(kind, ("60", "30"), ("40", "10"), names=("2023", "2024")), width=400)
        samples = drawing.bars[:2]
        for sample, name in zip(samples, ("2023", "2024"), strict=True):
            box = drawing.word(name).box
            assert sample.right < box.left < sample.right + 10
            assert box.bottom < min(bar.top for bar in drawing.bars[2:])


def test_names_of_digits_do_not_stand_behind_the_last_values_of_lines(chart: MakeChart, draw: Draw) -> None:
    rows = (("10", "20", "30", "31", "30"), ("9", "15", "22", "25", "35"))
    for names, is_behind in ((("2023", "2024"), False), (("Out", "In"), True)):
        drawing = draw(chart(ChartKind.LINE, *rows, categories=YEARS, ticks=(0, 20, 40), names=names), width=400)
        value = next(word for word in reversed(drawing.words) if word.text == "35")
        name = next(word for word in drawing.words if word.text == names[1])
        assert (name.box.left > value.box.right) is is_behind


def test_a_value_under_a_stacked_bar_is_nearer_to_it_than_to_the_next(chart: MakeChart, draw: Draw) -> None:
    rows = (("60", "30", "1"), ("1", "2", "40"))
    drawing = draw(chart(ChartKind.STACKED_BAR, *rows, categories=YEARS, total=("61", "32", "41")))
    first, second, third = drawing.bars[2], drawing.bars[4], drawing.bars[6]
    for text, bar, next_bar in (("1", first, second), ("2", second, third)):
        box = next(word.box for word in drawing.words if word.text == text and word.box.top >= bar.bottom)
        assert 0 < box.top - bar.bottom < (next_bar.top - box.bottom) / 2


@pytest.mark.parametrize("sign", ["", "-"])
@pytest.mark.parametrize("kind", [ChartKind.BAR, ChartKind.STACKED_BAR])
def test_the_axis_begins_before_the_first_bar_and_touches_no_value(
    kind: ChartKind, sign: str, chart: MakeChart, draw: Draw
) -> None:
    rows = (("60", "30", "1"), ("25", "2", "40"))
    rows = tuple(tuple(f"{sign}{text}" for text in row) for row in rows)
    drawing = draw(chart(kind, *rows, categories=YEARS))
    (axis,) = _rules(drawing.root, 0.75)
    (x, top), (_, bottom) = axis
    bars = [bar for bar in drawing.bars if bar.height > 8]  # all but the samples of the key
    assert top <= bars[0].top - 4
    assert bottom >= bars[-1].bottom + 4
    for word in drawing.words:
        assert not word.box.left - 1.5 < x < word.box.right + 1.5, word


def test_no_level_line_stands_before_a_value_beside_a_column(chart: MakeChart, draw: Draw) -> None:
    """It would be read as a minus."""
    rows = (("61", "62", "71"), ("1", "2", "1"), ("40", "41", "60"))
    drawing = draw(chart(ChartKind.STACKED_COLUMN, *rows, categories=YEARS[:3], total=("102", "105", "132")))
    beside = {word.text for word in drawing.words if not any(bar.holds(word.box) for bar in drawing.bars)}
    assert {"1", "2"} <= beside
    assert [rule for rule in _rules(drawing.root, 0.5) if abs(rule[0][1] - rule[1][1]) < 2] == []


def test_a_value_moved_away_from_its_part_is_tied_to_it(chart: MakeChart, draw: Draw) -> None:
    rows = (("61", "62", "71"), ("1", "2", "1"), ("2", "1", "1"))
    drawing = draw(chart(ChartKind.STACKED_COLUMN, *rows, categories=YEARS[:3], total=("64", "65", "73")))
    assert len(_rules(drawing.root, 0.5)) >= 3


def _rules(root: ET.Element, width: float) -> list[tuple[tuple[float, float], ...]]:
    """The lines ``width`` pt wide in the colour of axes."""
    return [
        tuple((float(x), float(y)) for x, y in re.findall(r"([\d.-]+) ([\d.-]+)", path.get("d", "")))
        for path in root.iter(f"{SVG}path")
        if path.get("stroke") == "#52626f" and path.get("stroke-width") == f"{width:g}"
    ]


def test_where_a_name_does_not_fit_its_part_a_key_has_the_names_in_the_order_of_the_parts(
    chart: MakeChart, draw: Draw
) -> None:
    drawing = draw(chart(ChartKind.STACKED_BAR, ("60", "30"), ("4", "10"), categories=YEARS, total=("64", "40")))
    samples, parts = drawing.bars[:2], drawing.bars[2:4]
    assert [sample.color for sample in samples] == [part.color for part in parts]
    assert samples[0].right < drawing.word("Exports").box.left < samples[1].left


@pytest.mark.parametrize("kind", [ChartKind.STACKED_BAR, ChartKind.STACKED_COLUMN])
def test_sums_stand_at_the_ends_of_stacks(kind: ChartKind, chart: MakeChart, draw: Draw) -> None:
    drawing = draw(chart(kind, ("60", "30"), ("40", "11"), categories=YEARS, total=("100", "41")))
    box, end = drawing.word("100").box, max if kind is ChartKind.STACKED_BAR else min
    if kind is ChartKind.STACKED_BAR:
        assert box.left > end(bar.right for bar in drawing.bars)
    else:
        assert box.bottom < end(bar.top for bar in drawing.bars[2:])


@pytest.mark.parametrize(("kind", "width"), [(ChartKind.STACKED_BAR, 100), (ChartKind.STACKED_COLUMN, 90)])
def test_stacks_without_room_for_their_values_are_an_error(
    kind: ChartKind, width: float, chart: MakeChart, draw: Draw
) -> None:
    rows = (("1000000", "2", "3", "4"), ("2", "3", "4", "2000000"), ("1", "1", "1", "1"))
    with pytest.raises(NoRoomError, match="chart `c`"):
        draw(chart(kind, *rows, categories=YEARS, total=("1000003", "6", "8", "2000005")), width=width)


# --- lines -----------------------------------------------------------------------------------------------------------


def test_a_line_is_as_high_as_its_values_on_its_labelled_axis(chart: MakeChart, draw: Draw) -> None:
    drawing = draw(chart(ChartKind.LINE, ("10", "40", "20", "30", "25"), categories=YEARS, ticks=(0, 20, 40)))
    low, high = drawing.word("t0").box.bottom, drawing.word("t40").box.bottom
    middles = [(dot.top + dot.bottom) / 2 for dot in drawing.dots]
    shares = [(value - middles[0]) / (high - low) for value in middles]
    assert shares == pytest.approx([0, 0.75, 0.25, 0.5, 0.375], abs=0.002)
    steps = [dot.left for dot in drawing.dots]
    assert steps == sorted(steps)
    assert steps[1] - steps[0] == pytest.approx(steps[4] - steps[3], abs=0.03)


def test_an_axis_that_does_not_begin_at_zero_says_so(chart: MakeChart, draw: Draw) -> None:
    drawing = draw(chart(ChartKind.LINE, ("91", "94", "92", "93", "93"), categories=YEARS, ticks=(90, 92, 94)))
    assert {"t90", "t92", "t94"} <= {word.text for word in drawing.words}


def test_a_missing_value_is_a_gap_and_never_zero(chart: MakeChart, draw: Draw) -> None:
    values = ("10", "20", None, "30", None)
    drawing = draw(chart(ChartKind.LINE, values, categories=YEARS, ticks=(0, 20, 40)))
    middles = [((dot.left + dot.right) / 2, (dot.top + dot.bottom) / 2) for dot in drawing.dots]
    assert len(middles) == 3
    (line,) = drawing.lines
    assert [part for point in line for part in point] == pytest.approx([*middles[0], *middles[1]], abs=0.03)
    bottom = drawing.word("t0").box.bottom
    assert all(dot.bottom < bottom - 5 for dot in drawing.dots)


def test_lines_are_named_at_their_ends_apart_from_each_other(chart: MakeChart, draw: Draw) -> None:
    rows = (("10", "20", "30", "31", "30.0"), ("9", "15", "22", "25", "30.5"))
    drawing = draw(chart(ChartKind.LINE, *rows, categories=YEARS, ticks=(0, 20, 40)))
    last = max(dot.right for dot in drawing.dots)
    for name, value in (("Exports", "30.0"), ("Imports", "30.5")):
        assert drawing.word(name).box.left > last
        assert drawing.word(value).box.left > last
    assert drawing.word("Imports").box.bottom < drawing.word("Exports").box.top


def test_lines_differ_by_more_than_colour(chart: MakeChart, draw: Draw) -> None:
    rows = (("10", "20", "30", "31", "30"), ("9", "15", "22", "25", "35"))
    root = draw(chart(ChartKind.LINE, *rows, categories=YEARS, ticks=(0, 20, 40))).root
    lines = [path for path in root.iter(f"{SVG}path") if path.get("stroke-linejoin") and path.get("fill") == "none"]
    lines = [line for line in lines if line.get("d", "").count("L") == len(YEARS) - 1]
    assert len({line.get("stroke-dasharray") for line in lines}) == 2
    assert {element.tag for element in root.iter()} >= {f"{SVG}circle", f"{SVG}polygon"}


def test_names_that_leave_no_room_for_lines_are_an_error(chart: MakeChart, draw: Draw) -> None:
    names = ("A very long name of a series indeed", "Another one")
    with pytest.raises(NoRoomError, match="chart `c`"):
        draw(
            chart(ChartKind.LINE, ("1", "2"), ("2", "1"), categories=YEARS, ticks=(0, 2), names=names),
            width=180,
        )


def test_years_are_left_out_evenly_where_they_would_touch(chart: MakeChart, draw: Draw) -> None:
    years = tuple(str(year) for year in range(1992, 2026))
    drawing = draw(chart(ChartKind.LINE, tuple("123456" * 5 + "1234"), categories=years, ticks=(0, 3, 6)))
    shown = [int(word.text) for word in drawing.words if word.text in years]
    assert set(range(1995, 2026, 5)) <= set(shown) or set(range(2000, 2026, 10)) <= set(shown)


# --- dots ------------------------------------------------------------------------------------------------------------


def test_dots_stand_on_their_scale(chart: MakeChart, draw: Draw) -> None:
    drawing = draw(chart(ChartKind.DOT, ("95", "100", "90", "92.5"), ticks=(90, 95, 100)))
    low, high = (sum((w.box.left, w.box.right)) / 2 for w in (drawing.word("t90"), drawing.word("t100")))
    shares = [((dot.left + dot.right) / 2 - low) / (high - low) for dot in drawing.dots]
    assert shares == pytest.approx([0.5, 1, 0, 0.25], abs=0.002)


def test_the_values_of_two_dots_stand_on_their_outer_sides(chart: MakeChart, draw: Draw) -> None:
    drawing = draw(chart(ChartKind.DOT, ("41", "30"), ("48", "27"), ticks=(0, 20, 40, 60)))
    assert drawing.word("41").box.right < drawing.word("48").box.left
    assert drawing.word("27").box.right < drawing.word("30").box.left


def test_a_highlighted_category_is_darker_than_the_others(chart: MakeChart, draw: Draw) -> None:
    for kind in (ChartKind.BAR, ChartKind.COLUMN, ChartKind.DOT):
        given_chart = chart(kind, ("4", "3", "2"), ticks=(0, 2, 4), highlight=("Uzbekistan",))
        drawing = draw(given_chart)
        colors = [mark.color for mark in (*drawing.bars, *drawing.dots)]
        assert colors[1] != colors[0] == colors[2]


numbers = st.one_of(st.none(), st.integers(0, 30).map(str), st.decimals(0, 999, places=1).map(str))


@given(
    kind=st.sampled_from(list(ChartKind)),
    rows=st.lists(st.lists(numbers, min_size=3, max_size=3), min_size=1, max_size=6),
    width=st.floats(150, 450),
    rtl=st.booleans(),
)
def test_labels_of_any_chart_are_apart_or_it_is_refused(
    kind: ChartKind, rows: list[list[str | None]], width: float, rtl: bool, chart: MakeChart, draw: Draw
) -> None:
    if kind in (ChartKind.STACKED_BAR, ChartKind.STACKED_COLUMN):
        rows = [[text or "0" for text in row] for row in rows]
    names = ("Exports", "Imports", "Transit", "Loans", "Grants", "Other")
    made = chart(kind, *rows, categories=YEARS[:3], names=names, ticks=(0, 200, 400, 600, 800, 1000))
    try:
        drawing = draw(made, width=width, rtl=rtl)
    except NoRoomError:
        return
    for one, other in combinations(drawing.words, 2):
        assert not one.box.overlaps(other.box), (one, other)
    for word in drawing.words:
        assert -0.05 <= word.box.left < word.box.right <= width + 0.05
        assert all(not bar.overlaps(word.box) or bar.holds(word.box) for bar in drawing.bars)
