"""One fault is one finding: what else is wrong is found beside it, and what only follows from it is not reported."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from conftest import SmallProject

BRIEF = "content/small/brief.md"
FIGURES = "content/small/figures.yaml"
RUSSIAN = "content/small/translations/ru.po"


def found(project: SmallProject) -> list[tuple[str, str]]:
    return [(finding["code"], finding["path"]) for finding in project.findings()]


def test_a_sound_project_has_no_findings(small: SmallProject) -> None:
    outcome = small.run("check")
    assert (outcome.code, outcome.out, outcome.err) == (0, "1 brief checked: no findings\n", "")


@pytest.mark.parametrize(
    ("old", "new", "code"),
    [
        ("{value: 50.1", "{value: fifty", "F004"),
        ("{value: 2, unit: one", "{value: 2, scale: huge, unit: one", "F004"),
        ("trade-2021 / trade-2020 - 1", "trade-2021 / trade-2020 -1", "F202"),
        ("trade-2021 / trade-2020 - 1", "trade-2021 / trade-2019 - 1", "F202"),
        ("file: data/by-country.csv", "file: data/by-contry.csv", "F001"),
        ("source: agency", "source: agencies", "F106"),
        ("defaults: {", "defaults: [", "F002"),
        ("  rival-count: {value", "  corridors: {value", "F003"),
    ],
)
def test_what_rests_on_a_faulty_figure_is_no_further_fault(small: SmallProject, old: str, new: str, code: str) -> None:
    small.change(FIGURES, old, new)
    findings = found(small)
    assert findings[0] == (code, FIGURES)
    assert {path for _, path in findings} == {FIGURES}, "only the register is at fault"
    assert len(findings) == 1


def test_beside_a_faulty_figure_an_unknown_one_is_found(small: SmallProject) -> None:
    small.change(FIGURES, "{value: 50.1", "{value: fifty")
    small.change(RUSSIAN, "с {rival-count} из", "с {rival-cuont} из")
    assert found(small) == [("F004", FIGURES), ("F303", RUSSIAN), ("F201", RUSSIAN)]


def test_beside_a_faulty_cell_a_layout_is_checked(small: SmallProject) -> None:
    small.change("content/small/data/by-country.csv", "30.0", "thirty")
    small.change("templates/one-page/body.html.j2", '<h role="title"', '<h role="titel"')
    assert found(small) == [
        ("F005", "content/small/data/by-country.csv"),
        ("F404", "templates/one-page/body.html.j2"),
    ]


def test_what_stands_in_a_lost_block_is_neither_unused_nor_unknown(small: SmallProject) -> None:
    small.change(BRIEF, "file: images/map.png", "file: images/mpa.png")
    assert found(small) == [("F106", BRIEF)]


def test_a_broken_catalogue_is_one_finding_and_other_languages_are_built(
    small: SmallProject, quick_rendering: object
) -> None:
    small.change(RUSSIAN, 'msgid "Trade over time"', 'msgid "Trade over time')
    assert found(small) == [("F006", RUSSIAN)]
    states = small.states()
    assert {path for path, state in states.items() if state == "failed"} == {path for path in states if "/ru/" in path}


def test_a_missing_catalogue_is_one_finding(small: SmallProject) -> None:
    (small.root / RUSSIAN).unlink()
    assert found(small) == [("F301", RUSSIAN)]


def test_a_language_without_tables_is_one_finding_and_other_languages_are_built(
    small: SmallProject, quick_rendering: object
) -> None:
    small.change(BRIEF, "languages: [zh, ru]", "languages: [zh, qaa]")
    (finding,) = small.findings()
    assert "there are no tables for the language `qaa`" in finding["message"]
    states = small.states()
    assert {path for path, state in states.items() if state == "failed"} == {path for path in states if "/qaa/" in path}


def test_a_source_language_without_tables_is_a_finding(small: SmallProject) -> None:
    small.change(BRIEF, "language: en", "language: qaa")
    codes = {code for code, _ in found(small)}
    assert "F001" in codes
    assert small.run("build").code == 1


def test_a_check_that_does_not_hold_is_found_in_the_register(small: SmallProject) -> None:
    small.write(FIGURES, small.read(FIGURES) + "checks:\n  - sum(by-country) == trade-2020\n")
    (finding,) = small.findings()
    assert (finding["code"], finding["path"], finding["line"]) == ("F204", FIGURES, 12)


def test_a_check_is_not_run_on_figures_that_could_not_be_read(small: SmallProject) -> None:
    small.write(FIGURES, small.read(FIGURES) + "checks:\n  - sum(by-country) == trade-2021\n")
    small.change("content/small/data/by-country.csv", "30.0", "thirty")
    assert found(small) == [("F005", "content/small/data/by-country.csv")]


def test_a_faulty_shared_file_is_one_finding(small: SmallProject) -> None:
    small.change("content/shared/office.yaml", "time-zone: Asia/Shanghai", "time-zone: Mars")
    assert found(small) == [("F004", "content/shared/office.yaml")]


def test_faults_of_two_briefs_are_reported_together(small: SmallProject) -> None:
    small.write("content/other/brief.md", "---\nschema: 2\n---\n")
    small.change(FIGURES, "{value: 50.1", "{value: fifty")
    paths = [path for _, path in found(small)]
    assert paths[0] == "content/other/brief.md"
    assert paths[-1] == FIGURES


def test_one_brief_is_checked_by_its_name(small: SmallProject) -> None:
    small.write("content/other/brief.md", "---\nschema: 2\n---\n")
    outcome = small.run("check", "small")
    assert (outcome.code, outcome.out) == (0, "1 brief checked: no findings\n")
    assert small.run("check", "content/other").code == 1


def test_the_language_of_a_source_needs_a_name_in_every_language_of_the_brief(small: SmallProject) -> None:
    small.change("content/small/sources.yaml", "issued: 2022-01-19, language: en", "issued: 2022-01-19, language: eo")
    (finding,) = small.findings()
    assert (finding["code"], finding["path"], finding["found"]) == ("F305", "content/small/sources.yaml", "eo")
    assert "locales/en.yaml" in finding["help"]
    assert "locales/ru.yaml" in finding["help"]
