"""The structure tree of a PDF: ours instead of WeasyPrint’s.

WeasyPrint makes one structure element for each box, so that what a page or line break cuts is in pieces, and it knows
no notes, contents, passages in another language, artifacts in the margins, or scopes of headers. It also forgets which
HTML element a box came from. Decision 17 says why the tree is built anew, and from what: the boxes of each page, the
MCIDs under which they were painted, and the HTML behind them. All of that is private to WeasyPrint: its version is
pinned, and tests read the tree.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Any

import weasyprint.pdf
from weasyprint.logger import LOGGER

from briefpress.formats.pdf.tagging.building import Page, StructureBuilder
from briefpress.formats.pdf.tagging.elements import drop_empty, wrap_mixed
from briefpress.formats.pdf.tagging.letter_shapes import spread_shapes
from briefpress.formats.pdf.tagging.links import describe_links, join_links
from briefpress.formats.pdf.tagging.streams import rewrite
from briefpress.formats.pdf.tagging.writing import number_contents, write_structure

__all__ = ["join_links", "own_structure"]


@contextmanager
def own_structure() -> Iterator[None]:
    """While open, PDFs that WeasyPrint writes get a structure tree of ours."""
    theirs = weasyprint.pdf.add_tags
    weasyprint.pdf.add_tags = _add_structure
    try:
        yield
    finally:
        weasyprint.pdf.add_tags = theirs


def _add_structure(pdf: Any, document: Any, _version: object, page_streams: Sequence[Any]) -> None:
    """What WeasyPrint calls, all pages painted, to have them tagged."""
    html = document._html.etree_element  # noqa: SLF001  # private, see above
    builder = StructureBuilder(html, document.metadata.lang or "")
    pages = []
    for number, (page, stream) in enumerate(zip(document.pages, page_streams, strict=True)):
        marked = dict(stream._tags)  # noqa: SLF001
        pages.append(Page(number, page.height, marked))
        builder.add_page(pages[-1], page._page_box)  # noqa: SLF001
    root = builder.finish()
    drop_empty(root)
    wrap_mixed(root)
    number_contents(root)
    widths = {font.hash: font.widths for font in document.fonts.values()}
    for page, stream in zip(pages, page_streams, strict=True):
        painted = {content["mcid"] for content in page.marked.values()}
        if painted != page.fates.keys():
            LOGGER.error("Page %d shows a text that its structure does not have", page.number + 1)
        elif rewrite(stream, page.fates, widths) != painted:
            LOGGER.error(
                "Page %d shows a text with opacity or an ellipsis, which cannot be tagged: give it a colour, or room",
                page.number + 1,
            )
    spread_shapes(pdf, document.fonts.values(), page_streams)
    targets = {element.get("id"): element for element in html.iter() if element.get("id")}
    describe_links(builder.links, targets)
    write_structure(root, pdf)
