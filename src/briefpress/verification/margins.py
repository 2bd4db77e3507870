"""What of a page of a finished PDF stands in its head, between head and foot, and in its foot."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from briefpress.document.stylesheet import PageStyle
from briefpress.formats.pdf.reader import PdfLine


@dataclass(frozen=True, slots=True)
class PartedPage:
    """The lines of a page, those of each part joined."""

    head: str
    between: str
    foot: str


def parted(lines: Sequence[PdfLine], page: PageStyle) -> PartedPage:
    """``lines`` by the margins of ``page``, a line by where its baseline is."""
    bottom = page.height - page.bottom
    return PartedPage(
        head="\n".join(line.text for line in lines if line.place <= page.top),
        between="\n".join(line.text for line in lines if page.top < line.place < bottom),
        foot="\n".join(line.text for line in lines if line.place >= bottom),
    )
