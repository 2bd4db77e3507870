"""What a voice says where a run of text prints figures: «50.1 billion US dollars» for «USD 50.1 billion»."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from briefpress.document.inlines import plain_text, walk_inlines
from briefpress.document.nodes import Container, Inline, Mark, Value

_INKLESS = re.compile("[\\s\u00ad\u200b-\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff]+")


@dataclass(frozen=True, slots=True)
class Expansion:
    """``spoken`` is said for the characters ``start`` to ``end`` of a run, counted in its ink."""

    start: int
    end: int
    spoken: str


def ink(text: str) -> str:
    """``text`` without white space and what is not drawn: all that a broken line may lose or gain, but for hyphens."""
    return _INKLESS.sub("", text)


def expansions(inlines: Iterable[Inline]) -> tuple[Expansion, ...]:
    """The figures of a run that are read aloud in other words than they are printed in, in order."""
    found: list[Expansion] = []
    position = 0
    for inline in walk_inlines(inlines):
        if isinstance(inline, Container):
            continue
        end = position + len(ink(plain_text((inline,))))
        if isinstance(inline, Value) and ink(inline.spoken) not in ("", ink(inline.text)):
            found.append(Expansion(position, end, inline.spoken))
        position = end
    return tuple(found)


def spoken_text(inlines: Iterable[Inline]) -> str:
    """The run as a voice reads it: ``plain_text`` with the words of figures for their signs, and those of marks."""
    return "".join(
        inline.spoken if isinstance(inline, Value | Mark) and inline.spoken else plain_text((inline,))
        for inline in walk_inlines(inlines)
        if not isinstance(inline, Container)
    )
