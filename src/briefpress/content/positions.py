"""From a place in the text of a segment to the place in its file."""

from __future__ import annotations

from briefpress.content.model import Segment
from briefpress.formats.markdown.source import SourceText
from briefpress.locations import SourceLocation

_ESCAPE_LENGTH = 12
"""How far apart two characters of a text may stand in a file for the sake of escapes: ``\\U0001F600`` takes ten."""


def align(written: str, text: str) -> list[int]:
    """For each character of ``text``, and for its end, the offset in ``written``, the same as it stands in the file.

    ``written`` may be broken over lines, indented, or hold the escapes of YAML's quoted strings.
    """
    offsets: list[int] = []
    position = 0
    for char in text:
        found = written.startswith(char, position)
        if not found and char == " ":
            found = written[position : position + 1].isspace()
        if not found:
            start = position
            while start < len(written) and written[start].isspace():
                start += 1
            near = written.find(char, start, start + _ESCAPE_LENGTH)
            # What is written as a code, such as \u00e9, is found nowhere: it stands where the escape starts.
            position = near if near >= 0 else start
        offsets.append(min(position, max(0, len(written) - 1)))
        position += 1
    return [*offsets, max(offsets[-1] + 1, 0) if offsets else 0]


def locate(segment: Segment, offset: int, file_text: str, length: int = 1) -> SourceLocation:
    """Where the characters from ``offset`` in ``segment.text`` stand in the file, whose text is ``file_text``."""
    return locate_span(SourceText(segment.location.path, file_text), segment.text, segment.span, offset, length)[0]


def locate_span(
    source: SourceText, text: str, span: tuple[int, int], offset: int, length: int
) -> tuple[SourceLocation, str]:
    """The place of ``length`` characters at ``offset`` of ``text``, which stands at ``span``; and the line there."""
    start, end = span
    offsets = align(source.text[start:end], text)
    first = min(max(0, offset), len(text))
    last = min(first + max(1, length) - 1, max(0, len(text) - 1))
    begin = start + offsets[first]
    location = source.location(begin)
    line_end = source.line_span(location.line)[1]
    after = min(start + offsets[max(first, last)] + 1, max(line_end, begin + 1))
    return source.location(begin, after - begin), source.excerpt(location.line)
