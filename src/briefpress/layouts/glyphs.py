"""Characters that no font of a page has: found in the Document, so that no format prints them."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from pathlib import Path

from fontTools.ttLib import TTFont

from briefpress.document.inlines import plain_text
from briefpress.document.leaves import charts_of, leaves_of
from briefpress.document.nodes import Chart, Document
from briefpress.findings import Finding
from briefpress.layouts.places import find_place
from briefpress.locations import SourceLocation

_SHOW_NOTHING = frozenset({"Cc", "Cf", "Mn", "Me", "Zs", "Zl", "Zp"})
"""Spaces and controls need no glyph. A mark on a letter needs one or not, as its font joins them: the page tells."""


def missing_glyphs(
    document: Document, fonts: Sequence[Path], places: Mapping[str, SourceLocation], origin: SourceLocation
) -> Iterator[Finding]:
    """A finding (F503) for each text of ``document`` with characters that none of ``fonts`` has, where it stands.

    ``places`` are those of texts by their address, ``origin``, the layout, that of all else.
    """
    known: dict[str, bool] = {}

    def is_missing(character: str) -> bool:
        if character not in known:
            known[character] = _has_glyph(character, fonts)
        return not known[character]

    named: set[str] = set()
    for address, block, text in sorted(_texts(document), key=lambda text: text[0] not in places):
        missing = [character for character in dict.fromkeys(text) if is_missing(character)]
        if address not in places and named.issuperset(missing):
            continue  # a running head that repeats the title, a chart with the names that a table has too
        named.update(missing)
        if missing:
            what = ", ".join(f"“{character}” (U+{ord(character):04X})" for character in missing)
            name = address or block
            message = f"no font of the layout has a glyph for {what}" + (f", in `{name}`" if name else "")
            advice = "write it in other characters, or give the brand a font that has it"
            yield Finding("F503", message, find_place(places, address, block, origin), found=what, help=advice)


def _texts(document: Document) -> Iterator[tuple[str, str, str]]:
    """Every text that is printed, with its address (empty if it has none) and the id of the chart that holds it."""
    for leaf in leaves_of(document, running=True):
        yield str(leaf.address or ""), "", plain_text(leaf.children)
    for chart in charts_of(document.children):
        yield "", chart.id, "".join(_labels(chart))


def _labels(chart: Chart) -> Iterator[str]:
    """What is drawn in a chart."""
    for series in (*chart.series, *([chart.total] if chart.total else ())):
        yield series.name
        yield from (point.category + point.text for point in series.points)
    yield from (tick.text for tick in chart.axis)


def _has_glyph(character: str, fonts: Sequence[Path]) -> bool:
    """Whether one of ``fonts`` has ``character``, or all the parts of which it is composed."""
    if unicodedata.category(character) in _SHOW_NOTHING:
        return True
    parts = {ord(part) for part in unicodedata.normalize("NFD", character)}
    return any(ord(character) in _characters(font) or parts <= _characters(font) for font in fonts)


@cache
def _characters(font: Path) -> frozenset[int]:
    """The code points for which a font file has glyphs."""
    with TTFont(font, lazy=True) as opened:
        return frozenset(opened.getBestCmap())
