"""A layout's roles in a brand's colours and a language's typography: the Stylesheet of one artifact."""

from __future__ import annotations

from briefpress.brands import Brand
from briefpress.document.nodes import Direction
from briefpress.document.stylesheet import (
    FontFamily,
    FontStack,
    PageStyle,
    RoleStyle,
    Rule,
    Stylesheet,
    TextAlign,
)
from briefpress.layouts.loader import Layout
from briefpress.layouts.schema import PAPER_SIZES, RoleSchema
from briefpress.localization.locale import Locale

_DEFAULT_SIZE = 9.5
_DEFAULT_LEADING = 1.4

_CELL_ROLES = frozenset({"table-head", "table-body", "table-total"})
"""Columns are narrow, so that their words are hyphenated wherever the language is, whatever the layout says."""


def stylesheet_for(layout: Layout, brand: Brand, locale: Locale) -> Stylesheet:
    """The values that both writers use for ``layout`` in ``brand`` and the language of ``locale``."""
    width, height = PAPER_SIZES[layout.schema.page.size]
    margins = layout.schema.page.margins
    left, right = margins.left, margins.right
    if locale.direction is Direction.RTL:
        left, right = right, left
    said = layout.schema.page
    page = PageStyle(width, height, margins.top, right, margins.bottom, left, said.pages, said.cards)
    return Stylesheet(
        layout=layout.id,
        page=page,
        roles={name: _role(name, role, brand, locale) for name, role in layout.roles.items()},
        colors=brand.colors,
        fonts={family: _fonts(brand, family, locale) for family in FontFamily},
        emphasis_italic=locale.typography.italics,
        strong_weight=locale.typography.strong_weight,
        areas=_areas(layout, page),
        area_gap=layout.schema.areas.gap if layout.schema.areas else 0,
        brand=brand.name,
        font_files=brand.font_files,
        bullet=brand.bullet,
        links_underlined=brand.links_underlined,
    )


def _areas(layout: Layout, page: PageStyle) -> dict[str, float]:
    """The width of each area in mm: its share of what the gaps leave."""
    areas = layout.schema.areas
    if areas is None:
        return {}
    room = page.text_width - areas.gap * (len(areas.shares) - 1)
    total = sum(areas.shares.values())
    return {name: round(room * share / total, 2) for name, share in areas.shares.items()}


def _fonts(brand: Brand, family: FontFamily, locale: Locale) -> FontStack:
    """The font of the language's own script comes first, so that quotation marks, dashes and digits are its own."""
    fonts = brand.fonts[family]
    names: tuple[str, ...]
    if locale.typography.east_asian:
        names = (fonts.east_asian, fonts.latin)
    elif locale.direction is Direction.RTL:
        names = (fonts.complex, fonts.latin, fonts.east_asian)
    else:
        names = (fonts.latin, fonts.east_asian)
    return FontStack(tuple(filter(None, names)), fonts.latin, fonts.east_asian, fonts.complex, fonts.serif)


def _leading_factor(role: RoleSchema, factor: float) -> float:
    """Running text takes a language's leading in full; short lines (captions, cells, labels) take half of it."""
    return factor if role.hyphenate else 1 + (factor - 1) / 2


def _role(name: str, role: RoleSchema, brand: Brand, locale: Locale) -> RoleStyle:
    typography = locale.typography
    size_factor = typography.display_size if role.display else typography.size
    if locale.direction is Direction.LTR and not typography.east_asian:
        # The brand evens out how large its own font looks; other scripts have other fonts.
        size_factor *= brand.size
    leading_factor = typography.display_leading if role.display else _leading_factor(role, typography.leading)
    rules = tuple(
        (side, Rule(rule.width, brand.colors[rule.color])) for side, rule in sorted((role.rules or {}).items())
    )
    return RoleStyle(
        name=name,
        word=role.word,
        family=role.family or FontFamily.BASE,
        size=round((role.size or _DEFAULT_SIZE) * size_factor, 2),
        leading=round((role.leading or _DEFAULT_LEADING) * leading_factor, 3),
        weight=role.weight or brand.weight,
        italic=bool(role.italic) and typography.italics,
        color=brand.colors[role.color or "foreground"],
        before=role.before or 0,
        after=role.after or 0,
        indent=role.indent or 0,
        hanging=role.hanging or 0,
        rules=rules,
        padding=role.padding or 0,
        background=brand.colors[role.background] if role.background else "",
        align=role.align or TextAlign.START,
        keep_with_next=bool(role.keep_with_next),
        keep_together=bool(role.keep_together),
        new_page=bool(role.new_page),
        run_on=bool(role.run_on),
        hyphenate=(bool(role.hyphenate) or name in _CELL_ROLES) and typography.hyphenate,
    )
