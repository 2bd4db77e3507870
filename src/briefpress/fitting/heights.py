"""Charts drawn a little lower, so that what stands next has room on their page, which else would stay half empty.

One that is first on the page after it counts, too: lower, it may stand where the page before ends.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace

from briefpress.document.arranging import placed_charts, with_heights
from briefpress.fitting.scales import Fullness
from briefpress.formats.pdf.pages import PageFill
from briefpress.rendering import Composition

Measure = Callable[[Composition], Fullness]

_HOLE = 0.2
"""The share of a page that may stay empty before what could not be broken."""

_TO_SPARE, _PLOT = 5.0, 0.75
"""Room in mm that is made beyond what stands next: for the space around it; and about the share of a chart that
gets lower, which its caption and its labels do not."""

_LITTLE, _MIDDLE = 0.96, 0.85
"""So little lower is not worth trying; and what to try first where it is not known how much is needed."""


def lower_charts(composition: Composition, measure: Measure) -> Composition:
    """``composition`` with its charts as low as its pages need and its bounds let them be, one page after the other.

    Nothing changes its order; a page on which lower charts would help nothing keeps them as they are.
    """
    least, charts = composition.bounds.charts, {chart.id for chart, _ in placed_charts(composition.document.children)}
    if least >= 1 or not charts:
        return composition
    heights: dict[str, float] = {}
    fills = measure(composition).fills
    number = 0
    while number < len(fills) - 1:
        page, after = fills[number], fills[number + 1]
        standing = _standing(page, after, charts - heights.keys())
        for share in _shares(page, after, standing, least) if page.free > _HOLE * page.room else ():
            lowered = heights | dict.fromkeys(standing, share)
            tried = measure(_with(composition, lowered)).fills
            if len(tried) <= len(fills) and tried[number].free < page.free:
                heights, fills = lowered, tried
                break
        number += 1
    return _with(composition, heights)


def _standing(page: PageFill, after: PageFill, charts: set[str]) -> dict[str, float]:
    """The charts that decide what has room on ``page``, with their heights: its own, and one that is first after it."""
    own = {name: height for name, height in page.pictures if name in charts}
    return own | ({after.first: after.first_height} if after.first in charts else {})


def _shares(page: PageFill, after: PageFill, standing: Mapping[str, float], least: float) -> Iterator[float]:
    """How low to try to draw the charts, the highest first; nothing where it could not help: a layout takes seconds."""
    whole = sum(standing.values())
    lacking = after.first_height - page.free
    if not whole or lacking > (1 - least) * whole:
        return
    enough = round(1 - (lacking + _TO_SPARE) / (_PLOT * whole), 2)
    if enough > _LITTLE:  # what must stand together is more than what stands first, such as a heading
        enough = _MIDDLE
    if enough > least:
        yield enough
    yield least


def _with(composition: Composition, heights: Mapping[str, float]) -> Composition:
    if not heights:
        return composition
    document = composition.document
    return replace(composition, document=replace(document, children=with_heights(document.children, heights)))
