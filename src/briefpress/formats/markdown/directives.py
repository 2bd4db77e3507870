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
_EMPTY = re.compile(r"^[ \t]*\r?$", re.MULTILINE)
_HEADING = re.compile(r"^##", re.MULTILINE)
_OF_MARKDOWN = ("callout", "quotation")  # their body is text, with empty lines between its blocks


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
            name, attributes, head, body = opened
            if _OPENING.match(text):
                yield from _unclosed(source, opened, line_start, collector)
                opened = _open(source, line_start, line_end, after, collector)
            else:
                _report(source, line_start, line_end, collector, f"the directive {name} is not closed yet")
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
        yield from _unclosed(source, opened, end, collector)
    elif loose < end:
        yield loose, end


def _unclosed(
    source: SourceText, opened: tuple[str, Attributes, tuple[int, int], int], end: int, collector: FindingCollector
) -> Iterator[tuple[int, int] | DirectiveSyntax]:
    """A directive without its end, up to where that was probably meant to be, and the text from there to ``end``.

    Read on to ``end``, the text after it would be refused once more, as keys that it does not know.
    """
    name, attributes, head, body = opened
    _report(source, *head, collector, f"the directive {name} is opened and never closed")
    after = (_HEADING if name in _OF_MARKDOWN else _EMPTY).search(source.text, min(body, end), end)
    cut = after.start() if after else end
    yield DirectiveSyntax(name, attributes, head, (min(body, end), cut))
    if cut < end:
        yield cut, end


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
