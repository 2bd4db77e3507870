"""Whether every page of a finished file is marked, at its top and at its bottom, as its Document says."""

from __future__ import annotations

from collections.abc import Iterator

from briefpress.document.inlines import plain_text
from briefpress.document.leaves import block_leaves
from briefpress.document.nodes import Block, Document
from briefpress.document.stylesheet import PageStyle
from briefpress.findings import Finding
from briefpress.formats.pdf.reader import PdfText
from briefpress.formats.word.reader import WordText
from briefpress.layouts.compose import FOOT, HEAD, marking_address
from briefpress.locations import SourceLocation
from briefpress.verification.comparison import comparable
from briefpress.verification.margins import parted


def verify_pdf_marking(document: Document, page: PageStyle, text: PdfText, file: SourceLocation) -> Iterator[Finding]:
    """Findings where a page does not show the marking in its margins: each page, the first as well as the last."""
    for number, lines in enumerate(text.lines, 1):
        parts = parted(lines, page)
        yield from _missing(document, parts.head, parts.foot, f"page {number}", file)


def verify_word_marking(document: Document, text: WordText, file: SourceLocation) -> Iterator[Finding]:
    """Findings where a kind of page, in any section, has a head or a foot without the marking."""
    for page in dict.fromkeys(text.pages):
        yield from _missing(document, page.head, page.foot, f"the {page.kind} page", file)


def _missing(document: Document, head: str, foot: str, where: str, file: SourceLocation) -> Iterator[Finding]:
    places = (("top", HEAD, document.head, head), ("bottom", FOOT, document.foot, foot))
    for side, place, blocks, found in places:
        wanted = _marking(blocks, place) or document.marking
        if comparable(wanted) not in comparable(found):
            message = f"{where} is not marked at its {side}"
            yield Finding("F607", message, file, found=found, expected=wanted, help="build it again")


def _marking(blocks: tuple[Block, ...], place: str) -> str:
    """What marks a page in its head or foot; empty where nothing is marked."""
    address = marking_address(place)
    return next((plain_text(leaf.children) for leaf in block_leaves(blocks) if leaf.address == address), "")
