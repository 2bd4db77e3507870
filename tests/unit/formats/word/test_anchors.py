from collections.abc import Callable

import pytest

from briefpress.formats.word.anchors import (
    LONGEST_NAME,
    SEGMENT_BOOKMARK,
    Bookmarks,
    address_hash,
    note_name,
    source_name,
    target_name,
)
from briefpress.formats.word.elements import Element, name
from briefpress.locations import SegmentAddress

LONG = "x" * 64
STORIES = ("word/document.xml", "word/footnotes.xml", "word/header1.xml", "word/footer1.xml")


def test_each_occurrence_of_an_address_has_a_name_of_its_own() -> None:
    bookmarks = Bookmarks()
    names = [bookmarks.around_segment(SegmentAddress("trade/growth"), [])[0].get(name("w:name")) for _ in range(2)]
    digest = address_hash("trade/growth")
    assert names == [f"_b_{digest}_1", f"_b_{digest}_2"]


def test_text_without_an_address_has_no_bookmark() -> None:
    assert Bookmarks().around_segment(None, []) == []


@pytest.mark.parametrize("make", [target_name, note_name, source_name])
def test_names_of_long_ids_stay_within_what_word_allows(make: Callable[[str], str]) -> None:
    assert len(make(LONG)) <= LONGEST_NAME
    assert make(LONG) != make(LONG[:-1] + "y")


def test_a_source_is_found_under_its_id() -> None:
    assert source_name("mofcom-qa") == "source-mofcom-qa"


def test_bookmarks_of_a_file_are_unique_short_and_closed(sample: bytes, part: Callable[[bytes, str], Element]) -> None:
    roots = [part(sample, story) for story in STORIES]
    starts = [start for root in roots for start in root.iter(name("w:bookmarkStart"))]
    ends = [end.get(name("w:id")) for root in roots for end in root.iter(name("w:bookmarkEnd"))]
    names = [start.get(name("w:name"), "") for start in starts]
    assert sorted(ends, key=str) == sorted((start.get(name("w:id")) for start in starts), key=str)
    assert len(set(ends)) == len(ends)
    assert len(set(names)) == len(names)
    assert max(map(len, names)) <= LONGEST_NAME
    assert sum(bool(SEGMENT_BOOKMARK.fullmatch(found)) for found in names) > 40
