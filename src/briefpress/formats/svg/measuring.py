"""How wide a text is in a font, so that a chart can make room for its labels."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from pathlib import Path

from fontTools.ttLib import TTFont


@cache
def _advances(file: Path) -> tuple[dict[int, int], int]:
    """Advance widths by character, and units per em, of the font's default instance."""
    with TTFont(file, lazy=True) as font:
        metrics = font["hmtx"].metrics
        cmap = font.getBestCmap()
        widths = {code: metrics[name][0] for code, name in cmap.items() if name in metrics}
        return widths, font["head"].unitsPerEm


class TextMeasure:
    """Widths in pt of text at ``size`` pt, each character from the first of ``files`` that has it.

    Heavier instances of a variable font run wider than its default, hence the ``allowance``.
    """

    def __init__(self, files: Sequence[Path], size: float, allowance: float = 1.06) -> None:
        self._fonts = [_advances(file) for file in files]
        self._size = size * allowance

    def width(self, text: str) -> float:
        """The width of ``text`` in pt; a character that no font has counts as one em."""
        return sum(self._advance(ord(char)) for char in text) * self._size

    def _advance(self, code: int) -> float:
        for widths, units in self._fonts:
            if code in widths:
                return widths[code] / units
        return 1.0
