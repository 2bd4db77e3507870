"""Stretches of lines: figures, words of another language, and hyphens that the line has put in."""

from __future__ import annotations

import json
from xml.etree import ElementTree

import pytest

from briefpress.document.speech import ink
from briefpress.formats.pdf.tagging.stretches import SOFT_HYPHEN, Leaf, foreign_words, own_text, script_of


@pytest.mark.parametrize(
    ("tag", "script"),
    [("en", "Latn"), ("ru", "Cyrl"), ("zh-Hans", "Hans"), ("zh-Hant", "Hans"), ("uz-Latn", "Latn"), ("uz-Cyrl", "Cyrl"),
     ("kk", "Cyrl"), ("ar", "Arab"), ("tg-Cyrl-TJ", "Cyrl"), ("tk", "Latn"), ("", "Latn")],
)  # fmt: skip
def test_every_language_has_its_script(tag: str, script: str) -> None:
    assert script_of(tag) == script


@pytest.mark.parametrize(
    ("language", "text", "found"),
    [
        ("ru", "Oil & Gas Eurasia (на англ. яз.)", ["Oil & Gas Eurasia"]),
        ("ru", "линии A, B и C; 24.kg", []),
        ("ar", "لقاح ZF-UZ-VAC2001، وهو", ["ZF-UZ-VAC2001"]),
        ("ar", "في Oil \u200e&\u200e Gas Eurasia، وفق", ["Oil \u200e&\u200e Gas Eurasia"]),
        ("zh", "载People’s Daily Online（英文）", ["People’s Daily Online"]),
        ("en", "«Вестник» 2023, 新华社", ["Вестник", "新华社"]),
        ("zh", "新华社、中亚", []),
    ],
)
def test_foreign_words_are_found_whole(language: str, text: str, found: list[str]) -> None:
    stretches = foreign_words(text, language)
    solid = ink(text)
    assert [solid[stretch.start : stretch.end] for stretch in stretches] == [ink(words) for words in found]


def leaf(markup: str, language: str = "en", spoken: list[tuple[int, int, str]] | None = None) -> Leaf:
    element = ElementTree.fromstring(f"<p>{markup}</p>")
    element.set("data-spoken", json.dumps(spoken or []))
    return Leaf.of(element, language)


def parts(leaf: Leaf, line: str) -> list[tuple[str, str]]:
    """What each part of a line is, and what is said of it."""
    found = leaf.next_line(line)
    ends = [start for start, _ in found[1:]] + [len(line)]
    return [
        (line[start:end], (stretch.spoken or stretch.language or stretch.replacement) if stretch else "")
        for (start, stretch), end in zip(found, ends, strict=True)
    ]


def test_a_line_is_cut_where_something_else_is_said() -> None:
    found = leaf("Trade reached USD 50.1 billion then.", spoken=[(12, 26, "spoken")])
    assert parts(found, "Trade reached USD") == [("Trade reached ", ""), ("USD", "spoken")]
    assert parts(found, "50.1 billion then.") == [("50.1 billion", "spoken"), (" then.", "")]


def test_a_hyphen_that_the_text_has_is_its_own() -> None:
    found = leaf("COVID-19 vaccination")
    assert parts(found, "COVID-") == [("COVID-", "")]
    assert parts(found, "19 vac-") == [("19 vac", ""), ("-", SOFT_HYPHEN)]
    assert parts(found, "cination") == [("cination", "")]


def test_a_soft_hyphen_of_the_text_counts_for_nothing() -> None:
    found = leaf("vac\u00adcination USD 5", spoken=[(11, 15, "five")])
    assert parts(found, "vac\u00ad-") == [("vac\u00ad", ""), ("-", SOFT_HYPHEN)]
    assert parts(found, "cination USD 5") == [("cination ", ""), ("USD 5", "five")]


def test_lines_of_white_space_move_nothing() -> None:
    found = leaf("a USD 5", spoken=[(1, 5, "five")])
    assert [parts(found, line) for line in ("a", " ", "USD 5")] == [[("a", "")], [(" ", "")], [("USD 5", "five")]]


def test_a_text_in_a_text_is_another_leaf() -> None:
    element = ElementTree.fromstring("<p>a<i data-address='n'>b<b>c</b></i>d<b>e</b></p>")
    assert own_text(element) == "ade"


def test_what_is_said_to_be_in_another_language_is_not_guessed_at() -> None:
    found = leaf("Газета <i lang='fr'>Le Monde</i> и Global Times", "ru")
    assert parts(found, "Газета Le Monde и Global Times")[-1] == ("Global Times", "en")
    assert len(found.stretches) == 1


def test_more_lines_than_text_are_let_pass() -> None:
    """Such as letters that CSS has doubled in number: ß in capitals."""
    found = leaf("Maß 5", spoken=[(3, 4, "five")])
    assert parts(found, "MASS 5")[0][0] == "MAS"
    assert parts(found, "-") == [("-", "")]
