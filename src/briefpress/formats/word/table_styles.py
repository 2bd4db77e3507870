"""Table styles: lines and grounds of tables by the roles of their rows, and the open table of key figures."""

from __future__ import annotations

from collections.abc import Mapping

from briefpress.document.stylesheet import RoleStyle, Rule, Stylesheet
from briefpress.formats.word.elements import Element, w
from briefpress.formats.word.looks import border, hex_color
from briefpress.formats.word.style_names import style_element

DATA_TABLE = "BriefTable"
KEY_FIGURES = "KeyFigures"
TIMELINE = "Timeline"

TIMELINE_SIDE = 200
"""Space in twips between the line of a timeline and what stands beside it."""

CELL_SIDE = 80
"""Space in twips between the text of a cell and its sides."""

KEY_FIGURE_GAP = 240
"""Space in twips between two key figures."""


def table_style_elements(stylesheet: Stylesheet) -> list[Element]:
    """The definitions of all table styles.

    They hold no type: bold in a table style and bold in a paragraph style would cancel each other, so weight is the
    paragraph style's alone.
    """
    return [
        style_element(
            "table",
            "TableNormal",
            "Normal Table",
            w("tblPr", w("tblInd", w=0, type="dxa"), _margins(0, 0, 0, 0)),
            default=True,
        ),
        _data_table(stylesheet),
        _timeline(stylesheet),
        style_element(
            "table",
            KEY_FIGURES,
            "Key Figures Table",
            w("tblPr", w("tblInd", w=0, type="dxa"), _margins(0, 0, 0, KEY_FIGURE_GAP)),
            based_on="TableNormal",
        ),
    ]


def _data_table(stylesheet: Stylesheet) -> Element:
    head, body, total = (stylesheet.roles[f"table-{row}"] for row in ("head", "body", "total"))
    rules = stylesheet.table_rules
    sides = {"top": rules.top, "bottom": rules.bottom, "insideH": rules.between}
    space = round(body.padding * 20) or 40
    return style_element(
        "table",
        DATA_TABLE,
        "Brief Table",
        w(
            "tblPr",
            w("tblInd", w=0, type="dxa"),
            w("tblBorders", *_lines(sides)),
            _margins(space, CELL_SIDE, space, CELL_SIDE),
        ),
        _part("firstRow", head, {"top": rules.top, "bottom": rules.under_head}),
        _part("lastRow", total, {"top": rules.over_total, "bottom": rules.bottom}),
        based_on="TableNormal",
        in_gallery=True,
        priority=59,
    )


def _lines(sides: Mapping[str, Rule | None]) -> list[Element]:
    return [border(side, rule) for side, rule in sides.items() if rule]


def _timeline(stylesheet: Stylesheet) -> Element:
    """Dates before a line, events behind it."""
    line = Rule(1.5, stylesheet.colors.get("primary", stylesheet.roles["table-head"].color))
    return style_element(
        "table",
        TIMELINE,
        "Timeline",
        w(
            "tblPr",
            w("tblInd", w=0, type="dxa"),
            w("tblBorders", border("insideV", line)),
            _margins(40, TIMELINE_SIDE, 100, TIMELINE_SIDE),
        ),
        based_on="TableNormal",
        in_gallery=True,
        priority=59,
    )


def _part(part: str, role: RoleStyle, sides: Mapping[str, Rule | None]) -> Element:
    properties = [w("tcBorders", *lines)] if (lines := _lines(sides)) else []
    if role.background:
        properties.append(w("shd", val="clear", color="auto", fill=hex_color(role.background)))
    if part == "firstRow":
        properties.append(w("vAlign", val="bottom"))
    return w("tblStylePr", w("tcPr", *properties), type=part)


def _margins(top: int, left: int, bottom: int, right: int) -> Element:
    sides = {"top": top, "left": left, "bottom": bottom, "right": right}
    return w("tblCellMar", *(w(side, w=width, type="dxa") for side, width in sides.items()))
