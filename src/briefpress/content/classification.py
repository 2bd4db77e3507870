"""The classification of every text of a brief."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from briefpress.content.audience import INTERNAL
from briefpress.content.model import (
    Brief,
    CalloutBlock,
    ContentBlock,
    ContentSection,
    DirectiveBlock,
    ItemBlock,
    ListBlock,
    NoteDefinition,
    ParagraphBlock,
    Segment,
    SubheadingBlock,
)
from briefpress.content.tiers import Tiers
from briefpress.content.walking import block_segments, front_segments
from briefpress.locations import SegmentAddress

Classified = ContentSection | ParagraphBlock | SubheadingBlock | DirectiveBlock | ItemBlock | NoteDefinition
"""What can say a classification. Of a list its items do."""


def classifications(brief: Brief) -> Mapping[SegmentAddress, str]:
    """The classification of each text; nothing for an office that marks nothing.

    A part has the one that it says, else that of what it stands in, else the brief's. It is never lower than what the
    section, box or item around it says; and what is ``.internal`` is never one that a public output may show.
    """
    if not brief.classification:
        return {}
    classifier = _Classifier(brief.shared.tiers)
    whole = _Place(brief.classification)
    classifier.give(whole.default, front_segments(brief))
    classifier.blocks(brief.preamble, whole)
    for section in brief.sections:
        inside = classifier.inside(section, whole)
        classifier.give(inside.default, [section.title])
        classifier.blocks(section.blocks, inside)
    for note in brief.notes.values():
        classifier.give(classifier.inside(note, whole).default, [note.segment])
    return classifier.found


@dataclass(frozen=True, slots=True)
class _Place:
    """What parts get from what they stand in: what they have if they do not say, and what they have at least."""

    default: str
    least: str = ""


@dataclass(frozen=True, slots=True)
class _Classifier:
    tiers: Tiers
    found: dict[SegmentAddress, str] = field(default_factory=dict)

    def give(self, tier: str, segments: Iterable[Segment]) -> None:
        self.found.update(dict.fromkeys((segment.address for segment in segments), tier))

    def inside(self, part: Classified, place: _Place) -> _Place:
        """What ``part``, which stands in ``place``, has itself and gives to what is in it."""
        says = part.classification
        if INTERNAL in part.classes:
            says = self.tiers.highest([says or place.default, self.tiers.above_public])
        if not says:
            return place
        tier = self.tiers.highest([says, place.least])
        return _Place(tier, tier)

    def blocks(self, blocks: Iterable[ContentBlock], place: _Place) -> None:
        for block in blocks:
            if isinstance(block, ListBlock):
                self.items(block, place)
                continue
            inside = self.inside(block, place)
            if isinstance(block, CalloutBlock):
                self.give(inside.default, [block.title] if block.title else [])
                self.blocks(block.blocks, inside)
            else:
                self.give(inside.default, block_segments([block]))

    def items(self, block: ListBlock, place: _Place) -> None:
        for item in block.items:
            inside = self.inside(item, place)
            self.give(inside.default, [item.segment])
            if item.children:
                self.items(item.children, inside)
