"""The colours of the marks of a chart, made from those of the brand so that they can be told apart, in grey too.

Contrast is that of WCAG 2.2: (lighter + 0.05) / (darker + 0.05), by relative luminance. Dark and middle tones take
turns: each is at least 3:1 against the paper and against its neighbours. Text on either is at least 6:1 on white paper,
more than the rule asks for: small figures on a middle tone look fainter than they measure. From the third series on,
stripes tell those of one tone apart.
"""

from __future__ import annotations

import colorsys
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import StrEnum

from briefpress.document.contrast import LEAST_MARK, channels, hexadecimal, luminance

MOST_SERIES = 6
"""How many series a chart can show apart."""

_BAND = 0.015
"""How far below the lightest luminance that stands out from the paper a middle tone may lie."""

_LEAST_FIGURES = 6.0
"""The contrast of figures with the middle tone that they stand on, or black where that is not enough."""


class Stripes(StrEnum):
    """White stripes on a mark, by the direction in which they run."""

    NONE = "none"
    UP = "up"
    DOWN = "down"
    ACROSS = "across"
    ALONG = "along"


@dataclass(frozen=True, slots=True)
class MarkFill:
    """How the marks of one series are filled: a colour ``#rrggbb``, stripes, and the colour of text on them."""

    color: str
    stripes: Stripes
    text: str


def series_fills(colors: Mapping[str, str]) -> tuple[MarkFill, ...]:
    """The fills of a first, second, … series. ``colors`` are those of a stylesheet, by token."""
    foreground, background = colors.get("foreground", "#000000"), colors.get("background", "#ffffff")
    primary = colors.get("primary", foreground)
    accent, secondary = colors.get("accent", primary), colors.get("secondary", primary)

    lightest = (luminance(background) + 0.05) / LEAST_MARK - 0.05
    darkest_middle = lightest - _BAND
    lightest_dark = (darkest_middle + 0.05) / LEAST_MARK - 0.05
    text = _shaded(foreground, lambda light: (darkest_middle + 0.05) / (light + 0.05) >= _LEAST_FIGURES, -1)

    def dark(color: str, stripes: Stripes = Stripes.NONE) -> MarkFill:
        return MarkFill(_shaded(color, lambda light: light <= lightest_dark, -1), stripes, background)

    def middle(color: str, stripes: Stripes = Stripes.NONE) -> MarkFill:
        darker = _shaded(color, lambda light: light <= lightest, -1)
        return MarkFill(_shaded(darker, lambda light: light >= darkest_middle, 1), stripes, text)

    return (
        dark(primary),
        middle(secondary),
        dark(accent, Stripes.UP),
        middle(accent, Stripes.DOWN),
        dark(secondary, Stripes.ACROSS),
        middle(primary, Stripes.ALONG),
    )


def highlight_fills(colors: Mapping[str, str]) -> tuple[MarkFill, MarkFill]:
    """The fill of what stands out, and that of everything beside it."""
    fills = series_fills(colors)
    return fills[0], fills[1]


def _shaded(color: str, fits: Callable[[float], bool], step: int) -> str:
    """``color`` in its own hue, darker or lighter by as many of 200 steps as it takes to fit."""
    hue, lightness, saturation = colorsys.rgb_to_hls(*channels(color))
    for count in range(201):
        now = min(1.0, max(0.0, lightness + step * count / 200))
        made = hexadecimal(colorsys.hls_to_rgb(hue, now, saturation))
        if fits(luminance(made)):
            return color if count == 0 else made
    return "#000000" if step < 0 else "#ffffff"
