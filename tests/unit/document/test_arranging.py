"""Charts go across the page and lie down, and all else stays in its order."""

from __future__ import annotations

from dataclasses import replace

import pytest

from briefpress.document.arranging import AS_LAID_OUT, Arrangement, lay_down, placed_charts, rearrange
from briefpress.document.nodes import Area, Block, Caption, Chart, ChartKind, List, ListItem, Paragraph, Section, Text


def chart(name: str, kind: ChartKind = ChartKind.COLUMN) -> Chart:
    return Chart(name, Caption("", 0, (), None), kind, (), "")


def words(text: str) -> Paragraph:
    return Paragraph((Text(text),))


def across(*names: str) -> Arrangement:
    return Arrangement(across=frozenset(names))


def test_nothing_changes_without_need() -> None:
    blocks = (Section("s", "evidence", (Area("main", (chart("a"),)), Area("side", (words("x"),)))), chart("b"))
    assert rearrange(blocks, AS_LAID_OUT) == blocks


def test_charts_are_found_in_their_areas() -> None:
    inner = Section("s", "evidence", (Area("main", (chart("a"),)), chart("b")))
    blocks = (inner, List((ListItem((chart("c"),)),)), words("x"))
    assert [(found.id, area) for found, area in placed_charts(blocks)] == [("a", "main"), ("b", ""), ("c", "")]


def test_what_stood_beside_a_chart_alone_in_its_area_goes_across_too() -> None:
    blocks = (words("1"), Area("main", (chart("a"),)), Area("side", (words("2"), words("3"))), words("4"))
    assert rearrange(blocks, across("a")) == (words("1"), chart("a"), words("2"), words("3"), words("4"))


@pytest.mark.parametrize(
    ("run", "expected"),
    [
        # first in the first area: before the areas
        (
            (Area("main", (chart("a"), words("1"))), Area("side", (words("2"),))),
            (chart("a"), Area("main", (words("1"),)), Area("side", (words("2"),))),
        ),
        # after other text, or in another area: after them
        (
            (Area("main", (words("1"), chart("a"))), Area("side", (words("2"),))),
            (Area("main", (words("1"),)), Area("side", (words("2"),)), chart("a")),
        ),
        (
            (Area("main", (words("1"),)), Area("side", (chart("a"), words("2")))),
            (Area("main", (words("1"),)), Area("side", (words("2"),)), chart("a")),
        ),
    ],
)
def test_areas_that_keep_something_stay_beside_each_other(run: tuple[Block, ...], expected: tuple[Block, ...]) -> None:
    inside = Section("s", "evidence", run)
    assert rearrange((inside,), across("a")) == (replace(inside, children=expected),)


def test_two_charts_beside_each_other_go_across_in_their_order() -> None:
    run = (Area("main", (chart("a"),)), Area("side", (chart("b"),)))
    assert rearrange(run, across("a", "b")) == (chart("a"), chart("b"))


def test_an_area_that_was_alone_or_empty_before_is_left_as_it_is() -> None:
    for blocks in ((Area("main", (words("1"),)),), (Area("main", (words("1"),)), Area("side", ()))):
        assert rearrange(blocks, across("a")) == blocks


@pytest.mark.parametrize(
    ("kind", "lying"),
    [
        (ChartKind.COLUMN, ChartKind.BAR),
        (ChartKind.STACKED_COLUMN, ChartKind.STACKED_BAR),
        (ChartKind.LINE, ChartKind.LINE),
        (ChartKind.BAR, ChartKind.BAR),
    ],
)
def test_columns_lie_down_where_they_stand(kind: ChartKind, lying: ChartKind) -> None:
    assert lay_down(chart("a", kind)).kind is lying
    area = Area("main", (chart("a", kind), chart("b", kind)))
    (made,) = rearrange((area,), Arrangement(laid_down=frozenset("a")))
    assert made == Area("main", (chart("a", lying), chart("b", kind)))
