"""A brand from its folder under ``templates/brands``."""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from briefpress.brands import COLOR_TOKENS, MARK_TOKENS, TEXT_TOKENS, Brand, ScriptFonts
from briefpress.document.contrast import LEAST_MARK, LEAST_TEXT, contrast, mix
from briefpress.document.stylesheet import FontFamily
from briefpress.findings import Finding, FindingCollector, FindingsError
from briefpress.formats.pdf.fonts import FontFile, load_fonts
from briefpress.layouts.brands.assets import load_brand_fonts, load_logos
from briefpress.layouts.brands.schema import HEX_COLOR, BrandSchema, NameSchema
from briefpress.layouts.loader import TEMPLATES, list_layouts
from briefpress.layouts.roles import ROLES_PATH
from briefpress.locations import SourceLocation
from briefpress.reading.schema import similar, validate
from briefpress.reading.yaml import YamlDocument, load_yaml
from briefpress.reading.yaml_document import YamlPath

BRANDS = TEMPLATES / "brands"

HEADING_ROLES = ("title", "heading-1", "heading-2", "heading-3", "heading-4")
"""What brand.yml calls headings."""

_EXTRA = ("defaults", "briefpress")

_COLOR_PLACES: Mapping[str, YamlPath] = {
    "foreground": ("color", "foreground"),
    "background": ("color", "background"),
    "primary": ("color", "primary"),
    "secondary": ("color", "secondary"),
    "tertiary": ("color", "tertiary"),
    "link": ("typography", "link", "color"),
    "accent": (*_EXTRA, "color", "accent"),
    "line": (*_EXTRA, "color", "line"),
    "tint": (*_EXTRA, "color", "tint"),
}
"""Where in ``brand.yaml`` each token has its colour."""

_INSTEAD = {
    "primary": "foreground",
    "secondary": "foreground",
    "accent": "primary",
    "tertiary": "accent",
    "link": "primary",
}
"""The token whose colour one has that the brand does not give."""

_LINE_SHARE, _TINT_SHARE = 0.3, 0.06
"""How much of the foreground is in hairlines and tinted grounds that the brand does not give."""


def list_brands(root: Path) -> tuple[str, ...]:
    """The ids of all brands of the project, sorted."""
    return tuple(sorted(file.parent.name for file in (root / BRANDS).glob("*/brand.yaml")))


def load_brand(root: Path, brand_id: str, asked_at: SourceLocation | None = None) -> Brand:
    """The brand ``brand_id``. Raises FindingsError with all that is wrong; a missing one is located where asked for."""
    path = BRANDS / brand_id / "brand.yaml"
    if not (root / path).is_file():
        known = list_brands(root)
        near = similar(brand_id, known)
        location = asked_at or SourceLocation(path)
        message, advice = f"there is no brand «{brand_id}»", f"did you mean «{near}»?" if near else ""
        raise FindingsError([Finding("F401", message, location, brand_id, ", ".join(known), advice)])
    document = load_yaml(root / path, root)
    schema = validate(BrandSchema, document)
    collector = FindingCollector()
    brand = _Reading(root, brand_id, document, schema, collector).brand()
    if collector.has_errors:
        raise FindingsError(collector)
    return brand


@dataclass(frozen=True, slots=True)
class _Reading:
    """One ``brand.yaml``, while it becomes a Brand."""

    root: Path
    id: str
    document: YamlDocument
    schema: BrandSchema
    collector: FindingCollector

    def brand(self) -> Brand:
        schema, extra = self.schema, self.schema.defaults.briefpress
        name = schema.meta.name
        brought, font_files = load_brand_fonts(self.root, self.document, schema.typography.fonts, self.collector)
        fonts = [*load_fonts(self.root), *brought]
        colors = self._colors()
        return Brand(
            id=self.id,
            name=(name.short or name.full if isinstance(name, NameSchema) else name) or self.id,
            colors=colors,
            fonts={
                FontFamily.BASE: self._voice(fonts, "base", schema.typography.for_base.family),
                FontFamily.HEADINGS: self._voice(fonts, "headings", schema.typography.for_headings.family),
            },
            font_files=font_files,
            size=float(schema.typography.for_base.size.rstrip("rem")),
            weight=schema.typography.for_base.weight,
            links_underlined=schema.typography.link.decoration == "underline",
            bullet=extra.bullet,
            roles=self._roles(),
            logos=load_logos(self.root, self.document, schema.logos, extra.logo_heights, self.collector),
        )

    # --- colours -----------------------------------------------------------------------------------------------------

    def _colors(self) -> dict[str, str]:
        """Every token with its colour; those that do not stand out from their ground are findings."""
        given = {token: self._resolved(place) for token, place in _COLOR_PLACES.items()}
        colors = {"foreground": given["foreground"] or "#000000", "background": given["background"] or "#ffffff"}
        for token, instead in _INSTEAD.items():
            colors[token] = given[token] or colors[instead]
        colors["line"] = given["line"] or mix(colors["foreground"], colors["background"], _LINE_SHARE)
        colors["tint"] = given["tint"] or mix(colors["foreground"], colors["background"], _TINT_SHARE)
        for name in self.schema.color.palette:
            self._resolved(("color", "palette", name))
        for name in self.schema.color.model_fields_set - {"palette"}:
            self._resolved(("color", name))
        if not self.collector.has_errors:
            self._check_contrast(colors, [token for token, color in given.items() if color])
        return {token: colors[token] for token in COLOR_TOKENS}

    def _resolved(self, place: YamlPath) -> str:
        """The colour at ``place``, by way of the names of the palette; empty where none is given or it is wrong."""
        value = self.document.value(place)
        palette = self.schema.color.palette
        seen: list[str] = []
        while isinstance(value, str) and value in palette and value not in seen:
            seen.append(value)
            value = palette[value]
        if value is None or (isinstance(value, str) and HEX_COLOR.fullmatch(value)):
            return (value or "").lower()
        location = self.document.location(place)
        expected = ", ".join(["#rrggbb", *palette])
        message = "this colour is neither in the palette nor of the form #rrggbb"
        found, excerpt = str(self.document.value(place)), self.document.excerpt(location)
        self.collector.add(Finding("F401", message, location, found, expected, excerpt=excerpt))
        return ""

    def _check_contrast(self, colors: Mapping[str, str], given: list[str]) -> None:
        """Text has to be read on paper and on the ground of boxes, marks have to be seen.

        What is not given has the colour of another token, and is found there; what can be read on paper and not on a
        ground is found at the ground.
        """
        for token in TEXT_TOKENS:
            if contrast(colors[token], colors["background"]) < LEAST_TEXT:
                self._report_contrast(
                    token if token in given else "background", token, "background", colors, LEAST_TEXT
                )
            elif contrast(colors[token], colors["tint"]) < LEAST_TEXT:
                self._report_contrast("tint" if "tint" in given else token, token, "tint", colors, LEAST_TEXT)
        for token in MARK_TOKENS:
            if token in given and contrast(colors[token], colors["background"]) < LEAST_MARK:
                self._report_contrast(token, token, "background", colors, LEAST_MARK)

    def _report_contrast(self, place: str, token: str, ground: str, colors: Mapping[str, str], least: float) -> None:
        location = self.document.location(_COLOR_PLACES[place])
        ratio = contrast(colors[token], colors[ground])
        what = "text in this colour" if least == LEAST_TEXT else "what is drawn in this colour"
        names = [".".join(map(str, _COLOR_PLACES[name][-2:])) for name in (token, ground)]
        message = f"{what} does not stand out enough: {names[0]} on {names[1]}"
        found = f"{colors[token]} on {colors[ground]}, {ratio:.2f}:1"
        advice = "take a darker colour, or a lighter ground"
        excerpt = self.document.excerpt(location)
        self.collector.add(Finding("F405", message, location, found, f"at least {least:g}:1", advice, excerpt))

    # --- type --------------------------------------------------------------------------------------------------------

    def _voice(self, fonts: list[FontFile], voice: str, latin: str) -> ScriptFonts:
        """The families of one voice. Text in one that is not there would be set in another, or in none."""
        scripts = getattr(self.schema.defaults.briefpress.scripts, voice)
        own: YamlPath = ("typography", voice)
        places = {
            latin: own if isinstance(self.document.value(own), str) else (*own, "family"),
            scripts.east_asian: (*_EXTRA, "scripts", voice, "east-asian"),
            scripts.complex: (*_EXTRA, "scripts", voice, "complex"),
        }
        known = {font.family: font for font in reversed(fonts)}
        for family, place in places.items():
            if family and family not in known:
                location = self.document.location(place)
                message = "this font is not one of the project's"
                expected, excerpt = ", ".join(sorted(known)), self.document.excerpt(location)
                self.collector.add(Finding("F401", message, location, family, expected, excerpt=excerpt))
        return ScriptFonts(latin, scripts.east_asian, scripts.complex, latin in known and known[latin].serif)

    def _roles(self) -> dict[str, dict[str, object]]:
        """The looks that go over those of layouts: what brand.yml says of headings, then what the brand says itself."""
        headings = self.schema.typography.for_headings
        looks: dict[str, dict[str, object]] = {role: dict(headings.look) for role in HEADING_ROLES if headings.look}
        for role, look in self.schema.defaults.briefpress.roles.items():
            if not _is_role(self.root, role):
                location = self.document.key_location((*_EXTRA, "roles", role))
                excerpt = self.document.excerpt(location)
                message = f"no layout has the role «{role}»"
                advice = "take a role of templates/shared/roles.yaml, or of a layout"
                self.collector.add(Finding("F401", message, location, role, help=advice, excerpt=excerpt))
            looks[role] = looks.get(role, {}) | look.model_dump(exclude_none=True, exclude_unset=True)
        return looks


def _is_role(root: Path, role: str) -> bool:
    """Whether the shared roles or any layout have ``role``."""
    files = [ROLES_PATH, *(TEMPLATES / layout / "layout.yaml" for layout in list_layouts(root))]
    for file in files:
        with suppress(FindingsError):  # found where the layout is used
            if (root / file).is_file() and load_yaml(root / file, root).value(("roles", role)) is not None:
                return True
    return False
