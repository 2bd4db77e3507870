from decimal import Decimal

import pytest

from briefpress.localization.locale import load_locale
from briefpress.localization.numbers import prose_mantissa, round_half_up, table_mantissa, write_number

ENGLISH, CHINESE, RUSSIAN = load_locale("en"), load_locale("zh"), load_locale("ru")


@pytest.mark.parametrize(
    ("value", "decimals", "expected"),
    [
        ("3.45", 1, "3.5"),
        ("-3.45", 1, "-3.5"),
        ("0.5", 0, "1"),
        ("2.5", 0, "3"),
        ("28", 1, "28.0"),
        ("-0.04", 1, "0.0"),
    ],
)
def test_halves_are_rounded_away_from_zero_and_no_zero_has_a_minus(value: str, decimals: int, expected: str) -> None:
    assert str(round_half_up(Decimal(value), decimals)) == expected


def test_digits_are_grouped_as_the_language_does() -> None:
    number = Decimal("-1234567.80")
    assert write_number(number, ENGLISH) == "−1,234,567.80"
    assert write_number(number, RUSSIAN) == "−1\u00a0234\u00a0567,80"
    assert write_number(Decimal(1833), RUSSIAN) == write_number(Decimal(1833), CHINESE) == "1833"


def test_a_number_longer_than_the_precision_of_decimal_keeps_all_its_digits() -> None:
    digits = "1" + "2345678901" * 4
    assert write_number(Decimal(digits), ENGLISH).replace(",", "") == digits


def test_a_number_lowered_to_a_smaller_scale_keeps_its_precision() -> None:
    mantissa = prose_mantissa(Decimal("0.0045"), 9, 4, ENGLISH)
    assert (str(mantissa.number), mantissa.scale and mantissa.scale.text) == ("4.5", "million")


def test_rounding_comes_before_the_choice_of_scale() -> None:
    mantissa = prose_mantissa(Decimal("999.96"), 6, 1, ENGLISH)
    assert (str(mantissa.number), mantissa.scale and mantissa.scale.text) == ("1", "billion")


def test_a_number_is_not_raised_where_that_would_need_many_decimals() -> None:
    assert str(prose_mantissa(Decimal(1234), 6, 0, ENGLISH).number) == "1234"
    assert str(prose_mantissa(Decimal(1500), 6, 0, ENGLISH).number) == "1.5"


def test_tables_keep_the_declared_scale_and_chinese_counts_in_hundred_millions() -> None:
    small, large = Decimal("0.46"), Decimal("94.82")
    assert [str(table_mantissa(value, 9, 2, ENGLISH).number) for value in (small, large)] == ["0.46", "94.82"]
    assert [str(table_mantissa(value, 9, 2, CHINESE).number) for value in (small, large)] == ["4.6", "948.2"]


def test_a_scale_beyond_all_words_falls_back_to_the_largest_word() -> None:
    mantissa = table_mantissa(Decimal(3), 15, 0, ENGLISH)
    assert (str(mantissa.number), mantissa.scale and mantissa.scale.text) == ("3000", "trillion")
