"""Lengths as Word counts them: twips (1/20 pt), half points, eighths of a point, EMU (1/36000 mm)."""

from __future__ import annotations

from briefpress.document.lengths import POINTS_PER_MM


def twips(points: float) -> int:
    """Points as twentieths of a point."""
    return round(points * 20)


def twips_of_mm(mm: float) -> int:
    """Millimetres as twentieths of a point."""
    return round(mm * POINTS_PER_MM * 20)


def half_points(points: float) -> int:
    """A size of type as Word stores it."""
    return round(points * 2)


def eighths(points: float) -> int:
    """The width of a line as Word stores it: between 1/4 and 6 pt."""
    return min(48, max(2, round(points * 8)))


def emu(mm: float) -> int:
    """Millimetres as English metric units."""
    return round(mm * 36000)
