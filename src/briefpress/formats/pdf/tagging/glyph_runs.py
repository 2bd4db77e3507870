"""Which part of a line each of its glyphs draws, and in which direction."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from weasyprint.text.ffi import ffi, pango


@dataclass(frozen=True, slots=True)
class _Glyph:
    """A glyph drawn: the first character of its line that it stands for, and whether its run goes to the left."""

    character: int
    is_reversed: bool


@dataclass(frozen=True, slots=True)
class GlyphRun:
    """``count`` glyphs of one part of a line and one direction, of which ``first`` is read first."""

    part: int
    count: int
    first: int


def glyph_runs(box: Any, parts: Sequence[int]) -> tuple[GlyphRun, ...]:
    """The runs of a text box of WeasyPrint, as they are drawn from left to right; ``parts`` is where each part starts.

    As they are read, they are in the order of their first characters.
    """
    runs: list[GlyphRun] = []
    marked = ((sum(start <= glyph.character for start in parts) - 1, glyph) for glyph in _drawn_glyphs(box))
    for (part, _), glyphs in groupby(marked, key=lambda item: (item[0], item[1].is_reversed)):
        characters = [glyph.character for _, glyph in glyphs]
        runs.append(GlyphRun(part, len(characters), min(characters)))
    return tuple(runs)


def _drawn_glyphs(box: Any) -> tuple[_Glyph, ...]:
    """The glyphs of a text box of WeasyPrint in the order in which they are drawn: on the page from left to right.

    Asks Pango again as WeasyPrint did when it painted the box (``weasyprint.draw.text.draw_first_line``).
    """
    layout = box.pango_layout
    layout.reactivate(box.style)
    try:
        pango.pango_layout_set_single_paragraph_mode(layout.layout, True)
        line, _ = layout.get_first_line()
        character_at = [
            position for position, character in enumerate(layout.text) for _ in range(len(character.encode()))
        ]
        drawn: list[_Glyph] = []
        run = line.runs[0]
        while run != ffi.NULL:
            item, glyphs = run.data.item, run.data.glyphs
            is_reversed = bool(item.analysis.level % 2)
            drawn.extend(
                _Glyph(character_at[item.offset + glyphs.log_clusters[index]], is_reversed)
                for index in range(glyphs.num_glyphs)
                if glyphs.glyphs[index].glyph != pango.PANGO_GLYPH_EMPTY
            )
            run = run.next
        return tuple(drawn)
    finally:
        layout.deactivate()
