"""The logo of a brand as an Image, its alternative text in the language of the page."""

from __future__ import annotations

from briefpress.brands import Logo
from briefpress.document.inlines import plain_text
from briefpress.document.lengths import PIXELS_PER_MM
from briefpress.document.nodes import LOGO, Image
from briefpress.document.patterns import fill_pattern
from briefpress.localization.localize import LocalizedBrief


def compose_logo(logo: Logo, role: str, localized: LocalizedBrief) -> Image:
    """``logo`` as it is printed; who cannot see it reads the label for it, with the name of the office."""
    office = plain_text(localized.texts[localized.brief.shared.office.name.address])
    alt = fill_pattern(localized.labels[LOGO], office=office)
    width, height = (max(1, round(side * PIXELS_PER_MM)) for side in (logo.width, logo.height))
    raster = logo.raster if logo.raster != logo.path else ""
    return Image(LOGO, logo.path, logo.digest, width, height, alt, role=role, raster=raster)
