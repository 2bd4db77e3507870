"""The content stream of a page, marked and ordered as the structure tree has it.

WeasyPrint paints what is positioned, floated or at the foot after all else. What is marked is painted again at the end
of the page, over all backgrounds and lines, in the order in which it is read: for programs that read pages and not
structure trees. Nothing moves: each text is set at the very place, in the colour and font, that it had.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

import pydyf

from briefpress.formats.pdf.tagging.elements import Content
from briefpress.formats.pdf.tagging.glyph_runs import GlyphRun
from briefpress.formats.pdf.tagging.typesetting import DIGITS, FontWidths, TypeSetter

_SHOWN = re.compile(rb"<([0-9a-f]*)>|([^<>\s]+)")
_BASE_TRANSFORMS = 2
"""WeasyPrint turns each page upside down, then scales pixels to points; after that, nothing moves a plain text."""


@dataclass(frozen=True, slots=True)
class Tagged:
    """Content of the structure tree: the sequences that it is drawn as, each with the glyphs it takes (None: all)."""

    contents: Sequence[tuple[int | None, Content]]


@dataclass(frozen=True, slots=True)
class Artifact:
    """What a page repeats and no text has; ``subtype`` is Header, Footer or nothing (ISO 32000-1, 14.8.2.2).

    ``runs`` are those of a line that is not drawn in the order in which it is read.
    """

    subtype: str = ""
    runs: Sequence[GlyphRun] = ()


@dataclass(frozen=True, slots=True)
class Blank:
    """Nothing that is seen."""


Fate = Tagged | Artifact | Blank


@dataclass(frozen=True, slots=True)
class _State:
    """What decides how a text looks: the operations that set colour, opacity and clips; whether it is moved or masked.

    ``path`` is the rectangle begun last. WeasyPrint names the states of opacity a and A, for filling and for lines.
    """

    color: tuple[bytes, ...] = ()
    opacity: bytes = b""
    transforms: int = 0
    path: bytes = b""
    clips: tuple[bytes, ...] = ()
    is_masked: bool = False

    @property
    def is_plain(self) -> bool:
        return self.transforms == _BASE_TRANSFORMS and not self.is_masked

    def after(self, operation: object) -> _State:
        """The state once ``operation`` is done."""
        if not isinstance(operation, bytes):
            return self
        match operation.rpartition(b" ")[2]:
            case b"rg" | b"cs" | b"g" | b"k":
                return replace(self, color=(operation,))
            case b"scn":
                return replace(self, color=(*self.color[:1], operation))
            case b"gs" if operation.startswith(b"/a"):
                return replace(self, opacity=operation)
            case b"gs" if not operation.startswith(b"/A"):
                return replace(self, is_masked=True)
            case b"cm":
                return replace(self, transforms=self.transforms + 1)
            case b"re":
                return replace(self, path=operation)
            case b"W" if self.path:
                return replace(self, clips=(*self.clips, self.path, b"W", b"n"))
            case b"W" | b"W*":
                return replace(self, is_masked=True)
            case b"m" | b"n":
                return replace(self, path=b"")
            case _:
                return self

    def enclose(self, operations: Iterable[Any]) -> list[Any]:
        """``operations`` in this state, wherever they are painted on the plain page."""
        looks = [*((self.opacity,) if self.opacity else ()), *self.color, *operations]
        return [b"q", *self.clips, *looks, b"Q"] if self.clips else looks


def rewrite(stream: Any, fates: Mapping[int, Fate], widths: FontWidths) -> set[int]:
    """Give each marked-content sequence of ``stream``, by the MCID that WeasyPrint gave it, its fate.

    Returns the MCIDs that the stream has with all the glyphs that they should have.
    """
    operations = list(stream.stream)
    written: list[Any] = []
    ordered: dict[int, list[Any]] = {}
    found: set[int] = set()
    state, outer = _State(), list[_State]()
    index = 0
    while index < len(operations):
        number = _mcid_at(operations, index)
        if number is None:
            written.append(operations[index])
            state = _follow(state, outer, operations[index])
            index += 1
            continue
        found.add(number)
        end = _end_of(operations, index + 3)
        inner = operations[index + 3 : end]
        before = state if state.is_plain else replace(state, clips=())  # in place, the clips hold as they are
        for operation in inner:
            state = _follow(state, outer, operation)
        blocks: dict[int, list[Any]] = {}
        match fates[number]:
            case Blank():
                written.extend(_around_text(inner))
            case Artifact() as fate:
                written.extend(_artifact(inner, fate, before, widths))
            case Tagged(contents) if operations[index] == "/Span":
                written.extend(_around_text(inner))
                pieces = list(_pieces(inner, [count for count, _ in contents], before, widths))
                if len(pieces) != len(contents):
                    found.discard(number)
                for (_, content), (look, piece) in zip(contents, pieces, strict=False):
                    blocks[content.number] = look.enclose(_marked(content, piece))
            case Tagged(contents):
                for _, content in contents:
                    blocks[content.number] = before.enclose(_marked(content, _unmarked(inner)))
        if before.is_plain:
            ordered |= blocks
        else:
            written.extend(operation for block in blocks.values() for operation in block)
        index = end + 1
    if ordered:
        # The last Q ends what WeasyPrint paints of the page: before it, the page's transforms still hold.
        place = len(written) - 1 - written[::-1].index(b"Q")
        written[place:place] = [operation for _, block in sorted(ordered.items()) for operation in block]
    stream.stream[:] = written
    return found


def _follow(state: _State, outer: list[_State], operation: object) -> _State:
    """The state after ``operation``; ``outer`` are the states that Q brings back."""
    if operation == b"q":
        outer.append(state)
        return state
    return outer.pop() if operation == b"Q" else state.after(operation)


def _mcid_at(operations: Sequence[Any], index: int) -> int | None:
    if index + 2 >= len(operations) or operations[index + 2] != b"BDC":
        return None
    properties = operations[index + 1]
    return properties.get("MCID") if isinstance(properties, pydyf.Dictionary) else None


def _end_of(operations: Sequence[Any], start: int) -> int:
    depth = 1
    for index in range(start, len(operations)):
        if operations[index] in (b"BDC", b"BMC"):
            depth += 1
        elif operations[index] == b"EMC":
            depth -= 1
            if not depth:
                return index
    raise ValueError("a marked-content sequence has no end")


def _unmarked(operations: Sequence[Any]) -> Iterator[Any]:
    """The operations without marks: content and artifacts may not lie within each other (ISO 14289-1, 7.1)."""
    for index, operation in enumerate(operations):
        if operation not in (b"BMC", b"EMC") and operations[index + 1 : index + 2] != [b"BMC"]:
            yield operation


def _artifact(operations: Sequence[Any], fate: Artifact, state: _State, widths: FontWidths) -> Iterator[Any]:
    properties = {"Type": "/Pagination"} | ({"Subtype": f"/{fate.subtype}"} if fate.subtype else {})
    begin = ("/Artifact", pydyf.Dictionary(properties), b"BDC")
    if not fate.runs:
        yield from (*begin, *_unmarked(operations), b"EMC")
        return
    yield from _around_text(operations)
    pieces = _pieces(operations, [run.count for run in fate.runs], state, widths)
    for _, (look, piece) in sorted(zip(fate.runs, pieces, strict=False), key=lambda pair: pair[0].first):
        yield from look.enclose((*begin, *piece, b"EMC"))


def _marked(content: Content, operations: Iterable[Any]) -> Iterator[Any]:
    yield from ("/Span", pydyf.Dictionary({"MCID": content.number}), b"BDC", *operations, b"EMC")


def _around_text(operations: Sequence[Any]) -> Iterator[Any]:
    """What is not text: colours that stay set, and lines above, under and through the text, which are artifacts."""
    in_text = False
    for operation in operations:
        in_text = in_text or operation == b"BT"
        if not in_text:
            yield operation
        in_text = in_text and operation != b"ET"


def _pieces(
    operations: Sequence[Any], counts: Iterable[int | None], state: _State, widths: FontWidths
) -> Iterator[tuple[_State, list[Any]]]:
    """A text cut after so many glyphs each (None: all), every piece set where its first glyph stands in the whole.

    Each with the state in which it is painted, ``state`` being that of the whole.
    """
    start = operations.index(b"BT")
    for operation in operations[:start]:
        state = state.after(operation)
    setter = TypeSetter(widths)
    left = iter(counts)
    room: int | None = 0
    for operation in operations[start + 1 : operations.index(b"ET", start)]:
        if not operation.endswith(b"] TJ"):
            setter.set(operation)
            continue
        for glyphs, spacing in _SHOWN.findall(operation[1 : -len(b"] TJ")]):
            rest = glyphs
            while rest:
                if room == 0:
                    if setter.has_shown:
                        yield state, list(setter.take())
                    room = next(left, None)
                taken = len(rest) if room is None else min(len(rest), room * DIGITS)
                setter.show(rest[:taken])
                rest = rest[taken:]
                room = room if room is None else room - taken // DIGITS
            if spacing:
                setter.space(spacing)
    yield state, list(setter.take())
