"""A brand: the colours and fonts of the issuing office, under the names of brand.yml."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from briefpress.document.stylesheet import FontFamily

COLOR_TOKENS = ("ink", "primary", "accent", "muted", "line", "tint", "paper")
"""What layouts may name: text, main colour, accent, secondary text, hairlines, tinted ground, the page itself."""


@dataclass(frozen=True, slots=True)
class ScriptFonts:
    """The families of one voice, by script."""

    latin: str
    east_asian: str
    complex: str = ""


@dataclass(frozen=True, slots=True)
class Brand:
    """Colours as ``#rrggbb`` under the tokens of ``COLOR_TOKENS``; fonts for the sans and the serif voice."""

    id: str
    name: str
    colors: Mapping[str, str]
    fonts: Mapping[FontFamily, ScriptFonts]
