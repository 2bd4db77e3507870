"""Cards: each section begins a page of its own, and ends on it."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from briefpress.document.nodes import Direction, Document, Heading, Paragraph, Properties, Section, Text
from briefpress.layouts.brands.loader import load_brand
from briefpress.layouts.cards import with_a_page_each
from briefpress.layouts.loader import load_layout
from briefpress.layouts.styles import stylesheet_for
from briefpress.localization.locale import load_locale


def document(*cards: str) -> Document:
    sections = tuple(Section(card, "points", (Heading((Text(card),), 1, anchor=card),)) for card in cards)
    before = Paragraph((Text("No card."),))
    return Document("en", Direction.LTR, Properties("T", "A", "", "2022-01-20", "x/en/cards"), (before, *sections))


def test_there_are_as_many_pages_as_cards(checkout: Path) -> None:
    brand = load_brand(checkout, "standard")
    look = stylesheet_for(load_layout(checkout, "speaking-points"), brand, load_locale("en"))
    assert look.page.cards
    assert with_a_page_each(look, document("a", "b")).page.pages == 2
    assert with_a_page_each(look, document()).page.pages == 0
    other = replace(look, page=replace(look.page, cards=False, pages=5))
    assert with_a_page_each(other, document("a", "b")) == other
