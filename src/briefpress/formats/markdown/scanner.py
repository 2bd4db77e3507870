"""Scans one run of inlines: the marks that open and close, and everything that stands between.

Marks of strong and emphasis open and close wherever they stand. CommonMark asks what is beside them, and then
`**` between Chinese characters and before `{` stays text.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field

from briefpress.document.nodes import Citation, Emphasis, Inline, Link, NoteReference, Reference, Strong, Text
from briefpress.formats.markdown.links import URL_PATTERN, read_address
from briefpress.formats.markdown.placeholders import PlaceholderProblem, read_placeholder
from briefpress.formats.markdown.refused import REFUSED
from briefpress.locations import ID_PATTERN

ASCII_PUNCTUATION = frozenset("!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~")

MAX_PROBLEMS = 20
"""After so many problems in one run the rest is taken as text: whoever reads them has enough to mend."""

_SPECIAL = re.compile(r"[\\*\[\]{}`<&_~!]")
_ASTERISKS = re.compile(r"\*+")
_MARK = re.compile(r"\[([\^@#])([^\[\]]*)\]")
_BRACES = re.compile(r"\{([^{}]*)\}")

_WHOLE, _STRONG, _EMPHASIS, _LINK = "", "**", "*", "["
_NAMES = {_STRONG: "strong", _EMPHASIS: "emphasis", _LINK: "a link"}


@dataclass(frozen=True, slots=True)
class InlineProblem:
    """What is wrong with ``length`` characters from ``start``."""

    code: str
    message: str
    start: int
    length: int
    expected: str = ""
    advice: str = ""


@dataclass(slots=True)
class _Frame:
    """An open mark and what has been read since."""

    mark: str
    start: int
    children: list[Inline] = field(default_factory=list)


class InlineScanner:
    """One pass over one text, with the marks that are open on a stack (three at most)."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.problems: list[InlineProblem] = []
        self.runs: list[tuple[int, str]] = []
        self.frames = [_Frame(_WHOLE, 0)]
        self.pending: list[str] = []
        self.specials: dict[str, Callable[[int], int]] = {
            "\\": self._escape,
            "*": self._asterisks,
            "[": self._open_bracket,
            "]": self._close_bracket,
            "{": self._open_brace,
            "}": self._close_brace,
            **dict.fromkeys(REFUSED, self._refuse),
        }

    def read(self) -> tuple[Inline, ...]:
        position = 0
        while len(self.problems) < MAX_PROBLEMS and (special := _SPECIAL.search(self.text, position)):
            self._plain(position, special.start())
            position = self.specials[special.group()](special.start())
        self._plain(position, len(self.text))
        while len(self.frames) > 1:
            self._give_up("is opened and not closed")
        self._flush()
        return tuple(merge_texts(self.frames[0].children))

    # --- collecting --------------------------------------------------------------------------------------------------

    def _plain(self, start: int, end: int) -> int:
        """Takes the characters from start to end as text; returns ``end``."""
        if start < end:
            run = self.text[start:end]
            self.pending.append(run)
            self.runs.append((start, run))
        return end

    def _flush(self) -> None:
        if self.pending:
            self.frames[-1].children.append(Text("".join(self.pending)))
            self.pending.clear()

    def _append(self, inline: Inline) -> None:
        self._flush()
        self.frames[-1].children.append(inline)

    def _problem(self, code: str, message: str, start: int, end: int, *, expected: str = "", advice: str = "") -> None:
        self.problems.append(InlineProblem(code, message, start, max(1, end - start), expected, advice))

    @property
    def _open_marks(self) -> set[str]:
        return {frame.mark for frame in self.frames}

    def _give_up(self, why: str) -> None:
        """Turns the innermost open mark back into text."""
        self._flush()
        frame = self.frames.pop()
        end = frame.start + len(frame.mark)
        self._problem(
            "F101", f"{_NAMES[frame.mark]} {why}", frame.start, end, advice=f"write {_escaped(frame.mark)} for the sign"
        )
        self.runs.append((frame.start, frame.mark))
        self.frames[-1].children += [Text(frame.mark), *frame.children]

    # --- one method for each special character: takes its offset, returns where to go on ----------------------------

    def _escape(self, start: int) -> int:
        if self.text[start + 1 : start + 2] in ASCII_PUNCTUATION and start + 1 < len(self.text):
            return self._plain(start + 1, start + 2)
        self._problem(
            "F101",
            "a backslash here escapes nothing",
            start,
            start + 1,
            expected="a sign such as * or { after it",
            advice="write \\\\ for a backslash; a line break cannot be forced",
        )
        return self._plain(start, start + 1)

    def _asterisks(self, start: int) -> int:
        match = _ASTERISKS.match(self.text, start)
        end = match.end() if match else start + 1
        position = start
        while position < end:
            mark = self._next_mark(end - position, end)
            if not mark:
                self._problem(
                    "F101",
                    "these asterisks neither open nor close anything here",
                    position,
                    end,
                    expected="**strong** or *emphasis*, closed in reverse order, neither within itself",
                    advice=f"write {_escaped(self.text[position:end])} for the signs",
                )
                return self._plain(position, end)
            self._flush()
            if self.frames[-1].mark == mark:
                children = tuple(merge_texts(self.frames.pop().children))
                self._append(Strong(children) if mark == _STRONG else Emphasis(children))
            else:
                self.frames.append(_Frame(mark, position))
            position += len(mark)
        return end

    def _next_mark(self, left: int, after: int) -> str:
        """Which mark comes first in a run of ``left`` asterisks that ends at ``after``; empty if none can."""
        top, marks = self.frames[-1].mark, self._open_marks
        if top == _EMPHASIS:
            return _EMPHASIS if left != 2 else _STRONG if _STRONG not in marks else ""
        if top == _STRONG:
            return _STRONG if left >= 2 else _EMPHASIS if _EMPHASIS not in marks else ""
        if left == 3 and not marks & {_STRONG, _EMPHASIS}:
            # Both open here. The one that closes first was opened last.
            return _EMPHASIS if self._next_run(after) == 2 else _STRONG
        mark = "*" * left
        return mark if left <= 2 and mark not in marks else ""

    def _next_run(self, position: int) -> int:
        """How many asterisks the next run of marks after ``position`` has; 0 if there is none."""
        while special := _SPECIAL.search(self.text, position):
            position = special.end()
            match special.group():
                case "*":
                    run = _ASTERISKS.match(self.text, special.start())
                    return len(run.group()) if run else 0
                case "\\":
                    position += 1
                case "{":
                    braces = _BRACES.match(self.text, special.start())
                    position = braces.end() if braces else position
                case "[":
                    mark = _MARK.match(self.text, special.start())
                    position = mark.end() if mark else position
                case "]" if self.text.startswith("(", position):
                    address = read_address(self.text, position)
                    if address is None:
                        return 0
                    position = address[1]
                case _:
                    pass
        return 0

    def _open_bracket(self, start: int) -> int:
        match = _MARK.match(self.text, start)
        if match:
            return self._mark(start, match)
        if _LINK in self._open_marks:
            self._problem(
                "F101", "a link cannot hold another bracket", start, start + 1, advice="write \\[ for the sign"
            )
            return self._plain(start, start + 1)
        self._flush()
        self.frames.append(_Frame(_LINK, start))
        return start + 1

    def _mark(self, start: int, match: re.Match[str]) -> int:
        """``[^note]``, ``[@source; @source]`` or ``[#block]``."""
        kind, inner, end = match.group(1), match.group(2), match.end()
        ids = [inner]
        if kind == "@":
            first, *others = (part.strip() for part in inner.split(";"))
            ids = [first, *(part[1:] if part.startswith("@") else "" for part in others)]
        if not all(map(ID_PATTERN.fullmatch, ids)):
            self._problem(
                "F103",
                "there is no valid id between these brackets",
                start,
                end,
                expected="[^note], [@source], [@one; @other] or [#block]; ids are lower-case letters, digits, hyphens",
            )
            return self._plain(start, end)
        if _LINK in self._open_marks:
            self._problem("F101", "a link cannot hold a note, citation or reference", start, end)
            return self._plain(start, end)
        self._append(NoteReference(inner) if kind == "^" else Reference(inner) if kind == "#" else Citation(tuple(ids)))
        return end

    def _close_bracket(self, start: int) -> int:
        if _LINK not in self._open_marks:
            self._problem("F101", "this bracket closes nothing", start, start + 1, advice="write \\] for the sign")
            return self._plain(start, start + 1)
        while self.frames[-1].mark != _LINK:
            self._give_up("is opened in a link and not closed in it")
        opened = self.frames[-1].start
        self._flush()
        address = read_address(self.text, start + 1)
        problem = ""
        if address is None:
            problem = "square brackets mark a link, note, citation or reference, and this is none"
        elif not URL_PATTERN.fullmatch(address[0]):
            problem = "this is not an address that a link may lead to"
        elif not self.frames[-1].children:
            problem = "a link needs text"
        if problem or address is None:
            end = address[1] if address else start + 1
            frame = self.frames.pop()
            self._problem(
                "F101",
                problem,
                opened,
                end,
                expected="[text](https://…), [^note], [@source] or [#block]; links by http, https or mailto",
                advice="write \\[ and \\] for the signs",
            )
            self.runs.append((opened, "["))
            self.frames[-1].children += [Text("["), *frame.children]
            return self._plain(start, end)
        children = tuple(merge_texts(self.frames.pop().children))
        self._append(Link(children, address[0]))
        return address[1]

    def _open_brace(self, start: int) -> int:
        match = _BRACES.match(self.text, start)
        if not match:
            self._problem(
                "F105",
                "a brace is opened and not closed",
                start,
                start + 1,
                expected="{name} or {name:form}",
                advice="write \\{ for the sign",
            )
            return self._plain(start, start + 1)
        inline = read_placeholder(match.group(1))
        if isinstance(inline, PlaceholderProblem):
            self._problem("F105", inline.message, start, match.end(), expected=inline.expected, advice=inline.advice)
            return self._plain(start, match.end())
        self._append(inline)
        return match.end()

    def _close_brace(self, start: int) -> int:
        self._problem("F105", "this brace closes nothing", start, start + 1, advice="write \\} for the sign")
        return self._plain(start, start + 1)

    def _refuse(self, start: int) -> int:
        """A sign that starts markup of other dialects, or is just itself."""
        refused = REFUSED[self.text[start]]
        match = refused.pattern.match(self.text, start)
        if not match:
            return self._plain(start, start + 1)
        self._problem("F101", refused.message, start, match.end(), advice=refused.advice)
        return self._plain(start, match.end())


def _escaped(mark: str) -> str:
    return "".join(f"\\{char}" for char in mark)


def merge_texts(inlines: list[Inline]) -> list[Inline]:
    """The same with neighbouring texts made one."""
    merged: list[Inline] = []
    run: list[str] = []
    for inline in inlines:
        if isinstance(inline, Text):
            run.append(inline.text)
            continue
        if run:
            merged.append(Text("".join(run)))
            run.clear()
        merged.append(inline)
    if run:
        merged.append(Text("".join(run)))
    return merged
