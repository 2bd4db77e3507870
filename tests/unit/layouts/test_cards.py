"""Cards: each section begins a page of its own, and ends on it."""

from __future__ import annotations

from pathlib import PurePosixPath

from briefpress.document.nodes import Direction, Document, Heading, Properties, Section, Text
from briefpress.layouts.cards import cards_of, overfull_cards
from briefpress.locations import SourceLocation

LAYOUT = SourceLocation(PurePosixPath("templates/cards/layout.yaml"))


def document(*cards: str) -> Document:
    sections = tuple(Section(card, "points", (Heading((Text(card),), 1, anchor=card),)) for card in cards)
    return Document("en", Direction.LTR, Properties("T", "A", "", "2022-01-20", "x/en/cards"), sections)


def test_every_section_is_a_card() -> None:
    assert cards_of(document("a", "b")) == ("a", "b")


def test_cards_of_one_page_each_are_as_they_should_be() -> None:
    assert list(overfull_cards(document("a", "b"), 2, {"a": 1, "b": 2}, LAYOUT)) == []
    assert list(overfull_cards(document(), 1, {}, LAYOUT)) == []


def test_each_card_that_goes_on_over_its_page_is_found() -> None:
    found = list(overfull_cards(document("a", "b", "c"), 6, {"a": 1, "b": 3, "c": 4}, LAYOUT))
    assert [(f.code, f.found, f.location) for f in found] == [
        ("F502", "2 pages", LAYOUT),
        ("F502", "3 pages", LAYOUT),
    ]
    assert "«a»" in found[0].message
    assert "«c»" in found[1].message
