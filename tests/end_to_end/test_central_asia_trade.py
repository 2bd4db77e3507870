"""The real brief, built whole: what a minister, a translator and the nightly build get."""

from __future__ import annotations

import re
import shutil
import subprocess
from collections.abc import Callable, Sequence
from itertools import pairwise
from pathlib import Path

import pytest

from briefpress.building.builder import BuildReport, State, build
from briefpress.cli.verify import verify_artifact
from briefpress.content.loader import load_brief
from briefpress.document.inlines import plain_text
from briefpress.document.transforms import headings_in_sections
from briefpress.formats.pdf.fonts import load_fonts
from briefpress.rendering import compose_output

REPOSITORY = Path(__file__).parents[2]
LANGUAGES = ("en", "zh", "ru", "kk", "ky", "tg", "tk", "uz", "ar")
OUTPUTS = ("one-page", "background")
BRIEF = "central-asia-trade"


@pytest.fixture(scope="module")
def project(project_of: Callable[[str], Path]) -> Path:
    return project_of(BRIEF)


@pytest.fixture(scope="module")
def report(project: Path) -> BuildReport:
    return build(project)


@pytest.fixture(scope="module")
def office_pages(
    project: Path,
    report: BuildReport,
    tmp_path_factory: pytest.TempPathFactory,
    libreoffice: Callable[[Path, Sequence[Path], str], None],
) -> Path:
    """Every Word file as LibreOffice reads it: pages in LANGUAGE-OUTPUT.pdf, the text in LANGUAGE-OUTPUT.txt."""
    folder = tmp_path_factory.mktemp("office")
    files = []
    for language in LANGUAGES:
        for output in OUTPUTS:
            files.append(folder / f"{language}-{output}.docx")
            shutil.copy(project / "build" / BRIEF / language / f"{output}.docx", files[-1])
    libreoffice(folder, files, "pdf")
    libreoffice(folder, files, "txt:Text")
    return folder


def condensed(text: str) -> str:
    """``text`` without white space and characters of no width; hyphens that do not break as others."""
    return re.sub(r"[\s\u00ad\u200b-\u200f\u2060]+", "", text).replace("\u2011", "-")


def page_count(file: Path) -> int:
    information = subprocess.run(["pdfinfo", file], check=True, capture_output=True, text=True).stdout
    return int(re.search(r"^Pages:\s+(\d+)$", information, re.MULTILINE)[1])  # type: ignore[index]


def test_every_artifact_is_built_without_a_finding(report: BuildReport) -> None:
    assert report.count(State.BUILT) == len(LANGUAGES) * len(OUTPUTS) * 2 == len(report.results)
    assert report.all_findings == []


def test_verify_finds_nothing(project: Path, report: BuildReport) -> None:
    assert [finding for result in report.results for finding in verify_artifact(project, result.artifact)] == []


def test_a_second_build_finds_everything_up_to_date(project: Path, report: BuildReport) -> None:
    assert build(project).count(State.UP_TO_DATE) == len(report.results)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_one_page_brief_is_one_page(project: Path, report: BuildReport, language: str) -> None:
    assert page_count(project / "build" / BRIEF / language / "one-page.pdf") == 1


@pytest.mark.parametrize("language", LANGUAGES)
def test_key_figures_stand_in_columns_of_one_width(project: Path, report: BuildReport, language: str) -> None:
    file = project / "build" / BRIEF / language / "one-page.pdf"
    boxes = subprocess.run(["pdftotext", "-bbox", file, "-"], check=True, capture_output=True, text=True).stdout
    words = re.findall(r'<word xMin="([\d.]+)" yMin="([\d.]+)" xMax="([\d.]+)" yMax="([\d.]+)">[\d.,]+%?</word>', boxes)
    large = [(float(left), float(right)) for left, top, right, bottom in words if float(bottom) - float(top) > 25]
    starts = [right if language == "ar" else left for left, right in large]
    steps = {round(abs(after - before)) for before, after in pairwise(starts)}
    assert len(starts) == 4
    assert len(steps) == 1, steps


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("output", OUTPUTS)
def test_only_fonts_of_the_project_are_in_a_pdf_and_all_are_embedded(
    project: Path, report: BuildReport, language: str, output: str
) -> None:
    file = project / "build" / BRIEF / language / f"{output}.pdf"
    lines = subprocess.run(["pdffonts", file], check=True, capture_output=True, text=True).stdout.splitlines()[2:]
    families = {font.family.replace(" ", "-") for font in load_fonts(REPOSITORY)}
    assert lines
    for line in lines:
        name = line.split()[0].partition("+")[2]
        assert any(name.startswith(family) for family in families), line
        embedded = re.search(r"\s(yes|no)\s+(yes|no)\s+(yes|no)\s+\d+\s+\d+$", line)
        assert embedded is not None, line
        assert embedded[1] == "yes", line


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("output", OUTPUTS)
def test_the_pdf_is_sound_and_tagged(project: Path, report: BuildReport, language: str, output: str) -> None:
    file = project / "build" / BRIEF / language / f"{output}.pdf"
    subprocess.run(["qpdf", "--check", file], check=True, capture_output=True)
    information = subprocess.run(["pdfinfo", file], check=True, capture_output=True, text=True).stdout
    assert re.search(r"^Tagged:\s+yes$", information, re.MULTILINE)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("output", OUTPUTS)
def test_libreoffice_shows_every_heading_of_the_word_file(
    project: Path, office_pages: Path, language: str, output: str
) -> None:
    brief = load_brief(project / "content" / BRIEF, project)
    chosen = brief.output(output)
    assert chosen is not None
    document = compose_output(project, brief, language, chosen).document
    text = condensed((office_pages / f"{language}-{output}.txt").read_text("utf-8-sig"))
    headings = [plain_text(heading.children) for heading in headings_in_sections(document.children)]
    for wanted in (document.properties.title, *headings):
        assert condensed(wanted) in text


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_word_file_is_about_as_long_as_the_print(
    project: Path, report: BuildReport, office_pages: Path, language: str
) -> None:
    assert page_count(office_pages / f"{language}-one-page.pdf") <= 2
    print_pages = page_count(project / "build" / BRIEF / language / "background.pdf")
    assert abs(page_count(office_pages / f"{language}-background.pdf") - print_pages) <= 2
