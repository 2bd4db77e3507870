"""Contrast as WCAG measures it, and colours between two others."""

from __future__ import annotations

import pytest

from briefpress.document.contrast import contrast, mix


def test_contrast_is_measured_as_in_the_standard() -> None:
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.01)
    assert contrast("#ffffff", "#777777") == contrast("#777777", "#ffffff")


def test_a_colour_is_thinned_with_its_ground() -> None:
    assert (mix("#000000", "#ffffff", 0.5), mix("#12304a", "#ffffff", 1), mix("#12304a", "#ffffff", 0)) == (
        "#808080",
        "#12304a",
        "#ffffff",
    )
