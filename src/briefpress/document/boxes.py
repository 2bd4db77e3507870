"""Rectangles that labels take up, and what they would cover."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle that something takes up."""

    left: float
    top: float
    right: float
    bottom: float

    def meets(self, other: Box) -> bool:
        return (
            self.left < other.right and other.left < self.right and self.top < other.bottom and other.top < self.bottom
        )

    def is_crossed(self, start: tuple[float, float], end: tuple[float, float]) -> bool:
        """Whether the straight line from ``start`` to ``end`` runs through the box (Liang–Barsky)."""
        enters, leaves = 0.0, 1.0
        for begin, change, low, high in (
            (start[0], end[0] - start[0], self.left, self.right),
            (start[1], end[1] - start[1], self.top, self.bottom),
        ):
            if change == 0:
                if not low < begin < high:
                    return False
                continue
            one, other = sorted(((low - begin) / change, (high - begin) / change))
            enters, leaves = max(enters, one), min(leaves, other)
        return enters < leaves

    def within(self, outer: Box) -> bool:
        return (
            self.left >= outer.left
            and self.right <= outer.right
            and self.top >= outer.top
            and self.bottom <= outer.bottom
        )


def is_free(box: Box, taken: Iterable[Box]) -> bool:
    """Whether nothing that is there already lies under ``box``."""
    return not any(box.meets(other) for other in taken)
