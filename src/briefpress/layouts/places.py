"""Where what a page prints stands in the files of the project, for findings about the finished page."""

from __future__ import annotations

from collections.abc import Mapping

from briefpress.findings import Finding
from briefpress.formats.pdf.overflow import Overflow, Place
from briefpress.localization.labels import LABELS_PATH
from briefpress.localization.localize import LocalizedBrief
from briefpress.locations import SourceLocation


def places_of(localized: LocalizedBrief) -> Mapping[str, SourceLocation]:
    """The place of each segment (in its catalogue, where it is translated) and of each figure ``figure/<name>``."""
    register = localized.brief.register
    figures: dict[str, SourceLocation] = {
        f"figure/{name}": figure.location for name, figure in register.figures.items()
    }
    cells = {
        f"figure/{series.name}/{key}": figure.location
        for series in register.series.values()
        for key, figure in series.cells.items()
    }
    return figures | cells | dict(localized.locations)


def find_place(
    places: Mapping[str, SourceLocation], address: str, anchor: str, default: SourceLocation
) -> SourceLocation:
    """The place of ``address``; for what a layout computes, that of its figure, its block or its labels.

    ``anchor`` is the id of the block around it, ``default`` what is said where nothing is known.
    """
    if address.startswith("label/"):
        return SourceLocation(LABELS_PATH)
    block = address.partition("/")[0]
    candidates = (address, address.rpartition("/")[0], f"{block}/title", f"{anchor}/title", anchor)
    return next((places[name] for name in candidates if name in places), default)


_SHOWN = 60
"""How many characters of a text are shown."""

_OUT_OF = {
    Place.COLUMN: ("is {} mm wider than its place", "shorten the longest word, or give it more room in the layout"),
    Place.CELL: ("is {} mm wider than its column", "shorten the longest word, or widen the column"),
    Place.ROW: ("stands {} mm outside what holds it", "shorten what stands beside each other, or set fewer beside it"),
    Place.FOOT: ("runs {} mm over the foot of the page", "shorten it, or let the style sheet break it over pages"),
    Place.MARGIN: ("runs {} mm out of its margin", "shorten it, or give the layout a wider margin"),
    Place.PAGE: ("lies {} mm outside the sheet", "shorten it, or move it in the style sheet"),
}
"""What is said of something that runs out of each place, and what may help."""


def overflow_finding(
    overflow: Overflow, name: str, places: Mapping[str, SourceLocation], origin: SourceLocation
) -> Finding:
    """The finding on ``overflow`` in the output ``name``, where its text stands; else at ``origin``, the layout."""
    message, advice = _OUT_OF[overflow.place]
    what = f"`{overflow.address}`" if overflow.address else f"«{overflow.anchor}»" if overflow.anchor else "something"
    message = f"{name}, page {overflow.page}: {what} {message.format(f'{overflow.excess:g}')}"
    text = overflow.text if len(overflow.text) <= _SHOWN else overflow.text[: _SHOWN - 1] + "…"
    place = find_place(places, overflow.address, overflow.anchor, origin)
    return Finding("F510", message, place, found=text, help=advice)
