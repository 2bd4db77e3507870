"""Finds the directives of a text: ``:::{name} id .class``, lines, ``:::``."""

from __future__ import annotations

import re
from collections.abc import Iterator

from briefpress.findings import FindingCollector
from briefpress.formats.markdown.attributes import Attributes, read_attributes
from briefpress.formats.markdown.source import SourceText
from briefpress.formats.markdown.syntax import DirectiveSyntax

_COLONS = re.compile(r"[ \t]*:{3,}")
_OPENING = re.compile(r":::\{([a-z][a-z-]*)\}(?=\s|$)")
_CLOSING = re.compile(r":::\s*$")


def split_directives(
    source: SourceText, start: int, end: int, collector: FindingCollector
) -> Iterator[tuple[int, int] | DirectiveSyntax]:
    """The directives between two offsets, and the spans of whole lines around them, in order."""
    loose = start  # where the text since the last directive starts
    opened: tuple[str, Attributes, tuple[int, int], int] | None = None
    last = source.line_at(max(start, end - 1))
    for line in range(source.line_at(start), last + 1):
        line_start, line_end = source.line_span(line)
        after = min(end, source.line_start(line + 1))
        text = source.text[line_start:line_end].removeprefix("\ufeff")
        if not _COLONS.match(text):
            continue
        if opened and _CLOSING.match(text):
            name, attributes, head, body = opened
            yield DirectiveSyntax(name, attributes, head, (body, line_start))
            opened, loose = None, after
        elif opened:
            _report(source, line_start, line_end, collector, "the directive before is not closed yet")
            if _OPENING.match(text):
                name, attributes, head, body = opened
                yield DirectiveSyntax(name, attributes, head, (body, line_start))
                opened = _open(source, line_start, line_end, after, collector)
        elif _OPENING.match(text):
            if loose < line_start:
                yield loose, line_start
            opened = _open(source, line_start, line_end, after, collector)
        else:
            if loose < line_start:
                yield loose, line_start
            closing = _CLOSING.match(text)
            message = "there is no directive open to close here" if closing else "this is no directive"
            _report(source, line_start, line_end, collector, message)
            loose = after
    if opened:
        name, attributes, head, body = opened
        _report(source, *head, collector, f"the directive {name} is opened and never closed")
        yield DirectiveSyntax(name, attributes, head, (min(body, end), end))
    elif loose < end:
        yield loose, end


def _open(
    source: SourceText, start: int, end: int, after: int, collector: FindingCollector
) -> tuple[str, Attributes, tuple[int, int], int] | None:
    opening = _OPENING.match(source.text, start, end)
    if not opening:
        return None
    items = read_attributes(source, opening.end(), end, collector, bare_id=True)
    return opening.group(1), Attributes(items, (opening.end(), end)), (start, end), after


def _report(source: SourceText, start: int, end: int, collector: FindingCollector, message: str) -> None:
    collector.add(
        source.finding(
            "F104",
            message,
            (start, max(end, start + 1)),
            expected=":::{name} id at the start of a line, and ::: alone after the last line",
        )
    )
