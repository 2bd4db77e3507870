"""The canonical dump: stable, free of defaults, and strict when it is read."""

from __future__ import annotations

import json
from decimal import Decimal

import pytest

from briefpress.document.canonical import dump_document, read_document
from briefpress.document.nodes import (
    Caption,
    Chart,
    ChartKind,
    DataPoint,
    DataSeries,
    Direction,
    Document,
    Paragraph,
    Properties,
    Text,
)
from briefpress.locations import SegmentAddress

CHART = Chart(
    "over-time",
    Caption("Chart", 1, (Text("Торговля"),), SegmentAddress("over-time/title")),
    ChartKind.COLUMN,
    (DataSeries("USD", (DataPoint("2021", "2021", Decimal("50.10"), "50.1"),)),),
    "Trade.",
)
DOCUMENT = Document(
    "en",
    Direction.LTR,
    Properties("Trade", "Desk", "", "2022-01-20", "x/en/note"),
    (Paragraph((Text("One"),), segment=SegmentAddress("a/b")), CHART),
)


def test_fields_at_their_default_are_left_out() -> None:
    paragraph = json.loads(dump_document(DOCUMENT))["children"][0]
    assert paragraph == {"node": "Paragraph", "children": [{"node": "Text", "text": "One"}], "segment": "a/b"}


def test_exact_values_and_letters_of_all_scripts_are_kept() -> None:
    text = dump_document(DOCUMENT)
    assert '"50.10"' in text
    assert "Торговля" in text
    assert str(read_document(text).children[1].series[0].points[0].value) == "50.10"  # type: ignore[union-attr]


def test_types_come_back_and_not_only_equal_text() -> None:
    chart = read_document(dump_document(DOCUMENT)).children[1]
    assert isinstance(chart, Chart)
    assert isinstance(chart.kind, ChartKind)
    assert isinstance(chart.caption.segment, SegmentAddress)


@pytest.mark.parametrize(
    "damage",
    [
        ('"Paragraph"', '"Paragraphs"'),
        ('"Paragraph"', '"SegmentAddress"'),
        ('"Paragraph"', '"Text"'),
        ('"Paragraph"', '["Paragraph"]'),
        ('"node": "Paragraph",', ""),
        ('"children"', '"childs"'),
        ('"a/b"', '"a b"'),
        ('"a/b"', "7"),
        ('"One"', "null"),
        ('"One"', "true"),
        ('"One"', "1.5"),
        ('"50.10"', '"fifty"'),
        ('"50.10"', "50.10"),
        ('"column"', '"pie"'),
        ('"number": 1', '"number": "1"'),
        ('"number": 1', '"number": true'),
        ('"language": "en",', ""),
        ('"language"', '"sprache"'),
    ],
    ids=" to ".join,
)
def test_a_wrong_value_is_refused(damage: tuple[str, str]) -> None:
    text = dump_document(DOCUMENT)
    assert damage[0] in text
    with pytest.raises(ValueError, match=r"."):
        read_document(text.replace(*damage, 1))


@pytest.mark.parametrize("text", ["", "{}", "[]", "null", "7", '"x"', '{"node": "Document"}', "[" * 100_000, "\0"])
def test_what_is_no_dump_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r"."):
        read_document(text)


def test_a_dump_of_another_node_is_refused() -> None:
    with pytest.raises(ValueError, match="not a canonical document"):
        read_document('{"node": "Text", "text": "One"}')
