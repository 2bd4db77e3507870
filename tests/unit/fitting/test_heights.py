"""Charts are drawn lower where that fills a page, and stay as they are where it does not."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import PurePosixPath
from typing import cast

import pytest

from briefpress.document.arranging import placed_charts
from briefpress.document.nodes import Block, Caption, Chart, ChartKind, Direction, Document, Properties, Section, Text
from briefpress.document.scaling import FitBounds
from briefpress.document.stylesheet import Stylesheet
from briefpress.fitting.heights import lower_charts
from briefpress.fitting.scales import Fullness
from briefpress.formats.pdf.pages import PageFill
from briefpress.locations import SourceLocation
from briefpress.rendering import Composition

ROOM = 200.0

Layout = Callable[[dict[str, float]], tuple[PageFill, ...]]


def composition(*charts: str, least: float = 0.6) -> Composition:
    def chart(name: str) -> Block:
        return Chart(name, Caption("Chart", 1, (Text("Growth"),), None), ChartKind.COLUMN, (), "")

    blocks = (Section("s", "", tuple(map(chart, charts))),)
    document = Document("en", Direction.LTR, Properties("", "", "", "2022-01-20", "a/en/b"), blocks)
    origin = SourceLocation(PurePosixPath("templates/x/layout.yaml"))
    return Composition(document, cast(Stylesheet, None), (), origin, bounds=FitBounds(charts=least))


def heights_of(made: Composition) -> dict[str, float]:
    return {chart.id: chart.height for chart, _ in placed_charts(made.document.children)}


class Pages:
    """What a layout makes of the heights of charts; ``asked`` are those that it was asked for, one after the other."""

    def __init__(self, layout: Layout) -> None:
        self.layout = layout
        self.asked: list[dict[str, float]] = []

    def __call__(self, made: Composition) -> Fullness:
        self.asked.append(heights_of(made))
        fills = self.layout(self.asked[-1])
        return Fullness(len(fills), fills[-1].free, fills)


def first_on_the_next_page(heights: dict[str, float]) -> tuple[PageFill, ...]:
    """A page with 70 mm left before a chart of 80 mm, of which 60 mm are its plot, with 4 mm around it."""
    height = 20 + 60 * heights["growth"]
    if height + 4 <= 70:
        return (PageFill(70 - height, ROOM, (("growth", height),)), PageFill(100, ROOM))
    return (PageFill(70, ROOM), PageFill(20, ROOM, (("growth", height),), "growth", height))


def test_a_chart_is_as_low_as_it_takes_to_stand_on_the_page_before() -> None:
    pages = Pages(first_on_the_next_page)
    made = lower_charts(composition("growth"), pages)
    assert 0.6 < heights_of(made)["growth"] < 0.8
    assert heights_of(made) == pages.asked[-1]
    assert first_on_the_next_page(heights_of(made))[0].free < 10


def test_the_charts_of_a_page_make_room_for_what_follows_them() -> None:
    def layout(heights: dict[str, float]) -> tuple[PageFill, ...]:
        height = 20 + 60 * heights["growth"]
        free = 130 - height
        if free >= 62:  # a table of 58 mm with the space before it
            return (PageFill(free - 62, ROOM, (("growth", height),)), PageFill(90, ROOM))
        return (PageFill(free, ROOM, (("growth", height),)), PageFill(32, ROOM, (), "table", 58))

    assert 0.6 < heights_of(lower_charts(composition("growth"), Pages(layout)))["growth"] < 0.9


@pytest.mark.parametrize(
    ("fills", "layouts"),
    [
        # Hardly anything is empty; what follows is too high; no chart is near; a lower chart leaves only more empty.
        ((PageFill(30, ROOM, (("growth", 80),)), PageFill(9, ROOM, (), "table", 60)), 1),
        ((PageFill(70, ROOM, (("growth", 80),)), PageFill(9, ROOM, (), "table", 140)), 1),
        ((PageFill(70, ROOM), PageFill(9, ROOM, (), "table", 75), PageFill(9, ROOM, (("growth", 80),))), 1),
        ((PageFill(70, ROOM, (("growth", 80),)), PageFill(9, ROOM, (), "heading", 8)), 3),
    ],
)
def test_charts_stay_as_they_are_where_that_fills_no_page(fills: tuple[PageFill, ...], layouts: int) -> None:
    pages = Pages(lambda _: fills)
    assert heights_of(lower_charts(composition("growth"), pages)) == {"growth": 1}
    assert len(pages.asked) == layouts


def test_a_layout_that_does_not_say_so_has_its_charts_as_they_are() -> None:
    pages = Pages(first_on_the_next_page)
    made = composition("growth", least=1)
    assert lower_charts(made, pages) is made
    assert pages.asked == []


def test_a_chart_that_would_make_more_pages_stays_as_it_is() -> None:
    def layout(heights: dict[str, float]) -> tuple[PageFill, ...]:
        fills = first_on_the_next_page(heights)
        return fills if heights["growth"] == 1 else (*fills, PageFill(150, ROOM))

    assert heights_of(lower_charts(composition("growth"), Pages(layout))) == {"growth": 1}
