"""The row of key figures: numbers, labels and notes line up, whatever the language makes of the units."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

import pdfplumber
import pytest

from briefpress.document.nodes import Direction, Document, Group, Paragraph, Text

if TYPE_CHECKING:
    from conftest import Press

PageOf = Callable[..., Document]
LOOK = """
@page { size: 192mm 100mm; margin: 10mm 15mm }
.key-figure { border-top: 1pt solid; margin-bottom: 9pt }
.key-number { font-size: 21pt; line-height: 1.15 }
.key-unit { font-size: 8.5pt; line-height: 1.3 }
.key-label { font-size: 9pt; line-height: 1.3 }
"""
UNITS = {
    "en": "USD billion",
    "ru": "млрд долл.\u00a0США",
    "tk": "mlrd ABŞ\u00a0dollary",
    "tg": "млрд доллари\u00a0ИМА",
    "points": "процентных пункта",
}


def cards(unit: str) -> Group:
    def card(number: str, of: str) -> Group:
        texts = (("key-number", number), ("key-unit", of), ("key-label", "LABEL"))
        return Group("key-figure", tuple(Paragraph((Text(text),), role) for role, text in texts if text))

    return Group("key-figures", (card("106,3", unit), card("71,2", unit), card("35,1", unit), card("46,2%", "")))


def words(data: bytes) -> Iterator[dict[str, float | str]]:
    with pdfplumber.open(io.BytesIO(data)) as pdf:
        yield from pdf.pages[0].extract_words(extra_attrs=["size"])


@pytest.mark.parametrize("language", UNITS)
@pytest.mark.parametrize("direction", list(Direction))
def test_cards_line_up_and_keep_to_their_width(
    press: Press, page_of: PageOf, language: str, direction: Direction
) -> None:
    found = list(words(press.print(page_of(cards(UNITS[language]), direction=direction), LOOK).data))
    numbers = [word for word in found if float(word["size"]) == 21]
    labels = [word for word in found if word["text"] == "LABEL"]
    assert len(numbers) == len(labels) == 4
    for row in (numbers, labels):
        assert max(float(word["bottom"]) for word in row) - min(float(word["bottom"]) for word in row) < 0.2
    # 162 mm in four with gaps of 6 mm; a unit of one long word may reach into the gap, never into the next card.
    pitch, left = (162 + 6) / 4 * 72 / 25.4, 15 * 72 / 25.4
    for number in numbers:
        card = int((float(number["x0"]) + float(number["x1"]) - 2 * left) / 2 // pitch)
        start, end = left + card * pitch - 1, left + (card + 1) * pitch - 1
        beside = [word for word in found if start <= float(word["x0"]) < end]
        assert all(float(word["x1"]) < end - 3 * 72 / 25.4 for word in beside)
        units = [word for word in beside if word is not number and word not in labels]
        assert all(float(word["top"]) < float(number["bottom"]) for word in units), "the unit stands beneath"


@pytest.mark.parametrize("language", UNITS)
def test_units_are_set_alike_in_every_card(press: Press, page_of: PageOf, language: str) -> None:
    found = list(words(press.print(page_of(cards(UNITS[language])), LOOK).data))
    tops = sorted(round(float(word["top"])) for word in found if float(word["size"]) == 8.5)
    assert all(tops.count(top) % 3 == 0 for top in tops)
