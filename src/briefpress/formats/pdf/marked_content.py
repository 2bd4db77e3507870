"""What a finished PDF shows, read from its content streams: the text under each marked-content id (ISO 32000-1, 14.6),
and all text line by line with its height on the page, whether the structure tree knows of it or not.

Far quicker than a library that also works out where each character stands, which nobody asks here; a test compares
the two on a real file.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import groupby
from typing import Any

import pikepdf

_UNICODE = re.compile(rb"<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]+)>")
RIGHT_TO_LEFT = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufeff]")
_UNKNOWN = "\ufffd"

Matrix = tuple[float, float, float, float, float, float]
IDENTITY: Matrix = (1, 0, 0, 1, 0, 0)

FontMaps = dict[tuple[int, int], Mapping[bytes, str]]
"""What the codes of each font stand for, by the font's object."""


_PAINTS = frozenset({"S", "s", "f", "F", "f*", "B", "B*", "b", "b*", "sh", "Do", "INLINE IMAGE", "Tj", "TJ", "'", '"'})
"""Operators that leave something on the page."""


@dataclass(frozen=True, slots=True)
class ShownLine:
    """Text on one baseline, in the order in which it is drawn; ``height`` is that of the baseline in points.

    ``runs`` has a text for each marked-content sequence; each goes in one direction.
    """

    height: float
    runs: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ShownPage:
    """What one page shows: texts by their marked-content ids, and all of it in lines.

    ``unmarked`` counts what is painted in no marked-content sequence: neither as content nor as an artifact.
    """

    marked: Mapping[int, str]
    lines: tuple[ShownLine, ...]
    unmarked: int


def read_marked_content(pdf: pikepdf.Pdf) -> list[ShownPage]:
    """For each page, what is shown under each marked-content id and on each line, in the order in which it is drawn.

    A code that its font does not name is U+FFFD. Raises pikepdf.PdfError, LookupError or TypeError where a stream is
    damaged.
    """
    maps: FontMaps = {}
    pages = []
    for page in pdf.pages:
        stream = _Stream(maps)
        stream.read(page.obj, page.obj.get("/Resources", pikepdf.Dictionary()))
        marked = {number: "".join(parts) for number, parts in stream.texts.items()}
        pages.append(ShownPage(marked, tuple(_lines(stream.shown)), stream.unmarked))
    return pages


def _lines(shown: Iterable[tuple[float, int, str]]) -> Iterator[ShownLine]:
    """The lines of what is shown: the height, the sequence and the text of each string."""
    for _, line in groupby(shown, key=lambda string: round(string[0])):
        strings = list(line)
        runs = groupby(strings, key=lambda string: string[1])
        yield ShownLine(strings[0][0], tuple("".join(text for _, _, text in run) for _, run in runs))


class _Stream:
    """Reads one content stream, and the forms that it draws."""

    def __init__(self, maps: FontMaps) -> None:
        self.texts: dict[int, list[str]] = {}
        self.shown: list[tuple[float, int, str]] = []
        self.unmarked = 0
        self._sequence = 0
        self._maps = maps
        self._open: list[int | None] = []
        self._font: Mapping[bytes, str] = {}
        self._width = 2
        self._matrix, self._saved = IDENTITY, list[Matrix]()
        self._text = self._line = IDENTITY
        self._leading = 0.0

    def read(self, stream: pikepdf.Object, resources: pikepdf.Object) -> None:
        for instruction in pikepdf.parse_content_stream(stream):
            operands, operator = instruction.operands, str(instruction.operator)
            if operator in _PAINTS and not self._open:
                self.unmarked += 1
            if operator in ("BDC", "BMC", "EMC"):
                self._sequence += 1
            match operator:
                case "BDC":
                    number = _content_id(operands[1])
                    self._open.append(number)
                    if number is not None:
                        self.texts.setdefault(number, [])
                case "BMC":
                    self._open.append(None)
                case "EMC":
                    self._open.pop()
                case "Tf":
                    self._use_font(resources["/Font"][str(operands[0])])
                case "q":
                    self._saved.append(self._matrix)
                case "Q":
                    self._matrix = self._saved.pop()
                case "cm":
                    self._matrix = _product(_matrix(operands), self._matrix)
                case "BT":
                    self._line = self._text = IDENTITY
                case "Tm":
                    self._line = self._text = _matrix(operands)
                case "TL":
                    self._leading = float(operands[0])
                case "Td" | "TD":
                    self._move(float(operands[0]), float(operands[1]))
                    self._leading = -float(operands[1]) if operator == "TD" else self._leading
                case "T*":
                    self._move(0, -self._leading)
                case "Tj":
                    self._show(operands[0])
                case "'" | '"':
                    self._move(0, -self._leading)
                    self._show(operands[-1])
                case "TJ":
                    for part in operands[0]:
                        self._show(part)
                case "Do":
                    drawn = resources["/XObject"][str(operands[0])]
                    if drawn.get("/Subtype") == "/Form":
                        self._saved.append(self._matrix)
                        self._matrix = _product(_matrix(drawn.get("/Matrix", IDENTITY)), self._matrix)
                        self.read(drawn, drawn.get("/Resources", resources))
                        self._matrix = self._saved.pop()
                case _:
                    pass

    def _use_font(self, font: pikepdf.Object) -> None:
        self._width = 2 if font.get("/Subtype") == "/Type0" else 1
        if font.objgen not in self._maps:
            self._maps[font.objgen] = unicode_codes(font)
        self._font = self._maps[font.objgen]

    def _show(self, shown: object) -> None:
        if not isinstance(shown, pikepdf.String):
            return
        codes, parts = bytes(shown), []
        for start in range(0, len(codes), self._width):
            text = self._font.get(codes[start : start + self._width], _UNKNOWN)
            # A ligature stands for characters in the order of the text; its run is in that of the page.
            parts.append(text[::-1] if RIGHT_TO_LEFT.search(text) else text)
        self.shown.append((_product(self._text, self._matrix)[5], self._sequence, "".join(parts)))
        number = next((number for number in reversed(self._open) if number is not None), None)
        if number is not None:
            self.texts.setdefault(number, []).extend(parts)

    def _move(self, right: float, up: float) -> None:
        """Begin another line, so far from where this one began."""
        self._line = self._text = _product((1, 0, 0, 1, right, up), self._line)


def _matrix(numbers: Iterable[Any]) -> Matrix:
    a, b, c, d, e, f = map(float, numbers)
    return (a, b, c, d, e, f)


def _product(first: Matrix, then: Matrix) -> Matrix:
    """The transformation that does ``first`` and then ``then`` (ISO 32000-1, 8.3.4)."""
    a, b, c, d, e, f = first
    g, h, i, j, k, m = then
    return (a * g + b * i, a * h + b * j, c * g + d * i, c * h + d * j, e * g + f * i + k, e * h + f * j + m)


def _content_id(properties: object) -> int | None:
    if isinstance(properties, pikepdf.Dictionary) and "/MCID" in properties:
        return int(properties["/MCID"])
    return None


def unicode_codes(font: pikepdf.Object) -> dict[bytes, str]:
    """The characters that each code stands for (ISO 32000-1, 9.10.3)."""
    stream = font.get("/ToUnicode")
    if not isinstance(stream, pikepdf.Stream):
        return {}
    return {
        bytes.fromhex(code.decode("ascii")): bytes.fromhex(text.decode("ascii")).decode("utf-16-be", "replace")
        for code, text in _UNICODE.findall(stream.read_bytes())
    }
