"""Roles that all layouts share: a layout says only what differs, and faults are found in the file that has them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from briefpress.findings import Finding, FindingsError

if TYPE_CHECKING:
    from conftest import Templates

LAYOUT_FILE = "templates/plain/layout.yaml"
SHARED_FILE = "templates/shared/roles.yaml"

SHARED = """\
roles:
  body: {word: Body Text, size: 11, leading: 1.5, after: 6}
  pledge: {word: Pledge, like: body, color: accent, rules: {start: {width: 2, color: accent}}}
  aside-pledge: {like: pledge, size: 8}
"""


@pytest.fixture
def shared(templates: Templates) -> Templates:
    templates.write(SHARED_FILE, SHARED)
    return templates


def findings(templates: Templates) -> list[Finding]:
    with pytest.raises(FindingsError) as caught:
        templates.layout()
    return list(caught.value.findings)


def say(templates: Templates, line: str) -> None:
    """Add one role to the layout."""
    templates.change(LAYOUT_FILE, "roles:\n", f"roles:\n  {line}\n")


def test_a_layout_has_the_roles_that_all_share(shared: Templates) -> None:
    pledge = shared.layout().roles["pledge"]
    assert (pledge.word, pledge.color, pledge.leading) == ("Pledge", "accent", 1.5)


def test_what_a_layout_says_goes_over_what_all_share_value_by_value(shared: Templates) -> None:
    say(shared, "pledge: {size: 14, rules: {}}")
    pledge = shared.layout().roles["pledge"]
    assert (pledge.size, pledge.color, pledge.rules) == (14, "accent", {})


def test_a_shared_role_follows_what_the_layout_makes_of_the_role_it_is_like(shared: Templates) -> None:
    say(shared, "pledge: {color: primary}")
    aside = shared.layout().roles["aside-pledge"]
    assert (aside.color, aside.size, aside.word) == ("primary", 8, "Aside pledge")


def test_a_layout_may_make_a_shared_role_like_another(shared: Templates) -> None:
    say(shared, "pledge: {like: title}")
    assert shared.layout().roles["pledge"].family == shared.layout().roles["title"].family


def test_a_layout_needs_no_roles_of_its_own(shared: Templates) -> None:
    """What it must have, it may have from all."""
    layout = (shared.root / LAYOUT_FILE).read_text("utf-8")
    own = layout.index("roles:\n")
    shared.write(SHARED_FILE, layout[own:])
    shared.write(LAYOUT_FILE, layout[:own])
    assert shared.layout().roles["title"].size == 20


def test_a_fault_is_found_in_the_file_that_has_it(shared: Templates) -> None:
    shared.change(SHARED_FILE, "like: pledge", "like: pledges")
    (found,) = findings(shared)
    assert (str(found.location), found.excerpt) == (
        f"{SHARED_FILE}:4:24",
        "  aside-pledge: {like: pledges, size: 8}",
    )
    say(shared, "aside-pledge: {like: promise}")
    (found,) = findings(shared)
    assert found.location.path.as_posix() == LAYOUT_FILE
    assert "«promise», which is not there" in found.message


def test_a_ring_through_both_files_is_found_in_both(shared: Templates) -> None:
    say(shared, "body: {like: pledge}")
    shared.change(LAYOUT_FILE, "\n  body: {word: Body", "\n  boddy: {word: Body")
    assert {found.location.path.as_posix() for found in findings(shared)} == {SHARED_FILE, LAYOUT_FILE}


@pytest.mark.parametrize(
    ("old", "new", "line"),
    [("size: 11", "size: large", 2), ("word: Pledge", "wort: Pledge", 3), ("roles:\n", "rolls:\n", 1)],
)
def test_what_does_not_fit_is_found_in_the_shared_file(shared: Templates, old: str, new: str, line: int) -> None:
    shared.change(SHARED_FILE, old, new)
    found = findings(shared)
    assert {finding.code for finding in found} == {"F004"}
    assert (found[0].location.path.as_posix(), found[0].location.line) == (SHARED_FILE, line)
