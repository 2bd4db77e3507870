"""A Stylesheet as CSS: the page, custom properties for colours and fonts, and one rule for each role."""

from __future__ import annotations

from collections.abc import Iterator

from briefpress.document.nodes import Direction
from briefpress.document.stylesheet import FontFamily, RoleStyle, Stylesheet

RUN_ON_GAP = 0.66
"""What stands between the entries of a list that runs on, in em; half as much between a number and its entry."""


def write_css(stylesheet: Stylesheet, direction: Direction) -> str:
    """The part of the print CSS that the layout's values decide; ``print.css`` of the layout comes after it."""
    return (
        "\n".join(
            (
                *_page(stylesheet),
                *_properties(stylesheet),
                *_passages(stylesheet, direction),
                *_areas(stylesheet, direction),
                *_roles(stylesheet, direction),
                *_tables(stylesheet),
            )
        )
        + "\n"
    )


def font_list(stylesheet: Stylesheet, family: FontFamily) -> str:
    """The font names of a voice, as CSS and SVG want them. No generic family: no font of the system may step in."""
    return ", ".join(f"'{name}'" for name in stylesheet.fonts[family].css)


def _page(stylesheet: Stylesheet) -> Iterator[str]:
    page = stylesheet.page
    margins = f"{page.top:g}mm {page.right:g}mm {page.bottom:g}mm {page.left:g}mm"
    yield f"@page {{ size: {page.width:g}mm {page.height:g}mm; margin: {margins}; }}"


def _properties(stylesheet: Stylesheet) -> Iterator[str]:
    yield ":root {"
    for token, color in stylesheet.colors.items():
        yield f"  --{token}: {color};"
    for family in FontFamily:
        yield f"  --{family}: {font_list(stylesheet, family)};"
    yield f"  --text-width: {stylesheet.page.text_width:g}mm;"
    yield "}"
    italic = "italic" if stylesheet.emphasis_italic else "normal"
    weight = "inherit" if stylesheet.emphasis_italic else stylesheet.strong_weight
    yield f"em {{ font-style: {italic}; font-weight: {weight}; }}"
    yield f".latin {{ font-family: '{stylesheet.fonts[FontFamily.BASE].latin}'; }}"
    headings = [role.name for role in stylesheet.roles.values() if role.family is FontFamily.HEADINGS]
    if headings:
        selector = ", ".join(f".{name} .latin" for name in headings)
        yield f"{selector} {{ font-family: '{stylesheet.fonts[FontFamily.HEADINGS].latin}'; }}"
    yield "h1, h2, h3, h4, h5, h6 { bookmark-label: attr(data-bookmark); }"
    yield f"strong {{ font-weight: {stylesheet.strong_weight}; }}"
    yield f'ul {{ list-style-type: "{_in_quotes(stylesheet.bullet)}\\2002"; }}'
    # The Latin font’s, whatever the language: in a Chinese font the same mark may be a speck, or too wide.
    yield f"ul > li::marker {{ font-family: '{stylesheet.fonts[FontFamily.BASE].latin}'; }}"
    decoration = "underline" if stylesheet.links_underlined else "none"
    yield f"a.link {{ color: var(--link); text-decoration: {decoration}; }}"


def _passages(stylesheet: Stylesheet, direction: Direction) -> Iterator[str]:
    """Passages of the other direction, and those in Latin letters in a Chinese text, have their own font first.

    They look better so: a Chinese font sets an apostrophe as wide as a character. And a PDF has one character for each
    glyph of a font, while a bracket is drawn with the glyph of its opposite from right to left: in two fonts, those of
    both directions are read as what they are.
    """
    # A note that a passage calls stands in the HTML within it, and on the page at its foot.
    yield f".note {{ direction: {direction}; }}"
    for family in FontFamily:
        stack = stylesheet.fonts[family]
        own = {Direction.LTR: stack.latin, Direction.RTL: stack.complex}
        roles = [role.name for role in stylesheet.roles.values() if role.family is family]
        scopes = [""] if family is FontFamily.BASE else [f".{name} " for name in roles]
        for passage, first in own.items():
            if first and first != stack.css[0] and scopes:
                selector = ", ".join(f'{scope}span[lang][dir="{passage}"]' for scope in scopes)
                names = ", ".join(f"'{name}'" for name in dict.fromkeys((first, *stack.css)))
                yield f"{selector} {{ font-family: {names}; }}"


def _areas(stylesheet: Stylesheet, direction: Direction) -> Iterator[str]:
    """Areas in columns of a grid. WeasyPrint does not mirror a grid, so each is told its column."""
    if stylesheet.areas:
        names = list(stylesheet.areas)
        if direction is Direction.RTL:
            names.reverse()
        columns = " ".join(f"{stylesheet.areas[name]:g}mm" for name in names)
        gap = stylesheet.area_gap
        yield f".areas {{ display: grid; grid-template-columns: {columns}; column-gap: {gap:g}mm; }}"
        for column, name in enumerate(names, 1):
            yield f".area.{name} {{ grid-column: {column}; grid-row: 1; }}"


def _roles(stylesheet: Stylesheet, direction: Direction) -> Iterator[str]:
    for role in stylesheet.roles.values():
        declarations = "; ".join(_declarations(role, direction))
        yield f".{role.name} {{ {declarations} }}"
        if role.run_on:
            yield from _run_on(role, direction)


def _run_on(role: RoleStyle, direction: Direction) -> Iterator[str]:
    """What runs on: a line of units behind its title, a list behind its title, or the entries of a list."""
    match role.name:
        case "subtitle":
            yield f"table span.caption, table span.{role.name} {{ display: inline; }}"
            yield f"table span.{role.name} {{ margin-inline-start: {RUN_ON_GAP:g}em; }}"
        case "sources-title":
            side = "left" if direction is Direction.LTR else "right"
            yield f"p.{role.name} {{ float: {side}; margin-bottom: 0; margin-inline-end: {RUN_ON_GAP:g}em; }}"
            # What comes after a float begins at its height.
            yield f"p.{role.name} + ul {{ margin-top: {role.before:g}pt; }}"
        case _:
            yield f"ul.{role.name} li {{ display: inline; margin-inline-end: {RUN_ON_GAP:g}em; }}"
            yield f"ul.{role.name} .number {{ margin-inline-end: {RUN_ON_GAP / 2:g}em; }}"


def _tables(stylesheet: Stylesheet) -> Iterator[str]:
    """Lines across tables, on cells: the role of a row is a class of the row, whose lines cells would cover."""
    rules = stylesheet.table_rules
    for selector, side, rule in (
        ("tr.table-head th", "top", rules.top),
        ("tr.table-head th", "bottom", rules.under_head),
        ("tr.table-body th, tr.table-body td", "bottom", rules.between),
        ("tr.table-total th, tr.table-total td", "top", rules.over_total),
        ("tr.table-total th, tr.table-total td", "bottom", rules.bottom),
        ("tbody tr.table-body:last-child th, tbody tr.table-body:last-child td", "bottom", rules.bottom),
    ):
        yield f"{selector} {{ border-{side}: {f'{rule.width:g}pt solid {rule.color}' if rule else 'none'}; }}"
    yield "tr.table-head, tr.table-body, tr.table-total { border: none; }"


def _in_quotes(text: str) -> str:
    """``text`` as it stands within the quotes of a CSS string."""
    return text.replace("\\", "\\\\").replace('"', '\\"')


def _declarations(role: RoleStyle, direction: Direction) -> Iterator[str]:
    yield f"font-family: var(--{role.family})"
    yield f"font-size: {role.size:g}pt"
    yield f"line-height: {role.leading:g}"
    yield f"font-weight: {role.weight}"
    yield f"font-style: {'italic' if role.italic else 'normal'}"
    yield f"color: {role.color}"
    yield f"margin-top: {role.before:g}pt"
    yield f"margin-bottom: {role.after:g}pt"
    start = "left" if direction is Direction.LTR else "right"
    if role.indent:
        yield f"margin-{start}: {role.indent:g}pt"
    if role.hanging:
        yield f"text-indent: {-role.hanging:g}pt"
    for side, rule in role.rules:
        css_side = start if side == "start" else side
        yield f"border-{css_side}: {rule.width:g}pt solid {rule.color}"
        if role.padding:
            yield f"padding-{css_side}: {role.padding:g}pt"
    if role.background:
        yield f"background: {role.background}"
        yield f"padding: {role.padding:g}pt"
    if role.align != "start":
        yield f"text-align: {role.align}"
    if role.keep_with_next:
        yield "break-after: avoid"
    if role.keep_together:
        yield "break-inside: avoid"
    if role.new_page:
        yield "break-before: page"
    yield f"hyphens: {'auto' if role.hyphenate else 'manual'}"
