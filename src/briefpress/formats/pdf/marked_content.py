"""The text under each marked-content id of a finished PDF, read from its content streams (ISO 32000-1, 14.6).

Far quicker than a library that also works out where each character stands, which nobody asks here; a test compares
the two on a real file.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

import pikepdf

_UNICODE = re.compile(rb"<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]+)>")
_RIGHT_TO_LEFT = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufeff]")
_UNKNOWN = "\ufffd"

FontMaps = dict[tuple[int, int], Mapping[bytes, str]]
"""What the codes of each font stand for, by the font's object."""


def read_marked_content(pdf: pikepdf.Pdf) -> list[dict[int, str]]:
    """For each page, what is shown under each marked-content id, in the order in which it is drawn.

    A code that its font does not name is U+FFFD. Raises pikepdf.PdfError, LookupError or TypeError where a stream is
    damaged.
    """
    maps: FontMaps = {}
    pages = []
    for page in pdf.pages:
        texts: dict[int, list[str]] = {}
        _Stream(texts, maps).read(page.obj, page.obj.get("/Resources", pikepdf.Dictionary()))
        pages.append({number: "".join(parts) for number, parts in texts.items()})
    return pages


class _Stream:
    """Reads one content stream, and the forms that it draws."""

    def __init__(self, texts: dict[int, list[str]], maps: FontMaps) -> None:
        self._texts = texts
        self._maps = maps
        self._open: list[int | None] = []
        self._font: Mapping[bytes, str] = {}
        self._width = 2

    def read(self, stream: pikepdf.Object, resources: pikepdf.Object) -> None:
        for instruction in pikepdf.parse_content_stream(stream):
            operands = instruction.operands
            match str(instruction.operator):
                case "BDC":
                    self._open.append(_content_id(operands[1]))
                case "BMC":
                    self._open.append(None)
                case "EMC":
                    self._open.pop()
                case "Tf":
                    self._use_font(resources["/Font"][str(operands[0])])
                case "Tj" | "'" | '"':
                    self._show(operands[-1])
                case "TJ":
                    for part in operands[0]:
                        self._show(part)
                case "Do":
                    drawn = resources["/XObject"][str(operands[0])]
                    if drawn.get("/Subtype") == "/Form":
                        self.read(drawn, drawn.get("/Resources", resources))
                case _:
                    pass

    def _use_font(self, font: pikepdf.Object) -> None:
        self._width = 2 if font.get("/Subtype") == "/Type0" else 1
        if font.objgen not in self._maps:
            self._maps[font.objgen] = _codes(font)
        self._font = self._maps[font.objgen]

    def _show(self, shown: object) -> None:
        number = next((number for number in reversed(self._open) if number is not None), None)
        if number is None or not isinstance(shown, pikepdf.String):
            return
        codes = bytes(shown)
        for start in range(0, len(codes), self._width):
            text = self._font.get(codes[start : start + self._width], _UNKNOWN)
            # A ligature stands for characters in the order of the text; its run is in that of the page.
            self._texts.setdefault(number, []).append(text[::-1] if _RIGHT_TO_LEFT.search(text) else text)


def _content_id(properties: object) -> int | None:
    if isinstance(properties, pikepdf.Dictionary) and "/MCID" in properties:
        return int(properties["/MCID"])
    return None


def _codes(font: pikepdf.Object) -> dict[bytes, str]:
    """The characters that each code stands for (ISO 32000-1, 9.10.3)."""
    stream = font.get("/ToUnicode")
    if not isinstance(stream, pikepdf.Stream):
        return {}
    return {
        bytes.fromhex(code.decode("ascii")): bytes.fromhex(text.decode("ascii")).decode("utf-16-be", "replace")
        for code, text in _UNICODE.findall(stream.read_bytes())
    }
