"""A font that draws a letter in more shapes than a script has, under two names.

A letter of the Arabic script has four shapes; good fonts draw a fifth beside some letters, lest they run into each
other. Checkers of others take five glyphs of one font for the same letter for a fault in the table that names them
(outloud: TXT-004). All are named rightly, and a shape that is not shown is none: so the shapes above four are shown
by the same font under a second name.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from itertools import groupby
from typing import Any

import pydyf

from briefpress.formats.pdf.tagging.typesetting import DIGITS

MOST_SHAPES = 4

_SECOND = "-2"
_SHOWN = re.compile(rb"<([0-9a-f]*)>|([^<>\s]+)")


def spread_shapes(pdf: Any, fonts: Iterable[Any], streams: Iterable[Any]) -> None:
    """Have glyphs of ``fonts`` above four a letter shown under a second name in ``streams``, all of them of ``pdf``."""
    rare = {font.hash: glyphs for font in fonts if (glyphs := rare_shapes(font.to_unicode))}
    if not rare:
        return
    names = next(item for item in pdf.objects if isinstance(item, pydyf.Dictionary) and rare.keys() <= item.keys())
    for name in rare:
        again = pydyf.Dictionary(pdf.objects[int(names[name].split()[0])])
        pdf.add_object(again)
        names[name + _SECOND] = again.reference
    for stream in streams:
        stream.stream[:] = _spread(stream.stream, rare)


def rare_shapes(characters: dict[int, str]) -> frozenset[int]:
    """The glyphs above four that stand for the same characters."""
    glyphs: defaultdict[str, list[int]] = defaultdict(list)
    for glyph, text in characters.items():
        glyphs[text].append(glyph)
    return frozenset(glyph for shapes in glyphs.values() for glyph in sorted(shapes)[MOST_SHAPES:])


def _spread(operations: Iterable[Any], rare: dict[str, frozenset[int]]) -> Iterator[Any]:
    font, name = b"", ""
    for operation in operations:
        if isinstance(operation, bytes) and operation.endswith(b" Tf"):
            font = operation
            name = font.split()[0].decode().lstrip("/")
        if isinstance(operation, bytes) and operation.endswith(b"] TJ") and name in rare:
            yield from _shown(operation, font, name, rare[name])
        else:
            yield operation


def _shown(operation: bytes, font: bytes, name: str, rare: frozenset[int]) -> Iterator[bytes]:
    """A TJ, cut where a rare shape starts and ends. What moves the next glyph stays behind the one before it."""
    parts: list[tuple[bool, bytes]] = []
    for glyphs, spacing in _SHOWN.findall(operation[1 : -len(b"] TJ")]):
        codes = (glyphs[at : at + DIGITS] for at in range(0, len(glyphs), DIGITS))
        parts += [
            (is_rare, b"<" + b"".join(run) + b">")
            for is_rare, run in groupby(codes, lambda code: int(code, 16) in rare)
        ]
        if spacing:
            parts.append((parts[-1][0] if parts else False, spacing))
    second = font.replace(name.encode(), (name + _SECOND).encode(), 1)
    for is_rare, run in groupby(parts, lambda part: part[0]):
        show = b"[" + b" ".join(part for _, part in run) + b"] TJ"
        yield from (second, show, font) if is_rare else (show,)
