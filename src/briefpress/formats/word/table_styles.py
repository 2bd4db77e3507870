"""Table styles: lines and grounds of tables by the roles of their rows, and the open table of key figures."""

from __future__ import annotations

from collections.abc import Mapping

from briefpress.document.stylesheet import RoleStyle, Rule, Stylesheet
from briefpress.formats.word.elements import Element, w
from briefpress.formats.word.looks import border, hex_color
from briefpress.formats.word.style_names import style_element

DATA_TABLE = "BriefTable"
KEY_FIGURES = "KeyFigures"

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
        style_element(
            "table",
            KEY_FIGURES,
            "Key Figures Table",
            w("tblPr", w("tblInd", w=0, type="dxa"), _margins(0, 0, 0, KEY_FIGURE_GAP)),
            based_on="TableNormal",
        ),
    ]


def _data_table(stylesheet: Stylesheet) -> Element:
    roles, colors = stylesheet.roles, stylesheet.colors
    head, body, total = roles["table-head"], roles["table-body"], roles["table-total"]
    primary, line = colors.get("primary", head.color), colors.get("line", body.color)
    heavy, medium, hairline = Rule(1, primary), Rule(0.5, primary), Rule(0.5, line)
    top = head.rule("top") or heavy
    under_head = head.rule("bottom") or medium
    between = body.rule("bottom") or body.rule("top") or hairline
    over_total = total.rule("top") or medium
    bottom = total.rule("bottom") or heavy
    space = round(body.padding * 20) or 40
    return style_element(
        "table",
        DATA_TABLE,
        "Brief Table",
        w(
            "tblPr",
            w("tblInd", w=0, type="dxa"),
            w("tblBorders", border("top", top), border("bottom", bottom), border("insideH", between)),
            _margins(space, CELL_SIDE, space, CELL_SIDE),
        ),
        _part("firstRow", head, {"top": top, "bottom": under_head}),
        _part("lastRow", total, {"top": over_total, "bottom": bottom}),
        based_on="TableNormal",
        in_gallery=True,
        priority=59,
    )


def _part(part: str, role: RoleStyle, lines: Mapping[str, Rule]) -> Element:
    properties = [w("tcBorders", *(border(side, rule) for side, rule in lines.items()))]
    if role.background:
        properties.append(w("shd", val="clear", color="auto", fill=hex_color(role.background)))
    if part == "firstRow":
        properties.append(w("vAlign", val="bottom"))
    return w("tblStylePr", w("tcPr", *properties), type=part)


def _margins(top: int, left: int, bottom: int, right: int) -> Element:
    sides = {"top": top, "left": left, "bottom": bottom, "right": right}
    return w("tblCellMar", *(w(side, w=width, type="dxa") for side, width in sides.items()))
