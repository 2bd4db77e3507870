"""What the attributes of blocks may say: the classes and keys there are."""

from __future__ import annotations

import datetime
from collections.abc import Collection
from difflib import get_close_matches

from briefpress.content.model import Clearance
from briefpress.content.tiers import MARKING_PATH, Tiers
from briefpress.findings import FindingCollector
from briefpress.formats.markdown.attributes import Attribute, Attributes
from briefpress.formats.markdown.source import SourceText
from briefpress.locations import ID_PATTERN

CLASSIFICATION = "classification"
CLASSES = ("core", "optional", "when-room", "internal")

CLEARANCE_KEYS = ("cleared-by", "cleared-until")
"""Keys that a question may have."""

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

    def __init__(self, source: SourceText, collector: FindingCollector, tiers: Tiers) -> None:
        self.source = source
        self.collector = collector
        self.tiers = tiers

    def classes(self, attributes: Attributes) -> frozenset[str]:
        """The classes of a block, without those that do not exist. What no public output may show is internal."""
        for item in attributes.classes:
            if item.value not in CLASSES:
                self._refuse(item, "there is no such class", [f".{name}" for name in CLASSES], f".{item.value}")
        found = frozenset(item.value for item in attributes.classes) & frozenset(CLASSES)
        return found if self.tiers.is_public(self.classification(attributes)) else found | {"internal"}

    def classification(self, attributes: Attributes) -> str:
        """The classification that a block says; empty if it says none."""
        item = next((item for item in attributes.values if item.key == CLASSIFICATION), None)
        if item is None:
            return ""
        if item.value not in self.tiers:
            known = [f"{CLASSIFICATION}={name}" for name in self.tiers.ids]
            message = "there is no such classification" if known else "this office has no classifications"
            self._refuse(item, message, known or [f"some in {MARKING_PATH}"], f"{item.key}={item.value}")
            return ""
        return item.value

    def value(
        self, attributes: Attributes, key: str = "", *, classified: bool = False, beside: Collection[str] = ()
    ) -> str:
        """The value under ``key``; empty if it is not given.

        No block has another key, but for those that can be classified (``classified``) and those in ``beside``.
        """
        found = ""
        others = [*beside, *([CLASSIFICATION] if classified else [])]
        for item in attributes.values:
            if item.key in others:
                continue
            if not key or item.key != key:
                known = [key] * bool(key) + others
                self._refuse(item, "this block has no such key", known, item.key)
            elif not ID_PATTERN.fullmatch(item.value):
                self._refuse(item, f"this is no {key}", [f"{key}=word"], "")
            else:
                found = item.value
        return found

    def one_of(self, attributes: Attributes, key: str, known: tuple[str, ...], *, beside: Collection[str] = ()) -> str:
        """As ``value``, of a closed list, for a block that can be classified."""
        found = self.value(attributes, key, classified=True, beside=beside)
        if found and found not in known:
            item = next(item for item in attributes.values if item.key == key)
            self._refuse(item, f"there is no {key} {found!r}", [f"{key}={name}" for name in known], f"{key}={found}")
            return ""
        return found

    def clearance(self, attributes: Attributes) -> Clearance | None:
        """By whom a question was cleared, and until when: both, or neither."""
        given = {item.key: item for item in attributes.values if item.key in CLEARANCE_KEYS}
        by, until = (given.get(key) for key in CLEARANCE_KEYS)
        if by is None or until is None:
            for item in given.values():
                missing = next(key for key in CLEARANCE_KEYS if key not in given)
                self._refuse(item, f"who cleared a line, and until when, go together: `{missing}=` is missing", [], "")
            return None
        day = _day(until.value)
        if day is None:
            self._refuse(until, "this is not a day such as 2027-01-31", [], "")
            return None
        return Clearance(by.value, day, self.source.location(*_extent(by)), self.source.location(*_extent(until)))

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


def _day(text: str) -> datetime.date | None:
    """The day that ``text`` writes as 2027-01-31; None where it is none."""
    try:
        day = datetime.date.fromisoformat(text)
    except ValueError:
        return None
    return day if day.isoformat() == text else None  # 20270131 and 2027-W04-7 are the same day, written otherwise


def _extent(item: Attribute) -> tuple[int, int]:
    """Where an attribute starts in the file, and its length."""
    return item.span[0], item.span[1] - item.span[0]
