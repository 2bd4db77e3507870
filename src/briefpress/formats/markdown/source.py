"""The text of a file with its lines, so that any offset can be said as line and column."""

from __future__ import annotations

import re
from bisect import bisect_right
from pathlib import PurePosixPath

from briefpress.findings import Finding
from briefpress.locations import SourceLocation

LINE_END = re.compile(r"\r\n?|\n")
"""The three line ends that CommonMark knows."""


class SourceText:
    """One file as read: ``text`` with its line ends as they are. Offsets are code points from its start."""

    def __init__(self, path: PurePosixPath, text: str) -> None:
        self.path = path
        self.text = text
        self._excerpts: dict[int, str] = {}
        self.line_starts = (0, *(match.end() for match in LINE_END.finditer(text)))

    def line_at(self, offset: int) -> int:
        """The number, from 1, of the line that holds ``offset``."""
        return bisect_right(self.line_starts, offset)

    def line_start(self, line: int) -> int:
        """The offset of the first character of ``line``; for a line past the end, the length of the text."""
        return self.line_starts[line - 1] if line <= len(self.line_starts) else len(self.text)

    def line_span(self, line: int) -> tuple[int, int]:
        """Where ``line`` starts, and where it ends before its line end."""
        start, end = self.line_start(line), self.line_start(line + 1)
        while end > start and self.text[end - 1] in "\r\n":
            end -= 1
        return start, end

    def excerpt(self, line: int) -> str:
        """The line without its line end and without a byte order mark; one string for all findings on it."""
        if line not in self._excerpts:
            self._excerpts[line] = self.text[slice(*self.line_span(line))].removeprefix("\ufeff")
        return self._excerpts[line]

    def location(self, offset: int, length: int = 1) -> SourceLocation:
        """``offset`` as line and column; a byte order mark takes no column."""
        line = self.line_at(offset)
        column = offset - self.line_start(line) + 1
        if line == 1 and column > 1 and self.text.startswith("\ufeff"):
            column -= 1
        return SourceLocation(self.path, line, column, max(1, length))

    def finding(
        self, code: str, message: str, span: tuple[int, int], *, found: str = "", expected: str = "", advice: str = ""
    ) -> Finding:
        """A finding on the characters of ``span``; the mark ends with the first line."""
        start, end = span
        location = self.location(start)
        line_end = self.line_span(location.line)[1]
        location = self.location(start, min(end, max(line_end, start + 1)) - start)
        return Finding(code, message, location, found, expected, advice, self.excerpt(location.line))
