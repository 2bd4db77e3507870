"""The look of an artifact: a layout's roles in a brand's colours, for one language."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from briefpress.document.stylesheet import FontFamily
from briefpress.layouts.loader import list_brands, load_brand
from briefpress.layouts.styles import stylesheet_for
from briefpress.localization.locale import load_locale

if TYPE_CHECKING:
    from conftest import Templates

CHECKOUT = Path(__file__).resolve().parents[3]

TEXT_TOKENS = ("ink", "primary", "accent", "muted")
GRAPHIC_TOKENS = ("primary", "muted")
"""Bars, and the axis of a chart."""


def contrast(one: str, other: str) -> float:
    """Contrast of two colours (WCAG 2.2): 1 to 21."""

    def luminance(color: str) -> float:
        channels = [int(color[start : start + 2], 16) / 255 for start in (1, 3, 5)]
        linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in channels]
        return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]

    lighter, darker = sorted((luminance(one), luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def test_contrast_is_measured_as_in_the_standard() -> None:
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.01)


@pytest.mark.parametrize("brand_id", list_brands(CHECKOUT))
def test_text_of_every_brand_can_be_read_on_paper_and_on_tinted_ground(brand_id: str) -> None:
    colors = load_brand(CHECKOUT, brand_id).colors
    assert colors["paper"] == "#ffffff"
    low = {
        (token, ground): round(contrast(colors[token], colors[ground]), 2)
        for token in TEXT_TOKENS
        for ground in ("paper", "tint")
        if contrast(colors[token], colors[ground]) < 4.5
    }
    assert not low


@pytest.mark.parametrize("brand_id", list_brands(CHECKOUT))
def test_graphics_of_every_brand_can_be_seen(brand_id: str) -> None:
    colors = load_brand(CHECKOUT, brand_id).colors
    assert min(contrast(colors[token], colors["paper"]) for token in GRAPHIC_TOKENS) >= 3


def test_areas_share_the_width_that_the_gaps_leave(templates: Templates) -> None:
    templates.change("templates/plain/layout.yaml", "roles:", "areas: {shares: {main: 3, side: 1}, gap: 10}\nroles:")
    stylesheet = stylesheet_for(templates.layout(), load_brand(templates.root, "standard"), load_locale("en"))
    assert stylesheet.areas == {"main": 135, "side": 45}
    assert (stylesheet.width("side"), stylesheet.width(), stylesheet.width("other")) == (45, 190, 190)


def test_chinese_looks_in_its_own_font_first_and_has_no_italics(templates: Templates) -> None:
    brand = load_brand(templates.root, "standard")
    chinese = stylesheet_for(templates.layout(), brand, load_locale("zh"))
    english = stylesheet_for(templates.layout(), brand, load_locale("en"))
    assert chinese.fonts[FontFamily.SANS].css == tuple(reversed(english.fonts[FontFamily.SANS].css))
    assert (chinese.emphasis_italic, english.emphasis_italic) == (False, True)
