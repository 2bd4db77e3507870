"""An axis of values has few round numbers, around all values, and says zero where that is not far."""

from __future__ import annotations

from decimal import Decimal
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefpress.layouts.charts.axis import axis_decimals, axis_values


def marks(*values: str) -> list[str]:
    return [format(mark, "f") for mark in axis_values([Decimal(value) for value in values])]


@pytest.mark.parametrize(
    ("values", "expected"),
    [
        (("3.1", "43.82"), ["0", "10", "20", "30", "40", "50"]),
        (("91", "94.5"), ["91", "92", "93", "94", "95"]),
        (("460", "1063"), ["400", "600", "800", "1000", "1200"]),
        (("0.31", "0.34"), ["0.31", "0.32", "0.33", "0.34"]),
        (("-5.2", "14.7"), ["-10", "-5", "0", "5", "10", "15"]),
        (("-30", "-2"), ["-30", "-20", "-10", "0"]),
        (("7",), ["6.0", "6.5", "7.0", "7.5", "8.0"]),
        (("0", "0"), ["0.0", "0.2", "0.4", "0.6", "0.8", "1.0"]),
    ],
)
def test_marks_are_round(values: tuple[str, ...], expected: list[str]) -> None:
    assert [float(mark) for mark in marks(*values)] == [float(mark) for mark in expected]


def test_an_axis_has_no_more_decimals_than_it_needs() -> None:
    assert axis_decimals([Decimal("0.0"), Decimal("20.0")]) == 0
    assert axis_decimals([Decimal(0), Decimal("0.25")]) == 2
    assert axis_decimals([Decimal("1E+3")]) == 0


@given(st.lists(st.decimals("-1e15", "1e15", places=3), min_size=1, max_size=9))
def test_all_values_stand_on_the_axis_whatever_they_are(values: list[Decimal]) -> None:
    axis = axis_values(values)
    assert axis[0] <= min(values) <= max(values) <= axis[-1]
    assert 2 <= len(axis) <= 8
    steps = {after - before for before, after in pairwise(axis)}
    assert len(steps) == 1
