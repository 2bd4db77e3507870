"""Cue cards: a speaker can hold four points in view, and no more."""

from __future__ import annotations

from collections.abc import Iterator

from briefpress.content.model import Brief, ListBlock
from briefpress.findings import Finding

MOST_POINTS = 4
"""How many points a card may have."""

POINTS = "points"
"""The kind of sections that are cards."""


def crowded_cards(brief: Brief) -> Iterator[Finding]:
    """Findings on the first point too many of each card."""
    for section in brief.sections:
        if section.kind == POINTS:
            items = [item for block in section.blocks if isinstance(block, ListBlock) for item in block.items]
            if len(items) > MOST_POINTS:
                message = f"the card «{section.id}» has {len(items)} points; a speaker can use {MOST_POINTS}"
                location = items[MOST_POINTS].segment.location
                yield Finding("F111", message, location, help="give the others a card of their own, or leave them out")
