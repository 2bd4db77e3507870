"""What is said where a text does not fill its pages as it should: too long, left out, or a page half empty."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from briefpress.content.room import MarkedPart
from briefpress.document.lengths import POINTS_PER_MM
from briefpress.document.scaling import TypeScale
from briefpress.findings import Finding, Severity
from briefpress.fitting.scales import Fullness
from briefpress.formats.pdf.pages import PageLayout
from briefpress.locations import SourceLocation
from briefpress.rendering import Composition, measure_pages

_MOST_LINES = 512
"""Above so many lines too many, their number says nothing more."""

_NAMED = 3
"""How many of the longest texts are named."""

_NOT_WRITTEN_FOR_IT = ("source/", "shared/", "label/", "figure/", "field/")
"""How addresses begin that no author of the brief can shorten."""


NOTICES = frozenset({"F511", "F512", "F514"})


def is_notice(finding: Finding) -> bool:
    """Whether ``finding`` only says how the pages came out, which stays true until something changes."""
    return finding.code in NOTICES


def too_long(root: Path, composition: Composition, scale: TypeScale) -> Finding:
    """What is said of ``composition``, already at its tightest ``scale``, that takes more pages than its layout allows.

    Located at the longest text that would make it shorter; how many lines must go is found by lengthening the page.
    """
    page = composition.stylesheet.page
    laid_out = measure_pages(root, composition)
    body = composition.stylesheet.role("body")
    line = body.size * body.leading / POINTS_PER_MM / page.pages
    lines = lines_too_many(lambda count: measure_pages(root, composition, taller_by=count * line).pages <= page.pages)
    longest = _longest(composition, laid_out)
    many = f"more than {_MOST_LINES} lines" if lines > _MOST_LINES else f"{lines} line{'s' if lines > 1 else ''}"
    name = composition.document.properties.identifier
    message = f"{name} takes {laid_out.pages} pages; the layout allows {page.pages}: {many} must go"
    if str(scale):
        message += f", with {scale} already"
    named = ", ".join(f"`{address}` ({count} line{'s' if count > 1 else ''})" for address, count in longest)
    advice = f"shorten the longest texts: {named}; or mark what may go as .optional" if longest else "allow more pages"
    place = composition.places[longest[0][0]] if longest else composition.origin
    return Finding("F502", message, place, help=advice)


def lines_too_many(fits: Callable[[int], bool]) -> int:
    """The least number of lines by which pages must be longer for all to fit: doubled until it fits, then halved."""
    high = 1
    while high <= _MOST_LINES and not fits(high):
        high *= 2
    if high > _MOST_LINES:
        return high
    low = high // 2
    while high - low > 1:
        middle = (low + high) // 2
        low, high = (low, middle) if fits(middle) else (middle, high)
    return high


def _longest(composition: Composition, laid_out: PageLayout) -> Sequence[tuple[str, int]]:
    """The texts of the brief with the most lines, where fewer lines make the page shorter; each with its lines."""
    lines = {
        address: count
        for address, count in laid_out.lines.items()
        if address in composition.places
        and address not in laid_out.beside
        and not address.startswith(_NOT_WRITTEN_FOR_IT)
    }
    return sorted(lines.items(), key=lambda entry: -entry[1])[:_NAMED]


def left_out(name: str, part: MarkedPart, languages: Sequence[str]) -> Finding:
    """The notice that ``part`` is left out of the output ``name``, for want of room in ``languages``."""
    message = f"{name}: `{part.address}` is left out in all languages; there is no room for it in {_listed(languages)}"
    return Finding("F511", message, part.location, severity=Severity.WARNING)


def laid_down(name: str, chart: str, languages: Sequence[str], location: SourceLocation) -> Finding:
    """The notice that the columns of a chart lie in the output ``name``, for want of room in ``languages``."""
    message = f"{name}: the columns of the chart `{chart}` are drawn as bars in all languages; the labels of columns"
    message += f" have no room in {_listed(languages)}"
    advice = "write `kind: bar`, or show fewer values, to choose for yourself"
    return Finding("F514", message, location, help=advice, severity=Severity.WARNING)


def empty_foot(composition: Composition, fullness: Fullness, asked_at: SourceLocation) -> Finding:
    """The notice that the last page is empty at its foot, or that pages are not used at all."""
    allowed = composition.stylesheet.page.pages
    name = composition.document.properties.identifier
    if fullness.pages < allowed:
        message = f"{name} takes {fullness.pages} of {allowed} pages"
    else:
        message = f"{name} leaves {fullness.empty:.0f} mm empty at the foot of its last page"
    advice = "write more, or mark text .when-room, which comes in where all languages have room for it"
    found, expected = f"{fullness.empty:.0f} mm", f"{composition.bounds.empty:.0f} mm at most"
    return Finding("F512", message, asked_at, found, expected, advice, severity=Severity.WARNING)


def _listed(languages: Sequence[str]) -> str:
    return languages[0] if len(languages) == 1 else f"{', '.join(languages[:-1])} and {languages[-1]}"
