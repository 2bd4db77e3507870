"""The scale of type at which one Document fills the pages that its layout declares."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from math import isinf

from briefpress.document.scaling import AS_SAID, FitBounds, TypeScale
from briefpress.formats.pdf.pages import PageFill


@dataclass(frozen=True, slots=True)
class Fullness:
    """How many pages a text takes, what its last page has free, in mm, and how full each of them is."""

    pages: int
    empty: float = 0.0
    fills: tuple[PageFill, ...] = ()

    def fits(self, allowed: int) -> bool:
        return self.pages <= allowed

    def is_full(self, allowed: int, bounds: FitBounds) -> bool:
        """Whether it leaves no more empty than a page may."""
        if isinf(bounds.empty):
            return True
        return self.pages > allowed or (self.pages == allowed and self.empty <= bounds.empty)


MeasureScale = Callable[[TypeScale], Fullness]
"""How full the pages are at a scale."""


def find_scale(measure: MeasureScale, bounds: FitBounds, allowed: int) -> TypeScale | None:
    """The scale nearest to what the layout says at which the text takes ``allowed`` pages and fills them.

    Type is made smaller only as far as it must, larger only until no more is empty than may be. None where it
    is too much even for the tightest scale.
    """
    said = measure(AS_SAID)
    if not said.fits(allowed):
        return _first(bounds.tighter(), lambda scale: measure(scale).fits(allowed))
    if said.is_full(allowed, bounds) or said.pages < allowed:
        return AS_SAID
    looser = [AS_SAID, *bounds.looser()]
    full = _first(looser, lambda scale: measure(scale).is_full(allowed, bounds)) or looser[-1]
    # The first that is full may be more than full: a step too far.
    return full if measure(full).fits(allowed) else looser[looser.index(full) - 1]


def tightest(bounds: FitBounds) -> TypeScale:
    """The scale with the least room between and in its letters."""
    return (AS_SAID, *bounds.tighter())[-1]


def _first(scales: Sequence[TypeScale], holds: Callable[[TypeScale], bool]) -> TypeScale | None:
    """The first of ``scales`` for which something holds that also holds for those after it; None if for none."""
    low, high = 0, len(scales)
    while low < high:
        middle = (low + high) // 2
        if holds(scales[middle]):
            high = middle
        else:
            low = middle + 1
    return scales[low] if low < len(scales) else None
