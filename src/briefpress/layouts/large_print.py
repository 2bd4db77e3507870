"""Large print: any layout for readers with low vision, made anew from its own values and not magnified.

After what RNIB and UKAAF ask for: no type under 16 points, headings larger in proportion, nothing grey, no italics,
lines that start at one edge and stand well apart, one column, no hyphens. Pages are as many as it takes.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace

from briefpress.document.columns import CHARACTER_WIDTH, least_width
from briefpress.document.inlines import plain_text
from briefpress.document.leaves import block_leaves
from briefpress.document.lengths import POINTS_PER_MM
from briefpress.document.nodes import (
    RUNNING_TITLE,
    Area,
    Aside,
    Block,
    Chart,
    Document,
    Group,
    List,
    ListItem,
    Section,
    Table,
)
from briefpress.document.stylesheet import RoleStyle, Stylesheet, TextAlign
from briefpress.findings import display_width

MeasureText = Callable[[str], float]

LEAST_SIZE = 16.0
"""The size in points under which no type goes: UKAAF, Creating clear print and large print documents, 2012."""

_HEADINGS = 0.7
"""Headings keep this power of their proportion to body text: two and a half times as large would fill pages."""

_RUNNING_LEADING, _DISPLAY_LEADING = 1.45, 1.2
_DISPLAY_FROM = 1.25
"""From so many times the size of body text on, type counts as large."""

_HEAD_MARGIN = 17.0
"""The least margin in mm for a running head: its line stands clear of the edge, where printers leave off."""

_FOOT_MARGINS = (18.0, 26.0)
"""The least margin in mm for a running foot of one line, and of two."""

_BETWEEN_PARTS = 12.0
"""Space in pt between the parts of a line."""

_FIGURES_IN_A_ROW = 2
"""Key figures side by side: with four, hardly a label would fit on a line."""

_NUMBERS = "00"
"""Stands for the numbers of pages in a foot."""

_CELL_SIDES = 8.0
"""What both sides of a cell take, in points."""


def enlarge(stylesheet: Stylesheet) -> Stylesheet:
    """``stylesheet`` for large print: its own proportions, from 16 points on."""
    body, colors = stylesheet.role("body").size, stylesheet.colors
    darker = {colors["secondary"]: colors["foreground"]}
    return replace(
        stylesheet,
        page=replace(stylesheet.page, pages=0),
        roles={name: _role(role, body, darker) for name, role in stylesheet.roles.items()},
        colors={**colors, "secondary": colors["foreground"]},
        emphasis_italic=False,
        areas={},
        area_gap=0,
        least_size=LEAST_SIZE,
        figures_in_row=min(stylesheet.figures_in_row, _FIGURES_IN_A_ROW),
    )


def _role(role: RoleStyle, body: float, darker: Mapping[str, str]) -> RoleStyle:
    proportion = max(1.0, role.size / body)
    size = round(2 * LEAST_SIZE * proportion**_HEADINGS) / 2
    growth = size / role.size
    least_leading = _DISPLAY_LEADING if proportion >= _DISPLAY_FROM else _RUNNING_LEADING
    return replace(
        role,
        size=size,
        leading=max(role.leading, least_leading),
        italic=False,
        color=darker.get(role.color, role.color),
        before=round(role.before * growth, 1),
        after=round(role.after * growth, 1),
        indent=round(role.indent * growth, 1),
        hanging=round(role.hanging * growth, 1),
        align=TextAlign.START,
        hyphenate=False,
        run_on=False,
    )


def reflow(document: Document, stylesheet: Stylesheet, pair: str, measure: MeasureText) -> Document:
    """``document`` with what does not fit at 16 points in another form; ``measure`` gives the width of texts in pt.

    A table whose columns have no room becomes a list of its rows, with ``pair`` between a head and what stands under
    it («: »). Of the running head the marking stays: title and date would take three lines of every page, and stand on
    the first. Both formats read the outcome.
    """

    def in_its_room(table: Table) -> Table:
        return table if _has_room(table, stylesheet, measure) else replace(table, pair=pair)

    def reflowed(block: Block) -> Block:
        match block:
            case Table():
                return in_its_room(block)
            case Chart() if block.table:
                return replace(block, table=in_its_room(block.table))
            case List():
                return replace(block, items=tuple(ListItem(tuple(map(reflowed, i.children))) for i in block.items))
            case Section() | Group() | Aside() | Area():
                return replace(block, children=tuple(map(reflowed, block.children)))
            case _:
                return block

    head = tuple(block for block in document.head if not (isinstance(block, Group) and block.role == RUNNING_TITLE))
    return replace(document, children=tuple(map(reflowed, document.children)), head=head)


def with_room_for_margins(stylesheet: Stylesheet, document: Document, measure: MeasureText) -> Stylesheet:
    """``stylesheet`` with margins for the running head and foot of ``document``; a foot may need two lines."""
    parts = [plain_text(leaf.children) + _NUMBERS for leaf in block_leaves(document.foot)]
    wide = sum(measure(part) + _BETWEEN_PARTS for part in parts) > stylesheet.width() * POINTS_PER_MM
    page = stylesheet.page
    top = max(page.top, _HEAD_MARGIN) if document.head else page.top
    return replace(stylesheet, page=replace(page, top=top, bottom=max(page.bottom, _FOOT_MARGINS[wide])))


def pair_of(labels: Mapping[str, str]) -> str:
    """What stands between a name and its value in a language («: »), by the label of the values of charts."""
    return labels["chart-value"].partition("{category}")[2].partition("{value}")[0]


def _has_room(table: Table, stylesheet: Stylesheet, measure: MeasureText) -> bool:
    """Whether the columns have room in print, where type is measured, and in Word, where its width is estimated."""

    def estimate(text: str) -> float:
        return display_width(text) * stylesheet.role("table-body").size * CHARACTER_WIDTH

    needed = max(least_width(table, each, _CELL_SIDES) for each in (measure, estimate))
    return needed <= stylesheet.width() * POINTS_PER_MM
