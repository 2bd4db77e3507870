"""Numbers as authors write them."""

from __future__ import annotations

from decimal import Decimal

import pytest

from briefpress.figures.dates import date_problem
from briefpress.figures.model import Bound, Kind, Scale
from briefpress.figures.rounding import round_half_up
from briefpress.figures.values import Measure, ValueProblemError, read_amount, read_worded

MONEY = Measure("USD", Scale.BILLION, Kind.MONEY)
PERCENT = Measure("percent", Scale.ONE, Kind.SHARE)


@pytest.mark.parametrize(
    ("text", "value", "decimals", "bound"),
    [
        ("50.1", "50.1", 1, Bound.EXACT),
        ("1.10", "1.10", 2, Bound.EXACT),
        ("28.0", "28", 1, Bound.EXACT),
        ("-5", "-5", 0, Bound.EXACT),
        ("<0.5", "0.5", 1, Bound.UNDER),
        (">10", "10", 0, Bound.OVER),
        ("~4400", "4400", 0, Bound.ABOUT),
    ],
)
def test_numbers_keep_their_decimals_and_limits(text: str, value: str, decimals: int, bound: Bound) -> None:
    amount = read_amount(text, MONEY)
    assert (amount.value, amount.decimals, amount.bound) == (Decimal(value), decimals, bound)


def test_percent_is_held_as_a_ratio_with_the_decimals_of_percent() -> None:
    amount = read_amount("46.2", PERCENT)
    assert (amount.value, amount.decimals) == (Decimal("0.462"), 1)
    ratio = read_amount("0.462", Measure("one", Scale.ONE, Kind.SHARE))
    assert (ratio.value, ratio.decimals, ratio.unit) == (Decimal("0.462"), 1, "percent")
    assert read_worded("about 50", PERCENT).value == Decimal("0.5")


@pytest.mark.parametrize(
    ("text", "advice"),
    [
        ("50,1", "50.1"),
        ("1,234", "1234"),
        ("1 234 567.5", "1234567.5"),
        ("46.2%", "unit: percent"),
        ("50.1 billion", "scale: million"),
        ("012", "zeros"),
        ("< 0.5", "directly"),
        ("<=5", "directly"),
        ("over 100", '">100"'),
        ("1992-01-02", "kind: date"),
        ("−5", "-5"),
        ("1e3", ""),
        ("NO", ""),
        ("22:30", ""),
        ("nan", ""),
        ("٣", ""),
        ("0x1f", ""),
        ("1" * 5000, ""),
        ("1" * 12, ""),
        ("0." + "1" * 11, ""),
    ],
)
def test_what_is_no_number_is_refused_with_advice(text: str, advice: str) -> None:
    with pytest.raises(ValueProblemError) as caught:
        read_amount(text, MONEY)
    assert advice in caught.value.advice


@pytest.mark.parametrize("text", ["nearly half", "over", "over ten", "over <5", "above 5"])
def test_other_wordings_are_refused(text: str) -> None:
    with pytest.raises(ValueProblemError):
        read_worded(text, MONEY)


@pytest.mark.parametrize(
    "text",
    [
        "2021",
        "2022-01",
        "2022-01-17",
        "2012/2021",
        "1992-01-02/06",
        "1992-01-30/02-02",
        "2021-11/2022-02",
        "2024-01/11",
    ],
)
def test_dates_and_ranges(text: str) -> None:
    assert not date_problem(text)
    assert read_amount(text, Measure("", Scale.ONE, Kind.DATE)).date == text


@pytest.mark.parametrize(
    "text",
    [
        "22",
        "2022-13",
        "2022-02-30",
        "1992-01-06/02",
        "2021/2022-01",
        "2022-1-7",
        "2022/2022",
        "17.01.2022",
        "2021/",
        "2022-01-17T10:00",
    ],
)
def test_days_that_the_calendar_does_not_have(text: str) -> None:
    assert date_problem(text)
    with pytest.raises(ValueProblemError):
        read_amount(text, Measure("", Scale.ONE, Kind.DATE))


def test_halves_are_rounded_up() -> None:
    halves = {"0.25": "0.3", "0.35": "0.4", "-0.25": "-0.3", "2.449": "2.4", "0": "0.0"}
    assert {text: str(round_half_up(Decimal(text), 1)) for text in halves} == halves
