"""What holds for charts of every kind, from left to right and from right to left."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from itertools import combinations, pairwise
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

import pytest

from briefpress.document.charts import texts_of
from briefpress.document.contrast import contrast
from briefpress.document.nodes import Chart, ChartKind, DataPoint, DataSeries

if TYPE_CHECKING:
    from conftest import Draw, Drawing

SVG = "{http://www.w3.org/2000/svg}"
YEARS = tuple(str(year) for year in range(2002, 2020))
RISE = ("1", "2", "3", "4", "6", "9", "8", "5", "10", "21", "24", "22", "17", "10", "8", "10", "12", "14")
FALL = ("2", "1", "3", "5", "5", "7", "9", "6", "9", "12", "12", "14", "13", "11", "9", "8", "12", "13")
THREE = ("2023", "2024", "2025")

SAMPLES: dict[str, dict[str, object]] = {
    "bar": {"kind": ChartKind.BAR, "rows": (("10", "40", "20", "3.5"),)},
    "bar of two": {"kind": ChartKind.BAR, "rows": (("40", "20", "10", "3"), ("20", "30", "11", "0"))},
    "bar of two, the last longest": {"kind": ChartKind.BAR, "rows": (("1", "2", "3", "40"), ("2", "1", "3", "39"))},
    "bar around zero": {"kind": ChartKind.BAR, "rows": (("10", "-5", "20", "-40"),)},
    "bar of two around zero": {"kind": ChartKind.BAR, "rows": (("-10", "5"), ("4", "-3"))},
    "bar with a gap": {"kind": ChartKind.BAR, "rows": ((None, "20", "10"), ("20", None, "11"))},
    "column": {"kind": ChartKind.COLUMN, "rows": (("10", "40", "20"),), "categories": THREE},
    "column of two": {"kind": ChartKind.COLUMN, "rows": (("61", "62", "71"), ("28", "32", "35")), "categories": THREE},
    "column of three": {
        "kind": ChartKind.COLUMN,
        "rows": (("61", "62", "71"), ("28", "32", "35"), ("8", "-2", "35")),
        "categories": THREE,
    },
    "stacked bar": {
        "kind": ChartKind.STACKED_BAR,
        "rows": (("61", "62", "71"), ("28", "32", "35")),
        "categories": THREE,
        "total": ("89", "94", "106"),
    },
    "stacked bar of thin parts": {
        "kind": ChartKind.STACKED_BAR,
        "rows": (("61", "62", "71"), ("1", "2", "1"), ("2", "1", "3")),
        "categories": THREE,
        "total": ("64", "65", "75"),
    },
    "stacked bar of thin parts first": {
        "kind": ChartKind.STACKED_BAR,
        "rows": (("61", "62", "1"), ("28", "2", "35")),
        "categories": THREE,
        "total": ("89", "64", "36"),
    },
    "stacked bar below zero": {
        "kind": ChartKind.STACKED_BAR,
        "rows": (("-61", "-62"), ("-28", "-1")),
        "categories": THREE[:2],
        "total": ("-89", "-63"),
    },
    "stacked bar below zero of thin parts first": {
        "kind": ChartKind.STACKED_BAR,
        "rows": (("-61", "-1"), ("-28", "-60")),
        "categories": THREE[:2],
        "total": ("-89", "-61"),
    },
    "stacked column": {
        "kind": ChartKind.STACKED_COLUMN,
        "rows": (("61", "62", "71"), ("28", "32", "35")),
        "categories": THREE,
        "total": ("89", "94", "106"),
    },
    "stacked column of thin parts": {
        "kind": ChartKind.STACKED_COLUMN,
        "rows": (("61", "62", "71"), ("1", "2", "1"), ("2", "1", "0")),
        "categories": THREE,
        "total": ("64", "65", "72"),
    },
    "line": {"kind": ChartKind.LINE, "rows": (RISE,), "categories": YEARS, "ticks": (0, 10, 20, 30)},
    "line of two": {"kind": ChartKind.LINE, "rows": (RISE, FALL), "categories": YEARS, "ticks": (0, 10, 20, 30)},
    "line of three": {
        "kind": ChartKind.LINE,
        "rows": (RISE, FALL, tuple(reversed(FALL))),
        "categories": YEARS,
        "ticks": (0, 10, 20, 30),
    },
    "line with gaps": {
        "kind": ChartKind.LINE,
        "rows": (("45", None, "50", "41", None),),
        "categories": ("2012", "2013", "2014", "2015", "2016"),
        "ticks": (40, 45, 50),
    },
    "dot": {"kind": ChartKind.DOT, "rows": (("43", "22", "13", "4"),), "ticks": (0, 20, 40, 60)},
    "dot of two": {"kind": ChartKind.DOT, "rows": (("41", "19", "13", "4"), ("48", "27", "13", "3")), "ticks": (0, 50)},
    "dot of three": {
        "kind": ChartKind.DOT,
        "rows": (("41", "19", "13", "4"), ("48", "27", "14", "3"), ("43", "22", "13", "4")),
        "ticks": (0, 20, 40, 60),
    },
    "dot not from zero": {"kind": ChartKind.DOT, "rows": (("91", "92", None, "94"),), "ticks": (90, 92, 94)},
}
every_sample = pytest.mark.parametrize("sample", SAMPLES)
both_directions = pytest.mark.parametrize("rtl", [False, True], ids=["ltr", "rtl"])


@pytest.fixture
def given_chart(sample: str, chart: Callable[..., Chart]) -> Chart:
    values = dict(SAMPLES[sample])
    return chart(values.pop("kind"), *values.pop("rows"), **values)  # type: ignore[misc]


def test_every_kind_has_a_sample() -> None:
    assert {sample["kind"] for sample in SAMPLES.values()} == set(ChartKind)


@every_sample
@both_directions
def test_no_word_covers_another_and_all_stand_inside(given_chart: Chart, draw: Draw, rtl: bool) -> None:
    drawing = draw(given_chart, rtl=rtl)
    for word in drawing.words:
        assert -0.05 <= word.box.left < word.box.right <= drawing.width + 0.05, word
        assert -0.05 <= word.box.top < word.box.bottom <= drawing.height, word
    for one, other in combinations(drawing.words, 2):
        assert not one.box.overlaps(other.box), (one, other)


@every_sample
def test_a_chart_drawn_lower_says_the_same_and_covers_nothing(given_chart: Chart, draw: Draw) -> None:
    usual, lower = draw(given_chart), draw(replace(given_chart, height=0.62))
    assert [word.text for word in lower.words] == [word.text for word in usual.words]
    assert lower.height < usual.height
    for one, other in combinations(lower.words, 2):
        assert not one.box.overlaps(other.box), (one, other)


@every_sample
@both_directions
def test_a_word_stands_beside_every_mark_or_within_one(given_chart: Chart, draw: Draw, rtl: bool) -> None:
    drawing = draw(given_chart, rtl=rtl)
    for word in drawing.words:
        for bar in drawing.bars:
            assert not bar.overlaps(word.box) or bar.holds(word.box), (word, bar)
        for dot in drawing.dots:
            assert not dot.overlaps(word.box), (word, dot)


@every_sample
@both_directions
def test_all_that_is_needed_is_written_in_its_order_and_nothing_else(given_chart: Chart, draw: Draw, rtl: bool) -> None:
    found = [word.text for word in draw(given_chart, rtl=rtl).words]
    for text in texts_of(given_chart):
        if found and found[0] == text.text:
            del found[0]
        else:
            assert not text.needed, text
    assert found == []


@every_sample
def test_marks_stand_out_from_the_paper_and_from_their_neighbours(given_chart: Chart, draw: Draw) -> None:
    drawing = draw(given_chart)
    marks = [*drawing.bars, *drawing.dots]
    assert all(contrast(mark.color, "#ffffff") >= 3 for mark in marks)
    for one, other in pairwise(drawing.bars):
        touching = one.overlaps(other, slack=-1.5)
        if touching and one.color != other.color:
            assert contrast(one.color, other.color) >= 3


@every_sample
def test_words_on_marks_can_be_read(given_chart: Chart, draw: Draw) -> None:
    drawing = draw(given_chart)
    for word in drawing.words:
        for bar in drawing.bars:
            if bar.holds(word.box):
                assert contrast(word.color, bar.color) >= 6, word


@every_sample
def test_right_to_left_is_the_mirror_image(given_chart: Chart, draw: Draw) -> None:
    plain, mirrored = draw(given_chart), draw(given_chart, rtl=True)

    def turned(drawing: Drawing) -> list[tuple[float, float, float]]:
        return [(drawing.width - bar.right, bar.top, bar.width) for bar in (*drawing.bars, *drawing.dots)]

    for one, other in zip(turned(plain), [*mirrored.bars, *mirrored.dots], strict=True):
        assert one == pytest.approx((other.left, other.top, other.width), abs=0.03)
    for word, turned_word in zip(plain.words, mirrored.words, strict=True):
        assert word.text == turned_word.text
        assert plain.width - word.box.right == pytest.approx(turned_word.box.left, abs=0.03)
        assert word.box.bottom == pytest.approx(turned_word.box.bottom, abs=0.03)


@every_sample
def test_the_alternative_is_there_in_both_directions(given_chart: Chart, draw: Draw) -> None:
    root = draw(given_chart).root
    assert (root[0].tag, root[0].text) == (f"{SVG}title", "Alt")
    mirrored = draw(given_chart, rtl=True).root
    assert mirrored.get("data-drawing") == "Alt"
    assert [*mirrored.iter(f"{SVG}text"), *mirrored.iter(f"{SVG}title")] == []


HOSTILE = "\"'</title><script>&amp;<!--]]>"


@pytest.mark.parametrize("kind", list(ChartKind))
@both_directions
def test_text_cannot_become_markup(kind: ChartKind, chart: Callable[..., Chart], draw: Draw, rtl: bool) -> None:
    given = chart(kind, ("1", "2"), ("3", "4"), ticks=(0, 5))
    rows = tuple(
        DataSeries(HOSTILE, tuple(DataPoint(HOSTILE, HOSTILE, point.value, "<&>") for point in row.points))
        for row in given.series
    )
    drawing = draw(replace(given, series=rows, alt=HOSTILE), width=4000, rtl=rtl)
    assert {word.text for word in drawing.words} <= {HOSTILE, "<&>", "t0", "t5"}
    known = {"svg", "title", "rect", "text", "path", "circle", "polygon", "div", "span"}
    assert {element.tag.removeprefix(SVG) for element in drawing.root.iter()} <= known
    assert isinstance(drawing.root, ET.Element)


@pytest.mark.parametrize("kind", list(ChartKind))
def test_a_chart_without_values_is_empty(kind: ChartKind, chart: Callable[..., Chart], draw: Draw) -> None:
    for given in (chart(kind), chart(kind, ()), chart(kind, (None, None))):
        drawing = draw(given)
        assert (drawing.bars, drawing.dots, drawing.words) == ((), (), ())
