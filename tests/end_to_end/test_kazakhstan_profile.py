"""A second brief of another shape: a profile of a country, without questions, with facts, records and links."""

from __future__ import annotations

import datetime
from collections.abc import Callable
from pathlib import Path

import pikepdf
import pytest

from briefpress.building.builder import BuildReport, State, build
from briefpress.building.measuring import PageMemory
from briefpress.building.records import BuildRecord
from briefpress.cli.verify import verify_artifacts
from briefpress.content.loader import load_brief
from briefpress.document.arranging import placed_charts
from briefpress.document.inlines import plain_text
from briefpress.document.leaves import leaves_of
from briefpress.document.nodes import ChartKind
from briefpress.fitting.fitter import OutputFitter
from briefpress.rendering import compose_output

BRIEF = "kazakhstan-profile"
LANGUAGES = ("en", "ru", "kk")


@pytest.fixture(scope="module")
def project(project_of: Callable[[str], Path]) -> Path:
    return project_of(BRIEF)


@pytest.fixture(scope="module")
def report(project: Path) -> BuildReport:
    return build(project, now=datetime.datetime(2026, 11, 24, tzinfo=datetime.UTC))


def text_of(project: Path, language: str, name: str) -> str:
    """What a reader finds in an output, all of it, with plain spaces."""
    brief = load_brief(project / "content" / BRIEF, project)
    output = brief.output(name)
    assert output is not None
    document = compose_output(project, brief, language, output).document
    return " ".join(plain_text(leaf.children) for leaf in leaves_of(document)).replace("\u00a0", " ")


def test_it_is_built_whole_without_a_finding(report: BuildReport) -> None:
    assert report.all_findings == []
    assert report.count(State.BUILT) == len(report.results) > 0


def test_verify_finds_nothing(project: Path, report: BuildReport) -> None:
    brief = load_brief(project / "content" / BRIEF, project)
    assert list(verify_artifacts(project, brief, [result.artifact for result in report.results])) == []


def test_the_checkers_of_others_have_nothing_against_any_pdf(
    project: Path, report: BuildReport, complaints: Callable[[Path], list[object]]
) -> None:
    assert complaints(project / "build") == []


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(("output", "pages"), [("one-page", 1), ("fact-sheet", 2)])
def test_what_has_a_number_of_pages_has_them(
    project: Path, report: BuildReport, language: str, output: str, pages: int
) -> None:
    with pikepdf.open(project / "build" / BRIEF / language / f"{output}.pdf") as pdf:
        assert len(pdf.pages) == pages


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_chart_of_many_years_stands_across_a_layout_that_sets_charts_beside_tables(
    project: Path, report: BuildReport, language: str
) -> None:
    brief = load_brief(project / "content" / BRIEF, project)
    output = brief.output("fact-sheet")
    assert output is not None
    fit = OutputFitter(project, brief, output, PageMemory(project, BuildRecord.load(project)).measure).fit(language)
    placed = {chart.id: (chart.kind, area) for chart, area in placed_charts(fit.composition.document.children)}
    assert placed["balance"] == (ChartKind.COLUMN, "")
    assert placed["gdp-chart"] == (ChartKind.BAR, "main")


@pytest.mark.parametrize(
    ("language", "facts"),
    [
        ("en", ("Kassym-Jomart Tokayev", "13,364 km", "KZT 468.96", "USD 288.4 billion", "11.69", "19.88")),
        (
            "ru",
            ("Астана", "Касым-Жомарт Токаев", "13 364 км", "468,96 тенге", "288,4 млрд долл. США", "11,69", "19,88"),
        ),
        (
            "kk",
            ("Астана", "Қасым-Жомарт Тоқаев", "13 364 км", "468,96 теңге", "288,4 млрд АҚШ доллары", "11,69", "19,88"),
        ),
    ],
)
def test_facts_and_both_sides_of_the_trade_are_in_each_language(
    project: Path, language: str, facts: tuple[str, ...]
) -> None:
    text = text_of(project, language, "background")
    assert [fact for fact in facts if fact not in text] == []


def test_a_brief_without_questions_has_no_place_for_them(project: Path) -> None:
    assert "Questions and answers" not in text_of(project, "en", "background")


def test_what_is_internal_is_in_no_output(project: Path) -> None:
    for name in ("one-page", "background", "fact-sheet", "one-page-large"):
        assert "office-holders" not in text_of(project, "en", name)
