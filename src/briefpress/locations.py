"""Where a thing is: the address of a segment in the content, and the place of a value in a file."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import PurePosixPath

ID_PATTERN = re.compile(r"[a-z0-9][a-z0-9-]{0,63}")
"""The form of every id an author gives: sections, blocks, figures, sources."""

ADDRESS_PATTERN = re.compile(r"[A-Za-z0-9][A-Za-z0-9-]*(?:/[A-Za-z0-9][A-Za-z0-9-]*)*")
"""The form of an address: ids and field names, and the keys of a series such as ``KZ``."""


class SegmentAddress(str):
    """The stable name of one translatable run of text, such as ``trade/growth`` or ``by-country/title``.

    Built from ids and field names, never from positions, so it survives reordering. Equal to its own text.
    """

    __slots__ = ()

    def __new__(cls, text: str) -> SegmentAddress:
        if not ADDRESS_PATTERN.fullmatch(text):
            raise ValueError(f"not an address: {text!r}")
        return super().__new__(cls, text)

    def __truediv__(self, field: str) -> SegmentAddress:
        return SegmentAddress(f"{self}/{field}")


@dataclass(frozen=True, slots=True, order=True)
class SourceLocation:
    """A place in a file of the project. ``line`` and ``column`` count from 1, columns in code points; 0 is unknown."""

    path: PurePosixPath
    line: int = 0
    column: int = 0
    length: int = 1

    def __str__(self) -> str:
        parts = [str(self.path)]
        if self.line:
            parts.append(str(self.line))
            if self.column:
                parts.append(str(self.column))
        return ":".join(parts)
