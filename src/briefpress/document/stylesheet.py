"""How the roles of a layout look, resolved for one brand and one language: plain values that both writers use.

Lengths on the page are millimetres, lengths of type are points; colours are ``#rrggbb``. CSS and Word styles are both
made from this, so a layout says each thing once.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum


class FontFamily(StrEnum):
    """The two voices of a page, as brand.yml calls them: text, and what stands out from it."""

    BASE = "base"
    HEADINGS = "headings"


@dataclass(frozen=True, slots=True)
class FontStack:
    """Font names in the order in which a glyph is looked for, and the names that Word wants by script."""

    css: tuple[str, ...]
    latin: str
    east_asian: str = ""
    complex: str = ""
    serif: bool = False


@dataclass(frozen=True, slots=True)
class BrandFont:
    """A font file that a brand brings: its path in the project, lowest and highest weight, style, SHA-256."""

    family: str
    weights: tuple[int, int]
    style: str
    path: str
    sha256: str


@dataclass(frozen=True, slots=True)
class PageStyle:
    """Page size and margins in mm. ``pages`` is how many pages the layout allows, 0 for any number.

    ``cards``: every section is a card, with a page of its own: ``pages`` is as many as there are.
    """

    width: float
    height: float
    top: float
    right: float
    bottom: float
    left: float
    pages: int = 0
    cards: bool = False

    @property
    def text_width(self) -> float:
        """Width of the type area in mm."""
        return self.width - self.left - self.right


@dataclass(frozen=True, slots=True)
class Rule:
    """A line on one side of a block: width in pt and colour."""

    width: float
    color: str


class TextAlign(StrEnum):
    START = "start"
    CENTER = "center"
    END = "end"


@dataclass(frozen=True, slots=True)
class RoleStyle:
    """The look of one role. ``word`` is the name of its style in Word; ``leading`` is a multiple of ``size``.

    ``rules`` maps ``top``, ``bottom`` or ``start`` to a line; ``padding`` is the space between line or tint and text.
    ``indent`` is from the start side; ``hanging`` pulls the first line back by as much.
    ``keep_together``: it is never cut in two by the end of a page. ``new_page``: it begins one. ``run_on``: the entries
    of such a list stand one after another in one paragraph.
    """

    name: str
    word: str
    family: FontFamily = FontFamily.BASE
    size: float = 9.5
    leading: float = 1.4
    weight: int = 400
    italic: bool = False
    color: str = "#000000"
    before: float = 0
    after: float = 0
    indent: float = 0
    hanging: float = 0
    rules: tuple[tuple[str, Rule], ...] = ()
    padding: float = 0
    background: str = ""
    align: TextAlign = TextAlign.START
    keep_with_next: bool = False
    keep_together: bool = False
    new_page: bool = False
    run_on: bool = False
    hyphenate: bool = False

    def rule(self, side: str) -> Rule | None:
        return dict(self.rules).get(side)


@dataclass(frozen=True, slots=True)
class TableRules:
    """The lines across a table, from its head to its end; None where there is none."""

    top: Rule | None
    under_head: Rule | None
    between: Rule | None
    over_total: Rule | None
    bottom: Rule | None


@dataclass(frozen=True, slots=True)
class Stylesheet:
    """Everything a writer needs to know of the look of one artifact.

    ``colors`` maps the brand's tokens to ``#rrggbb``. ``roles`` always has ``body``, ``heading-1`` to ``heading-4``,
    ``table-head``, ``table-body``, ``table-total``, ``caption``, ``subtitle``, ``source``, ``note``, ``head``,
    ``foot``; a role that a document uses and a layout does not style is a finding when the document is composed.
    ``emphasis_italic`` is false where the language has no italics. ``areas`` are the areas that stand side by side in
    print, each with its width in mm, ``area_gap`` mm apart. ``brand`` is the name of the brand; ``font_files`` are what
    it brings; ``bullet`` marks the items of lists. ``least_size`` is the size in pt under which no type may go, 0 for
    none; ``figures_in_row`` how many key figures stand side by side.
    """

    layout: str
    page: PageStyle
    roles: Mapping[str, RoleStyle]
    colors: Mapping[str, str]
    fonts: Mapping[FontFamily, FontStack]
    emphasis_italic: bool = True
    strong_weight: int = 600
    areas: Mapping[str, float] = field(default_factory=dict)
    area_gap: float = 0
    brand: str = ""
    font_files: tuple[BrandFont, ...] = ()
    bullet: str = "–"
    links_underlined: bool = False
    least_size: float = 0
    figures_in_row: int = 4

    def width(self, area: str = "") -> float:
        """The width in mm of an area; of the whole type area where the layout has no such area."""
        return self.areas.get(area, self.page.text_width)

    @property
    def table_rules(self) -> TableRules:
        """The lines of tables: those of the roles of their rows; a table without a total ends as one with a total."""
        head, body, total = (self.roles[f"table-{row}"] for row in ("head", "body", "total"))
        between = body.rule("bottom") or body.rule("top")
        return TableRules(head.rule("top"), head.rule("bottom"), between, total.rule("top"), total.rule("bottom"))

    def role(self, name: str) -> RoleStyle:
        """The style of ``name``; KeyError if the layout does not know it (compose has made sure that it does)."""
        return self.roles[name]
