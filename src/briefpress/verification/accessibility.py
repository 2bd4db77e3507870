"""A finished PDF held against what it claims: PDF/UA-1 and PDF/A-3a, and what a voice says of it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from briefpress.document.inlines import plain_text
from briefpress.document.leaves import Leaf
from briefpress.document.speech import expansions
from briefpress.findings import Finding
from briefpress.formats.pdf.claims import WANTED
from briefpress.formats.pdf.reader import PdfText
from briefpress.locations import SegmentAddress, SourceLocation
from briefpress.verification.comparison import comparable, reads_as

CODE = "F609"
_REBUILD = "build it again; if it stays so, report it as a bug"


def check_claims(text: PdfText, file: SourceLocation) -> Iterator[Finding]:
    """Findings where the file does not claim what ours claim, or its structure does not keep it."""
    claims = text.claims
    for standard in WANTED:
        if standard not in claims.standards:
            message = f"the PDF does not claim {standard}"
            yield Finding(CODE, message, file, found=", ".join(claims.standards), expected=standard, help=_REBUILD)
    for name, found, expected in (
        ("title", claims.title, text.title),
        ("language", claims.language, text.language),
    ):
        if found != expected:
            message = f"the metadata of the PDF name another {name} than the file"
            yield Finding(CODE, message, file, found=found, expected=expected, help=_REBUILD)
    for holds, message in (
        (claims.is_marked, "the PDF does not say that it is tagged"),
        (claims.shows_title, "the PDF shows its file name in the place of its title"),
        (claims.has_output_intent, "the PDF does not say which colours its numbers mean"),
    ):
        if not holds:
            yield Finding(CODE, message, file, help=_REBUILD)
    for fault in text.faults:
        yield Finding(CODE, fault, file, help=_REBUILD)


def check_speech(leaves: Iterable[Leaf], text: PdfText, file: SourceLocation) -> Iterator[Finding]:
    """Findings where a voice would not say a figure as the register has it, though it is printed as it should be."""
    printed: dict[SegmentAddress, list[Leaf]] = {}
    for leaf in leaves:
        if leaf.address:
            printed.setdefault(leaf.address, []).append(leaf)
    for address, its_leaves in printed.items():
        wanted = comparable("".join(plain_text(leaf.children) for leaf in its_leaves))
        if not reads_as(comparable("".join(text.texts.get(address, ()))), wanted):
            continue
        expected = [expansion.spoken for leaf in its_leaves for expansion in expansions(leaf.children)]
        found = text.spoken.get(address, ())
        if list(found) != expected:
            message = f"`{address}` is not read aloud as its document says"
            yield Finding(CODE, message, file, found="; ".join(found), expected="; ".join(expected), help=_REBUILD)
