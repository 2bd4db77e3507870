"""A digit typed in prose is found where it stands, and the figure that was meant is named."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from conftest import SmallProject

BRIEF = "content/small/brief.md"
RUSSIAN = "content/small/translations/ru.po"
PARAGRAPH = "shows the partners. {#pointer}"


def typed(project: SmallProject) -> list[dict[str, Any]]:
    findings = project.findings()
    return [finding for finding in findings if finding["code"] == "F203"]


def place(finding: dict[str, Any]) -> str:
    return f"{finding['path']}:{finding['line']}:{finding['column']}"


def column_of(project: SmallProject, name: str, text: str) -> tuple[int, int]:
    """Line and column, from 1, of the one place where ``text`` stands."""
    lines = [(number, line.find(text) + 1) for number, line in enumerate(project.read(name).split("\n"), 1)]
    ((number, column),) = [(number, column) for number, column in lines if column]
    return number, column


def test_a_digit_in_the_second_line_of_a_paragraph_is_found_at_its_column(small: SmallProject) -> None:
    small.change(BRIEF, "earlier, up {growth}", "earlier, up 17 per cent, so {growth}")
    (finding,) = typed(small)
    line, column = column_of(small, BRIEF, "17 per")
    assert place(finding) == f"{BRIEF}:{line}:{column}"
    assert finding["found"] == "17"


def test_each_number_is_found_and_groups_and_decimals_belong_to_one(small: SmallProject) -> None:
    small.change(BRIEF, PARAGRAPH, "shows 4 of 1,234.5 partners. {#pointer}")
    assert [finding["found"] for finding in typed(small)] == ["4", "1,234.5"]


def test_the_figure_that_prints_a_number_is_suggested_with_its_place(small: SmallProject) -> None:
    small.change(BRIEF, PARAGRAPH, "shows USD 50.1 billion. {#pointer}")
    (finding,) = typed(small)
    line, column = column_of(small, "content/small/figures.yaml", "trade-2021: {")
    assert finding["help"] == "write {trade-2021}"
    place_of_figure = f"content/small/figures.yaml:{line}:{column}"
    assert finding["expected"] == f"{{trade-2021}}: USD\u00a050.1\u00a0billion ({place_of_figure})"


def test_the_figure_of_a_typed_percentage_is_suggested(small: SmallProject) -> None:
    small.change(BRIEF, PARAGRAPH, "shows a rise of 29.8%. {#pointer}")
    assert [finding["help"] for finding in typed(small)] == ["write {growth}"]


def test_a_cell_that_prints_a_number_is_suggested(small: SmallProject) -> None:
    small.change(BRIEF, PARAGRAPH, "shows 20.1 of them. {#pointer}")
    assert [finding["help"] for finding in typed(small)] == ["write {by-country[KZ]}"]


def test_where_two_figures_print_a_number_both_are_suggested(small: SmallProject) -> None:
    small.change("content/small/figures.yaml", "rival-count: {value: 49.5", "rival-count: {value: 50.1")
    small.change(BRIEF, PARAGRAPH, "shows 50.1 of them. {#pointer}")
    assert [finding["help"] for finding in typed(small)] == ["write {trade-2021} or {rival-count}"]


def test_a_number_that_no_figure_prints_can_be_a_literal(small: SmallProject) -> None:
    small.change(BRIEF, PARAGRAPH, "shows article 30. {#pointer}")
    (finding,) = typed(small)
    assert "{=30}" in finding["help"]
    assert finding["expected"] == ""


@pytest.mark.parametrize("text", ["{=30} articles", "on {2022-01-17}", "COVID-19 and the G20", "post-COVID-19"])
def test_literals_dates_and_names_with_digits_are_allowed(small: SmallProject, text: str) -> None:
    small.change(BRIEF, PARAGRAPH, f"shows {text}. {{#pointer}}")
    assert typed(small) == []


@pytest.mark.parametrize("text", ["G205", "G20.5", "COVID-190"])
def test_a_number_that_only_begins_like_a_name_is_found(small: SmallProject, text: str) -> None:
    small.change(BRIEF, PARAGRAPH, f"shows {text}. {{#pointer}}")
    assert len(typed(small)) == 1


@pytest.mark.parametrize("digits", ["٥٠", "５０", "५०"])
def test_digits_of_other_scripts_are_digits(small: SmallProject, digits: str) -> None:
    small.change(BRIEF, PARAGRAPH, f"shows {digits} partners. {{#pointer}}")
    assert [finding["found"] for finding in typed(small)] == [digits]


@pytest.mark.parametrize(
    "text",
    ["**50** partners", "[50 partners](https://example.org)", "\\*50 partners", "*up by **50** again*"],
)
def test_digits_within_marks_links_and_after_escapes_are_found_at_their_column(small: SmallProject, text: str) -> None:
    small.change(BRIEF, PARAGRAPH, f"shows {text}. {{#pointer}}")
    line, column = column_of(small, BRIEF, "50")
    assert [place(finding) for finding in typed(small)] == [f"{BRIEF}:{line}:{column}"]


def test_digits_in_addresses_of_links_and_in_ids_are_no_prose(small: SmallProject) -> None:
    small.change(BRIEF, PARAGRAPH, "shows [them](https://example.org/2021/50). {#pointer-2}")
    assert typed(small) == []


def test_digits_in_the_words_of_a_plural_choice_are_found(small: SmallProject) -> None:
    small.change(BRIEF, PARAGRAPH, "has {corridors:plural|one=1 line|other=lines}. {#pointer}")
    line, column = column_of(small, BRIEF, "1 line")
    assert [place(finding) for finding in typed(small)] == [f"{BRIEF}:{line}:{column}"]


def test_a_digit_in_a_table_cell_is_found_within_its_quotes(small: SmallProject) -> None:
    small.change(BRIEF, '{id: kz, partner: "Kazakhstan"', '{id: kz, partner: "Kazakhstan, 1st"')
    line, column = column_of(small, BRIEF, "1st")
    assert [place(finding) for finding in typed(small)] == [f"{BRIEF}:{line}:{column}"]


def test_a_digit_in_the_title_of_a_source_is_found_in_its_file(small: SmallProject) -> None:
    small.change("content/small/sources.yaml", "Trade statistics", "Trade statistics 2021")
    line, column = column_of(small, "content/small/sources.yaml", "2021")
    assert [place(finding) for finding in typed(small)] == [f"content/small/sources.yaml:{line}:{column}"]


def test_a_digit_in_a_translation_is_found_in_the_catalogue_at_its_column(small: SmallProject) -> None:
    small.change(RUSSIAN, "прирост {growth}", "прирост 29,8 %, то есть {growth}")
    line, column = column_of(small, RUSSIAN, "29,8 %, то")
    (finding,) = typed(small)
    assert place(finding) == f"{RUSSIAN}:{line}:{column}"
    assert (finding["found"], finding["help"]) == ("29,8", "write {growth}")


def test_a_digit_in_a_continued_line_of_a_catalogue_is_found_at_its_column(small: SmallProject) -> None:
    small.change(RUSSIAN, 'msgstr "[#partners] показывает партнёров."', 'msgstr ""\n"[#partners] "\n"на 7 строк."')
    line, column = column_of(small, RUSSIAN, "7 строк")
    assert [place(finding) for finding in typed(small)] == [f"{RUSSIAN}:{line}:{column}"]


def test_the_number_of_a_figure_is_told_by_the_form_of_the_language(small: SmallProject) -> None:
    small.change("content/small/translations/zh.po", "贸易额为**{trade-2021}**", "贸易额为501，即**{trade-2021}**")
    assert [finding["help"] for finding in typed(small)] == ["write {trade-2021}"]
