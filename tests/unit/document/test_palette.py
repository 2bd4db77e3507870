"""Marks of charts stand out from paper and neighbours in every brand, in grey too, and text on them can be read."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefpress.document.contrast import LEAST_MARK, LEAST_TEXT, contrast, luminance
from briefpress.document.palette import MOST_SERIES, Stripes, highlight_fills, series_fills
from briefpress.layouts.brands.loader import load_brand

REPOSITORY = Path(__file__).parents[3]
BRANDS = sorted(file.parent.name for file in REPOSITORY.glob("templates/brands/*/brand.yaml"))


def check(colors: dict[str, str]) -> None:
    fills = series_fills(colors)
    assert len(fills) == MOST_SERIES
    for fill in (*fills, *highlight_fills(colors)):
        assert contrast(fill.color, colors["background"]) >= LEAST_MARK
        assert contrast(fill.text, fill.color) >= LEAST_TEXT + 1
    for one, other in (*pairwise(fills), highlight_fills(colors)):
        assert contrast(one.color, other.color) >= LEAST_MARK
    looks = [(luminance(fill.color) > 0.15, fill.stripes) for fill in fills]
    assert len(set(looks)) == MOST_SERIES, "in grey two series look alike"
    assert [fill.stripes for fill in fills[:2]] == [Stripes.NONE, Stripes.NONE]


@pytest.mark.parametrize("brand", BRANDS)
def test_the_marks_of_every_brand_stand_out(brand: str) -> None:
    colors = dict(load_brand(REPOSITORY, brand).colors)
    check(colors)
    assert all(contrast(fill.text, fill.color) >= 6 for fill in series_fills(colors))


colors = st.integers(0, 0xFFFFFF).map(lambda number: f"#{number:06x}")


papers = st.sampled_from(["#ffffff", "#f5f1e8", "#eef3f6", "#fff7e0"])


@given(primary=colors, accent=colors, muted=colors, ink=colors, paper=papers)
def test_the_marks_of_any_colours_stand_out(primary: str, accent: str, muted: str, ink: str, paper: str) -> None:
    check({"primary": primary, "accent": accent, "secondary": muted, "foreground": ink, "background": paper})


def test_a_colour_that_fits_is_left_as_it_is() -> None:
    assert series_fills({"primary": "#12304a", "secondary": "#52626f"})[0].color == "#12304a"
