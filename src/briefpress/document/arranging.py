"""Charts whose labels have no room where their layout puts them: set across the page, or their columns laid down.

What is rearranged is one choice for all languages of an output, and is made before anything is numbered.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from itertools import groupby

from briefpress.document.nodes import Area, Aside, Block, Chart, ChartKind, Group, List, ListItem, Section

LAID_DOWN: Mapping[ChartKind, ChartKind] = {
    ChartKind.COLUMN: ChartKind.BAR,
    ChartKind.STACKED_COLUMN: ChartKind.STACKED_BAR,
}
"""The kinds whose marks stand, each with the kind that says the same with marks that lie."""


@dataclass(frozen=True, slots=True)
class Arrangement:
    """The ids of the charts that are taken out of their area and set ``across`` the page, and of those laid down."""

    across: frozenset[str] = frozenset()
    laid_down: frozenset[str] = frozenset()


AS_LAID_OUT = Arrangement()
"""Every chart where its layout puts it, and of the kind that its author gave it."""


def placed_charts(blocks: Iterable[Block], area: str = "") -> Iterator[tuple[Chart, str]]:
    """Every chart of ``blocks`` with the name of the area around it."""
    for block in blocks:
        match block:
            case Chart():
                yield block, area
            case Area():
                yield from placed_charts(block.children, block.name)
            case Section() | Group() | Aside():
                yield from placed_charts(block.children, area)
            case List():
                for item in block.items:
                    yield from placed_charts(item.children, area)
            case _:
                pass


def lay_down(chart: Chart) -> Chart:
    """``chart`` with marks that lie; itself where they do already, or cannot."""
    return replace(chart, kind=LAID_DOWN.get(chart.kind, chart.kind))


def with_heights(blocks: Iterable[Block], heights: Mapping[str, float]) -> tuple[Block, ...]:
    """``blocks`` with the charts named drawn as high as ``heights`` has it, as shares of the usual."""

    def lowered(block: Block) -> Block:
        match block:
            case Chart() if block.id in heights:
                return replace(block, height=heights[block.id])
            case Section() | Group() | Aside() | Area():
                return replace(block, children=with_heights(block.children, heights))
            case List():
                return replace(
                    block, items=tuple(ListItem(with_heights(item.children, heights)) for item in block.items)
                )
            case _:
                return block

    return tuple(map(lowered, blocks))


def rearrange(blocks: Iterable[Block], arrangement: Arrangement) -> tuple[Block, ...]:
    """``blocks`` as ``arrangement`` has them.

    A chart that goes across stands before the areas that it was in if it was the first thing in them, else after them.
    An area that is left alone is no longer beside anything, so that what is in it goes across, too.
    """
    made: list[Block] = []
    for are_areas, run in groupby(blocks, lambda block: isinstance(block, Area)):
        inner = [_inside(block, arrangement) for block in run]
        made.extend(_areas(inner, arrangement.across) if are_areas else inner)
    return tuple(made)


def _inside(block: Block, arrangement: Arrangement) -> Block:
    match block:
        case Chart() if block.id in arrangement.laid_down:
            return lay_down(block)
        case Section() | Group() | Aside() | Area():
            return replace(block, children=rearrange(block.children, arrangement))
        case List():
            items = tuple(ListItem(rearrange(item.children, arrangement)) for item in block.items)
            return replace(block, items=items)
        case _:
            return block


def _areas(run: Iterable[Block], across: frozenset[str]) -> Iterator[Block]:
    """A run of areas, without the charts that go across, which stand before and after it."""
    areas = [block for block in run if isinstance(block, Area)]
    before: list[Block] = []
    after: list[Block] = []
    kept: list[Area] = []
    for area in areas:
        rest = []
        for child in area.children:
            if not (isinstance(child, Chart) and child.id in across):
                rest.append(child)
            elif rest or kept:
                after.append(child)
            else:
                before.append(child)
        if rest or not area.children:
            kept.append(replace(area, children=tuple(rest)))
    is_alone = len(kept) == 1 < len(areas)
    yield from before
    yield from (kept[0].children if is_alone else kept)
    yield from after
