"""The sheet on which a chart is drawn: shapes and words in points, mirrored for right to left in one place.

``x`` runs from the side where a line of text starts, ``y`` from the top. WeasyPrint does not apply the document's CSS
inside an SVG, so fonts and colours stand in the attributes. It also sets SVG text letter by letter, which tears Arabic
apart: from right to left the words stand as HTML over the drawing.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from xml.sax.saxutils import escape, quoteattr

from briefpress.document.nodes import Direction
from briefpress.document.palette import MarkFill, Stripes
from briefpress.formats.svg.style import ChartStyle, Lettering

_MIRRORED = {"start": "end", "end": "start", "middle": "middle"}
_BASELINE = 1.05
"""From the top of a line of HTML text down to its base line, in sizes of its type."""

_STRIPE_STEP, _STRIPE_WIDTH = 5.0, 0.8
_PLATE = 1.5
"""Room in pt around a text that stands on a striped mark."""


class Marker(StrEnum):
    """The shapes of dots, so that series can be told apart without colours."""

    CIRCLE = "circle"
    SQUARE = "square"
    DIAMOND = "diamond"
    TRIANGLE = "triangle"


MARKERS = (Marker.CIRCLE, Marker.SQUARE, Marker.DIAMOND, Marker.TRIANGLE)


@dataclass(slots=True)
class Canvas:
    """A drawing in the making, ``width`` pt wide. Words are read in the order in which they are written."""

    style: ChartStyle
    width: float
    _shapes: list[str] = field(default_factory=list)
    _words: list[str] = field(default_factory=list)

    @property
    def is_rtl(self) -> bool:
        return self.style.direction is Direction.RTL

    def _x(self, x: float) -> float:
        return self.width - x if self.is_rtl else x

    # --- shapes ------------------------------------------------------------------------------------------------------

    def rectangle(self, x: float, y: float, width: float, height: float, fill: MarkFill) -> None:
        """A mark with its start edge at ``x`` and its top at ``y``."""
        left = self.width - x - width if self.is_rtl else x
        self._shapes.append(
            f'<rect x="{left:.2f}" y="{y:.2f}" width="{width:.2f}" height="{height:.2f}" fill="{fill.color}"/>'
        )
        if path := "".join(_stripes(left, y, width, height, fill.stripes)):
            self._path(path, self.style.paper, _STRIPE_WIDTH)

    def line(
        self, points: Sequence[tuple[float, float]], color: str, width: float = 0.75, dashes: Sequence[float] = ()
    ) -> None:
        """A line through ``points``."""
        path = "".join(f"{'L' if at else 'M'}{self._x(x):.2f} {y:.2f}" for at, (x, y) in enumerate(points))
        dashed = f' stroke-dasharray="{" ".join(f"{dash:g}" for dash in dashes)}"' if dashes else ""
        self._path(path, color, width, f' stroke-linejoin="round"{dashed}')

    def marker(self, x: float, y: float, marker: Marker, color: str, radius: float = 3.0) -> None:
        """A dot around a place, with a rim of paper, so that it stands out from what it lies on."""
        x = self._x(x)
        if marker is Marker.CIRCLE:
            shape = f'<circle cx="{x:.2f}" cy="{y:.2f}" r="{radius:.2f}"'
        else:
            corners = {
                Marker.SQUARE: ((-0.9, -0.9), (0.9, -0.9), (0.9, 0.9), (-0.9, 0.9)),
                Marker.DIAMOND: ((0, -1.3), (1.3, 0), (0, 1.3), (-1.3, 0)),
                Marker.TRIANGLE: ((0, -1.2), (1.2, 0.9), (-1.2, 0.9)),
            }[marker]
            points = " ".join(f"{x + radius * right:.2f},{y + radius * down:.2f}" for right, down in corners)
            shape = f'<polygon points="{points}"'
        self._shapes.append(f'{shape} fill="{color}" stroke="{self.style.paper}" stroke-width="0.75"/>')

    def _path(self, path: str, color: str, width: float, more: str = "") -> None:
        self._shapes.append(f'<path d="{path}" fill="none" stroke="{color}" stroke-width="{width:g}"{more}/>')

    # --- words -------------------------------------------------------------------------------------------------------

    def text(
        self,
        lettering: Lettering,
        text: str,
        x: float,
        y: float,
        anchor: str,
        *,
        on: MarkFill | None = None,
        clears: bool = False,
    ) -> None:
        """``text`` from (``start``), to (``end``) or around (``middle``) ``x``, on the base line ``y``.

        ``on`` is the mark that it stands on; on stripes it gets a plain ground. ``clears`` keeps lines away from it.
        """
        size = lettering.size
        if on and on.stripes is not Stripes.NONE:
            self._plate(lettering.width(text), size, x, y, anchor, on.color)
        elif clears:
            self._plate(lettering.width(text), size, x, y, anchor, self.style.paper)
        color = on.text if on else lettering.role.color
        anchor = _MIRRORED[anchor] if self.is_rtl else anchor
        x = self._x(x)
        if not self.is_rtl:
            self._words.append(
                f'<text x="{x:.2f}" y="{y:.2f}" font-family={quoteattr(self.style.font_list)} font-size="{size:.4g}" '
                f'font-weight="{lettering.role.weight}" fill="{color}" text-anchor="{anchor}">{escape(text)}</text>'
            )
            return
        half = max(60.0, lettering.width(text))
        place = {
            "start": f"left:{x:.2f}pt",
            "end": f"left:{x - 2 * half:.2f}pt;width:{2 * half:.2f}pt;text-align:right",
            "middle": f"left:{x - half:.2f}pt;width:{2 * half:.2f}pt;text-align:center",
        }[anchor]
        look = f"top:{y - size * _BASELINE:.2f}pt;font-size:{size:.4g}pt;line-height:1.3"
        if on:
            look += f";color:{color}"
        self._words.append(
            f'<span class="{lettering.role.name}" dir="auto" style="{place};{look}">{escape(text)}</span>'
        )

    def _plate(self, width: float, size: float, x: float, y: float, anchor: str, color: str) -> None:
        """A plain ground for a text."""
        start = {"start": x, "middle": x - width / 2, "end": x - width}[anchor] - _PLATE
        left, right = sorted((self._x(start), self._x(start + width + 2 * _PLATE)))
        top, bottom = y - size * 0.75 - _PLATE, y + size * 0.1 + _PLATE
        self._shapes.append(f'<path d="M{left:.2f} {top:.2f}H{right:.2f}V{bottom:.2f}H{left:.2f}Z" fill="{color}"/>')

    # --- the whole ---------------------------------------------------------------------------------------------------

    def write(self, height: float, alternative: str) -> str:
        """The drawing ``height`` pt high, with ``alternative`` for those who cannot see it."""
        if self.is_rtl:
            return (
                f'<div class="drawing" data-drawing={quoteattr(alternative)} '
                f'style="width:{self.width:.2f}pt;height:{height:.2f}pt">'
                f"{self._svg(height, self._shapes)}{''.join(self._words)}</div>"
            )
        return self._svg(height, [f"<title>{escape(alternative)}</title>", *self._shapes, *self._words])

    def _svg(self, height: float, parts: Iterable[str]) -> str:
        return (
            f'<svg xmlns="http://www.w3.org/2000/svg" width="{self.width:.2f}pt" height="{height:.2f}pt" '
            f'viewBox="0 0 {self.width:.2f} {height:.2f}">{"".join(parts)}</svg>'
        )


def _stripes(left: float, top: float, width: float, height: float, stripes: Stripes) -> Iterator[str]:
    """The path of the stripes within a rectangle."""
    right, bottom = left + width, top + height
    match stripes:
        case Stripes.NONE:
            return
        case Stripes.ACROSS:
            for y in _steps(top, bottom):
                yield f"M{left:.2f} {y:.2f}H{right:.2f}"
        case Stripes.ALONG:
            for x in _steps(left, right):
                yield f"M{x:.2f} {top:.2f}V{bottom:.2f}"
        case Stripes.UP | Stripes.DOWN:
            # Lines at 45 degrees, by where they would cross the top or bottom edge, cut off at the sides.
            for start in _steps(left - height, right):
                begin, end = max(start, left), min(start + height, right)
                from_y, to_y = begin - start, end - start
                if stripes is Stripes.UP:
                    yield f"M{begin:.2f} {bottom - from_y:.2f}L{end:.2f} {bottom - to_y:.2f}"
                else:
                    yield f"M{begin:.2f} {top + from_y:.2f}L{end:.2f} {top + to_y:.2f}"


def _steps(start: float, end: float) -> Iterator[float]:
    at = start + _STRIPE_STEP / 2
    while at < end:
        yield at
        at += _STRIPE_STEP
