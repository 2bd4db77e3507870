import datetime

import pytest

from briefpress.localization.amounts import FormError
from briefpress.localization.dates import format_date, format_literal, format_period, format_year
from briefpress.localization.locale import load_locale


def test_a_date_in_three_languages() -> None:
    date = datetime.date(2022, 1, 17)
    printed = [format_date(date, load_locale(language)) for language in ("zh", "en", "ru")]
    assert printed == ["2022年1月17日", "17\u00a0January\u00a02022", "17\u00a0января\u00a02022\u00a0г."]


def test_months_do_not_leak_from_chinese() -> None:
    """Babel has given Chinese month names in other languages once Chinese had been used (issue 1234)."""
    assert load_locale("zh").month(11) == "十一月"
    assert [load_locale(language).month(11, alone=True) for language in ("en", "ru")] == ["November", "ноябрь"]


@pytest.mark.parametrize("short", ["1992-01-02/06", "1992-01-02/01-06", "1992-01-02/1992-01-06"])
def test_the_end_of_a_range_may_leave_out_what_it_shares_with_the_start(short: str) -> None:
    assert format_date(short, load_locale("en")) == "2–6\u00a0January\u00a01992"


def test_years_in_digits_alone() -> None:
    assert format_year("2012/2021", load_locale("zh")).text == "2012–2021"
    assert format_year("2022-01", load_locale("ru")).text == "2022"


def test_abbreviations_are_spoken_in_full() -> None:
    assert format_period("2021", load_locale("ru")).spoken == "2021 год"


def test_digits_stand_as_they_are() -> None:
    assert format_literal("=2,021.50", load_locale("ru")) == "2,021.50"


@pytest.mark.parametrize(
    "text", ["", "22", "2022-13", "2022-02-30", "2022-01-06/02", "2022/2022", "2022/2023-01", "1992-01-02/", "٢٠٢٢"]
)
def test_what_is_no_date_is_refused(text: str) -> None:
    with pytest.raises(FormError, match="not a"):
        format_date(text, load_locale("en"))


@pytest.mark.parametrize(
    ("date", "printed"),
    [
        ("2022-01-20", "2022-nji ýylyň 20-nji ýanwary"),
        ("2026-06-09", "2026-njy ýylyň 9-njy iýuny"),
        ("2019-12-30", "2019-njy ýylyň 30-njy dekabry"),
        ("2030", "2030-njy ýyl"),
        ("2000", "2000-nji ýyl"),
        ("1992-01-02/06", "1992-nji ýylyň 2–6-njy ýanwary"),
    ],
)
def test_the_ending_of_an_ordinal_follows_its_last_spoken_numeral(date: str, printed: str) -> None:
    text = format_date(date, load_locale("tk"))
    assert text.replace("\u00a0", " ") == printed
