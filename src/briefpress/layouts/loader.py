"""A layout from its folder under ``templates/``."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from briefpress.findings import Finding, FindingCollector, FindingsError
from briefpress.layouts.roles import ROLES_PATH, load_roles
from briefpress.layouts.schema import LayoutSchema, RoleSchema
from briefpress.locations import SourceLocation
from briefpress.reading.schema import similar, validate
from briefpress.reading.text import load_text
from briefpress.reading.yaml import load_yaml

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


def load_layout(
    root: Path,
    layout_id: str,
    asked_at: SourceLocation | None = None,
    looks: Mapping[str, Mapping[str, object]] | None = None,
) -> Layout:
    """The layout ``layout_id``, its roles in the ``looks`` that a brand gives them.

    Raises FindingsError; a missing one is located where it was asked for.
    """
    folder = TEMPLATES / layout_id
    file = root / folder / "layout.yaml"
    if not file.is_file():
        location = asked_at or SourceLocation(folder / "layout.yaml")
        known = list_layouts(root)
        near = similar(layout_id, known)
        message, advice = f"there is no layout «{layout_id}»", f"did you mean «{near}»?" if near else ""
        raise FindingsError([Finding("F401", message, location, layout_id, ", ".join(known), advice)])
    document = load_yaml(file, root)
    schema = validate(LayoutSchema, document)
    collector = FindingCollector()
    roles = load_roles(root, document, schema.roles, collector, looks or {})
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
