"""``briefpress new --layout`` and ``--brand`` start a designer off with what builds at once."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from briefpress.formats.pdf.reader import read_pdf
from briefpress.layouts.brands.loader import list_brands, load_brand
from briefpress.layouts.loader import list_layouts

if TYPE_CHECKING:
    from conftest import SmallProject

CHECKOUT = Path(__file__).resolve().parents[3]
BRIEF = "content/small/brief.md"
OUTPUT = "  - {name: one-page, layout: one-page, audience: public}\n"


def contents(folder: Path) -> dict[str, bytes]:
    files = (file for file in folder.rglob("*") if file.is_file())
    return {file.relative_to(folder).as_posix(): file.read_bytes() for file in files}


def advice(text: str, start: str) -> str:
    """The line of the output that begins with ``start``, as it is to be typed."""
    return next(line[line.index(start) :] for line in text.splitlines() if start in line)


def test_a_new_layout_builds_at_once_by_the_line_that_the_command_gives(small: SmallProject) -> None:
    outcome = small.run("new", "--layout", "ministers-note", "--from", "one-page")
    assert (outcome.code, outcome.err) == (0, "")
    written = [line.split()[1] for line in outcome.out.splitlines() if line.startswith("wrote")]
    assert written == [f"templates/ministers-note/{name}" for name in ("layout.yaml", "body.html.j2", "print.css")]
    small.change(BRIEF, OUTPUT, OUTPUT + "  " + advice(outcome.out, "- {name:") + "\n")
    build = small.run("build", "build/small/en/ministers-note.pdf", "build/small/en/ministers-note.docx")
    assert (build.code, build.err) == (0, "")
    assert read_pdf(small.artifacts()["build/small/en/ministers-note.pdf"]).pages == 1
    assert small.findings("small") == []


@pytest.mark.parametrize("source", list_layouts(CHECKOUT))
def test_every_layout_can_be_started_from(small: SmallProject, quick_rendering: None, source: str) -> None:
    small.run("new", "--layout", "mine", "--from", source)
    small.change(BRIEF, OUTPUT, OUTPUT + "  - {name: mine, layout: mine, audience: public}\n")
    assert small.findings("small") == []
    layout = small.read("templates/mine/layout.yaml")
    assert "\nname: Mine\n" in layout
    for name in ("body.html.j2", "print.css"):
        assert small.read(f"templates/mine/{name}").endswith(small.read(f"templates/{source}/{name}")[-200:])


def test_what_a_started_file_begins_with_says_what_it_is_for(small: SmallProject) -> None:
    small.run("new", "--layout", "first")
    small.run("new", "--layout", "second", "--from", "first")
    small.run("new", "--brand", "house")
    small.run("new", "--brand", "home", "--from", "house")
    for name, comment in (("layout.yaml", "# "), ("body.html.j2", "{# "), ("print.css", "/* ")):
        text = small.read(f"templates/second/{name}")
        assert text.startswith(f"{comment}Second, started from first")
        assert text.count("started from") == 1
    brand = small.read("templates/brands/home/brand.yaml")
    assert brand.startswith("# Home, started from house")
    assert brand.count("started from") == brand.count("house") == 1


@pytest.mark.parametrize("source", list_brands(CHECKOUT))
def test_a_new_brand_is_whole_and_builds_at_once(small: SmallProject, source: str) -> None:
    outcome = small.run("new", "--brand", "east-office", "--from", source)
    assert (outcome.code, outcome.err) == (0, "")
    brand, old = load_brand(small.root, "east-office"), load_brand(small.root, source)
    assert (brand.name, brand.colors, brand.fonts) == ("East office", old.colors, old.fonts)
    assert brand.logos.keys() == old.logos.keys()
    assert all(logo.path.startswith("templates/brands/east-office/") for logo in brand.logos.values())
    line = advice(outcome.out, "brand: east-office").partition("}")[0]
    small.change(BRIEF, OUTPUT, OUTPUT.replace("public}", f"public, {line}}}"))
    build = small.run("build", "build/small/en/one-page.pdf", "build/small/en/one-page.docx")
    assert (build.code, build.err) == (0, "")


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (["--layout", "one-page"], "already a layout «one-page»"),
        (["--layout", "shared"], "cannot name a layout"),
        (["--layout", "brands"], "cannot name a layout"),
        (["--layout", "Mine"], "cannot name a layout"),
        (["--layout", "../mine"], "cannot name a layout"),
        (["--layout", ""], "cannot name a layout"),
        (["--layout", "a" * 65], "cannot name a layout"),
        (["--brand", "standard"], "already a brand «standard»"),
        (["--brand", "a/b"], "cannot name a brand"),
        (["--layout", "mine", "--from", "two-page"], "there is no layout «two-page» to start from"),
        (["--layout", "mine", "--from", "../one-page"], "no layout"),
        (["--brand", "mine", "--from", "one-page"], "there is no brand «one-page» to start from (there are: meridian"),
        (["--layout", "mine", "--brand", "mine"], "say what to start"),
        (["water", "--layout", "mine"], "say what to start"),
        (["water", "--from", "one-page"], "--from goes with"),
        ([], "say what to start"),
    ],
)
def test_what_cannot_be_started_is_refused_and_nothing_is_written(
    small: SmallProject, arguments: list[str], says: str
) -> None:
    before = contents(small.root)
    outcome = small.run("new", *arguments)
    assert outcome.code == 2
    assert says in outcome.err
    assert contents(small.root) == before


def test_a_layout_that_cannot_be_used_is_not_copied(small: SmallProject) -> None:
    small.change("templates/one-page/layout.yaml", "size: A4", "size: A3")
    outcome = small.run("new", "--layout", "mine")
    assert outcome.code == 1
    assert "templates/one-page/layout.yaml" in outcome.err
    assert not (small.root / "templates/mine").exists()
