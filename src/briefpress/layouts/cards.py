"""Layouts of cards: every section begins a page and ends on it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import pairwise

from briefpress.document.nodes import Document, Section
from briefpress.findings import Finding
from briefpress.locations import SourceLocation


def cards_of(document: Document) -> tuple[str, ...]:
    """The ids of the cards of ``document``, in order."""
    return tuple(block.id for block in document.children if isinstance(block, Section))


def overfull_cards(
    document: Document, pages: int, anchors: Mapping[str, int], origin: SourceLocation
) -> Iterator[Finding]:
    """A finding for each card that goes on over its page.

    ``pages`` is how many pages there are, ``anchors`` says on which each heading stands, ``origin`` is the layout.
    """
    ends = [*((card, anchors[card]) for card in cards_of(document) if card in anchors), ("", pages + 1)]
    for (card, first), (_, following) in pairwise(ends):
        if following - first > 1:
            message = f"the card «{card}» of {document.properties.identifier} takes {following - first} pages"
            advice = "shorten its points, or give some of them a card of their own"
            yield Finding("F502", message, origin, f"{following - first} pages", "one page", advice)
