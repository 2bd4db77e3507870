"""Layouts from their files: what is missing or wrong in them is found at its place."""

from __future__ import annotations

from pathlib import PurePosixPath
from typing import TYPE_CHECKING

import pytest

from briefpress.findings import Finding, FindingsError
from briefpress.layouts.loader import REQUIRED_ROLES, list_layouts, load_layout
from briefpress.locations import SourceLocation

if TYPE_CHECKING:
    from conftest import Templates

LAYOUT_FILE = "templates/plain/layout.yaml"
ASKED = SourceLocation(PurePosixPath("content/alpha/brief.md"), 7, 20)


def layout_findings(templates: Templates) -> list[Finding]:
    with pytest.raises(FindingsError) as caught:
        templates.layout()
    return list(caught.value.findings)


def line_of(templates: Templates, file: str, text: str) -> int:
    lines = (templates.root / file).read_text("utf-8").splitlines()
    return next(number for number, line in enumerate(lines, 1) if text in line)


# --- layouts ---------------------------------------------------------------------------------------------------------


def test_a_layout_that_is_not_there_is_found_where_it_was_asked_for(templates: Templates) -> None:
    with pytest.raises(FindingsError) as caught:
        load_layout(templates.root, "plane", ASKED)
    (found,) = caught.value.findings
    assert (found.code, found.location, found.found, found.expected) == ("F401", ASKED, "plane", "plain")


def test_the_layout_that_was_meant_is_named(templates: Templates) -> None:
    with pytest.raises(FindingsError) as caught:
        load_layout(templates.root, "plan", ASKED)
    (found,) = caught.value.findings
    assert found.help == "did you mean «plain»?"


@pytest.mark.parametrize("layout_id", ["", "..", "../content", "/etc", "shared", "brands/standard"])
def test_nothing_but_a_layout_is_a_layout(templates: Templates, layout_id: str) -> None:
    with pytest.raises(FindingsError):
        load_layout(templates.root, layout_id, ASKED)


def test_a_layout_without_a_body_is_a_finding(templates: Templates) -> None:
    (templates.root / "templates/plain/body.html.j2").unlink()
    (found,) = layout_findings(templates)
    assert str(found.location) == "templates/plain/body.html.j2"


@pytest.mark.parametrize("role", [role for role in REQUIRED_ROLES if role not in ("body", "table-body", "heading-1")])
def test_a_role_that_the_writers_need_must_have_a_look(templates: Templates, role: str) -> None:
    templates.change(LAYOUT_FILE, f"  {role}:", f"  other-{role}:")
    found = [finding for finding in layout_findings(templates) if "gives no look" in finding.message]
    assert [finding.message for finding in found] == [f"the layout gives no look to the role «{role}»"]
    assert str(found[0].location.path) == LAYOUT_FILE


def test_a_role_takes_what_another_has_and_keeps_what_it_says_itself(templates: Templates) -> None:
    roles = templates.layout().roles
    assert (roles["heading-4"].size, roles["heading-4"].word) == (12, "heading 4")
    assert (roles["title"].size, roles["heading-3"].size) == (20, 12)
    assert roles["watch"].background == "tint"


@pytest.mark.parametrize(
    ("old", "new", "at", "message"),
    [
        ("list: {like: body}", "list: {like: bdy}", "  list:", "the role «list» is like «bdy», which is not there"),
        ("list: {like: body}", "list: {like: list}", "  list:", "the role «list» is like «list», which is like it"),
    ],
)
def test_a_role_can_only_be_like_another(templates: Templates, old: str, new: str, at: str, message: str) -> None:
    templates.change(LAYOUT_FILE, old, new)
    (found,) = layout_findings(templates)
    assert (found.code, found.message, found.location.line) == ("F401", message, line_of(templates, LAYOUT_FILE, at))
    assert found.excerpt


def test_a_ring_of_roles_is_found_in_each_of_its_roles(templates: Templates) -> None:
    for role, like in (("note", "head"), ("head", "foot"), ("foot", "note")):
        templates.change(LAYOUT_FILE, f"  {role}: {{like: body}}", f"  {role}: {{like: {like}}}")
    lines = {line_of(templates, LAYOUT_FILE, f"  {role}: {{like") for role in ("note", "head", "foot")}
    assert {found.location.line for found in layout_findings(templates)} == lines


def test_a_fault_in_a_chain_of_roles_is_found_once_where_it_is(templates: Templates) -> None:
    templates.change(
        LAYOUT_FILE, "heading-3: {word: heading 3, like: heading-2", "heading-3: {word: heading 3, like: x"
    )
    (found,) = layout_findings(templates)
    assert found.location.line == line_of(templates, LAYOUT_FILE, "heading-3: {word")


@pytest.mark.parametrize(
    ("old", "new", "found"),
    [
        ("size: 10}", "size: big}", "big"),
        ("size: 10}", "size: 1000}", "1000"),
        ("size: 10}", "size: 10, colour: ink}", "`colour`"),
        ("size: 10}", "size: 10, color: red}", "red"),
        ("size: 10}", "size: 10, color: tertiary}", "tertiary"),
        ("size: 10}", "size: 10, color: tint}", "tint"),
        ("size: 10}", 'size: 10, color: "#12304a"}', "#12304a"),
        ("top: 10", "top: -1", "-1"),
        ("name: Plain", "name: Plain\npages: 1", "`pages`"),
        ("  list: {", "  'list, body { color: red } x': {", ""),
        ("  list: {", "  List: {", ""),
    ],
)
def test_a_value_that_does_not_fit_is_found_at_its_line(templates: Templates, old: str, new: str, found: str) -> None:
    templates.change(LAYOUT_FILE, old, new)
    findings = layout_findings(templates)
    assert {finding.code for finding in findings} == {"F004"}
    assert all(finding.location.line for finding in findings)
    assert found in findings[0].found


def test_layouts_are_listed_by_name(templates: Templates) -> None:
    templates.write("templates/another/layout.yaml", "")
    assert list_layouts(templates.root) == ("another", "plain")
