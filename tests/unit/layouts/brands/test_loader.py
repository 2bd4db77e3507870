"""Brands from ``brand.yaml``: the names of brand.yml, faults found at their place, colours that stand out."""

from __future__ import annotations

from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING

import pytest

from briefpress.brands import GROUND_TOKENS, MARK_TOKENS, TEXT_TOKENS, Brand
from briefpress.document.contrast import contrast
from briefpress.document.stylesheet import FontFamily
from briefpress.findings import Finding, FindingsError
from briefpress.layouts.brands.loader import list_brands, load_brand
from briefpress.layouts.loader import load_layout
from briefpress.locations import SourceLocation

if TYPE_CHECKING:
    from conftest import Templates

CHECKOUT = Path(__file__).resolve().parents[4]
BRAND_FILE = "templates/brands/standard/brand.yaml"
ASKED = SourceLocation(PurePosixPath("content/alpha/brief.md"), 7, 20)

BRAND = """\
meta: {name: Standard}
color:
  palette: {navy: "#12304A", blue: navy, white: "#ffffff"}
  foreground: navy
  background: white
  primary: blue
  secondary: "#52626f"
typography:
  base: Source Sans 3
  headings: Source Serif 4
defaults:
  briefpress:
    color: {accent: navy, line: navy, tint: white}
    scripts:
      base: {east-asian: Noto Sans SC}
      headings: {east-asian: Noto Serif SC, complex: Noto Sans SC}
"""


def load(templates: Templates, text: str = BRAND) -> Brand:
    templates.write(BRAND_FILE, text)
    return load_brand(templates.root, "standard")


def findings(templates: Templates, text: str) -> list[Finding]:
    with pytest.raises(FindingsError) as caught:
        load(templates, text)
    return list(caught.value.findings)


def test_a_brand_gives_every_token_its_colour(templates: Templates) -> None:
    brand = load(templates)
    assert brand.colors["primary"] == "#12304a"
    assert set(brand.colors) == {*TEXT_TOKENS, *MARK_TOKENS, *GROUND_TOKENS, "line"}
    assert (brand.colors["foreground"], brand.colors["secondary"]) == ("#12304a", "#52626f")
    assert brand.fonts[FontFamily.HEADINGS].complex == "Noto Sans SC"


def test_what_a_brand_does_not_say_follows_from_what_it_says(templates: Templates) -> None:
    brand = load(templates, BRAND.replace("    color: {accent: navy, line: navy, tint: white}\n", ""))
    colors = brand.colors
    assert colors["accent"] == colors["tertiary"] == colors["link"] == colors["primary"]
    assert contrast(colors["tint"], "#ffffff") < contrast(colors["line"], "#ffffff") < 3


def test_a_file_that_other_tools_read_too_is_read(templates: Templates) -> None:
    """What brand.yml has for the web is let be, and every short form of it is understood."""
    text = BRAND.replace(
        "meta: {name: Standard}", "meta: {name: {full: The Office, short: Office}, link: https://a.example}"
    )
    text = text.replace("  primary: blue", '  primary: blue\n  success: "#00aa00"\n  light: white\n  dark: navy')
    text = text.replace("  base: Source Sans 3", "  base: {family: Source Sans 3, weight: medium, size: 0.9rem}")
    text = text.replace(
        "  headings: Source", "  monospace: Fira Code\n  link: {decoration: underline}\n  headings: Source"
    )
    brand = load(templates, text.replace("defaults:", "defaults:\n  bootstrap: {enable-rounded: false}"))
    assert (brand.name, brand.weight, brand.size, brand.links_underlined) == ("Office", 500, 0.9, True)


def test_a_brand_that_is_not_there_is_found_where_it_was_asked_for(templates: Templates) -> None:
    load(templates)
    with pytest.raises(FindingsError) as caught:
        load_brand(templates.root, "standart", ASKED)
    (found,) = caught.value.findings
    assert (found.code, found.location) == ("F401", ASKED)
    assert "standard" in found.expected


def test_every_colour_that_is_not_in_the_palette_is_found(templates: Templates) -> None:
    found = findings(templates, BRAND.replace("accent: navy", "accent: rust").replace("primary: blue", "primary: bleu"))
    assert {(finding.found, finding.location.line) for finding in found} == {("bleu", 6), ("rust", 13)}
    assert found[0].expected == "#rrggbb, navy, blue, white"


@pytest.mark.parametrize("color", ["red", "#123", "#12304g", "#12304a00", "#12304a; } body { color: red", " #12304a\n"])
def test_only_six_hexadecimal_digits_are_a_colour(templates: Templates, color: str) -> None:
    quoted = repr(color).replace("'", '"')
    found = findings(templates, BRAND.replace('navy: "#12304A"', f"navy: {quoted}"))
    assert {finding.code for finding in found} == {"F401"}
    assert (3, color) in {(finding.location.line, finding.found) for finding in found}


def test_names_of_the_palette_that_go_round_in_a_ring_end(templates: Templates) -> None:
    found = findings(templates, BRAND.replace('navy: "#12304A"', "navy: blue"))
    assert {finding.code for finding in found} == {"F401"}


@pytest.mark.parametrize(
    ("old", "new", "line", "ratio"),
    [
        ('secondary: "#52626f"', 'secondary: "#8fa3b3"', 7, "#8fa3b3 on #ffffff, 2.61:1"),
        ("primary: blue", 'primary: blue\n  tertiary: "#ffd54a"', 7, "#ffd54a on #ffffff, 1.41:1"),
        ("tint: white", 'tint: "#63788c"', 13, "#12304a on #63788c, 2.9"),
        ("accent: navy", 'accent: "#c96a4a"', 13, "#c96a4a on #ffffff, 3.72:1"),
    ],
)
def test_a_colour_that_does_not_stand_out_is_found_where_it_is_given(
    templates: Templates, old: str, new: str, line: int, ratio: str
) -> None:
    found = findings(templates, BRAND.replace(old, new))
    assert {(finding.code, finding.location.line) for finding in found} == {("F405", line)}
    assert ratio in found[0].found
    assert found[0].excerpt


def test_what_is_drawn_may_be_lighter_than_text(templates: Templates) -> None:
    """3:1 is enough for marks, where text needs 4.5:1."""
    brand = load(templates, BRAND.replace("primary: blue", 'primary: blue\n  tertiary: "#b8860b"'))
    assert 3 <= contrast(brand.colors["tertiary"], "#ffffff") < 4.5


@pytest.mark.parametrize(
    ("old", "new", "found"),
    [
        ("base: Source Sans 3", "base: Comic Sans", "Comic Sans"),
        ("base: Source Sans 3", "base: {family: Comic Sans}", "Comic Sans"),
        ("east-asian: Noto Sans SC", "east-asian: Comic Sans", "Comic Sans"),
        ("complex: Noto Sans SC", "complex: Comic Sans", "Comic Sans"),
    ],
)
def test_a_font_that_the_project_does_not_have_is_found(templates: Templates, old: str, new: str, found: str) -> None:
    """WeasyPrint would set the text in another font without a word, or take the whole build down."""
    (finding,) = findings(templates, BRAND.replace(old, new))
    assert (finding.code, finding.found) == ("F401", found)
    assert "Comic Sans" in finding.excerpt
    assert "Source Sans 3" in finding.expected


@pytest.mark.parametrize(
    ("old", "new", "word"),
    [
        ("  headings: Source Serif 4\n", "", "headings"),
        ("      headings: {", "      heading: {", "heading"),
        ("defaults:\n  briefpress:", "defaults:\n  other:", "briefpress"),
        ("base: Source Sans 3", "base: {family: Source Sans 3, size: 12px}", "size"),
        ("base: Source Sans 3", "base: {family: Source Sans 3, line-height: 1.5}", "line-height"),
        ("base: Source Sans 3", "base: {famly: Source Sans 3}", "famly"),
        ("  base: Source", "  fonts: [{family: A, source: google}]\n  base: Source", "source"),
        ("    scripts:", "    roles: {title: {size: 30}}\n    scripts:", "size"),
        ("    scripts:", "    bullet: abc\n    scripts:", "bullet"),
    ],
)
def test_what_a_page_would_not_follow_is_refused(templates: Templates, old: str, new: str, word: str) -> None:
    found = findings(templates, BRAND.replace(old, new))
    assert {finding.code for finding in found} == {"F004"}
    assert any(word in finding.message for finding in found)
    assert all(finding.location.line for finding in found)


def test_the_looks_of_a_brand_go_over_those_of_every_layout(templates: Templates) -> None:
    text = BRAND.replace(
        "headings: Source Serif 4", "headings: {family: Source Serif 4, weight: bold, color: secondary}"
    )
    text = text.replace(
        "    scripts:", "    roles: {watch: {background: background}, heading-2: {color: accent}}\n    scripts:"
    )
    brand = load(templates, text)
    roles = load_layout(templates.root, "plain", looks=brand.roles).roles
    assert (roles["heading-1"].weight, roles["heading-1"].color, roles["heading-1"].size) == (700, "secondary", 20)
    assert (roles["heading-2"].color, roles["watch"].background) == ("accent", "background")
    assert roles["title"].color == "secondary", "it is like heading-1, and follows it"


def test_a_look_of_a_role_that_no_layout_has_is_found(templates: Templates) -> None:
    (found,) = findings(templates, BRAND.replace("    scripts:", "    roles: {titel: {weight: 700}}\n    scripts:"))
    assert (found.code, found.found, found.location.line) == ("F401", "titel", 14)


@pytest.mark.parametrize("brand_id", list_brands(CHECKOUT))
def test_every_brand_of_the_project_can_be_used_and_read(brand_id: str) -> None:
    colors = load_brand(CHECKOUT, brand_id).colors
    low = {(text, on) for text in TEXT_TOKENS for on in GROUND_TOKENS if contrast(colors[text], colors[on]) < 4.5}
    assert not low
