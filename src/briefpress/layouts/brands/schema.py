"""What ``brand.yaml`` may hold: brand.yml 1 (posit-dev.github.io/brand-yml), and what print needs beyond it.

What brand.yml leaves to other media (web colours such as ``success``, code fonts, links of the office) is allowed, so
that an office can keep one file; what would be an order that a page does not follow is refused.
"""

from __future__ import annotations

import re
from typing import Annotated, Any, Literal, TypeAlias

from pydantic import BaseModel, BeforeValidator, ConfigDict, Discriminator, Field, Tag, WithJsonSchema

from briefpress.document.stylesheet import FontFamily, TextAlign
from briefpress.layouts.schema import Points, RuleSchema, TextToken, Token, Weight

HEX_COLOR = re.compile(r"#[0-9a-fA-F]{6}")

WEIGHTS = {
    "thin": 100, "extra-light": 200, "ultra-light": 200, "light": 300, "normal": 400, "regular": 400, "medium": 500,
    "semi-bold": 600, "demi-bold": 600, "bold": 700, "extra-bold": 800, "ultra-bold": 800, "black": 900,
}  # fmt: skip
"""The names of weights in brand.yml."""


def _kind(value: Any) -> str:
    return "keys" if isinstance(value, dict | BaseModel) else "text"


def _weight(value: object) -> object:
    return WEIGHTS.get(value, value) if isinstance(value, str) else value


Color: TypeAlias = Annotated[str, Field(min_length=1, description="a name of the palette, or #rrggbb")]
NamedWeight = Annotated[
    int,
    BeforeValidator(_weight),
    Field(ge=100, le=900),
    WithJsonSchema({"enum": [*range(100, 1000, 100), *WEIGHTS]}),
]
RelativeSize = Annotated[
    str, Field(pattern=r"^[0-9]*\.?[0-9]+r?em$", description="of the sizes that layouts say, such as 0.95em")
]
Family = Annotated[str, Field(min_length=1, description="a font of tools/fonts/fonts.toml, or of typography.fonts")]


class _BrandModel(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True, populate_by_name=True)


class NameSchema(_BrandModel):
    full: str
    short: str = ""


class MetaSchema(BaseModel):
    """Who the brand is of. brand.yml allows further keys here, and so do we; they are not printed."""

    model_config = ConfigDict(extra="allow", frozen=True)

    name: Annotated[Annotated[str, Tag("text")] | Annotated[NameSchema, Tag("keys")], Discriminator(_kind)] = ""


class ColorSchema(_BrandModel):
    """Colours of the palette by their meaning. Those from ``success`` to ``dark`` are for other media."""

    palette: dict[str, Color] = {}
    foreground: Color = "#000000"
    background: Color = "#ffffff"
    primary: Color | None = None
    secondary: Color | None = None
    tertiary: Color | None = None
    success: Color | None = None
    info: Color | None = None
    warning: Color | None = None
    danger: Color | None = None
    light: Color | None = None
    dark: Color | None = None


class FontFileSchema(_BrandModel):
    path: str
    weight: NamedWeight | None = None
    style: Literal["normal", "italic"] | None = None


class FontSchema(_BrandModel):
    """A font whose files lie in the folder of the brand. No page fetches a font from elsewhere."""

    family: str
    source: Literal["file"]
    files: Annotated[
        tuple[
            Annotated[Annotated[str, Tag("text")] | Annotated[FontFileSchema, Tag("keys")], Discriminator(_kind)], ...
        ],
        Field(min_length=1),
    ]


class BaseSchema(_BrandModel):
    family: Family
    size: RelativeSize = "1em"
    weight: NamedWeight = 400


class HeadingsSchema(_BrandModel):
    family: Family
    weight: NamedWeight | None = None
    style: Literal["normal", "italic"] | None = None
    color: Literal["foreground", "primary", "secondary", "accent"] | None = None

    @property
    def look(self) -> dict[str, object]:
        """The same as a role says it."""
        look: dict[str, object] = {"weight": self.weight, "color": self.color}
        look["italic"] = None if self.style is None else self.style == "italic"
        return {key: value for key, value in look.items() if value is not None}


class LinkSchema(_BrandModel):
    color: Color | None = None
    decoration: Literal["none", "underline"] = "none"


class TypographySchema(_BrandModel):
    """Fonts. Those of code are for other media."""

    fonts: tuple[FontSchema, ...] = ()
    base: Annotated[Annotated[str, Tag("text")] | Annotated[BaseSchema, Tag("keys")], Discriminator(_kind)]
    headings: Annotated[Annotated[str, Tag("text")] | Annotated[HeadingsSchema, Tag("keys")], Discriminator(_kind)]
    link: LinkSchema = LinkSchema()
    monospace: Any = None
    monospace_inline: Annotated[Any, Field(alias="monospace-inline")] = None
    monospace_block: Annotated[Any, Field(alias="monospace-block")] = None

    @property
    def for_base(self) -> BaseSchema:
        """``base`` in full: brand.yml lets a family stand alone."""
        return BaseSchema(family=self.base) if isinstance(self.base, str) else self.base

    @property
    def for_headings(self) -> HeadingsSchema:
        """``headings`` in full."""
        return HeadingsSchema(family=self.headings) if isinstance(self.headings, str) else self.headings


class LogoImageSchema(_BrandModel):
    """``alt`` is for media of one language: what is printed says «Logo» and the name of the office in each."""

    path: str
    alt: str = ""


class LightDarkSchema(_BrandModel):
    """A logo for light and one for dark ground; paper is light."""

    light: str
    dark: str = ""


LogoImage = Annotated[Annotated[str, Tag("text")] | Annotated[LogoImageSchema, Tag("keys")], Discriminator(_kind)]
LogoSize = Annotated[Annotated[str, Tag("text")] | Annotated[LightDarkSchema, Tag("keys")], Discriminator(_kind)]


class LogoSchema(_BrandModel):
    """Logos by size: each a name of ``images``, or a file in the folder of the brand."""

    images: dict[str, LogoImage] = {}
    small: LogoSize | None = None
    medium: LogoSize | None = None
    large: LogoSize | None = None


# --- beyond brand.yml: defaults.briefpress -------------------------------------------------------------------------


class ExtraColorSchema(_BrandModel):
    """Colours that brand.yml has no name for."""

    accent: Color | None = None
    line: Color | None = None
    tint: Color | None = None


class ScriptsSchema(_BrandModel):
    """The fonts of scripts that the Latin and Cyrillic font of a voice does not have."""

    east_asian: Annotated[Family, Field(alias="east-asian")]
    complex: str = ""


class VoicesSchema(_BrandModel):
    base: ScriptsSchema
    headings: ScriptsSchema


class RoleLookSchema(_BrandModel):
    """How a role looks in this brand, whatever the layout. Sizes and spaces are the layout's."""

    family: FontFamily | None = None
    weight: Weight | None = None
    italic: bool | None = None
    color: TextToken | None = None
    background: Token | None = None
    rules: dict[Literal["top", "bottom", "start"], RuleSchema] | None = None
    padding: Points | None = None
    align: TextAlign | None = None


class LogoHeightsSchema(_BrandModel):
    """Heights of logos as printed, in mm."""

    small: Annotated[float, Field(gt=2, le=60)] = 8
    medium: Annotated[float, Field(gt=2, le=60)] = 12
    large: Annotated[float, Field(gt=2, le=60)] = 20


class BriefpressSchema(_BrandModel):
    """What print needs and brand.yml has no place for."""

    scripts: VoicesSchema
    color: ExtraColorSchema = ExtraColorSchema()
    bullet: Annotated[str, Field(min_length=1, max_length=1, description="the mark of list items")] = "–"
    logo_heights: Annotated[LogoHeightsSchema, Field(alias="logo-heights")] = LogoHeightsSchema()
    roles: dict[str, RoleLookSchema] = {}


class DefaultsSchema(BaseModel):
    """brand.yml keeps here what single tools need; those of other tools are theirs."""

    model_config = ConfigDict(extra="allow", frozen=True)

    briefpress: BriefpressSchema


class BrandSchema(_BrandModel):
    """``brand.yaml``."""

    meta: MetaSchema = MetaSchema()
    color: ColorSchema
    typography: TypographySchema
    logo: Annotated[Annotated[str, Tag("text")] | Annotated[LogoSchema, Tag("keys")], Discriminator(_kind)] = (
        LogoSchema()
    )
    defaults: DefaultsSchema

    @property
    def logos(self) -> LogoSchema:
        """``logo`` in full: brand.yml lets one file stand for all sizes."""
        if isinstance(self.logo, str):
            return LogoSchema(small=self.logo, medium=self.logo, large=self.logo)
        return self.logo
