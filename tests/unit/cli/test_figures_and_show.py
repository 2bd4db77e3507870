"""``briefpress figures`` and ``briefpress show``: the register and the texts, side by side in all languages."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from conftest import SmallProject

BRIEF = "content/small/brief.md"


def test_each_figure_has_its_value_in_each_language(small: SmallProject) -> None:
    rows = {row["name"]: row for row in small.run("figures", "--json").json}
    assert list(rows) == [
        "trade-2020", "trade-2021", "growth", "corridors", "rival-count", "by-country[KZ]", "by-country[UZ]",
    ]  # fmt: skip
    values = {language: value.replace("\u00a0", " ") for language, value in rows["trade-2021"]["values"].items()}
    assert values == {"en": "USD 50.1 billion", "zh": "501亿美元", "ru": "50,1 млрд долл. США"}
    assert rows["growth"]["formula"] == "trade-2021 / trade-2020 - 1"
    assert rows["trade-2021"]["source"] == "customs"
    assert rows["trade-2021"]["location"] == "content/small/figures.yaml:5:3"


def test_each_figure_says_where_it_is_printed(small: SmallProject) -> None:
    rows = {row["name"]: row["printed"] for row in small.run("figures", "small", "--json").json}
    assert set(rows["trade-2021"]) >= {"standfirst", "headline", "trade/growth", "partners/total/value"}
    assert "by-country" in rows["by-country[KZ]"]
    assert rows["corridors"] == ["headline"]


def test_figures_are_a_table_for_people(small: SmallProject) -> None:
    outcome = small.run("figures")
    assert (outcome.code, outcome.err) == (0, "")
    assert outcome.out.startswith("small: 7 figures")
    assert "trade-2021" in outcome.out
    assert "by-country[KZ]" in outcome.out


def test_a_broken_register_is_a_finding(small: SmallProject) -> None:
    small.change("content/small/figures.yaml", "{value: 50.1", "{value: fifty")
    outcome = small.run("figures")
    assert (outcome.code, outcome.out) == (1, "")
    assert "content/small/figures.yaml:5:23: error[F" in outcome.err


def test_show_puts_the_languages_of_a_segment_side_by_side(small: SmallProject) -> None:
    (entry,) = small.run("show", "small/trade/title", "--json").json
    assert entry["address"] == "trade/title"
    assert {language: text["text"] for language, text in entry["texts"].items()} == {
        "en": "Trade over time",
        "zh": "贸易走势",
        "ru": "Динамика торговли",
    }


def test_show_prints_figures_as_each_language_does(small: SmallProject) -> None:
    (entry,) = small.run("show", "small/standfirst", "--json").json
    assert "501亿美元" in entry["texts"]["zh"]["text"]


def test_show_cuts_no_text_where_the_terminal_is_narrow(small: SmallProject, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "60")
    lines = small.run("show", "small/trade/growth").out.splitlines()
    assert "…" not in "".join(lines)
    chinese = "".join(re.findall(r"[\u3000-\uffef]", "".join(lines)))
    assert chinese == "贸易额为亿美元，上一年为亿，增长。"


def test_show_takes_the_start_of_addresses_and_some_languages(small: SmallProject) -> None:
    entries = small.run("show", "content/small/trade", "-l", "ru", "--json").json
    assert [entry["address"] for entry in entries] == ["trade/title", "trade/growth", "trade/pointer", "trade/differ"]
    assert [list(entry["texts"]) for entry in entries] == [["ru"]] * 4


def test_show_marks_what_is_stale_and_what_is_missing(small: SmallProject) -> None:
    small.change(BRIEF, "## Trade over time", "## Trade through the years")
    small.change("content/small/translations/zh.po", 'msgstr "贸易走势"', 'msgstr ""')
    (entry,) = small.run("show", "small/trade/title", "--json").json
    assert {language: text["state"] for language, text in entry["texts"].items()} == {
        "en": "source",
        "zh": "missing",
        "ru": "stale",
    }
    text = small.run("show", "small/trade/title").out
    assert "missing: " in text
    assert "stale: " in text


def test_what_is_not_there_is_wrong_usage(small: SmallProject) -> None:
    for arguments in (("smal",), ("small/trade/gone",), ("small", "-l", "kk"), ("",)):
        outcome = small.run("show", *arguments)
        assert (outcome.code, outcome.out) == (2, ""), arguments
