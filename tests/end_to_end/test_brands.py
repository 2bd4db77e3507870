"""One line switches the brand: colours and fonts of print, charts and Word alike, and nothing of the other is left."""

from __future__ import annotations

import io
import re
import shutil
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import pikepdf
import pytest

from briefpress.brands import Brand
from briefpress.content.loader import load_brief
from briefpress.formats.html.writer import write_html
from briefpress.formats.pdf.reader import read_pdf
from briefpress.formats.svg.charts import chart_drawer
from briefpress.layouts.brands.loader import load_brand
from briefpress.rendering import compose_output, fonts_of

if TYPE_CHECKING:
    from collections.abc import Callable

    from conftest import SmallProject

STANDARD, MERIDIAN = "standard", "meridian"
LAYOUTS = ("one-page", "background")
LANGUAGES = ("en", "zh")
BRIEF = "content/small/brief.md"
COLOR_OPERATORS = ("rg", "RG", "scn", "SCN", "sc", "SC")
"""ISO 32000-1, 8.6.8."""


@dataclass(frozen=True)
class Branded:
    """The small project with one output of each layout in each brand."""

    project: SmallProject
    brands: dict[str, Brand]

    def colors(self, brand: str) -> set[str]:
        """The colours that this brand has and the other has not."""
        other = self.brands[MERIDIAN if brand == STANDARD else STANDARD]
        return set(self.brands[brand].colors.values()) - set(other.colors.values())

    def families(self, brand: str) -> set[str]:
        """The Latin fonts of the brand; those of other scripts change places between the voices."""
        return {voice.latin for voice in self.brands[brand].fonts.values()}

    def file(self, brand: str, layout: str, language: str, end: str) -> bytes:
        return (self.project.root / f"build/small/{language}/{brand}-{layout}.{end}").read_bytes()


@pytest.fixture(scope="module")
def branded(create_project: Callable[[Path], SmallProject], tmp_path_factory: pytest.TempPathFactory) -> Branded:
    project = create_project(tmp_path_factory.mktemp("brands") / "small")
    brief = project.read(BRIEF)
    outputs = "\n".join(
        f"  - {{name: {brand}-{layout}, layout: {layout}, audience: public, brand: {brand}}}"
        for brand in (STANDARD, MERIDIAN)
        for layout in LAYOUTS
    )
    project.write(BRIEF, re.sub(r"(?m)^outputs:\n(  .*\n)+", f"outputs:\n{outputs}\n", brief))
    project.change(BRIEF, "languages: [zh, ru]", "languages: [zh]")
    outcome = project.run("build")
    assert outcome.code == 0, outcome.err
    return Branded(project, {brand: load_brand(project.root, brand) for brand in (STANDARD, MERIDIAN)})


def test_the_two_brands_have_no_colour_and_no_latin_font_in_common(branded: Branded) -> None:
    standard, meridian = branded.brands[STANDARD], branded.brands[MERIDIAN]
    same = {token for token, color in standard.colors.items() if meridian.colors[token] == color}
    assert same == {"background"}
    assert not branded.families(STANDARD) & branded.families(MERIDIAN)
    for voice, fonts in standard.fonts.items():
        assert fonts.east_asian != meridian.fonts[voice].east_asian


@pytest.mark.parametrize("layout", LAYOUTS)
@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(("brand", "other"), [(STANDARD, MERIDIAN), (MERIDIAN, STANDARD)])
def test_styles_and_charts_for_print_are_of_one_brand(
    branded: Branded, brand: str, other: str, language: str, layout: str
) -> None:
    root = branded.project.root
    brief = load_brief(root / "content/small", root)
    output = brief.output(f"{brand}-{layout}")
    assert output is not None
    composition = compose_output(root, brief, language, output)
    files = {font.family: font.path for font in reversed(fonts_of(root, composition.stylesheet))}
    drawer = chart_drawer(composition.stylesheet, composition.document.direction, files)
    html = write_html(composition.document, drawer, image_url=str)
    assert "<svg" in html
    for text in ("\n".join(composition.css), html):
        lowered = text.lower()
        assert not [color for color in branded.colors(other) if color in lowered]
        assert not named(branded.families(other), text)
        assert [color for color in branded.colors(brand) if color in lowered]


@pytest.mark.parametrize("layout", LAYOUTS)
@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(("brand", "other"), [(STANDARD, MERIDIAN), (MERIDIAN, STANDARD)])
def test_a_pdf_is_of_one_brand(branded: Branded, brand: str, other: str, language: str, layout: str) -> None:
    data = branded.file(brand, layout, language, "pdf")
    fonts = "\n".join(font.name.replace("-", " ") for font in read_pdf(data).fonts)
    assert not named(branded.families(other), fonts), fonts
    assert language == "zh" or named(branded.families(brand), fonts), fonts
    colors = set(painted(data))
    assert not colors & branded.colors(other)
    assert len(colors & branded.colors(brand)) >= 3


@pytest.mark.parametrize("layout", LAYOUTS)
@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(("brand", "other"), [(STANDARD, MERIDIAN), (MERIDIAN, STANDARD)])
def test_a_word_file_is_of_one_brand(branded: Branded, brand: str, other: str, language: str, layout: str) -> None:
    """Styles, theme, fonts, numbering, charts, and the workbooks in it."""
    parts = dict(entries(branded.file(brand, layout, language, "docx")))
    assert {"word/theme/theme1.xml", "word/styles.xml", "word/charts/chart1.xml"} <= parts.keys()
    for name, part in parts.items():
        text = part.decode("utf-8", "replace")
        lowered = text.lower()
        assert not [color for color in branded.colors(other) if color.removeprefix("#") in lowered], name
        assert not named(branded.families(other), text), name
    for name in ("word/theme/theme1.xml", "word/styles.xml", "word/charts/chart1.xml"):
        lowered = parts[name].decode().lower()
        assert [color for color in branded.colors(brand) if color.removeprefix("#") in lowered], name
    assert branded.brands[brand].name in parts["word/theme/theme1.xml"].decode()


def test_finished_files_of_both_brands_are_whole(branded: Branded) -> None:
    outcome = branded.project.run("verify")
    assert outcome.code == 0, outcome.err


def test_the_office_has_a_brand_that_outputs_may_leave(small: SmallProject, quick_rendering: None) -> None:
    """Only what changes its brand is built again."""
    small.change(BRIEF, "{name: one-page, layout: one-page, audience: public}", ONE_PAGE.replace("BRAND", "standard"))
    small.run("build")
    small.change("content/shared/office.yaml", "brand: standard", "brand: meridian")
    states = small.states()
    assert {path: state for path, state in states.items() if "/one-page." in path and state != "up to date"} == {}
    assert {state for path, state in states.items() if "/one-page." not in path} == {"built"}


def test_a_brand_that_is_not_there_is_found_where_it_is_named(small: SmallProject) -> None:
    """In the output that names it, or where the office does for all; what is wrong with the layout is found too."""
    small.change(BRIEF, "{name: one-page, layout: one-page, audience: public}", ONE_PAGE.replace("BRAND", "standart"))
    small.change("content/shared/office.yaml", "brand: standard", "brand: meridain")
    small.change("templates/one-page/layout.yaml", "size: A4", "size: A3")
    found = {(finding["path"], finding["line"], finding["found"]) for finding in small.findings()}
    assert (BRIEF, 8, "standart") in found
    assert ("content/shared/office.yaml", 2, "meridain") in found
    assert any(path == "templates/one-page/layout.yaml" and text == "A3" for path, _, text in found)


def test_a_brand_may_bring_its_own_font_and_logo(small: SmallProject) -> None:
    """Both files lie in its folder alone, and both formats show them."""
    folder = small.root / "templates/brands/house"
    folder.mkdir()
    shutil.copy(small.root / ".cache/fonts/Merriweather.ttf", folder / "Regular.ttf")
    for name in ("logo.svg", "logo.png"):
        shutil.copy(small.root / "templates/brands/meridian" / name, folder / name)
    fonts = small.read("tools/fonts/fonts.toml").split("\n[[font]]")
    small.write("tools/fonts/fonts.toml", "\n[[font]]".join(font for font in fonts if "Merriweather" not in font))
    small.write("templates/brands/house/brand.yaml", HOUSE)
    small.change("content/shared/office.yaml", "brand: standard", "brand: house")
    outcome = small.run("build", *(f"build/small/en/one-page.{end}" for end in ("pdf", "docx")))
    assert outcome.code == 0, outcome.err
    pdf, word = (small.artifacts()[f"build/small/en/one-page.{end}"] for end in ("pdf", "docx"))
    assert "Merriweather" in {font.name for font in read_pdf(pdf).fonts}
    assert "Logo: Trade Desk" in {alternative for alternative, _ in read_pdf(pdf).drawings}
    parts = dict(entries(word))
    assert b'descr="Logo: Trade Desk"' in parts["word/document.xml"]
    assert (folder / "logo.png").read_bytes() in parts.values()
    assert small.run("verify", "build/small/en/one-page.pdf", "build/small/en/one-page.docx").code == 0


HOUSE = """\
color: {primary: "#3a1d5c"}
typography:
  fonts: [{family: Merriweather, source: file, files: [Regular.ttf]}]
  base: Merriweather
  headings: Source Sans 3
logo: logo.svg
defaults:
  briefpress:
    scripts:
      base: {east-asian: Noto Sans SC}
      headings: {east-asian: Noto Sans SC}
"""
ONE_PAGE = "{name: one-page, layout: one-page, audience: public, brand: BRAND}"


def named(families: set[str], text: str) -> list[str]:
    """Those of ``families`` that ``text`` names."""
    plain = text.replace(" ", "")
    return [family for family in families if re.search(rf"\b{family.replace(' ', '')}\b", plain)]


def painted(data: bytes) -> Iterator[str]:
    """Every colour that a PDF sets, as ``#rrggbb``."""
    with pikepdf.open(io.BytesIO(data)) as pdf:
        streams = [page.obj for page in pdf.pages]
        streams += [one for one in pdf.objects if isinstance(one, pikepdf.Stream) and one.get("/Subtype") == "/Form"]
        for stream in streams:
            for instruction in pikepdf.parse_content_stream(stream):
                if (
                    str(instruction.operator) in ("rg", "RG", "scn", "SCN", "sc", "SC")
                    and len(instruction.operands) == 3
                ):
                    yield "#" + "".join(f"{round(float(part) * 255):02x}" for part in instruction.operands)


def entries(data: bytes, prefix: str = "") -> Iterator[tuple[str, bytes]]:
    """The files in a zip, and those in zips within it."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        for name in archive.namelist():
            content = archive.read(name)
            if name.endswith(".xlsx"):
                yield from entries(content, f"{prefix}{name}/")
            else:
                yield prefix + name, content
