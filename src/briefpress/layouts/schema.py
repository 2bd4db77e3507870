"""What ``layout.yaml`` and ``templates/shared/roles.yaml`` may hold; ``brands.schema`` is the same for brands."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field

from briefpress.document.stylesheet import FontFamily, TextAlign
from briefpress.locations import ID_PATTERN

Millimetres = Annotated[float, Field(ge=0, le=1200, description="millimetres")]
Points = Annotated[float, Field(ge=0, le=400, description="points")]
Name = Annotated[str, Field(pattern=rf"^{ID_PATTERN.pattern}$", description="a to z, digits and hyphens")]
Token = Literal["foreground", "primary", "accent", "secondary", "tertiary", "link", "line", "tint", "background"]
TextToken = Literal["foreground", "primary", "secondary", "accent", "link", "background"]
"""Colours that brands hold to the contrast of text; ``background`` is for text on a ground in one of the others."""
Weight = Annotated[int, Field(ge=200, le=900)]

PAPER_SIZES = {"A4": (210.0, 297.0), "A5": (148.0, 210.0), "Letter": (215.9, 279.4)}
"""Width and height in mm (ISO 216; ANSI A)."""


class _Model(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True, populate_by_name=True)


class MarginsSchema(_Model):
    top: Millimetres
    right: Millimetres
    bottom: Millimetres
    left: Millimetres


class PageSchema(_Model):
    size: Literal["A4", "A5", "Letter"] = "A4"
    margins: MarginsSchema
    pages: Annotated[int, Field(ge=0, description="pages allowed; 0 for any number")] = 0
    cards: Annotated[bool, Field(description="every section is a card: there are as many pages as sections")] = False


Shrink = Annotated[float, Field(gt=0.5, le=1)]
Grow = Annotated[float, Field(ge=1, lt=1.5)]


class FitSchema(_Model):
    """How far type may move so that the text fills the pages (the least and the most, as factors).

    ``empty`` is how much may stay empty at the foot of the last page; ``any``: all of it, and pages may stay unused.
    ``charts`` is how low charts may be drawn, as a share of their height, where a page would stay empty without it.
    """

    size: tuple[Shrink, Grow] = (1.0, 1.0)
    leading: tuple[Shrink, Grow] = (1.0, 1.0)
    empty: Millimetres | Literal["any"] = 25.0
    charts: Annotated[float, Field(ge=0.6, le=1)] = 1.0


class RuleSchema(_Model):
    width: Points
    color: Token


class RoleSchema(_Model):
    """One role. ``like`` names the role whose values it starts from; the rest is what differs."""

    word: Annotated[str, Field(description="name of the style in Word")] = ""
    like: str = ""
    family: FontFamily | None = None
    size: Annotated[float, Field(gt=3, le=120, description="points")] | None = None
    leading: Annotated[float, Field(ge=0.8, le=3, description="multiple of the size")] | None = None
    weight: Weight | None = None
    italic: bool | None = None
    color: TextToken | None = None
    before: Points | None = None
    after: Points | None = None
    indent: Points | None = None
    hanging: Points | None = None
    rules: dict[Literal["top", "bottom", "start"], RuleSchema] | None = None
    padding: Points | None = None
    background: Token | None = None
    align: TextAlign | None = None
    keep_with_next: Annotated[bool | None, Field(alias="keep-with-next")] = None
    keep_together: Annotated[bool | None, Field(alias="keep-together", description="never cut in two")] = None
    new_page: Annotated[bool | None, Field(alias="new-page", description="begins a page")] = None
    run_on: Annotated[bool | None, Field(alias="run-on", description="sources in one paragraph, not a list")] = None
    hyphenate: bool | None = None
    display: Annotated[bool | None, Field(description="large type: takes the display factors of a language")] = None


class NumberingSchema(_Model):
    captions: bool = False
    sections: bool = False


class AreasSchema(_Model):
    """Areas side by side: their shares of the width, and the gap between them."""

    shares: dict[Name, Annotated[float, Field(gt=0)]]
    gap: Millimetres = 8


class SharedRolesSchema(_Model):
    """``templates/shared/roles.yaml``: the roles that every layout starts from."""

    roles: dict[Name, RoleSchema]


class LayoutSchema(_Model):
    """``layout.yaml``: the page, what is numbered, and its roles as far as they differ from the shared ones."""

    name: str
    page: PageSchema
    fit: FitSchema = FitSchema()
    numbering: NumberingSchema = NumberingSchema()
    areas: AreasSchema | None = None
    portion_marks: Annotated[
        bool, Field(alias="portion-marks", description="each paragraph begins with the mark of its classification")
    ] = False
    contents_depth: Annotated[int, Field(alias="contents-depth", ge=2, le=4)] = 3
    roles: dict[Name, RoleSchema] = {}
