"""What the attributes of blocks may say: the classes and keys there are."""

from __future__ import annotations

from difflib import get_close_matches

from briefpress.findings import FindingCollector
from briefpress.formats.markdown.attributes import Attribute, Attributes
from briefpress.formats.markdown.source import SourceText
from briefpress.locations import ID_PATTERN

CLASSES = ("core", "optional", "internal")

SECTION_KINDS = (
    "summary",
    "agreed",
    "evidence",
    "area",
    "project",
    "next",
    "open",
    "question",
    "background",
    "caveat",
    "statistics",
    "points",
    "press",
    "editors",
)


class AttributeReader:
    """Reads the attributes of one file; what no block knows is a finding."""

    def __init__(self, source: SourceText, collector: FindingCollector) -> None:
        self.source = source
        self.collector = collector

    def classes(self, attributes: Attributes) -> frozenset[str]:
        """The classes of a block, without those that do not exist."""
        for item in attributes.classes:
            if item.value not in CLASSES:
                self._refuse(item, "there is no such class", [f".{name}" for name in CLASSES], f".{item.value}")
        return frozenset(item.value for item in attributes.classes) & frozenset(CLASSES)

    def value(self, attributes: Attributes, key: str = "") -> str:
        """The value under ``key``, which is the only key that this block may have; empty if it is not given."""
        found = ""
        for item in attributes.values:
            if not key or item.key != key:
                self._refuse(item, "this block has no such key", [key] if key else [], item.key)
            elif not ID_PATTERN.fullmatch(item.value):
                self._refuse(item, f"this is no {key}", [f"{key}=word"], "")
            else:
                found = item.value
        return found

    def one_of(self, attributes: Attributes, key: str, known: tuple[str, ...]) -> str:
        """As ``value``, of a closed list."""
        found = self.value(attributes, key)
        if found and found not in known:
            item = next(item for item in attributes.values if item.key == key)
            self._refuse(item, f"there is no {key} {found!r}", [f"{key}={name}" for name in known], f"{key}={found}")
            return ""
        return found

    def refuse_id(self, attributes: Attributes, what: str) -> None:
        """For blocks that are found by another name than an id of their own."""
        if attributes.id:
            self._refuse(attributes.id, f"{what} has no id of its own", [], "")

    def _refuse(self, item: Attribute, message: str, known: list[str], word: str) -> None:
        close = get_close_matches(word, known, 1)
        self.collector.add(
            self.source.finding(
                "F108",
                message,
                item.span,
                found=self.source.text[slice(*item.span)],
                expected=", ".join(known),
                advice=f"did you mean {close[0]}?" if close else "",
            )
        )
