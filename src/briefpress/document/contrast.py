"""How far two colours stand apart (WCAG 2.2), and colours between two others. Colours are ``#rrggbb``."""

from __future__ import annotations

from collections.abc import Iterable

LEAST_TEXT = 4.5
"""The least contrast of text with its ground (WCAG 2.2, 1.4.3)."""

LEAST_MARK = 3.0
"""The least contrast of what is drawn with its ground (WCAG 2.2, 1.4.11)."""


def luminance(color: str) -> float:
    """Relative luminance, from 0 (black) to 1 (white)."""
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in channels(color)]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    """The contrast ratio of two colours: from 1 to 21."""
    lighter, darker = sorted((luminance(one), luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def mix(color: str, ground: str, share: float) -> str:
    """``color`` thinned with ``ground``, of which it keeps ``share`` (0 to 1)."""
    parts = (share * over + (1 - share) * under for over, under in zip(channels(color), channels(ground), strict=True))
    return hexadecimal(parts)


def channels(color: str) -> tuple[float, float, float]:
    """Red, green and blue of a colour, each from 0 to 1."""
    red, green, blue = (int(color[start : start + 2], 16) / 255 for start in (1, 3, 5))
    return red, green, blue


def hexadecimal(parts: Iterable[float]) -> str:
    """The colour whose red, green and blue are ``parts``, each from 0 to 1."""
    return "#" + "".join(f"{round(part * 255):02x}" for part in parts)
