"""Texts of a content stream set anew, glyph for glyph where they stood (ISO 32000-1, 9.4)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Any

import pydyf

FontWidths = Mapping[str, Mapping[int, float]]
"""The widths of glyphs, in thousandths of the font size, by the name of the font in streams."""

DIGITS = 4
"""Hexadecimal digits of a glyph’s code."""


@dataclass(frozen=True, slots=True)
class _Look:
    """Matrix, font with its size in user space, and rise, as operations."""

    matrix: tuple[bytes, ...]
    font: bytes
    size: float
    rise: bytes


@dataclass(slots=True)
class _Show:
    """Glyphs set one after the other, from ``start``, measured along the line from its matrix.

    ``spacing`` is what follows them, as it was written.
    """

    look: _Look
    glyphs: bytes
    start: float
    spacing: bytes = b""

    @property
    def parts(self) -> tuple[bytes, ...]:
        """What stands for them in the array of a TJ."""
        return (b"<" + self.glyphs + b">", *((self.spacing,) if self.spacing else ()))


class TypeSetter:
    """Follows the operations of a text, and gives what was shown, piece by piece, as texts of their own."""

    def __init__(self, widths: FontWidths) -> None:
        self._widths = widths
        self._look = _Look((b"1", b"0", b"0", b"1", b"0", b"0"), b"", 0.0, b"")
        self._glyph_widths: Mapping[int, float] = {}
        self._advance = 0.0
        self._shows: list[_Show] = []

    def set(self, operation: bytes) -> None:
        """Follow an operation that sets the matrix, the font or the rise."""
        *operands, operator = operation.split(b" ")
        look = self._look
        match operator:
            case b"Tm":
                self._look, self._advance = _Look(tuple(operands), look.font, look.size, look.rise), 0.0
            case b"Tf":
                self._look = _Look(look.matrix, operation, float(operands[1]), look.rise)
                self._glyph_widths = self._widths[operands[0].decode().lstrip("/")]
            case b"Ts":
                self._look = _Look(look.matrix, look.font, look.size, operation if float(operands[0]) else b"")
            case _:
                raise ValueError(f"no text of WeasyPrint has {operation!r}")

    def show(self, glyphs: bytes) -> None:
        """Follow glyphs, as hexadecimal codes."""
        codes = (int(glyphs[at : at + DIGITS], 16) for at in range(0, len(glyphs), DIGITS))
        start = self._advance
        self._advance += sum(self._glyph_widths[code] for code in codes) / 1000 * self._look.size
        last = self._shows[-1] if self._shows else None
        if last is not None and last.look == self._look and not last.spacing:
            last.glyphs += glyphs
        else:
            self._shows.append(_Show(self._look, glyphs, start))

    def space(self, amount: bytes) -> None:
        """Follow a move by ``amount`` thousandths of the size: to the left, if it is above zero."""
        self._advance -= float(amount) / 1000 * self._look.size
        if self._shows and float(amount):
            last = self._shows[-1]
            last.spacing = last.spacing + b" " + amount if last.spacing else amount

    @property
    def has_shown(self) -> bool:
        """Whether anything was shown since the last take."""
        return bool(self._shows)

    def take(self) -> Iterator[Any]:
        """All that was shown since the last take, as a text of its own."""
        shows, self._shows = self._shows, []
        yield b"BT"
        rise = b""
        for look, run in groupby(shows, key=lambda show: show.look):
            strings = list(run)
            yield _place(look.matrix, strings[0].start)
            yield look.font
            if look.rise != rise:
                yield look.rise or b"0 Ts"
            rise = look.rise
            yield b"[" + b" ".join(part for string in strings for part in string.parts) + b"] TJ"
        if rise:
            yield b"0 Ts"  # it would go on in the next text (ISO 32000-1, 9.3.1)
        yield b"ET"


def _place(matrix: Sequence[bytes], advance: float) -> bytes:
    a, b, c, d, e, f = matrix
    stream = pydyf.Stream()
    stream.set_text_matrix(a, b, c, d, float(e) + float(a) * advance, f)
    return bytes(stream.stream[0])
