"""The lines of running heads and feet: what has room on them, and how high they are."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from briefpress.document.inlines import plain_text
from briefpress.document.lengths import POINTS_PER_MM
from briefpress.document.nodes import Area, Block, Group, Paragraph
from briefpress.document.stylesheet import Stylesheet
from briefpress.findings import display_width

CHARACTER_WIDTH = 0.53
"""Width of an average character as a share of the size of type."""

MOST_ON_A_LINE = 3
"""How many paragraphs may share a line: one at its start, one in the middle, one at its end."""

_BETWEEN_PARTS = 12.0
"""The least space in points between the parts of a line."""


def estimated_width(stylesheet: Stylesheet, part: Paragraph) -> float:
    """The width of a part of a line in points."""
    return display_width(plain_text(part.children)) * stylesheet.role(part.role).size * CHARACTER_WIDTH


def have_room_on_line(stylesheet: Stylesheet, parts: Sequence[Paragraph]) -> bool:
    """Whether ``parts`` have room beside each other, with space between them."""
    width = sum(estimated_width(stylesheet, part) + 2 * _BETWEEN_PARTS for part in parts)
    return width <= stylesheet.page.text_width * POINTS_PER_MM


def have_room_beside_middle(stylesheet: Stylesheet, parts: Sequence[Paragraph]) -> bool:
    """Whether the first and last of three ``parts`` leave the one between them in the middle of the line."""
    if len(parts) < MOST_ON_A_LINE:
        return True
    first, middle, last = (estimated_width(stylesheet, part) for part in parts)
    return max(first, last) + _BETWEEN_PARTS + middle / 2 <= stylesheet.page.text_width * POINTS_PER_MM / 2


def running_height(blocks: Iterable[Block], stylesheet: Stylesheet) -> float:
    """How high a running head or foot is in points: what is in a group shares a line, as far as it has room."""
    height = 0.0
    for block in blocks:
        match block:
            case Paragraph():
                role = stylesheet.role(block.role)
                height += role.before + role.size * role.leading + role.after
            case Group(role=name, children=children) if children and all(isinstance(b, Paragraph) for b in children):
                line = max(running_height([part], stylesheet) for part in children)
                parts = [part for part in children if isinstance(part, Paragraph)]
                height += line if have_room_beside_middle(stylesheet, parts) else 2 * line
                if around := stylesheet.roles.get(name):
                    height += around.padding + sum(rule.width for _, rule in around.rules)
            case Group() | Area():
                height += running_height(block.children, stylesheet)
            case _:
                pass
    return height
