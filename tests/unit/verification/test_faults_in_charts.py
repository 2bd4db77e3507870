"""A wrong value in a chart of any kind is found, in PDF and in Word, in English and from right to left in Arabic."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from decimal import Decimal
from typing import TYPE_CHECKING, Any

import pytest

from briefpress.document.canonical import dump_document, read_document
from briefpress.document.leaves import walk_blocks
from briefpress.document.nodes import Chart, ChartKind, Document, Timeline

if TYPE_CHECKING:
    from conftest import Finished

Node = dict[str, Any]
CHARTS = {
    "bar", "labelled-bar", "grouped-bar", "negative-bar", "column", "grouped-column", "negative-column", "stacked-bar",
    "stacked-column", "many-stacked-bars", "line", "line-with-gaps", "dot", "grouped-dot", "many-dots",
}  # fmt: skip
STACKED = {"stacked-bar", "stacked-column", "many-stacked-bars"}
SEVERAL = {"grouped-bar", "grouped-column", "line", "grouped-dot", "many-dots"} | STACKED
WITH_AXIS = {"line", "line-with-gaps", "dot", "grouped-dot", "many-dots"}
WITH_TABLE = {"grouped-bar", "grouped-column", "stacked-column", "line-with-gaps"}


def nodes(tree: Any, kind: str) -> Iterator[Node]:
    if isinstance(tree, dict):
        if tree.get("node") == kind:
            yield tree
        for value in tree.values():
            yield from nodes(value, kind)
    elif isinstance(tree, list):
        for value in tree:
            yield from nodes(value, kind)


def with_change(document: Document, chart: str, change: Callable[[Node], None]) -> Document:
    tree = json.loads(dump_document(document))
    kind = "Timeline" if chart == "timeline" else "Chart"
    change(next(found for found in nodes(tree, kind) if found["id"] == chart))
    changed = read_document(json.dumps(tree))
    assert changed != document
    return changed


def other_digit(text: str) -> str:
    """``text`` with its last digit made another one."""
    at = max(position for position, character in enumerate(text) if character.isdigit())
    return f"{text[:at]}{(int(text[at]) + 1) % 10}{text[at + 1 :]}"


def points_of(chart: Node, series: int = -1) -> list[Node]:
    return [point for point in chart["series"][series]["points"] if point["text"]]


def last_text(chart: Node) -> None:
    point = points_of(chart)[-1]
    point["text"] = other_digit(point["text"])


def first_text(chart: Node) -> None:
    point = points_of(chart, 0)[0]
    point["text"] = other_digit(point["text"])


def middle_text(chart: Node) -> None:
    """The value of a point that a long line does not label."""
    points = points_of(chart, 0)
    point = points[len(points) // 3]
    point["text"] = other_digit(point["text"])


def swapped(chart: Node) -> None:
    one, other = points_of(chart, 0)[:2]
    one["text"], other["text"] = other["text"], one["text"]


def lost(chart: Node) -> None:
    point = points_of(chart, 0)[-1]
    point["value"], point["text"] = None, ""


def name(chart: Node) -> None:
    chart["series"][-1]["name"] = "Elsewhere"


def two_names(chart: Node) -> None:
    one, other = chart["series"][:2]
    one["name"], other["name"] = other["name"], one["name"]


def category(chart: Node) -> None:
    for series in chart["series"]:
        series["points"][-1]["category"] = "Elsewhere"


def total(chart: Node) -> None:
    point = chart["total"]["points"][0]
    point["text"] = other_digit(point["text"])


def value(chart: Node) -> None:
    point = points_of(chart)[0]
    point["value"] = str(Decimal(point["value"]) + 1)


def foot_of_axis(chart: Node) -> None:
    chart["axis"][0]["text"] = other_digit(chart["axis"][0]["text"])


def cell(chart: Node) -> None:
    found = next(nodes(chart["table"]["rows"], "Value"))
    found["text"] = other_digit(found["text"])


FAULTS: list[tuple[Callable[[Node], None], set[str]]] = [
    (last_text, CHARTS),
    (first_text, CHARTS),
    (middle_text, CHARTS),
    (swapped, CHARTS),
    (lost, CHARTS),
    (category, CHARTS),
    (name, SEVERAL),
    (two_names, SEVERAL),
    (total, STACKED),
    (cell, WITH_TABLE),
]


def test_every_kind_of_chart_is_tried(charts: Finished) -> None:
    found = [block for block in walk_blocks(charts.document.children) if isinstance(block, Chart)]
    assert {chart.id for chart in found} == CHARTS
    assert {chart.kind for chart in found} == set(ChartKind)
    assert any(isinstance(block, Timeline) for block in walk_blocks(charts.document.children))


def test_charts_that_are_right_have_no_finding(charts: Finished, arabic_charts: Finished) -> None:
    for finished in (charts, arabic_charts):
        assert finished.pdf_findings(finished.document) == []
        assert finished.word_findings(finished.document) == []


@pytest.mark.parametrize("language", ["en", "ar"])
@pytest.mark.parametrize(("fault", "names"), FAULTS, ids=[fault.__name__ for fault, _ in FAULTS])
def test_a_fault_in_any_chart_is_found_in_both_formats(
    charts: Finished, arabic_charts: Finished, language: str, fault: Callable[[Node], None], names: set[str]
) -> None:
    finished = charts if language == "en" else arabic_charts
    for chart in sorted(names):
        document = with_change(finished.document, chart, fault)
        for findings in (finished.pdf_findings(document), finished.word_findings(document)):
            assert {finding.code for finding in findings} == {"F603"}, chart
            assert any(f"`{chart}`" in found.message or f"`{chart}/" in found.message for found in findings)


def test_a_value_other_than_its_label_is_found_in_the_data_of_word(charts: Finished) -> None:
    for chart in sorted(CHARTS):
        (found,) = charts.word_findings(with_change(charts.document, chart, value))
        assert found.code == "F603", chart


def test_an_axis_that_says_another_number_is_found_in_print(charts: Finished) -> None:
    for chart in sorted(WITH_AXIS):
        (found,) = charts.pdf_findings(with_change(charts.document, chart, foot_of_axis))
        assert found.code == "F603", chart


def date_of_event(timeline: Node) -> None:
    found = next(nodes(timeline["events"], "Literal"))
    found["text"] = other_digit(found["text"])


def text_of_event(timeline: Node) -> None:
    next(nodes(timeline["events"][1]["text"], "Text"))["text"] = "Nothing happened."


def two_events(timeline: Node) -> None:
    one, other = timeline["events"][:2]
    one["text"], other["text"] = other["text"], one["text"]


@pytest.mark.parametrize("fault", [date_of_event, text_of_event, two_events])
def test_a_fault_in_a_timeline_is_found_in_both_formats(
    charts: Finished, arabic_charts: Finished, fault: Callable[[Node], None]
) -> None:
    for finished in (charts, arabic_charts):
        document = with_change(finished.document, "timeline", fault)
        for findings in (finished.pdf_findings(document), finished.word_findings(document)):
            assert findings
            assert {finding.code for finding in findings} <= {"F602", "F603"}
