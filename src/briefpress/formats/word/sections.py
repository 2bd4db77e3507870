"""Sections of a Word file: page, margins, and columns where the layout sets areas side by side.

Areas stand in the text in reading order; columns of a continuous section set them beside each other, each beginning
at a column break. Word keeps a section's properties in its last paragraph (ISO 29500-1, 17.6.18).
"""

from __future__ import annotations

from collections.abc import Sequence

from briefpress.document.lengths import POINTS_PER_MM
from briefpress.document.nodes import Area, Block, Direction, Document
from briefpress.document.stylesheet import Stylesheet
from briefpress.formats.word.elements import Element, name, paragraph, w
from briefpress.formats.word.measures import twips_of_mm
from briefpress.formats.word.running import running_height

_HEAD_DISTANCE = 0.45
"""Where running heads and feet stand, as a share of the margin, if that leaves room between them and the text."""

_LEAST_DISTANCE = 5.0
"""How near to the edge of the paper, in mm, a running head or foot may come: printers reach no farther."""

_CLEAR, _LEAST_CLEAR = 4.0, 3.0
"""The space in mm between a running head or foot and the text, and what a margin must grow to keep of it."""


def section_properties(
    document: Document, stylesheet: Stylesheet, *, areas: Sequence[str] = (), is_continuous: bool = False
) -> Element:
    """Size, margins and columns of a section; ``areas`` are the names of those that stand side by side in it."""
    page = stylesheet.page
    top, header = _margin(page.top, running_height(document.head, stylesheet))
    bottom, footer = _margin(page.bottom, running_height(document.foot, stylesheet))
    sides = {"top": top, "right": page.right, "bottom": bottom, "left": page.left}
    return w(
        "sectPr",
        *([w("type", val="continuous")] if is_continuous else []),
        w("pgSz", w=twips_of_mm(page.width), h=twips_of_mm(page.height)),
        w(
            "pgMar",
            **{side: twips_of_mm(width) for side, width in sides.items()},
            header=twips_of_mm(header),
            footer=twips_of_mm(footer),
            gutter=0,
        ),
        _columns(stylesheet, areas),
        *([w("bidi")] if document.direction is Direction.RTL else []),
    )


def _margin(said: float, running: float) -> tuple[float, float]:
    """A margin in mm with room for a head or foot of ``running`` points, and how far that is from the edge."""
    height = running / POINTS_PER_MM
    distance = max(_LEAST_DISTANCE, min(said * _HEAD_DISTANCE, said - height - _CLEAR))
    return max(said, distance + height + _LEAST_CLEAR), distance


def _columns(stylesheet: Stylesheet, areas: Sequence[str]) -> Element:
    if not areas:
        return w("cols", space=720)
    gap = twips_of_mm(stylesheet.area_gap)
    columns = [w("col", w=twips_of_mm(stylesheet.width(area)), space=gap) for area in areas]
    del columns[-1].attrib[name("w:space")]
    return w("cols", *columns, num=len(areas), space=gap, equalWidth=0)


def areas_side_by_side(blocks: Sequence[Block], stylesheet: Stylesheet) -> tuple[Area, ...]:
    """The areas at the head of ``blocks`` that the layout sets beside each other; nothing for one alone."""
    found: list[Area] = []
    for block in blocks:
        if not isinstance(block, Area) or block.name not in stylesheet.areas:
            break
        found.append(block)
    return tuple(found) if len(found) > 1 else ()


def end_section(content: list[Element], properties: Element, break_style: str) -> None:
    """Make the last paragraph of ``content`` the last of its section; a table needs a paragraph after it for that."""
    if not content or content[-1].tag != name("w:p"):
        content.append(w("p", w("pPr", w("pStyle", val=break_style))))
    content[-1][0].append(properties)


def begin_column(content: list[Element], break_style: str) -> None:
    """Put a column break before ``content``, in a thin paragraph: before a field, LibreOffice loses it now and then."""
    content.insert(0, paragraph(break_style, [w("r", w("br", type="column"))]))
