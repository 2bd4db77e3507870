"""A layout and a brand from their folders under ``templates/``."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from briefpress.brands import COLOR_TOKENS, Brand, ScriptFonts
from briefpress.document.stylesheet import FontFamily
from briefpress.findings import Finding, FindingCollector, FindingsError
from briefpress.formats.pdf.fonts import load_fonts
from briefpress.layouts.roles import ROLES_PATH, load_roles
from briefpress.layouts.schema import BrandSchema, LayoutSchema, RoleSchema
from briefpress.locations import SourceLocation
from briefpress.reading.schema import validate
from briefpress.reading.text import load_text
from briefpress.reading.yaml import YamlDocument, load_yaml

TEMPLATES = PurePosixPath("templates")

REQUIRED_ROLES = (
    "body", "heading-1", "heading-2", "heading-3", "heading-4", "list", "table-head", "table-body", "table-total",
    "caption", "subtitle", "source", "sources", "note", "head", "foot", "chart-label", "chart-value",
)  # fmt: skip
"""Roles that the writers reach for without a template naming them."""


@dataclass(frozen=True, slots=True)
class Layout:
    """A layout: its values, roles with ``like`` resolved, print CSS, and where its parts stand."""

    id: str
    path: PurePosixPath
    schema: LayoutSchema
    roles: Mapping[str, RoleSchema]
    css: str

    @property
    def body(self) -> str:
        """Name of the body template, as Jinja's loader knows it."""
        return f"{self.id}/body.html.j2"


def list_layouts(root: Path) -> tuple[str, ...]:
    """The ids of all layouts of the project, sorted."""
    return tuple(sorted(file.parent.name for file in (root / TEMPLATES).glob("*/layout.yaml")))


def load_layout(root: Path, layout_id: str, asked_at: SourceLocation | None = None) -> Layout:
    """The layout ``layout_id``. Raises FindingsError; a missing one is located where it was asked for."""
    folder = TEMPLATES / layout_id
    file = root / folder / "layout.yaml"
    if not file.is_file():
        location = asked_at or SourceLocation(folder / "layout.yaml")
        known = ", ".join(list_layouts(root))
        raise FindingsError(
            [Finding("F401", f"there is no layout «{layout_id}»", location, found=layout_id, expected=known)]
        )
    document = load_yaml(file, root)
    schema = validate(LayoutSchema, document)
    collector = FindingCollector()
    roles = load_roles(root, document, schema.roles, collector)
    for name in REQUIRED_ROLES:
        if name not in roles:
            message = f"the layout gives no look to the role «{name}»"
            advice = f"add {name}: to its roles, or to {ROLES_PATH}"
            collector.add(Finding("F401", message, document.location(("roles",)), help=advice))
    if not (root / folder / "body.html.j2").is_file():
        collector.add(Finding("F401", "the layout has no body.html.j2", SourceLocation(folder / "body.html.j2")))
    css_file = root / folder / "print.css"
    css = load_text(css_file, root).text if css_file.is_file() else ""
    if collector.has_errors:
        raise FindingsError(collector)
    return Layout(layout_id, folder, schema, roles, css)


def list_brands(root: Path) -> tuple[str, ...]:
    """The ids of all brands of the project, sorted."""
    return tuple(sorted(file.parent.name for file in (root / TEMPLATES / "brands").glob("*/brand.yaml")))


def load_brand(root: Path, brand_id: str, asked_at: SourceLocation | None = None) -> Brand:
    """The brand ``brand_id``. Raises FindingsError."""
    path = TEMPLATES / "brands" / brand_id / "brand.yaml"
    if not (root / path).is_file():
        known = ", ".join(list_brands(root))
        location = asked_at or SourceLocation(path)
        raise FindingsError(
            [Finding("F401", f"there is no brand «{brand_id}»", location, found=brand_id, expected=known)]
        )
    document = load_yaml(root / path, root)
    schema = validate(BrandSchema, document)
    collector = FindingCollector()
    colors: dict[str, str] = {}
    for token in COLOR_TOKENS:
        color = getattr(schema.color, token)
        if color in schema.color.palette:
            colors[token] = schema.color.palette[color].lower()
        else:
            location = document.location(("color", token))
            excerpt = document.excerpt(location)
            known = ", ".join(schema.color.palette)
            collector.add(Finding("F401", "this colour is not in the palette", location, color, known, excerpt=excerpt))
    _check_fonts(root, schema, document, collector)
    if collector.has_errors:
        raise FindingsError(collector)
    fonts = {
        family: ScriptFonts(voice.latin, voice.east_asian, voice.complex)
        for family, voice in ((FontFamily.SANS, schema.typography.sans), (FontFamily.SERIF, schema.typography.serif))
    }
    return Brand(brand_id, schema.meta.name, colors, fonts)


def _check_fonts(root: Path, schema: BrandSchema, document: YamlDocument, collector: FindingCollector) -> None:
    """Text in a family that is not there would be set in another, or in none."""
    known = {font.family for font in load_fonts(root)}
    for voice, fonts in schema.typography.model_dump(by_alias=True).items():
        for script, family in fonts.items():
            if family and family not in known:
                location = document.location(("typography", voice, script))
                message = "this font is not one of the project's"
                expected, excerpt = ", ".join(sorted(known)), document.excerpt(location)
                collector.add(Finding("F401", message, location, family, expected, excerpt=excerpt))
