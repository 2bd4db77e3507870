"""Labels are moved apart no further than they must."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefpress.document.placing import spread_out


def test_what_does_not_touch_stays_where_it_is() -> None:
    assert spread_out([10, 30, 50], [10, 10, 10], 0, 60) == [10, 30, 50]


def test_what_touches_is_moved_to_both_sides_alike() -> None:
    assert spread_out([30, 32], [10, 10], 0, 60) == pytest.approx([26, 36])
    assert spread_out([30, 30, 30], [10, 10, 10], 0, 60) == pytest.approx([20, 30, 40])


def test_nothing_is_moved_past_the_edges() -> None:
    assert spread_out([1, 2], [10, 10], 0, 60) == pytest.approx([5, 15])
    assert spread_out([58, 59], [10, 10], 0, 60) == pytest.approx([45, 55])


def test_what_has_no_room_has_no_places() -> None:
    assert spread_out([1, 2, 3], [10, 10, 10], 0, 29) is None
    assert spread_out([], [], 0, 10) == []


@given(
    st.lists(st.tuples(st.floats(-50, 250), st.floats(1, 25)), max_size=8).map(sorted),
)
def test_places_keep_their_order_and_do_not_touch(things: list[tuple[float, float]]) -> None:
    wished, sizes = [place for place, _ in things], [size for _, size in things]
    places = spread_out(wished, sizes, 0, 200)
    assert places is not None
    for (one, size), (other, next_size) in pairwise(zip(places, sizes, strict=True)):
        assert other - next_size / 2 >= one + size / 2 - 1e-6
    for place, size in zip(places, sizes, strict=True):
        assert place - size / 2 >= -1e-6
        assert place + size / 2 <= 200 + 1e-6
