"""What a brand brings in its folder: logos and fonts, each found at its place where it cannot be used."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from fontTools.ttLib import TTFont
from PIL import Image

from briefpress.brands import Brand
from briefpress.document.stylesheet import FontFamily
from briefpress.findings import Finding, FindingsError
from briefpress.formats.pdf.fonts import FOLDER
from briefpress.layouts.brands.loader import load_brand

if TYPE_CHECKING:
    from conftest import Templates

FOLDER_OF_BRAND = "templates/brands/house"
SVG = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 48 24"><path d="M0 0h48v24z"/></svg>'
BRAND = """\
color: {primary: "#12304a"}
typography:
  base: Source Sans 3
  headings: Source Serif 4
logo:
  images: {mark: {path: logo.svg, alt: House}}
  small: mark
  large: {light: logo.png, dark: white.png}
defaults:
  briefpress:
    logo-heights: {small: 10}
    scripts:
      base: {east-asian: Noto Sans SC}
      headings: {east-asian: Noto Serif SC}
"""


def load(templates: Templates, text: str = BRAND) -> Brand:
    templates.write(f"{FOLDER_OF_BRAND}/brand.yaml", text)
    return load_brand(templates.root, "house")


def findings(templates: Templates, text: str = BRAND) -> list[Finding]:
    with pytest.raises(FindingsError) as caught:
        load(templates, text)
    return list(caught.value.findings)


@pytest.fixture
def folder(templates: Templates) -> Path:
    """The folder of the brand, with its logo as drawing and as picture."""
    made = templates.root / FOLDER_OF_BRAND
    made.mkdir(parents=True)
    (made / "logo.svg").write_text(SVG, "utf-8")
    Image.new("RGBA", (600, 300), "#12304a").save(made / "logo.png")
    return made


# --- logos -----------------------------------------------------------------------------------------------------------


@pytest.mark.usefixtures("folder")
def test_a_logo_is_as_high_as_the_brand_says_and_as_wide_as_it_is_drawn(templates: Templates) -> None:
    brand = load(templates)
    small, large = brand.logos["small"], brand.logos["large"]
    assert (small.path, small.raster) == (f"{FOLDER_OF_BRAND}/logo.svg", f"{FOLDER_OF_BRAND}/logo.png")
    assert (small.width, small.height, large.width, large.height) == (20, 10, 40, 20)
    assert (large.path, large.raster) == (f"{FOLDER_OF_BRAND}/logo.png",) * 2
    assert "medium" not in brand.logos


def test_another_picture_beside_the_drawing_is_another_logo(templates: Templates, folder: Path) -> None:
    before = load(templates).logos["small"].digest
    Image.new("RGBA", (600, 300), "#a8431a").save(folder / "logo.png")
    assert load(templates).logos["small"].digest != before


@pytest.mark.usefixtures("folder")
def test_one_file_may_stand_for_all_sizes(templates: Templates) -> None:
    start, end = BRAND.index("logo:"), BRAND.index("defaults:")
    brand = load(templates, f"{BRAND[:start]}logo: logo.svg\n{BRAND[end:]}")
    assert brand.logos.keys() == {"small", "medium", "large"}


@pytest.mark.parametrize(
    ("name", "content", "code", "says"),
    [
        ("logo.svg", None, "F401", "no such file"),
        ("logo.png", None, "F401", "Word needs one"),
        ("logo.svg", SVG.replace("<path", "<text/><path"), "F505", "turn text into paths"),
        ("logo.svg", SVG.replace("48 24", "48 48"), "F505", "proportions"),
        ("logo.png", "no picture", "F505", "damaged"),
    ],
)
def test_a_logo_that_cannot_be_printed_is_found_where_it_is_named(
    templates: Templates, folder: Path, name: str, content: str | None, code: str, says: str
) -> None:
    if content is None:
        (folder / name).unlink()
    else:
        (folder / name).write_text(content, "utf-8")
    text = BRAND.replace("  large: {light: logo.png, dark: white.png}\n", "")
    (found,) = findings(templates, text)
    assert (found.code, found.location.line) == (code, 6)
    assert says in found.message
    assert "logo.svg" in found.excerpt


def test_a_drawing_for_all_sizes_without_its_picture_is_found_once(templates: Templates, folder: Path) -> None:
    (folder / "logo.png").unlink()
    start, end = BRAND.index("logo:"), BRAND.index("defaults:")
    (found,) = findings(templates, f"{BRAND[:start]}logo: logo.svg\n{BRAND[end:]}")
    assert "at least 236 pixels high" in found.help  # 20 mm, the highest of the three


def test_a_logo_that_is_too_coarse_for_print_is_found(templates: Templates, folder: Path) -> None:
    Image.new("RGBA", (200, 100), "#12304a").save(folder / "logo.png")
    assert [(found.code, "too coarse" in found.message) for found in findings(templates)] == [("F505", True)] * 2


@pytest.mark.usefixtures("folder")
def test_a_name_that_images_do_not_have_is_found(templates: Templates) -> None:
    (found,) = findings(templates, BRAND.replace("small: mark", "small: mrak"))
    assert (found.code, found.found, found.location.line) == ("F401", "mrak", 7)


@pytest.mark.parametrize("path", ["../standard/logo.svg", "/etc/logo.svg", "https://a.example/logo.svg", "a\\b.svg"])
@pytest.mark.usefixtures("folder")
def test_a_logo_lies_in_the_folder_of_its_brand(templates: Templates, path: str) -> None:
    (found,) = findings(templates, BRAND.replace("path: logo.svg", f'path: "{path}"'.replace("\\", "\\\\")))
    assert (found.code, found.location.line) == ("F401", 6)


FAMILY = "Noto Serif SC"


# --- fonts -----------------------------------------------------------------------------------------------------------


def fonts_of(templates: Templates, files: str) -> str:
    text = BRAND[: BRAND.index("logo:")] + BRAND[BRAND.index("defaults:") :]
    fonts = f"  fonts: [{{family: {FAMILY}, source: file, files: [{files}]}}]\n  base: {FAMILY}\n"
    return text.replace("    logo-heights: {small: 10}\n", "").replace("  base: Source Sans 3\n", fonts)


def test_a_brand_may_bring_its_fonts(templates: Templates, checkout: Path) -> None:
    (templates.root / FOLDER_OF_BRAND / "fonts").mkdir(parents=True)
    for name in ("NotoSerifSC-SemiBold.ttf", "NotoSerifSC-Regular.ttf"):
        shutil.copy(checkout / FOLDER / name, templates.root / FOLDER_OF_BRAND / "fonts" / name)
    files = "fonts/NotoSerifSC-SemiBold.ttf, {path: fonts/NotoSerifSC-Regular.ttf, weight: medium, style: italic}"
    brand = load(templates, fonts_of(templates, files))
    assert [(font.family, font.weights, font.style) for font in brand.font_files] == [
        (FAMILY, (600, 600), "normal"),
        (FAMILY, (500, 500), "italic"),
    ]
    assert brand.fonts[FontFamily.BASE].latin == FAMILY
    assert brand.fonts[FontFamily.BASE].serif, "what Word may take in its place has serifs too"


@pytest.mark.parametrize(
    ("name", "content", "says"),
    [
        ("fonts/a.ttf", b"no font", "damaged"),
        ("fonts/a.woff2", b"wOF2", ".ttf or .otf"),
        ("../../../tools/fonts/a.ttf", b"", "lie in its folder"),
        ("fonts/missing.ttf", None, "no such file"),
    ],
)
def test_a_font_that_cannot_be_used_is_found_where_it_is_named(
    templates: Templates, name: str, content: bytes | None, says: str
) -> None:
    file = templates.root / FOLDER_OF_BRAND / name
    file.parent.mkdir(parents=True, exist_ok=True)
    if content is not None:
        file.write_bytes(content)
    found = findings(templates, fonts_of(templates, f"{{path: {name}}}"))
    assert says in found[0].message
    assert (found[0].code, found[0].location.line) == ("F401", 3)


def test_a_font_under_another_name_is_found_with_its_own(templates: Templates, checkout: Path) -> None:
    """Word looks for the name that the font has, and so does verification."""
    (templates.root / FOLDER_OF_BRAND).mkdir(parents=True)
    shutil.copy(checkout / FOLDER / "SourceSans3.ttf", templates.root / FOLDER_OF_BRAND / "a.ttf")
    found = findings(templates, fonts_of(templates, "a.ttf"))
    assert FAMILY in found[0].message
    assert "Source Sans 3" in found[0].help


def test_a_font_that_must_not_be_embedded_is_refused(templates: Templates, checkout: Path) -> None:
    (templates.root / FOLDER_OF_BRAND).mkdir(parents=True)
    with TTFont(checkout / FOLDER / "IBMPlexSansArabic-Bold.ttf") as font:
        font["OS/2"].fsType = 2
        font.save(templates.root / FOLDER_OF_BRAND / "a.ttf")
    found = findings(templates, fonts_of(templates, "a.ttf"))
    assert "forbids" in found[0].message
