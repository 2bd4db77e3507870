"""The CSS that a layout's values make: page, colours, fonts, and one rule for each role."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

from briefpress.document.nodes import Direction
from briefpress.document.stylesheet import FontFamily, FontStack, RoleStyle, Rule, Stylesheet, TextAlign
from briefpress.formats.html.stylesheet import write_css

ROLE = RoleStyle(
    "watch",
    "Watch Box",
    family=FontFamily.HEADINGS,
    size=9.5,
    leading=1.36,
    weight=600,
    italic=True,
    color="#12304a",
    before=2,
    after=4.5,
    indent=12,
    hanging=12,
    rules=(("start", Rule(2.25, "#a8431a")), ("top", Rule(1, "#b4c2cc"))),
    padding=8,
    align=TextAlign.END,
    keep_with_next=True,
    hyphenate=True,
)


def rule(look: Stylesheet, role: RoleStyle, direction: Direction = Direction.LTR) -> dict[str, str]:
    css = write_css(replace(look, roles={**look.roles, role.name: role}), direction)
    (body,) = re.findall(rf"^\.{role.name} \{{ (.*) \}}$", css, re.MULTILINE)
    return dict(part.split(": ", 1) for part in body.split("; "))


def test_every_value_of_a_role_is_in_its_rule(look: Stylesheet) -> None:
    assert rule(look, ROLE) == {
        "font-family": "var(--headings)",
        "font-size": "9.5pt",
        "line-height": "1.36",
        "font-weight": "600",
        "font-style": "italic",
        "color": "#12304a",
        "margin-top": "2pt",
        "margin-bottom": "4.5pt",
        "margin-left": "12pt",
        "text-indent": "-12pt",
        "border-left": "2.25pt solid #a8431a",
        "padding-left": "8pt",
        "border-top": "1pt solid #b4c2cc",
        "padding-top": "8pt",
        "text-align": "end",
        "break-after": "avoid",
        "hyphens": "auto",
    }


def test_the_start_is_on_the_right_for_right_to_left(look: Stylesheet) -> None:
    found = rule(look, ROLE, Direction.RTL)
    assert found["margin-right"] == "12pt"
    assert found["border-right"] == "2.25pt solid #a8431a"
    assert not {"margin-left", "border-left"} & found.keys()


def test_a_role_may_begin_a_page_and_be_kept_whole(look: Stylesheet) -> None:
    found = rule(look, replace(ROLE, keep_together=True, new_page=True))
    assert (found["break-inside"], found["break-before"]) == ("avoid", "page")


def test_a_tinted_ground_has_its_padding_on_all_sides(look: Stylesheet) -> None:
    found = rule(look, replace(ROLE, background="#eef3f6", rules=()))
    assert (found["background"], found["padding"]) == ("#eef3f6", "8pt")


def test_lines_of_tables_are_those_of_the_roles_of_their_rows(look: Stylesheet) -> None:
    lines = {
        "table-head": (("top", Rule(2, "#aa0000")), ("bottom", Rule(1, "#aa0000"))),
        "table-total": (("bottom", Rule(3, "#aa0000")),),
    }
    roles = {**look.roles, **{name: replace(look.roles[name], rules=rules) for name, rules in lines.items()}}
    css = write_css(replace(look, roles=roles), Direction.LTR)
    assert "tr.table-head th { border-top: 2pt solid #aa0000; }" in css
    assert "tr.table-body th, tr.table-body td { border-bottom: none; }" in css
    last = "tbody tr.table-body:last-child th, tbody tr.table-body:last-child td { border-bottom: 3pt solid #aa0000; }"
    assert last in css, "a table without a total ends as one with a total"


def test_the_mark_of_lists_and_the_look_of_links_are_those_of_the_brand(look: Stylesheet) -> None:
    css = write_css(replace(look, bullet='"', links_underlined=True), Direction.LTR)
    assert r'ul { list-style-type: "\"\2002"; }' in css
    assert "a.link { color: var(--link); text-decoration: underline; }" in css


def test_page_and_areas_are_in_millimetres(look: Stylesheet) -> None:
    css = write_css(replace(look, areas={"main": 70.5, "side": 40}, area_gap=7.5), Direction.LTR)
    assert "@page { size: 148mm 210mm; margin: 15mm 15mm 15mm 15mm; }" in css
    assert "grid-template-columns: 70.5mm 40mm; column-gap: 7.5mm" in css


def test_no_generic_family_lets_a_font_of_the_system_in(look: Stylesheet) -> None:
    css = write_css(look, Direction.LTR)
    for families in re.findall(r"--(?:base|headings): ([^;]*);", css):
        assert all(family.startswith("'") for family in families.split(", "))
    assert not re.search(r"\b(sans-serif|serif|monospace|system-ui)\b(?!\))(?!:)", css)


@pytest.mark.parametrize(("italic", "style"), [(True, "italic"), (False, "normal")])
def test_emphasis_is_italic_only_where_the_language_has_italics(look: Stylesheet, italic: bool, style: str) -> None:
    css = write_css(replace(look, emphasis_italic=italic, strong_weight=700), Direction.LTR)
    assert f"em {{ font-style: {style}; font-weight: {'inherit' if italic else 700}; }}" in css


def test_a_passage_in_latin_letters_has_the_latin_font_first_where_the_text_has_another(look: Stylesheet) -> None:
    """A Chinese font sets the apostrophe of «partners’ own» as wide as a character."""
    chinese = FontStack(("Noto Sans SC", "Source Sans 3"), "Source Sans 3", "Noto Sans SC")
    css = write_css(replace(look, fonts={**look.fonts, FontFamily.BASE: chinese}), Direction.LTR)
    assert """\nspan[lang][dir="ltr"] { font-family: 'Source Sans 3', 'Noto Sans SC'; }""" in css
    assert 'span[lang][dir="ltr"]' not in write_css(look, Direction.LTR)


@pytest.mark.parametrize(
    ("name", "rule_"),
    [
        ("sources", "ul.sources li { display: inline;"),
        ("subtitle", "table span.caption, table span.subtitle { display: inline; }"),
        ("sources-title", "p.sources-title { float: left;"),
    ],
)
def test_what_runs_on_needs_no_css_of_the_layout(look: Stylesheet, name: str, rule_: str) -> None:
    """The layout says it once, for print and for Word."""
    css = [
        write_css(replace(look, roles={**look.roles, name: replace(ROLE, name=name, run_on=on)}), Direction.LTR)
        for on in (True, False)
    ]
    assert [rule_ in each for each in css] == [True, False]
