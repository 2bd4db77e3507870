"""Where each figure of the register is printed."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from briefpress.content.model import Brief, ChartBlock, FiguresBlock, TableBlock, TimelineBlock
from briefpress.content.walking import walk_blocks
from briefpress.document.inlines import walk_inlines
from briefpress.document.nodes import Value


def printed_figures(brief: Brief) -> Mapping[str, tuple[str, ...]]:
    """For each name of the register that is printed anywhere: the addresses of texts, and the ids of blocks."""
    places: dict[str, dict[str, None]] = {}
    for name, place in _uses(brief):
        cells = brief.register.series[name].cells.values() if name in brief.register.series else ()
        for each in (name, *(cell.name for cell in cells)):
            places.setdefault(each, {})[place] = None
    return {name: tuple(found) for name, found in places.items()}


def _uses(brief: Brief) -> Iterator[tuple[str, str]]:
    """Each name of a figure or series with a place that prints it, in reading order."""
    for segment in brief.segments.values():
        for inline in walk_inlines(segment.inlines):
            if isinstance(inline, Value):
                yield inline.name, segment.address
    for block in walk_blocks(brief):
        match block:
            case FiguresBlock():
                for entry in block.entries:
                    yield entry.figure, block.id
            case ChartBlock():
                for name in block.figure_names:
                    yield name, block.id
            case TimelineBlock():
                for event in block.events:
                    yield event.date, block.id
            case TableBlock():
                for column in block.columns:
                    if column.series:
                        yield column.series, block.id
            case _:
                pass
