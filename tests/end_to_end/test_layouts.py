"""The four layouts for speaking, for statistics and for the press, on a brief that was not written for them."""

from __future__ import annotations

import io
import re
import subprocess
import zipfile
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from conftest import SmallProject

BRIEF = "content/small/brief.md"
CARDS = ("build/small/en/speaking-points.pdf", "build/small/en/speaking-points.docx")
LAYOUTS = ("q-and-a", "fact-sheet", "handout", "speaking-points")
CARD = """
## What to say first {#card-first .internal kind=points}

- Trade has grown. {#first-grown}

## What to say next {#card-next .internal kind=points}

- The corridors are open. {#next-open}
"""


@pytest.fixture
def project(small: SmallProject) -> SmallProject:
    """The small brief in English, to be set in each of the four layouts."""
    outputs = "".join(f"  - {{name: {name}, layout: {name}, audience: internal}}\n" for name in LAYOUTS)
    text = re.sub(r"outputs:\n(?:  - .*\n)+", f"outputs:\n{outputs}", small.read(BRIEF))
    small.write(BRIEF, text.replace("languages: [zh, ru]\n", ""))
    return small


def pages(project: SmallProject, output: str) -> list[str]:
    """The text of each page of a PDF."""
    file = project.root / f"build/small/en/{output}.pdf"
    text = subprocess.run(["pdftotext", "-layout", file, "-"], check=True, capture_output=True, text=True).stdout
    return text.split("\f")[:-1]


def test_a_brief_without_what_they_are_for_can_still_be_set(project: SmallProject) -> None:
    """No questions, no cards, no press text, no contacts: nothing to print is no error."""
    outcome = project.run("build")
    assert outcome.code == 0, outcome.out + outcome.err
    assert project.run("verify").code == 0


def test_every_card_has_a_page_of_its_own_in_both_formats(project: SmallProject) -> None:
    project.write(BRIEF, project.read(BRIEF) + CARD)
    assert project.run("build", *CARDS).code == 0
    first, second = pages(project, "speaking-points")
    assert "What to say first" in first
    assert "1 of 2" in first.replace("\u00a0", " ")
    assert "What to say next" in second
    data = (project.root / "build/small/en/speaking-points.docx").read_bytes()
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        styles = package.read("word/styles.xml").decode()
        document = package.read("word/document.xml").decode()
    heading = re.search(r'<w:style [^>]*w:styleId="Heading1".*?</w:style>', styles, re.DOTALL)
    assert heading is not None
    assert "<w:pageBreakBefore/>" in heading[0]
    assert document.count('w:val="Heading1"') == 2
    # A5: 148 by 210 mm, in twentieths of a point.
    assert re.search(r'<w:pgSz w:w="8391" w:h="11906"/>', document)


def test_a_card_that_runs_over_fails_and_is_named(project: SmallProject) -> None:
    longer = "Trade has grown, and it goes on growing wherever one looks. " * 14
    project.write(BRIEF, project.read(BRIEF) + CARD.replace("Trade has grown.", longer))
    assert project.states(*CARDS) == dict.fromkeys(CARDS, "failed")
    outcome = project.run("build", CARDS[0])
    assert "F502" in outcome.err + outcome.out
    assert "`card-first/first-grown`" in outcome.err + outcome.out


def test_what_a_question_refers_to_stands_in_the_annex(project: SmallProject) -> None:
    question = "\n## Who trades most? {#q-most kind=question}\n\nSee [#by-country]. {#most-line role=line-to-take}\n"
    project.write(BRIEF, project.read(BRIEF) + question)
    assert project.run("build", "build/small/en/q-and-a.pdf").code == 0
    *_, last = pages(project, "q-and-a")
    assert "Uzbekistan takes more than half" in last
    assert "Trade by partner" not in "".join(pages(project, "q-and-a"))


def test_headline_figures_of_a_fact_sheet_name_their_sources(project: SmallProject) -> None:
    assert project.run("build", "build/small/en/fact-sheet.pdf").code == 0
    (page, *_) = pages(project, "fact-sheet")
    headline = page[: page.index("Trade over time")]
    assert "Customs Office" in headline.replace("\u00a0", " ")


def test_the_styles_of_a_handout_have_names(project: SmallProject) -> None:
    text = (
        "\n## For the press {#press kind=press}\n\nTrade grew. {#press-lead role=lead}\n\nIt did. {#press-text}\n"
        "\n:::{quotation} press-quote\n“It grew.”\n-- The office\n:::\n"
    )
    project.write(BRIEF, project.read(BRIEF) + text)
    assert project.run("build", "build/small/en/handout.docx").code == 0
    with zipfile.ZipFile(Path(project.root / "build/small/en/handout.docx")) as package:
        styles = package.read("word/styles.xml").decode()
        document = package.read("word/document.xml").decode()
    names = dict(re.findall(r'w:styleId="(\w+)"[^>]*><w:name w:val="([^"]+)"', styles))
    used = [names[style] for style in re.findall(r'<w:pStyle w:val="(\w+)"', document)]
    wanted = ["Release Line", "Title", "Place and Date", "Lead", "Body Text", "Ends"]
    assert [name for name in used if name in wanted] == wanted
    assert any("Quote" in name for name in used)
