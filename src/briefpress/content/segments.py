"""Makes segments of what is written in Markdown and in YAML, and keeps all of them in reading order."""

from __future__ import annotations

import re
from collections.abc import Callable

from briefpress.content.model import Segment
from briefpress.content.positions import locate_span
from briefpress.findings import FindingCollector
from briefpress.formats.markdown.reader import read_inlines
from briefpress.formats.markdown.source import SourceText
from briefpress.formats.markdown.syntax import BlockText
from briefpress.locations import SegmentAddress, SourceLocation
from briefpress.reading.yaml import YamlDocument, YamlPath


class SegmentMaker:
    """Every segment made so far, by address. An address that is made twice is a finding."""

    def __init__(self, collector: FindingCollector) -> None:
        self.collector = collector
        self.segments: dict[SegmentAddress, Segment] = {}

    def make(self, source: SourceText, address: str, text: BlockText) -> Segment:
        """The segment of ``text`` as it stands in ``source``."""

        def place(offset: int, length: int) -> tuple[SourceLocation, str]:
            return locate_span(source, text.text, text.span, offset, length)

        # Within quotation marks of YAML the text may start on the next line.
        written = source.text[slice(*text.span)]
        start = text.span[0] + len(written) - len(written.lstrip() or written)
        location = source.location(start, max(1, min(text.span[1] - start, len(text.text))))
        inlines = read_inlines(text.text, location, self.collector, place=place)
        segment = Segment(SegmentAddress(address), text.text, inlines, location, text.span)
        if (known := self.segments.get(segment.address)) is not None:
            self.collector.add(
                source.finding(
                    "F103",
                    f"the address {address} is given to two texts",
                    (text.span[0], max(text.span)),
                    advice=f"the other one stands in {known.location}; give one of them another id",
                )
            )
        else:
            self.segments[segment.address] = segment
        return segment


class YamlText:
    """A YAML document within a file: ``offset`` is where its text starts there."""

    def __init__(self, source: SourceText, document: YamlDocument, offset: int = 0) -> None:
        self.source = source
        self.document = document
        self.offset = offset

    def text(self, at: YamlPath) -> BlockText:
        """The scalar at ``at`` on one line."""
        value = self.document.value(at)
        start, end = self.span(at)
        text = value if isinstance(value, str) else ""
        return BlockText(re.sub(r"\s*[\r\n]\s*", " ", text.strip()), (start, end))

    def span(self, at: YamlPath) -> tuple[int, int]:
        """Where the scalar stands in the file; for other values, and for none, where they start."""
        if place := self.document.scalars.get(at):
            start, end = place.start, place.end
            if place.style in ("literal", "folded"):
                # Below a | or > the indentation and the last line end are no part of the text.
                written = self.document.text[start:end]
                start, end = start + len(written) - len(written.lstrip()), start + len(written.rstrip())
            return self.offset + start, self.offset + max(start, end)
        location = self.document.location(at)
        start = self.source.line_start(location.line) + max(0, location.column - 1)
        return start, start + location.length

    def key_span(self, at: YamlPath) -> tuple[int, int]:
        """Where the key stands that holds the value at ``at``."""
        location = self.document.key_location(at)
        start = self.source.line_start(location.line) + max(0, location.column - 1)
        return start, start + location.length


SegmentOf = Callable[[YamlPath, str], Segment]
"""Makes the segment of the scalar at a place of one YAML text, under the address given."""


def yaml_segments(maker: SegmentMaker, yaml: YamlText) -> SegmentOf:
    """What makes segments of the scalars of ``yaml``."""
    return lambda at, address: maker.make(yaml.source, address, yaml.text(at))
