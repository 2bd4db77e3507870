"""docs/layouts.md, followed to the letter: the layout and the brand that it walks through come out as it says."""

from __future__ import annotations

import re
import textwrap
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from briefpress.formats.pdf.reader import PdfText, read_pdf

if TYPE_CHECKING:
    from collections.abc import Callable

    from conftest import SmallProject

REPOSITORY = Path(__file__).parents[2]
LAYOUTS = (REPOSITORY / "docs/layouts.md").read_text("utf-8")
CONTENT = (REPOSITORY / "docs/content.md").read_text("utf-8")
CARD = ("build/library-visits/en/card.pdf", "build/library-visits/en/card.docx")


def block(page: str, after: str, language: str = "") -> str:
    """The first block of code in ``language`` after the text ``after``."""
    start = page.index(after)
    match = re.compile(rf"(?ms)^ *```{language}\n(.*?)^ *```").search(page, start)
    assert match, f"there is no {language} after «{after}»"
    return textwrap.dedent(match[1])


def command(after: str) -> list[str]:
    """The command that stands after the text ``after``."""
    words = block(LAYOUTS, after).split()
    assert words[0] == "briefpress"
    return words[1:]


def shown(pdf: PdfText) -> dict[str, str]:
    """What a PDF says, by address, without the spaces that go where lines end."""
    return {address: re.sub(r"\s", "", "".join(texts)) for address, texts in pdf.texts.items()}


@pytest.fixture(scope="module")
def library(create_project: Callable[[Path], SmallProject], tmp_path_factory: pytest.TempPathFactory) -> SmallProject:
    """A project with the small brief of docs/content.md, in English alone, and the layout and brand of the page."""
    project = create_project(tmp_path_factory.mktemp("docs") / "library")
    for name, language in (("brief.md", "markdown"), ("figures.yaml", "yaml"), ("sources.yaml", "yaml")):
        path = f"content/library-visits/{name}"
        project.write(path, block(CONTENT, f"`{path}`", language))
    brief = "content/library-visits/brief.md"
    project.change(brief, "languages: [zh]", "languages: []")
    assert project.run(*command("Start from the layout")).code == 0
    for name, language in (("layout.yaml", "yaml"), ("body.html.j2", "jinja"), ("print.css", "css")):
        path = f"templates/card/{name}"
        assert (project.root / path).is_file()
        project.write(path, block(LAYOUTS, f"`{path}`", language))
    outputs = "outputs:\n"
    project.change(brief, outputs, outputs + "  " + block(LAYOUTS, "under `outputs`:", "yaml"))
    project.write(brief, project.read(brief) + "\n" + block(LAYOUTS, "and a question to answer", "markdown"))
    return project


def test_the_layout_of_the_page_prints_a_card_in_both_formats(library: SmallProject) -> None:
    outcome = library.run(*command("Build both formats"))
    assert (outcome.code, outcome.err) == (0, "")
    card = read_pdf(library.artifacts()[CARD[0]])
    assert (card.pages, shown(card)["title"]) == (1, "Morepeoplevisitthecitylibrary")
    assert shown(card)["q-last/last-line"] == "Visitshaverisentwoyearsrunning,andthelongerhoursstay."
    assert library.run("verify", *CARD).code == 0
    assert library.findings("library-visits") == []


def test_the_brand_of_the_page_prints_the_same_card_in_its_own_look(library: SmallProject) -> None:
    before = library.artifacts()
    assert library.run(*command("Start from a brand")).code == 0
    brand = "templates/brands/city/brand.yaml"
    library.write(brand, block(LAYOUTS, f"`{brand}`", "yaml"))
    brief = "content/library-visits/brief.md"
    library.change(
        brief, block(LAYOUTS, "under `outputs`:", "yaml"), block(LAYOUTS, "In the brief the output says", "yaml")
    )
    outcome = library.run(*command("Build again"))
    assert (outcome.code, outcome.err) == (0, "")
    after = library.artifacts()
    assert all(after[path] != before[path] for path in CARD)
    assert "Inter" in {font.name for font in read_pdf(after[CARD[0]]).fonts}
    assert shown(read_pdf(after[CARD[0]])) == shown(read_pdf(before[CARD[0]]))

    for name in ("logo.svg", "logo.png"):
        data = (library.root / "templates/brands/meridian" / name).read_bytes()
        (library.root / "templates/brands/city" / name).write_bytes(data)
    library.change(brand, "defaults:\n", block(LAYOUTS, "A logo: `logo.svg`", "yaml") + "defaults:\n")
    body = "templates/card/body.html.j2"
    library.change(
        body, '  <h role="title"', "  " + block(LAYOUTS, "would print it there", "jinja") + '  <h role="title"'
    )
    assert library.run("build", *CARD).code == 0
    assert [alternative for alternative, _ in read_pdf(library.artifacts()[CARD[0]]).drawings] == ["Logo: Trade Desk"]
    assert library.run("verify", *CARD).code == 0

    library.change(brand, 'grey: "#5c5a61"', 'grey: "#9b98a3"')
    found = library.run("check", "library-visits").err
    assert block(LAYOUTS, "before anything is built").strip() in found
