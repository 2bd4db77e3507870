"""A brand: the colours, fonts and logo of the issuing office, as its ``brand.yaml`` gives them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from briefpress.document.stylesheet import BrandFont, FontFamily

TEXT_TOKENS = ("foreground", "primary", "secondary", "accent", "link")
"""Colours of text: running text, main colour, secondary text, accent, links."""

MARK_TOKENS = ("tertiary",)
"""Colours of what is drawn and never of text: list marks, heavy rules."""

GROUND_TOKENS = ("background", "tint")
"""The page itself, and the ground of boxes: what text stands on."""

COLOR_TOKENS = (*TEXT_TOKENS, *MARK_TOKENS, "line", *GROUND_TOKENS)
"""What layouts may name. ``line`` is that of hairlines, which part what stands apart anyway."""

LOGO_SIZES = ("small", "medium", "large")


@dataclass(frozen=True, slots=True)
class ScriptFonts:
    """The families of one voice, by script; ``serif`` says what the Latin one is."""

    latin: str
    east_asian: str
    complex: str = ""
    serif: bool = False


@dataclass(frozen=True, slots=True)
class Logo:
    """A logo for one size: ``path`` in the project, PNG or SVG; ``raster`` is the PNG beside an SVG.

    ``digest`` is over the bytes of all of it, ``width`` and ``height`` are mm as printed.
    """

    path: str
    raster: str
    digest: str
    width: float
    height: float


@dataclass(frozen=True, slots=True)
class Brand:
    """What ``brand.yaml`` says.

    ``colors`` are ``#rrggbb`` under the tokens of ``COLOR_TOKENS``; ``fonts`` are those of both voices.
    ``size`` multiplies every size of type that is set in the Latin and Cyrillic fonts, ``weight`` is that of text whose
    role says none. ``roles`` are looks that go over those of layouts, as the keys of ``layout.yaml`` and their values.
    """

    id: str
    name: str
    colors: Mapping[str, str]
    fonts: Mapping[FontFamily, ScriptFonts]
    font_files: tuple[BrandFont, ...] = ()
    size: float = 1.0
    weight: int = 400
    links_underlined: bool = False
    bullet: str = "–"
    roles: Mapping[str, Mapping[str, object]] = field(default_factory=dict)
    logos: Mapping[str, Logo] = field(default_factory=dict)
