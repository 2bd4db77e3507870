"""Fonts with more shapes of a letter than a script has are shown under two names, and read as before."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

import pikepdf

from briefpress.formats.pdf.marked_content import unicode_codes
from briefpress.formats.pdf.reader import read_pdf
from briefpress.formats.pdf.tagging.letter_shapes import MOST_SHAPES, rare_shapes

if TYPE_CHECKING:
    from conftest import Press

FIVE_SHAPES = "عام، بعد، مع، فروع، زرع وأسرع"
"""Ain at the start, amid and at the end of a word, alone, and alone after reh, where it is shorter."""


def shown(data: bytes) -> dict[str, list[str]]:
    """What each font of the first page shows, a character for each of its glyphs; by the name of the font there."""
    found: dict[str, set[bytes]] = {}
    with pikepdf.open(io.BytesIO(data)) as pdf:
        page = pdf.pages[0]
        name = ""
        for instruction in pikepdf.parse_content_stream(page):
            if str(instruction.operator) == "Tf":
                name = str(instruction.operands[0])
            if str(instruction.operator) == "TJ":
                for item in instruction.operands[0]:
                    if isinstance(item, pikepdf.String):
                        codes = bytes(item)
                        found.setdefault(name, set()).update(codes[at : at + 2] for at in range(0, len(codes), 2))
        characters = {name: unicode_codes(page.Resources.Font[name]) for name in found}
    return {name: [characters[name][code] for code in codes] for name, codes in found.items()}


def test_no_font_shows_a_letter_in_more_shapes_than_four(press: Press) -> None:
    page = f"<html lang=ar dir=rtl><title>T</title><p data-address=x>{FIVE_SHAPES}</p></html>"
    data = press.write(page, "body { font-family: 'IBM Plex Sans Arabic' }").data
    assert sorted(shapes.count("ع") for shapes in shown(data).values()) == [1, MOST_SHAPES]
    assert len(read_pdf(data).fonts) == 1
    assert read_pdf(data).texts["x"] == (FIVE_SHAPES,)


def test_a_font_with_fewer_shapes_has_one_name(press: Press) -> None:
    page = "<html lang=ar dir=rtl><title>T</title><p>عام، بعد، مع، فروع</p></html>"
    assert len(shown(press.write(page, "body { font-family: 'IBM Plex Sans Arabic' }").data)) == 1


def test_rare_shapes_are_those_above_four() -> None:
    assert rare_shapes({1: "a", 2: "a", 3: "b", 4: "a", 9: "a", 7: "a", 8: "ab"}) == {9}
