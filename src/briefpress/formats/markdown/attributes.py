"""The ``{#id .class key=value}`` at the end of a block, and the words after the name of a directive."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import islice

from briefpress.findings import FindingCollector
from briefpress.formats.markdown.source import SourceText
from briefpress.locations import ID_PATTERN

_TRAILING = re.compile(r"\{\s*(?:(?:[#.]|[A-Za-z-]+=)[^{}]*)?\}\Z")
_WORD = re.compile(r"(?P<key>[A-Za-z][A-Za-z0-9-]*)=(?:\"(?P<quoted>[^\"]*)\"|(?P<value>[^\s\"]+))(?=\s|$)|\S+")

MAX_WORDS = 32
"""No block has more words than these to say of itself."""


@dataclass(frozen=True, slots=True)
class Attribute:
    """One word of the attributes. ``span`` are its offsets in the file; ``key`` is ``#``, ``.`` or the key itself."""

    key: str
    value: str
    span: tuple[int, int]


@dataclass(frozen=True, slots=True)
class Attributes:
    """What an author says of a block. ``span`` is where it stands, braces included; empty where it says nothing."""

    items: tuple[Attribute, ...] = ()
    span: tuple[int, int] = (0, 0)

    @property
    def id(self) -> Attribute | None:
        """The id, if one is given."""
        return next((item for item in self.items if item.key == "#"), None)

    @property
    def classes(self) -> tuple[Attribute, ...]:
        return tuple(item for item in self.items if item.key == ".")

    @property
    def values(self) -> tuple[Attribute, ...]:
        """The pairs of key and value, in order."""
        return tuple(item for item in self.items if item.key not in "#.")


def split_attributes(source: SourceText, start: int, end: int, collector: FindingCollector) -> tuple[int, Attributes]:
    """Where the text between ``start`` and ``end`` ends without its attributes, and these."""
    opened = source.text.rfind("{", start, end)
    escaped = opened > start and source.text[opened - 1] == "\\"
    if opened < 0 or escaped or not _TRAILING.match(source.text[opened:end]):
        return end, Attributes()
    items = read_attributes(source, opened + 1, end - 1, collector)
    return start + len(source.text[start:opened].rstrip()), Attributes(items, (opened, end))


def read_attributes(
    source: SourceText, start: int, end: int, collector: FindingCollector, *, bare_id: bool = False
) -> tuple[Attribute, ...]:
    """The attributes between two offsets. With ``bare_id`` the first word may be an id without its ``#``."""
    items: list[Attribute] = []
    written = source.text[start:end]
    for number, word in enumerate(islice(_WORD.finditer(written), MAX_WORDS + 1)):
        if number == MAX_WORDS:
            # Nothing is passed over in silence: the next word might be .internal.
            span = (start + word.start(), start + word.end())
            collector.add(source.finding("F108", f"there are more than {MAX_WORDS} attributes here", span))
            break
        text, span = word.group(), (start + word.start(), start + word.end())
        if word["key"]:
            item = Attribute(word["key"], word["quoted"] if word["quoted"] is not None else word["value"], span)
        elif text[0] in "#." and len(text) > 1:
            item = Attribute(text[0], text[1:], span)
        elif bare_id and not items and not written[: word.start()].strip():
            item = Attribute("#", text, span)
        else:
            collector.add(
                source.finding(
                    "F108",
                    "this is no attribute",
                    span,
                    found=text,
                    expected="#id, .class or key=value, with spaces between",
                )
            )
            continue
        if item.key == "#" and not ID_PATTERN.fullmatch(item.value):
            collector.add(
                source.finding(
                    "F103",
                    "this id is malformed",
                    span,
                    found=text,
                    expected="lower-case letters a to z, digits and hyphens, at most 64",
                )
            )
        elif item.key != "." and any(known.key == item.key for known in items):
            collector.add(source.finding("F108", "this attribute stands twice", span, found=text))
        else:
            items.append(item)
    return tuple(items)
