"""The scale at which a text fills its pages: moved only as far as it must be."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from briefpress.document.scaling import AS_SAID, FitBounds, TypeScale
from briefpress.fitting.findings import lines_too_many
from briefpress.fitting.scales import Fullness, find_scale

BOUNDS = FitBounds((0.94, 1.04), (0.95, 1.05))
ROOM = 200.0


def page_of(length: float) -> Callable[[TypeScale], Fullness]:
    """A text ``length`` mm long as the layout says it, on pages with 200 mm of room."""

    def measure(scale: TypeScale) -> Fullness:
        long = length * scale.size**2 * scale.leading
        pages = max(1, -int(-long // ROOM))
        return Fullness(pages, pages * ROOM - long)

    return measure


@pytest.mark.parametrize(
    ("length", "scale"),
    [
        (200, AS_SAID),
        (175, AS_SAID),
        (200.1, TypeScale(1, 0.99)),
        (203, TypeScale(1, 0.98)),
        (210.5, TypeScale(1, 0.95)),
        (211, TypeScale(0.99, 0.95)),
        (238, TypeScale(0.94, 0.95)),
        (174.9, TypeScale(1, 1.01)),
        (165, TypeScale(1.01, 1.05)),
        (100, TypeScale(1.04, 1.05)),
    ],
)
def test_type_moves_no_further_than_it_must(length: float, scale: TypeScale) -> None:
    assert find_scale(page_of(length), BOUNDS, 1) == scale


def test_past_its_bounds_there_is_no_scale() -> None:
    assert find_scale(page_of(239), BOUNDS, 1) is None
    assert find_scale(page_of(201), FitBounds(), 1) is None


def test_type_does_not_grow_over_its_page() -> None:
    """A step that fills the page may fill more than it: then the step before is the one."""

    def measure(scale: TypeScale) -> Fullness:
        return Fullness(1, 60.0) if scale.leading <= 1.02 else Fullness(2, 150.0)

    assert find_scale(measure, BOUNDS, 1) == TypeScale(1, 1.02)


def test_type_does_not_grow_to_reach_another_page() -> None:
    assert find_scale(page_of(150), BOUNDS, 2) == AS_SAID


def test_one_measure_is_enough_where_the_page_is_as_it_should_be() -> None:
    asked: list[TypeScale] = []

    def measure(scale: TypeScale) -> Fullness:
        asked.append(scale)
        return Fullness(1, 12.0)

    find_scale(measure, BOUNDS, 1)
    assert asked == [AS_SAID]


@pytest.mark.parametrize("lines", [1, 2, 3, 7, 8, 100, 512])
def test_lines_that_must_go_are_counted_to_the_line(lines: int) -> None:
    assert lines_too_many(lambda count: count >= lines) == lines


def test_far_too_many_lines_are_not_counted() -> None:
    assert lines_too_many(lambda _: False) > 512
