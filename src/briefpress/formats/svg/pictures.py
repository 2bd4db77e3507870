"""Drawings that people bring as SVG: only shapes, with nothing in them that runs, fetches or needs a font."""

from __future__ import annotations

import re
from collections.abc import Mapping
from xml.parsers import expat

SHAPES = frozenset(
    {
        "svg", "g", "defs", "symbol", "use", "path", "rect", "circle", "ellipse", "line", "polyline", "polygon",
        "linearGradient", "radialGradient", "stop", "clipPath", "title", "desc", "metadata",
    }
)  # fmt: skip
"""The elements that a drawing may have; within ``metadata`` anything may stand."""

_NUMBER = r"[+-]?(?:[0-9]+\.?[0-9]*|\.[0-9]+)(?:[eE][+-]?[0-9]+)?"
_UNIT = "(?:px|pt|mm|cm|in|pc)?"
_LENGTHS = re.compile(rf"\s*({_NUMBER}){_UNIT}\s+({_NUMBER}){_UNIT}\s*")
_VIEW_BOX = re.compile(rf"\s*{_NUMBER}[\s,]+{_NUMBER}[\s,]+({_NUMBER})[\s,]+({_NUMBER})\s*")
_OUTSIDE = re.compile(r"url\(\s*['\"]?(?!#)", re.IGNORECASE)
_SVG = "http://www.w3.org/2000/svg"


class SvgError(ValueError):
    """A drawing that cannot be used; the message says why."""


def svg_size(data: bytes) -> tuple[float, float]:
    """Width and height of a drawing in its own units, for its proportions. Raises SvgError where it is unusable."""
    reader = _Reader()
    parser = expat.ParserCreate(namespace_separator=" ")
    parser.StartElementHandler = reader.start
    parser.EndElementHandler = reader.end
    parser.StartDoctypeDeclHandler = reader.doctype
    parser.ProcessingInstructionHandler = reader.instruction
    try:
        parser.Parse(data, True)
    except expat.ExpatError as error:
        raise SvgError(f"it is not well-formed XML ({expat.ErrorString(error.code)})") from None
    if reader.size is None:
        raise SvgError("it says neither viewBox nor width and height")
    return reader.size


class _Reader:
    def __init__(self) -> None:
        self.size: tuple[float, float] | None = None
        self._depth = 0
        self._metadata = 0

    def start(self, name: str, attributes: Mapping[str, str]) -> None:
        self._depth += 1
        namespace, _, local = name.rpartition(" ")
        if self._metadata or (namespace != _SVG and self._depth > 1):
            # Editors keep their own notes in namespaces of their own; nothing draws them.
            self._metadata += 1
            return
        if self._depth == 1:
            if (namespace, local) != (_SVG, "svg"):
                raise SvgError("it is not an SVG drawing")
            self.size = _size(attributes)
        if local == "metadata":
            self._metadata = 1
        elif local not in SHAPES:
            advice = "turn text into paths" if local in ("text", "tspan", "textPath") else "draw it with shapes alone"
            raise SvgError(f"it has the element <{local}>: {advice}")
        for key, value in attributes.items():
            attribute = key.rpartition(" ")[2]
            leads_out = (attribute == "href" and not value.startswith("#")) or _OUTSIDE.search(value)
            if leads_out or attribute.startswith("on"):
                raise SvgError(f"its attribute {attribute} leads out of the drawing")

    def end(self, _name: str) -> None:
        self._depth -= 1
        self._metadata = max(0, self._metadata - 1)

    def doctype(self, *_parts: object) -> None:
        raise SvgError("it has a document type declaration; take that line out")

    def instruction(self, target: str, _data: str) -> None:
        raise SvgError(f"it has the processing instruction <?{target}?>; take it out")


def _size(attributes: Mapping[str, str]) -> tuple[float, float] | None:
    """Width and height by the viewBox, else by their attributes; None where they are not there or not above zero."""
    match = _VIEW_BOX.fullmatch(attributes.get("viewBox", ""))
    if match is None:
        match = _LENGTHS.fullmatch(f"{attributes.get('width', '')} {attributes.get('height', '')}")
    if match is None or min(float(match[1]), float(match[2])) <= 0:
        return None
    return float(match[1]), float(match[2])
