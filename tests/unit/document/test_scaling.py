"""Type moves as far as a layout lets it, leading before size, and never below what can be read."""

from __future__ import annotations

from dataclasses import replace

import pytest

from briefpress.document.scaling import AS_SAID, FitBounds, TypeScale, scale_type
from briefpress.document.stylesheet import PageStyle, RoleStyle, Stylesheet

BOUNDS = FitBounds((0.97, 1.02), (0.98, 1.01))


@pytest.fixture
def look() -> Stylesheet:
    """Two roles on a small page."""
    roles = {"body": RoleStyle("body", "Body Text", size=10, leading=1.4), "note": RoleStyle("note", "Note", size=9)}
    return Stylesheet("sample", PageStyle(148, 210, 15, 15, 15, 15, 1), roles, {"foreground": "#000000"}, {})


def test_leading_moves_first_then_size_each_to_its_bound() -> None:
    assert BOUNDS.tighter() == (
        TypeScale(1, 0.99),
        TypeScale(1, 0.98),
        TypeScale(0.99, 0.98),
        TypeScale(0.98, 0.98),
        TypeScale(0.97, 0.98),
    )
    assert BOUNDS.looser() == (TypeScale(1, 1.01), TypeScale(1.01, 1.01), TypeScale(1.02, 1.01))


def test_a_bound_between_two_steps_is_the_last_step() -> None:
    assert FitBounds((1, 1), (0.975, 1)).tighter() == (TypeScale(1, 0.99), TypeScale(1, 0.98), TypeScale(1, 0.975))


def test_without_bounds_nothing_moves() -> None:
    assert FitBounds().tighter() == FitBounds().looser() == ()


def test_what_is_said_of_a_scale_is_what_differs() -> None:
    assert str(AS_SAID) == ""
    assert str(TypeScale(1, 0.95)) == "leading 95 %"
    assert str(TypeScale(0.98, 0.95)) == "type 98 %, leading 95 %"


def test_all_type_is_scaled_and_nothing_else(look: Stylesheet) -> None:
    scaled = scale_type(look, TypeScale(0.95, 0.9))
    assert scale_type(look, AS_SAID) == look
    for name, role in look.roles.items():
        other = scaled.roles[name]
        assert other.leading == round(role.leading * 0.9, 3)
        assert replace(other, size=role.size, leading=role.leading) == role
    assert replace(scaled, roles=look.roles) == look


def test_small_type_is_not_made_smaller(look: Stylesheet) -> None:
    roles = {name: RoleStyle(name, name, size=size) for name, size in (("a", 7), ("b", 7.6), ("c", 10))}
    scaled = scale_type(replace(look, roles=roles), TypeScale(0.9, 1))
    assert [role.size for role in scaled.roles.values()] == [7, 7.5, 9]
