"""What every part of the writer needs while one file is written."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from briefpress.document.leaves import walk_blocks
from briefpress.document.nodes import (
    Caption,
    Chart,
    Document,
    Heading,
    Image,
    Sources,
    Table,
    Timeline,
)
from briefpress.document.stylesheet import Stylesheet
from briefpress.formats.word.anchors import Bookmarks
from briefpress.formats.word.footnotes import Footnotes
from briefpress.formats.word.inlines import Targets
from briefpress.formats.word.numbering import Numbering
from briefpress.formats.word.package import WordPackage
from briefpress.formats.word.styles import StyleBook

ReadImage = Callable[[str], bytes]
"""Gives the bytes of a picture of the project by its path."""


@dataclass(slots=True)
class Counters:
    """Numbers that run through a whole file: drawings, and captions by kind."""

    drawings: int = 0
    captions: dict[str, int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Context:
    """One file in the making. ``pages`` maps anchors to page numbers as printed; it may be empty."""

    document: Document
    stylesheet: Stylesheet
    package: WordPackage
    styles: StyleBook
    numbering: Numbering
    bookmarks: Bookmarks
    footnotes: Footnotes
    targets: Targets
    pages: Mapping[str, str]
    read_image: ReadImage
    counters: Counters = field(default_factory=Counters)
    area: str = ""
    """The area being written; empty outside areas that stand side by side."""

    @property
    def width(self) -> float:
        """The width in mm of what is being written: of the area, or of the type area."""
        return self.stylesheet.width(self.area)


def targets_of(document: Document) -> Targets:
    """Every place of ``document`` that a reference or citation can lead to."""
    captions: dict[str, str] = {}
    headings: set[str] = set()
    blocks: set[str] = set()
    sources: dict[int, str] = {}

    def captioned(block_id: str, caption: Caption) -> None:
        if caption.number:
            captions[block_id] = f"{caption.label}{caption.number}"
        blocks.add(block_id)

    for block in walk_blocks(document.children):
        match block:
            case Heading() if block.anchor:
                headings.add(block.anchor)
            case Table() | Chart() | Timeline():
                captioned(block.id, block.caption)
            case Image() if block.caption:
                captioned(block.id, block.caption)
            case Sources():
                sources |= {entry.number: entry.id for entry in block.entries}
            case _:
                pass
    return Targets(captions, frozenset(headings), frozenset(blocks), sources)
