"""What a YAML file holds, with the place of every key and value."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import PurePosixPath
from typing import TypeAlias

from briefpress.locations import SourceLocation
from briefpress.reading.text import excerpt

YamlValue: TypeAlias = "str | list[YamlValue] | dict[str, YamlValue]"
"""A value as read: every scalar is the text that stands in the file."""

YamlPath: TypeAlias = tuple[str | int, ...]
"""The way to a value: keys of mappings and indexes of sequences."""


@dataclass(frozen=True, slots=True)
class ScalarPlace:
    """Where the text of a scalar stands.

    ``start`` and ``end`` are offsets (code points) of its content in the text of the document: between the quotes,
    or from the first content line of a block scalar. ``style`` is ``plain``, ``single``, ``double``, ``literal`` or
    ``folded``; it says how a new text must be escaped.
    """

    start: int
    end: int
    style: str


@dataclass(frozen=True, slots=True)
class YamlDocument:
    """One YAML document. Empty values are the empty text. ``first_line`` is the line of the file at which it starts."""

    path: PurePosixPath
    text: str
    data: YamlValue
    locations: Mapping[YamlPath, SourceLocation]
    key_locations: Mapping[YamlPath, SourceLocation]
    first_line: int = 1
    scalars: Mapping[YamlPath, ScalarPlace] = field(default_factory=dict)

    def value(self, at: YamlPath) -> YamlValue | None:
        """The value at ``at``; None where there is none."""
        value: YamlValue = self.data
        for step in at:
            match value, step:
                case dict(), str() if step in value:
                    value = value[step]
                case list(), int() if 0 <= step < len(value):
                    value = value[step]
                case _:
                    return None
        return value

    def location(self, at: YamlPath = ()) -> SourceLocation:
        """The place of the value at ``at``, or of the nearest value that holds it."""
        for end in range(len(at), -1, -1):
            if (known := self.locations.get(at[:end])) is not None:
                return known
        return SourceLocation(self.path, self.first_line, 1)

    def key_location(self, at: YamlPath) -> SourceLocation:
        """The place of the key that holds the value at ``at``; of the value where it has no key."""
        known = self.key_locations.get(at)
        return known if known is not None else self.location(at)

    def excerpt(self, location: SourceLocation) -> str:
        """The line that ``location`` points into."""
        return excerpt(self.text, location.line - self.first_line + 1)

    def span(self, at: YamlPath) -> tuple[int, int]:
        """Start and end offsets (code points) in ``text`` of the content of the scalar at ``at``; (0, 0) if none."""
        place = self.scalars.get(at)
        return (place.start, place.end) if place else (0, 0)
