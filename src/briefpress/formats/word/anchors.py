"""Hidden bookmarks: the addresses of segments, and the places that references lead to.

Bookmarks and nothing else survive what people and LibreOffice do to a Word file; content controls and paragraph ids do
not. Word allows 40 characters in a name, so an address goes in as a digest.
"""

from __future__ import annotations

import hashlib
import re
from collections import Counter
from collections.abc import Iterable

from briefpress.formats.word.elements import Element, w
from briefpress.locations import SegmentAddress

LONGEST_NAME = 40
SEGMENT_BOOKMARK = re.compile(r"_b_([0-9a-f]{12})_([0-9]+)")
"""The name of a bookmark around a segment: digest of its address, and which occurrence of the address it is."""


def address_hash(address: str) -> str:
    """The twelve hexadecimal digits that stand for ``address`` in a bookmark's name."""
    return hashlib.sha256(address.encode()).hexdigest()[:12]


def target_name(anchor: str) -> str:
    """The hidden bookmark at the heading, table, chart or image with the id ``anchor``."""
    return f"_Ref_{address_hash(anchor)}"


def note_name(note_id: str) -> str:
    """The hidden bookmark at the first mark of a note, which later marks of the same note repeat."""
    return f"_Note_{address_hash(note_id)}"


def source_name(source_id: str) -> str:
    """The bookmark at a source: its id where that is short enough for Word."""
    plain = f"source-{source_id}"
    return plain if len(plain) <= LONGEST_NAME else f"source-{address_hash(source_id)}"


class Bookmarks:
    """Gives out bookmarks; their ids are unique in the whole file, their names too."""

    def __init__(self) -> None:
        self._occurrences: Counter[str] = Counter()
        self._names: set[str] = set()
        self._next_id = 1

    def around_segment(self, address: SegmentAddress | None, content: Iterable[Element]) -> list[Element]:
        """``content`` within the bookmark of ``address``; as it is where there is no address."""
        if address is None:
            return list(content)
        digest = address_hash(address)
        self._occurrences[digest] += 1
        return self.around(f"_b_{digest}_{self._occurrences[digest]}", content)

    def around(self, name: str, content: Iterable[Element]) -> list[Element]:
        """``content`` within the bookmark ``name``; only the first use of a name counts, as references lead there."""
        if name in self._names:
            return list(content)
        self._names.add(name)
        bookmark_id = self._next_id
        self._next_id += 1
        return [w("bookmarkStart", id=bookmark_id, name=name), *content, w("bookmarkEnd", id=bookmark_id)]
