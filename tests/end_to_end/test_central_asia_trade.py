"""The real brief, built whole: what a minister, a translator and the nightly build get."""

from __future__ import annotations

import datetime
import re
import shutil
import subprocess
import zipfile
from collections.abc import Callable, Sequence
from itertools import pairwise
from pathlib import Path

import pdfplumber
import pytest
from pdfplumber.page import Page

from briefpress.building.artifacts import Artifact, Format
from briefpress.building.builder import BuildReport, State, Wanted, build
from briefpress.building.measuring import PageMemory
from briefpress.building.records import BuildRecord
from briefpress.cli.verify import verify_artifacts
from briefpress.content.loader import load_brief
from briefpress.document.inlines import plain_text
from briefpress.document.leaves import walk_blocks
from briefpress.document.nodes import Paragraph
from briefpress.document.transforms import headings_in_sections
from briefpress.fitting.fitter import OutputFitter
from briefpress.formats.pdf.fonts import load_fonts
from briefpress.rendering import compose_output

REPOSITORY = Path(__file__).parents[2]
LANGUAGES = ("en", "zh", "ru", "kk", "ky", "tg", "tk", "uz", "ar")
OUTPUTS = ("one-page", "background", "fact-sheet", "handout", "q-and-a", "speaking-points", "one-page-large")
SAMPLE = ("en", "zh", "ru", "ar")
"""The languages in which four of the layouts are built here: all of them would take minutes."""
SHOWN = tuple(
    (language, output)
    for language in LANGUAGES
    for output in OUTPUTS
    if language in SAMPLE or output in ("one-page", "background", "one-page-large")
)
BRIEF = "central-asia-trade"
ACCENT = pytest.approx((0xA8 / 255, 0x43 / 255, 0x1A / 255), abs=0.01)
"""The colour of numbers of captions, as PDF has it."""
NOW = datetime.datetime(2026, 11, 24, 12, tzinfo=datetime.UTC)
"""The day of the edition: every line to take is within its date."""


def wanted(*chosen: tuple[str, str]) -> Wanted:
    """What to build: both formats of each language and output in ``chosen``."""
    return {BRIEF: [Artifact(BRIEF, language, output, format_) for language, output in chosen for format_ in Format]}


@pytest.fixture(scope="module")
def project(project_of: Callable[[str], Path]) -> Path:
    return project_of(BRIEF)


@pytest.fixture(scope="module")
def report(project: Path) -> BuildReport:
    return build(project, wanted(*SHOWN), now=NOW)


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
    for language, output in SHOWN:
        files.append(folder / f"{language}-{output}.docx")
        shutil.copy(project / "build" / BRIEF / language / f"{output}.docx", files[-1])
    libreoffice(folder, files, "pdf")
    libreoffice(folder, files, "txt:Text")
    return folder


def condensed(text: str) -> str:
    """``text`` without white space and characters of no width; hyphens that do not break as others."""
    return re.sub(r"[\s\u00ad\u200b-\u200f\u2060]+", "", text).replace("\u2011", "-")


def words_alone(text: str) -> str:
    """``text`` condensed and without hyphens: pdftotext takes those at the end of a line away."""
    return condensed(text).replace("-", "")


def page_count(file: Path) -> int:
    information = subprocess.run(["pdfinfo", file], check=True, capture_output=True, text=True).stdout
    return int(re.search(r"^Pages:\s+(\d+)$", information, re.MULTILINE)[1])  # type: ignore[index]


def test_every_artifact_is_built_without_a_finding(report: BuildReport) -> None:
    assert report.count(State.BUILT) == len(SHOWN) * 2 == len(report.results)
    assert report.all_findings == []


def test_the_brief_asks_for_every_layout_in_every_language(project: Path) -> None:
    brief = load_brief(project / "content" / BRIEF, project)
    assert set(brief.all_languages) == set(LANGUAGES)
    assert {output.name for output in brief.outputs} == set(OUTPUTS)
    for language in LANGUAGES:
        for output in brief.outputs:
            if (language, output.name) not in SHOWN:
                assert compose_output(project, brief, language, output).document.children


def test_verify_finds_nothing(project: Path, report: BuildReport) -> None:
    brief = load_brief(project / "content" / BRIEF, project)
    assert list(verify_artifacts(project, brief, [result.artifact for result in report.results])) == []


def test_a_second_build_finds_everything_up_to_date(project: Path, report: BuildReport) -> None:
    assert build(project, wanted(*SHOWN), now=NOW).count(State.UP_TO_DATE) == len(report.results)


def test_a_build_after_a_line_has_lapsed_fails_what_prints_it(project: Path, report: BuildReport) -> None:
    outputs = wanted(*(("en", output) for output in OUTPUTS))
    later = build(project, outputs, now=NOW + datetime.timedelta(days=80))
    failed = {result.artifact.output for result in later.results if result.state is State.FAILED}
    assert failed == {"background", "q-and-a"}
    assert {finding.code for finding in later.all_findings} == {"F110"}


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_one_page_brief_is_one_page(project: Path, report: BuildReport, language: str) -> None:
    assert page_count(project / "build" / BRIEF / language / "one-page.pdf") == 1


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_character_of_large_print_is_smaller_than_16_points(
    project: Path, report: BuildReport, language: str
) -> None:
    with pdfplumber.open(project / "build" / BRIEF / language / "one-page-large.pdf") as pdf:
        sizes = [char["size"] for page in pdf.pages for char in page.chars]
    assert len(sizes) > 1000
    assert min(sizes) > 15.9


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_style_of_large_print_in_word_is_smaller_than_16_points(
    project: Path, report: BuildReport, language: str
) -> None:
    with zipfile.ZipFile(project / "build" / BRIEF / language / "one-page-large.docx") as file:
        styles = file.read("word/styles.xml").decode()
        charts = "".join(file.read(name).decode() for name in file.namelist() if "charts/chart" in name)
        text = file.read("word/document.xml").decode()
    by_name = dict(re.findall(r'<w:style [^>]*><w:name w:val="([^"]+)"/>(.*?)</w:style>', styles, re.DOTALL))
    sizes = {
        name: [int(size) for size in re.findall(r'<w:szC?s? w:val="(\d+)"', look)] for name, look in by_name.items()
    }
    del sizes["After Table"]  # holds no text
    assert len(sizes) > 20
    assert min(size for found in sizes.values() for size in found) == 32
    assert "superscript" not in styles
    assert "<w:sz " not in text, "no paragraph sets a size of its own"
    assert min(int(size) for size in re.findall(r'\bsz="(\d+)"', charts)) >= 1600


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


def base_lines(page: Page) -> dict[float, set[float]]:
    """The sizes of type on each base line of a page."""
    lines: dict[float, set[float]] = {}
    for char in page.chars:
        lines.setdefault(round(char["matrix"][5], 1), set()).add(round(char["size"], 1))
    return lines


@pytest.mark.parametrize("language", ["en", "ar"])
def test_labels_stand_on_the_first_base_line_of_their_answers(
    project: Path, report: BuildReport, language: str
) -> None:
    with pdfplumber.open(project / "build" / BRIEF / language / "q-and-a.pdf") as pdf:
        found = [sizes for sizes in base_lines(pdf.pages[1]).values() if 9.5 in sizes]
    assert found == [{9.5, 15}, {9.5, 11.5}, {9.5, 11.5}, {9.5, 15}, {9.5, 11.5}, {9.5, 11.5}, {9.5, 10}]


@pytest.mark.parametrize("language", SAMPLE)
def test_the_captions_of_a_chart_and_the_table_beside_it_stand_level(
    project: Path, report: BuildReport, language: str
) -> None:
    with pdfplumber.open(project / "build" / BRIEF / language / "fact-sheet.pdf") as pdf:
        page = pdf.pages[0]
        rust = [char for char in page.chars if char["text"] in "12" and char["non_stroking_color"] == ACCENT]
    levels = sorted(char["matrix"][5] for char in rust if char["size"] > 9)[:2]
    assert len(levels) == 2
    assert abs(levels[0] - levels[1]) < 0.2


@pytest.mark.parametrize("language", SAMPLE)
def test_the_lines_over_key_figures_in_large_print_are_as_wide_as_the_page(
    project: Path, report: BuildReport, language: str
) -> None:
    with pdfplumber.open(project / "build" / BRIEF / language / "one-page-large.pdf") as pdf:
        lines = [(shape["x0"], shape["x1"]) for shape in (*pdf.pages[0].rects, *pdf.pages[0].lines)]
    whole = max(lines, key=lambda line: line[1] - line[0])
    half = [line for line in lines if 0.4 < (line[1] - line[0]) / (whole[1] - whole[0]) < 0.5]
    assert len(half) >= 4
    assert min(line[0] for line in half) == pytest.approx(whole[0], abs=0.5)
    assert max(line[1] for line in half) == pytest.approx(whole[1], abs=0.5)


@pytest.mark.parametrize("language", SAMPLE)
def test_cards_are_marked_in_the_middle_at_head_and_foot(project: Path, report: BuildReport, language: str) -> None:
    with pdfplumber.open(project / "build" / BRIEF / language / "speaking-points.pdf") as pdf:
        page = pdf.pages[0]
        lines = page.extract_text_lines()
        head, foot = lines[0], lines[-1]
        marking = [
            char for char in foot["chars"] if char["non_stroking_color"] == head["chars"][0]["non_stroking_color"]
        ]
    assert (head["x0"] + head["x1"]) / 2 == pytest.approx(float(page.width) / 2, abs=1)
    middle = (min(char["x0"] for char in marking) + max(char["x1"] for char in marking)) / 2
    assert middle == pytest.approx(float(page.width) / 2, abs=1)


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_page_of_a_background_but_the_last_is_a_third_empty(
    project: Path, report: BuildReport, language: str
) -> None:
    brief = load_brief(project / "content" / BRIEF, project)
    output = brief.output("background")
    assert output is not None
    memory = PageMemory(project, BuildRecord.load(project))
    composition = OutputFitter(project, brief, output, memory.measure).fit(language).composition
    fills = memory.measure(composition).fills
    assert len(fills) > 10
    assert [number for number, page in enumerate(fills[:-1], 1) if page.free > 0.3 * page.room] == []
    assert fills[-1].free < 0.9 * fills[-1].room, "two or three sources alone on a page"


def test_no_head_of_a_table_is_hyphenated_where_there_is_room(project: Path, report: BuildReport) -> None:
    with pdfplumber.open(project / "build" / BRIEF / "ru" / "fact-sheet.pdf") as pdf:
        assert "Изменение" in (pdf.pages[0].extract_text() or "").split()


@pytest.mark.parametrize(("language", "output"), SHOWN)
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


def test_the_checkers_of_others_have_nothing_against_any_pdf(
    project: Path, report: BuildReport, complaints: Callable[[Path], list[object]]
) -> None:
    assert complaints(project / "build") == []


@pytest.mark.parametrize(("language", "output"), SHOWN)
def test_libreoffice_shows_every_heading_of_the_word_file(
    project: Path, office_pages: Path, language: str, output: str
) -> None:
    brief = load_brief(project / "content" / BRIEF, project)
    chosen = brief.output(output)
    assert chosen is not None
    document = compose_output(project, brief, language, chosen).document
    text = condensed((office_pages / f"{language}-{output}.txt").read_text("utf-8-sig"))
    headings = [plain_text(heading.children) for heading in headings_in_sections(document.children)]
    title = [] if output == "speaking-points" else [document.properties.title]  # cards have topics and no title
    for line in (*title, *headings):
        assert condensed(line) in text


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_word_file_is_about_as_long_as_the_print(
    project: Path, report: BuildReport, office_pages: Path, language: str
) -> None:
    assert page_count(office_pages / f"{language}-one-page.pdf") <= 2
    print_pages = page_count(project / "build" / BRIEF / language / "background.pdf")
    assert abs(page_count(office_pages / f"{language}-background.pdf") - print_pages) <= 2


@pytest.mark.parametrize("language", SAMPLE)
def test_the_other_layouts_have_their_pages(project: Path, report: BuildReport, language: str) -> None:
    pages = {output: page_count(project / "build" / BRIEF / language / f"{output}.pdf") for output in OUTPUTS}
    assert pages["fact-sheet"] == 2
    assert pages["handout"] == 1
    assert pages["speaking-points"] == 3
    assert pages["q-and-a"] <= 5


@pytest.mark.parametrize("language", SAMPLE)
def test_cards_have_one_page_each_in_word_too(office_pages: Path, language: str) -> None:
    assert page_count(office_pages / f"{language}-speaking-points.pdf") == 3
    assert page_count(office_pages / f"{language}-handout.pdf") <= 2


@pytest.mark.parametrize("language", ["en", "zh", "ru"])
@pytest.mark.parametrize("format_", ["print", "word"])
def test_a_line_to_take_is_never_cut_by_the_end_of_a_page(
    project: Path, report: BuildReport, office_pages: Path, language: str, format_: str
) -> None:
    file = project / "build" / BRIEF / language / "q-and-a.pdf"
    file = file if format_ == "print" else office_pages / f"{language}-q-and-a.pdf"
    text = subprocess.run(["pdftotext", file, "-"], check=True, capture_output=True, text=True).stdout
    pages = [words_alone(page) for page in text.split("\f")]
    brief = load_brief(project / "content" / BRIEF, project)
    output = brief.output("q-and-a")
    assert output is not None
    document = compose_output(project, brief, language, output).document
    paragraphs = [block for block in walk_blocks(document.children) if isinstance(block, Paragraph)]
    lines = [block for block in paragraphs if block.role == "line-to-take"]
    assert len(lines) == 6
    for line in lines:
        assert any(words_alone(plain_text(line.children)) in page for page in pages), line.segment
