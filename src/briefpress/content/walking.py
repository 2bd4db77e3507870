"""Walks the parts of a brief in reading order."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import assert_never

from briefpress.content.model import (
    Brief,
    CalloutBlock,
    ChartBlock,
    ContentBlock,
    FiguresBlock,
    ImageBlock,
    ItemBlock,
    ListBlock,
    ParagraphBlock,
    QuotationBlock,
    Segment,
    SubheadingBlock,
    TableBlock,
    TimelineBlock,
)
from briefpress.locations import SegmentAddress

ABSTRACT = SegmentAddress("abstract")


def walk_blocks(brief: Brief) -> Iterator[ContentBlock]:
    """Every block, boxes before the blocks in them. Items are parts of their list."""
    for block in (*brief.preamble, *(block for section in brief.sections for block in section.blocks)):
        yield block
        if isinstance(block, CalloutBlock):
            yield from block.blocks


def front_segments(brief: Brief) -> Iterator[Segment]:
    """The texts of the front matter: title, short title, subtitle, abstract, caveat, and who gets the brief."""
    yield from _given(brief.title, brief.short_title, brief.subtitle, brief.segments.get(ABSTRACT), brief.caveat)
    yield from brief.distribution


def body_segments(brief: Brief) -> Iterator[Segment]:
    """Every segment of the preamble and of the sections."""
    yield from block_segments(brief.preamble)
    for section in brief.sections:
        yield section.title
        yield from block_segments(section.blocks)


def block_segments(blocks: Iterable[ContentBlock]) -> Iterator[Segment]:
    """Every segment of these blocks."""
    for block in blocks:
        match block:
            case ParagraphBlock() | SubheadingBlock():
                yield block.segment
            case ListBlock():
                yield from _item_segments(block.items)
            case CalloutBlock():
                yield from _given(block.title)
                yield from block_segments(block.blocks)
            case QuotationBlock():
                yield from _given(block.text, block.attribution)
            case FiguresBlock():
                for entry in block.entries:
                    yield from _given(entry.label, entry.note)
            case ChartBlock():
                yield from _given(block.title, block.subtitle, block.summary, block.categories)
                for series in block.series:
                    yield from _given(series.name, *(figure.label for figure in series.figures))
            case TimelineBlock():
                yield from _given(block.title, block.subtitle, *(event.text for event in block.events))
            case TableBlock():
                yield from _given(block.title, block.subtitle, *(column.head for column in block.columns))
                for row in (*block.rows, *([block.total] if block.total else [])):
                    yield from row.cells.values()
            case ImageBlock():
                yield from _given(block.title, block.alt)
            case _:
                assert_never(block)


def _item_segments(items: Iterable[ItemBlock]) -> Iterator[Segment]:
    for item in items:
        yield item.segment
        if item.children:
            yield from _item_segments(item.children.items)


def _given(*segments: Segment | None) -> Iterator[Segment]:
    return (segment for segment in segments if segment is not None)
