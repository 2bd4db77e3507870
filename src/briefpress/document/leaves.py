"""The leaves of a Document: every run of text with its address, in reading order. What parity is measured on."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import assert_never

from briefpress.document.nodes import (
    Area,
    Aside,
    Block,
    Caption,
    Cell,
    Chart,
    Contents,
    Document,
    Group,
    Heading,
    Image,
    Inline,
    List,
    Paragraph,
    Section,
    Sources,
    Table,
    Timeline,
)
from briefpress.locations import SegmentAddress


@dataclass(frozen=True, slots=True)
class Leaf:
    """One run of inlines and its address (None where there is none).

    ``repeats`` is true for what a page break prints again: the heads of a table.
    """

    address: SegmentAddress | None
    children: tuple[Inline, ...]
    repeats: bool = False


def leaves_of(document: Document, *, running: bool = False) -> Iterator[Leaf]:
    """Every leaf of the body, then of the notes, then (if asked for) of the running head and foot."""
    yield from block_leaves(document.children)
    for note in document.notes:
        yield Leaf(note.segment, note.children)
    if running:
        yield from block_leaves((*document.head, *document.foot))


def block_leaves(blocks: Iterable[Block]) -> Iterator[Leaf]:
    """Every leaf of ``blocks``, in reading order."""
    for block in blocks:
        match block:
            case Paragraph() | Heading():
                yield Leaf(block.segment, block.children)
            case List():
                for item in block.items:
                    yield from block_leaves(item.children)
            case Table():
                yield from _caption_leaves(block.caption)
                yield from _record_leaves(block) if block.pair else _cell_leaves(block)
                yield from _paragraph_leaves(block.source)
            case Chart():
                yield from _caption_leaves(block.caption)
                if block.table:
                    yield from block_leaves([block.table])
                yield from _paragraph_leaves(block.source)
            case Timeline():
                yield from _caption_leaves(block.caption)
                for event in block.events:
                    yield from _paragraph_leaves(event.date, event.text)
                yield from _paragraph_leaves(block.source)
            case Image():
                if block.caption:
                    yield from _caption_leaves(block.caption)
            case Section() | Group() | Aside() | Area():
                yield from block_leaves(block.children)
            case Sources():
                for entry in block.entries:
                    yield Leaf(entry.segment, entry.children)
            case Contents():
                pass
            case _:
                assert_never(block)


def _cell_leaves(table: Table) -> Iterator[Leaf]:
    for row in (table.head, *table.rows):
        for cell in row.cells:
            yield Leaf(cell.segment, cell.children, repeats=row is table.head)


def _record_leaves(table: Table) -> Iterator[Leaf]:
    for record in records_of(table):
        for cell in (record.title, *(cell for pair in record.pairs for cell in pair)):
            yield Leaf(cell.segment, cell.children)


def _caption_leaves(caption: Caption) -> Iterator[Leaf]:
    yield Leaf(caption.segment, caption.children)
    yield from _paragraph_leaves(caption.subtitle)


def _paragraph_leaves(*paragraphs: Paragraph | None) -> Iterator[Leaf]:
    for paragraph in paragraphs:
        if paragraph:
            yield Leaf(paragraph.segment, paragraph.children)


def walk_blocks(blocks: Iterable[Block]) -> Iterator[Block]:
    """Every block, containers before what is in them, in reading order."""
    for block in blocks:
        yield block
        if isinstance(block, Section | Group | Aside | Area):
            yield from walk_blocks(block.children)
        elif isinstance(block, List):
            for item in block.items:
                yield from walk_blocks(item.children)


def charts_of(blocks: Iterable[Block]) -> Iterator[Chart]:
    """Every chart of ``blocks``, in reading order."""
    return (block for block in walk_blocks(blocks) if isinstance(block, Chart))


def images_of(blocks: Iterable[Block]) -> Iterator[Image]:
    """Every image of ``blocks``, in reading order."""
    return (block for block in walk_blocks(blocks) if isinstance(block, Image))


@dataclass(frozen=True, slots=True)
class Record:
    """One row of a table as a list: its first cell, and every further cell that says anything with its head."""

    title: Cell
    pairs: tuple[tuple[Cell, Cell], ...]


def records_of(table: Table) -> Iterator[Record]:
    """The rows of ``table`` as lists, in their order."""
    for row in table.rows:
        pairs = zip(table.head.cells[1:], row.cells[1:], strict=True)
        yield Record(row.cells[0], tuple((head, cell) for head, cell in pairs if cell.children))


def has_contents(blocks: Iterable[Block]) -> bool:
    """Whether a list of contents stands anywhere in ``blocks``."""
    return any(isinstance(block, Contents) for block in walk_blocks(blocks))
