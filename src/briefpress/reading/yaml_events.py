"""A YAML document built from parser events, one after the other, without recursion."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass, field
from pathlib import PurePosixPath

import yaml

from briefpress.findings import Finding
from briefpress.locations import SourceLocation
from briefpress.reading.text import CONTROL_PATTERN, LINE_END, excerpt, line_starts
from briefpress.reading.yaml_document import ScalarPlace, YamlDocument, YamlPath, YamlValue

DEPTH_LIMIT = 64
NODE_LIMIT = 200_000
FINDING_LIMIT = 50
STYLES = {"'": "single", '"': "double", "|": "literal", ">": "folded"}
EMPTY_WORDS = ("~", "null")


class StopReadingError(Exception):
    """The document is past a limit: nothing after this point is read."""


@dataclass(slots=True)
class _Frame:
    """An open mapping or sequence. ``key`` is the key whose value comes next; None where a key comes next.

    A frame that is ``lost`` (the value of a second key of the same name, of a key that is no text) is read and dropped.
    """

    path: YamlPath
    container: dict[str, YamlValue] | list[YamlValue]
    key: str | None = None
    lost: bool = False
    has_lost_key: bool = False


@dataclass(slots=True)
class DocumentBuilder:
    """Takes the events of one document; gathers findings and goes on where it can."""

    text: str
    path: PurePosixPath
    first_line: int
    findings: list[Finding] = field(default_factory=list)
    _data: YamlValue = ""
    _locations: dict[YamlPath, SourceLocation] = field(default_factory=dict)
    _keys: dict[YamlPath, SourceLocation] = field(default_factory=dict)
    _scalars: dict[YamlPath, ScalarPlace] = field(default_factory=dict)
    _frames: list[_Frame] = field(default_factory=list)
    _starts: list[int] = field(default_factory=list)
    _nodes: int = 0
    _documents: int = 0

    def __post_init__(self) -> None:
        self._starts = line_starts(self.text)

    def document(self) -> YamlDocument:
        """The document after the last event."""
        return YamlDocument(
            self.path, self.text, self._data, self._locations, self._keys, self.first_line, self._scalars
        )

    def locate(self, start: int, end: int) -> SourceLocation:
        """The place of the text between two offsets; no further than to the end of the first line."""
        start = min(start, len(self.text))
        line = bisect_right(self._starts, start) - 1
        line_end = self._starts[line + 1] if line + 1 < len(self._starts) else len(self.text)
        length = max(1, len(LINE_END.split(self.text[start : min(end, line_end)])[0].rstrip()))
        return SourceLocation(self.path, line + self.first_line, start - self._starts[line] + 1, length)

    def line_of(self, location: SourceLocation) -> str:
        return excerpt(self.text, location.line - self.first_line + 1)

    def take(self, event: yaml.Event) -> None:
        """The next event. Raises StopReadingError when the document is past a limit."""
        if isinstance(event, yaml.DocumentStartEvent):
            self._documents += 1
            if self._documents > 1:
                self._stop(event, "a second YAML document starts here", "keep one document in a file: delete the ---")
        elif isinstance(event, yaml.AliasEvent):
            self._report(event, "an alias", "aliases are not used here", help_text="write the value out once more")
            self._value(event, "")
        elif isinstance(event, yaml.ScalarEvent):
            self._node(event)
            self._scalar(event)
        elif isinstance(event, yaml.MappingStartEvent):
            self._node(event)
            self._open(event, {})
        elif isinstance(event, yaml.SequenceStartEvent):
            self._node(event)
            self._open(event, [])
        elif isinstance(event, yaml.CollectionEndEvent):
            self._frames.pop()

    def _node(self, event: yaml.NodeEvent) -> None:
        self._nodes += 1
        if self._nodes > NODE_LIMIT:
            self._stop(event, f"the file holds more than {NODE_LIMIT} values", "split it into several files")
        if event.anchor is not None:
            self._report(event, f"&{event.anchor}", "anchors are not used here", "delete the anchor; write values out")
        if (tag := getattr(event, "tag", None)) is not None:
            self._report(event, str(tag), "tags are not used here", "delete the tag; every value is read as text")

    def _open(self, event: yaml.NodeEvent, container: dict[str, YamlValue] | list[YamlValue]) -> None:
        if len(self._frames) >= DEPTH_LIMIT:
            self._stop(event, f"values are nested more than {DEPTH_LIMIT} deep", "close the brackets and braces")
        path, lost = self._value(event, container)
        self._frames.append(_Frame(path, container, lost=lost))

    def _scalar(self, event: yaml.ScalarEvent) -> None:
        style = STYLES.get(event.style or "", "plain")
        text = event.value
        if control := CONTROL_PATTERN.search(text):
            self._report(event, f"U+{ord(control.group()):04X}", "an escape stands for a character that is no text")
            text = CONTROL_PATTERN.sub("", text)
        frame = self._frames[-1] if self._frames else None
        if frame is not None and isinstance(frame.container, dict) and frame.key is None and not frame.has_lost_key:
            self._key(frame, event, text)
            return
        if style == "plain" and text in EMPTY_WORDS:
            text = ""
        path, lost = self._value(event, text)
        if not lost:
            self._scalars[path] = self._place(event, style)

    def _key(self, frame: _Frame, event: yaml.ScalarEvent, text: str) -> None:
        path = (*frame.path, text)
        if not text:
            self._report(event, "an empty key", "a key has no name", "write a name before the colon")
        elif text == "<<" and not event.style:
            self._report(event, "<<", "merge keys are not used here", "write the values out")
        elif path in self._keys and not frame.lost:
            first = self._keys[path].line
            self._report(
                event,
                f"`{text}` a second time",
                f"the key `{text}` stands twice",
                "keep one of the two",
                code="F003",
                expected=f"each key once; it first stands in line {first}",
            )
        else:
            frame.key = text
            if not frame.lost:
                self._keys[path] = self.locate(*_offsets(event))
            return
        frame.has_lost_key = True

    def _value(self, event: yaml.NodeEvent, value: YamlValue) -> tuple[YamlPath, bool]:
        """Puts ``value`` where it belongs. Gives its path, and whether it is dropped."""
        path, lost = self._next_path(event, value)
        if not lost:
            start, end = _offsets(event)
            self._locations[path] = self.locate(start, end if isinstance(event, yaml.ScalarEvent) else start + 1)
        return path, lost

    def _next_path(self, event: yaml.NodeEvent, value: YamlValue) -> tuple[YamlPath, bool]:
        if not self._frames:
            self._data = value
            return (), False
        frame = self._frames[-1]
        if isinstance(frame.container, list):
            frame.container.append(value)
            return (*frame.path, len(frame.container) - 1), frame.lost
        if frame.has_lost_key:
            frame.has_lost_key = False
            return frame.path, True
        if frame.key is None:  # a mapping, sequence or alias where a key is expected
            if not frame.lost:
                self._report(event, "a list or mapping", "a key is not a text", "put text with { or [ in quotes")
            frame.has_lost_key = True
            return frame.path, True
        path, frame.key = (*frame.path, frame.key), None
        frame.container[str(path[-1])] = value
        return path, frame.lost

    def _place(self, event: yaml.ScalarEvent, style: str) -> ScalarPlace:
        start, end = _offsets(event)
        if style in ("single", "double"):
            return ScalarPlace(start + 1, end - 1, style)
        if style in ("literal", "folded"):
            header = LINE_END.search(self.text, start)
            # After a byte order mark, the end of an empty text lies before the end of its first line.
            return ScalarPlace(min(header.end(), end) if header else end, end, style)
        return ScalarPlace(start, end, style)

    def _stop(self, event: yaml.Event, message: str, help_text: str) -> None:
        start, _ = _offsets(event)
        location = self.locate(start, start + 1)
        self.findings.append(Finding("F002", message, location, help=help_text, excerpt=self.line_of(location)))
        raise StopReadingError

    def _report(
        self,
        event: yaml.Event,
        found: str,
        message: str,
        help_text: str = "",
        *,
        code: str = "F002",
        expected: str = "",
    ) -> None:
        location = self.locate(*_offsets(event))
        excerpt_line = self.line_of(location)
        self.findings.append(Finding(code, message, location, found, expected, help_text, excerpt_line))
        if len(self.findings) >= FINDING_LIMIT:
            raise StopReadingError


def _offsets(event: yaml.Event) -> tuple[int, int]:
    """Where the event starts and ends in the text. (The marks of a parser are never None; their declared type is.)"""
    start, end = event.start_mark, event.end_mark
    return (start.index if start is not None else 0, end.index if end is not None else 0)
