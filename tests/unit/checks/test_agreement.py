"""A translation names the figures, notes, links, citations and references that its source names."""

from __future__ import annotations

from pathlib import PurePosixPath
from typing import TYPE_CHECKING

import pytest

from briefpress.checks.agreement import disagreements
from briefpress.document.nodes import Inline
from briefpress.findings import FindingCollector
from briefpress.formats.markdown.reader import read_inlines
from briefpress.locations import SourceLocation

if TYPE_CHECKING:
    from conftest import SmallProject

SOURCE = (
    "Up to {trade}, {trade:number} in {1992-01} for {=30} years, see [here](https://a.example). [^n] [@one; @two] [#b]"
)


def inlines(text: str) -> tuple[Inline, ...]:
    collector = FindingCollector()
    found = read_inlines(text, SourceLocation(PurePosixPath("brief.md"), 1, 1), collector)
    assert not collector.findings
    return found


def differences(translation: str, source: str = SOURCE) -> list[str]:
    return [str(difference) for difference in disagreements(inlines(source), inlines(translation))]


def test_the_same_names_in_another_order_and_other_forms_agree() -> None:
    assert differences("[#b] [@two] [@one] [^n] {=30} {1992-01} [там](https://a.example) {trade:amount}") == []


def test_a_figure_may_be_said_twice_or_once() -> None:
    assert differences("{a} {a}", "{a}") == []
    assert differences("{a}", "{a} {a:date}") == []


@pytest.mark.parametrize(
    ("lost", "difference"),
    [
        ("{trade}, {trade:number}", "figure lost: {trade}"),
        ("{1992-01}", "literal lost: {1992-01}"),
        ("{=30}", "literal lost: {=30}"),
        ("[here](https://a.example)", "link lost: https://a.example"),
        ("[^n]", "note lost: [^n]"),
        ("[@one; @two]", "citation lost: [@one], [@two]"),
        ("[#b]", "reference lost: [#b]"),
    ],
)
def test_what_a_translation_lost_is_named(lost: str, difference: str) -> None:
    assert differences(SOURCE.replace(lost, "")) == [difference]


def test_what_a_translation_has_too_much_is_named() -> None:
    assert differences(SOURCE + " {other} [^n]") == [
        "figure not in the source: {other}",
        "note not in the source: [^n]",
    ]


def test_an_exchanged_figure_is_lost_and_too_much() -> None:
    assert differences("{b}", "{a}") == ["figure lost: {a}; figure not in the source: {b}"]


def test_another_cell_of_the_series_is_another_figure() -> None:
    assert len(differences("{by-country[UZ]}", "{by-country[KZ]}")) == 1


def test_a_lost_placeholder_is_found_at_the_translation_and_stops_its_language_alone(small: SmallProject) -> None:
    small.change("content/small/translations/ru.po", "прирост {growth}", "прирост")
    (finding,) = small.findings()
    lines = small.read("content/small/translations/ru.po").split("\n")
    assert finding["code"] == "F303"
    assert finding["path"] == "content/small/translations/ru.po"
    assert "Товарооборот составил" in lines[finding["line"] - 1]
    assert finding["column"] == len('msgstr "') + 1
    assert "figure lost: {growth}" in finding["message"]


def test_a_translation_of_another_source_text_is_stale_and_not_compared(small: SmallProject) -> None:
    small.change("content/small/brief.md", "earlier, up {growth}.", "earlier.")
    assert {(finding["code"], finding["path"]) for finding in small.findings()} == {
        ("F302", "content/small/translations/ru.po"),
        ("F302", "content/small/translations/zh.po"),
    }
