"""Reads one run of inlines. Closed: what is not in the dialect is a finding, with its exact column."""

from __future__ import annotations

from collections.abc import Callable

from briefpress.document.nodes import Inline
from briefpress.findings import Finding, FindingCollector
from briefpress.formats.markdown.scanner import InlineScanner
from briefpress.locations import SourceLocation

Place = Callable[[int, int], tuple[SourceLocation, str]]
"""From offset and length in a text to the place in the file and the line there."""


def read_inlines(
    text: str, location: SourceLocation, collector: FindingCollector, *, place: Place | None = None
) -> tuple[Inline, ...]:
    """The inlines of ``text``, which is one line and starts at ``location``; what is wrong goes to ``collector``.

    ``place`` says where an offset stands in the file, for text that was folded or escaped there. Without it the text
    is taken to stand on one line from ``location``, and the excerpt of a finding shows it at its column.
    Never raises: what cannot be read is given as text.
    """
    scanner = InlineScanner(text)
    inlines = scanner.read()
    for problem in scanner.problems:
        if place:
            spot, excerpt = place(problem.start, problem.length)
        else:
            column = location.column + problem.start if location.column else 0
            spot = SourceLocation(location.path, location.line, column, problem.length)
            excerpt = " " * max(0, location.column - 1) + text
        found = text[problem.start : problem.start + min(problem.length, 60)]
        collector.add(Finding(problem.code, problem.message, spot, found, problem.expected, problem.advice, excerpt))
    return inlines


def locate_text(text: str) -> tuple[tuple[int, str], ...]:
    """The plain characters of ``text``, each run with the offset in ``text`` where it starts, in reading order.

    Within a run character ``i`` stands at offset + i. Escapes and marks end a run; words of placeholders, addresses
    of links and ids are no plain characters.
    """
    scanner = InlineScanner(text)
    scanner.read()
    return tuple(sorted(scanner.runs))
