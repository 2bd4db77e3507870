"""What HTML elements are in a structure tree: their types (ISO 32000-1, 14.8.4) and attributes (14.8.5)."""

from __future__ import annotations

from typing import Any

from briefpress.formats.pdf.tagging.elements import Element

POINTS_PER_PIXEL = 0.75
HEADINGS = tuple(f"H{level}" for level in range(1, 7))

_SVG = "{http://www.w3.org/2000/svg}"
_TYPES = {
    "a": "Link",
    "aside": "Div",
    "caption": "Caption",
    "figcaption": "Caption",
    "figure": "Div",
    "img": "Figure",
    "li": "LI",
    "ol": "L",
    "p": "P",
    "section": "Sect",
    "table": "Table",
    "tbody": "TBody",
    "td": "TD",
    "th": "TH",
    "thead": "THead",
    "tr": "TR",
    "ul": "L",
    f"{_SVG}svg": "Figure",
} | {heading.lower(): heading for heading in HEADINGS}


def type_of(html: Any) -> str | None:
    """The structure type of an HTML element: the one that ``data-structure`` names, or the usual one.

    None where the element says nothing of its own, and its content belongs to what is around it.
    """
    if html.get("data-drawing") is not None:
        return "Figure"
    type_ = html.get("data-structure") or _TYPES.get(html.tag)
    if type_ is None and html.tag not in ("html", "body"):
        carries = html.get("data-address") is not None or html.get("lang") is not None
        return "Span" if carries else None
    return type_


def describe(element: Element, html: Any, language: str) -> None:
    """Give ``element`` what the attributes of its HTML say. ``language`` is that of the document."""
    element.title = html.get("data-address") or ""
    if html.get("lang") not in (None, language):
        element.language = html.get("lang")
    if element.type == "L":
        numbering = "Decimal" if html.tag == "ol" or html.get("data-numbered") is not None else "None"
        element.attributes["List"] = {"ListNumbering": f"/{numbering}"}
    if element.type in ("TH", "TD"):
        table: dict[str, str | int] = {}
        if element.type == "TH":
            table["Scope"] = "/Row" if html.get("scope") == "row" else "/Column"
        for name, attribute in (("ColSpan", "colspan"), ("RowSpan", "rowspan")):
            if html.get(attribute, "1") != "1":
                table[name] = int(html.get(attribute))
        if table:
            element.attributes["Table"] = table


def figure_of(box: Any, page_height: float) -> Element:
    """The figure that ``box`` draws, with its alternative text and its place on the page, ``page_height`` px high."""
    html = box.element
    title = html.find(f"{_SVG}title")
    alternative = html.get("data-drawing") or html.get("alt") or (title.text if title is not None else "") or ""
    left, top = box.content_box_x(), box.content_box_y()
    corners = (left, page_height - top - box.height, left + box.width, page_height - top)
    layout = {"Placement": "/Block", "BBox": [round(corner * POINTS_PER_PIXEL, 2) for corner in corners]}
    return Element("Figure", alternative=alternative, attributes={"Layout": layout})
