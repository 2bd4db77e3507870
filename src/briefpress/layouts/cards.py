"""Layouts of cards: every section begins a page and ends on it."""

from __future__ import annotations

from dataclasses import replace

from briefpress.document.nodes import Document, Section
from briefpress.document.stylesheet import Stylesheet


def with_a_page_each(stylesheet: Stylesheet, document: Document) -> Stylesheet:
    """``stylesheet`` with as many pages as ``document`` has cards, where its layout is one of cards.

    Each card begins a page, so no card goes over its own as long as all of them keep to that number.
    """
    if not stylesheet.page.cards:
        return stylesheet
    cards = sum(isinstance(block, Section) for block in document.children)
    return replace(stylesheet, page=replace(stylesheet.page, pages=cards))
