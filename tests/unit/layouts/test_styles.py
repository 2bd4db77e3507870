"""The look of an artifact: a layout's roles in a brand's colours, for one language."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from briefpress.document.stylesheet import FontFamily
from briefpress.layouts.brands.loader import load_brand
from briefpress.layouts.styles import stylesheet_for
from briefpress.localization.locale import load_locale

if TYPE_CHECKING:
    from conftest import Templates


def test_areas_share_the_width_that_the_gaps_leave(templates: Templates) -> None:
    templates.change("templates/plain/layout.yaml", "roles:", "areas: {shares: {main: 3, side: 1}, gap: 10}\nroles:")
    stylesheet = stylesheet_for(templates.layout(), load_brand(templates.root, "standard"), load_locale("en"))
    assert stylesheet.areas == {"main": 135, "side": 45}
    assert (stylesheet.width("side"), stylesheet.width(), stylesheet.width("other")) == (45, 190, 190)


def test_chinese_looks_in_its_own_font_first_and_has_no_italics(templates: Templates) -> None:
    brand = load_brand(templates.root, "standard")
    chinese = stylesheet_for(templates.layout(), brand, load_locale("zh"))
    english = stylesheet_for(templates.layout(), brand, load_locale("en"))
    assert chinese.fonts[FontFamily.BASE].css == tuple(reversed(english.fonts[FontFamily.BASE].css))
    assert (chinese.emphasis_italic, english.emphasis_italic) == (False, True)


@pytest.mark.parametrize(("language", "hyphenated"), [("tk", True), ("ru", True), ("en", False), ("ar", False)])
def test_cells_of_tables_are_hyphenated_where_the_language_is(
    templates: Templates, language: str, hyphenated: bool
) -> None:
    stylesheet = stylesheet_for(templates.layout(), load_brand(templates.root, "standard"), load_locale(language))
    for role in ("table-head", "table-body", "table-total"):
        assert stylesheet.role(role).hyphenate == hyphenated
    assert not stylesheet.role("caption").hyphenate


def test_a_brand_evens_out_how_large_its_own_font_looks(templates: Templates) -> None:
    """Chinese and Arabic are set in other fonts."""
    brand = replace(load_brand(templates.root, "standard"), size=0.8, weight=300)
    sizes = {
        tag: stylesheet_for(templates.layout(), brand, load_locale(tag)).role("body").size for tag in ("en", "zh", "ar")
    }
    plain = {
        tag: stylesheet_for(templates.layout(), replace(brand, size=1), load_locale(tag)).role("body").size
        for tag in sizes
    }
    assert sizes == {"en": round(plain["en"] * 0.8, 2), "zh": plain["zh"], "ar": plain["ar"]}
