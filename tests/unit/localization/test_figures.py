"""Golden files show what every form prints; here is what must hold, and what is refused."""

from dataclasses import replace
from decimal import Decimal
from pathlib import PurePosixPath

import pytest

from briefpress.figures.model import Amount, Bound, Figure, Kind, Register, Scale, Series
from briefpress.localization.figures import FormError, find_figure, format_figure, format_unit, scaled_number
from briefpress.localization.locale import known_languages, load_locale
from briefpress.locations import SourceLocation

PLACE = SourceLocation(PurePosixPath("figures.yaml"))
TRADE = Figure("trade", Amount(Decimal("50.1"), "USD", Scale.BILLION, Kind.MONEY, 1), PLACE, period="2021")
GROWTH = Figure("growth", Amount(Decimal("-0.0524"), "one", Scale.ONE, Kind.CHANGE, 1), PLACE)
TIES = Figure("ties", Amount(Decimal(0), "one", Scale.ONE, Kind.DATE, 0, date="1992-01-02/06"), PLACE)


@pytest.mark.parametrize(
    ("language", "expected"),
    [("en", "USD\u00a050.1\u00a0billion"), ("zh", "501亿美元"), ("ru", "50,1\u00a0млрд\u00a0долл.\u00a0США")],
)
def test_full_form(language: str, expected: str) -> None:
    assert format_figure(TRADE, "", load_locale(language)).text == expected


def test_prose_has_per_cent_and_tables_have_the_sign() -> None:
    english = load_locale("en")
    assert format_figure(GROWTH, "", english).text == "−5.2\u00a0per cent"
    assert format_figure(GROWTH, "signed", english).text == "−5.2%"
    assert format_figure(GROWTH, "size", english).text == "5.2\u00a0per cent"


def test_spoken_text_has_no_signs_and_no_abbreviations() -> None:
    for language in known_languages():
        for figure in (TRADE, GROWTH):
            spoken = format_figure(figure, "", load_locale(language)).spoken
            assert not set(spoken) & set("%−+$\u00a0"), spoken
    assert format_figure(TRADE, "", load_locale("ru")).spoken == "50,1 миллиарда долларов США"


def test_the_number_of_a_chart_is_the_number_that_is_printed() -> None:
    for language in known_languages():
        locale = load_locale(language)
        printed = format_figure(TRADE, "number", locale).text.replace(locale.numbers.decimal, ".")
        assert str(scaled_number(TRADE, locale)) == printed
        assert format_figure(TRADE, "unit", locale).text == format_unit(TRADE.amount, locale)


def test_a_multiple_is_worded_as_the_language_words_round_and_other_limits() -> None:
    chinese = load_locale("zh")
    limit = Amount(Decimal(100), "one", Scale.ONE, Kind.MULTIPLE, 0, Bound.OVER)
    figure = Figure("multiple", Amount(Decimal("108.9"), "one", Scale.ONE, Kind.MULTIPLE, 1), PLACE, worded=limit)
    assert format_figure(figure, "", chinese).text == "100多倍"
    odd = replace(figure, worded=replace(limit, value=Decimal(108)))
    assert format_figure(odd, "", chinese).text == "超过108倍"


@pytest.mark.parametrize(
    ("language", "money", "countries", "number"),
    [
        ("kk", "14 млрд АҚШ долларынан астам", "21 елден астам", "21 белгісінен жоғары"),
        ("ky", "14 млрд АКШ долларынан ашык", "21 өлкөдөн ашык", "21 чегинен жогору"),
        ("tk", "14 mlrd ABŞ dollaryndan gowrak", "21 ýurtdan gowrak", "21 möçberinden köp"),
        ("uz", "14 mlrd AQSh dollaridan ortiq", "21 ta mamlakatdan ortiq", "21 dan ortiq"),
        ("ru", "более 14 млрд долл. США", "более 21 страны", "более 21"),
    ],
)
def test_a_limit_puts_its_case_on_the_unit_whether_a_scale_word_stands_before_it_or_not(
    language: str, money: str, countries: str, number: str
) -> None:
    locale = load_locale(language)
    over = replace(TRADE, amount=replace(TRADE.amount, value=Decimal(14), decimals=0, bound=Bound.OVER))
    assert format_figure(over, "", locale).text.replace("\u00a0", " ") == money
    counted = replace(TRADE, amount=Amount(Decimal(21), "countries", Scale.ONE, Kind.COUNT, 0, Bound.OVER))
    assert format_figure(counted, "", locale).text.replace("\u00a0", " ") == countries
    assert format_figure(counted, "amount", locale).text.replace("\u00a0", " ") == number
    assert "\u00a0" not in format_figure(counted, "number", locale).spoken


def test_the_share_in_a_limit_takes_the_case_too() -> None:
    over = replace(GROWTH, amount=Amount(Decimal("0.4"), "one", Scale.ONE, Kind.SHARE, 0, Bound.OVER))
    assert format_figure(over, "", load_locale("tk")).text == "40\u00a0göterimden gowrak"
    assert format_figure(over, "", load_locale("ky")).spoken == "40 пайыздан ашык"


def test_one_of_a_kind_takes_the_case_too() -> None:
    over_one = replace(TRADE, amount=Amount(Decimal(1), "countries", Scale.ONE, Kind.COUNT, 0, Bound.OVER))
    expected = {"kk": "1 елден астам", "ky": "1 өлкөдөн ашык", "tk": "1 ýurtdan gowrak"}
    for language, text in expected.items():
        assert format_figure(over_one, "", load_locale(language)).text.replace("\u00a0", " ") == text


def test_every_unit_has_the_case_that_limits_take() -> None:
    for language in known_languages():
        locale = load_locale(language)
        needed = set(locale.bounds.governed.values()) - {"zero", "one", "two", "few", "many", "other", "oblique"}
        words = [words for unit in locale.units.values() for words in (unit.words, unit.spoken) if words]
        for forms in (*words, locale.percent.words):
            assert not forms["other"] or needed <= set(forms), (language, forms)
        assert all(
            "{words}" in unit.pattern or not unit.pattern or name == "one" or not needed
            for name, unit in locale.units.items()
        )


def test_a_unit_is_read_aloud_under_its_own_heading() -> None:
    capacity = Amount(Decimal(55), "bcm-per-year", Scale.ONE, Kind.VOLUME, 0)
    figure = Figure("capacity", capacity, PLACE)
    assert format_figure(figure, "unit", load_locale("uz")).spoken == "yiliga milliard kub metr"
    assert format_figure(figure, "unit", load_locale("tk")).spoken == "ýylda milliard kub metr"
    # In English the order differs in speech: «USD billion» is read as «billion US dollars».
    assert format_figure(TRADE, "unit", load_locale("en")).spoken == "billion US dollars"


def test_the_plural_form_follows_the_number_as_printed() -> None:
    choices = (("one", "доза"), ("few", "дозы"), ("many", "доз"), ("other", "дозы!"))
    russian = load_locale("ru")
    doses = Figure("doses", Amount(Decimal(21), "doses", Scale.ONE, Kind.COUNT, 0), PLACE)
    assert format_figure(doses, "plural", russian, choices).text == "доза"
    millions = replace(doses, amount=replace(doses.amount, scale=Scale.MILLION))
    assert format_figure(millions, "plural", russian, choices).text == "доз"
    exact = replace(doses, amount=replace(doses.amount, value=Decimal(1), decimals=1))
    assert format_figure(exact, "plural", load_locale("en"), (("one", "a"), ("other", "b"))).text == "b"


@pytest.mark.parametrize(
    ("figure", "form", "complaint"),
    [
        (TRADE, "ammount", "no form"),
        (TRADE, "rival", "no rival"),
        (GROWTH, "date", "no date"),
        (TIES, "number", "is a date"),
        (replace(TRADE, amount=replace(TRADE.amount, bound=Bound.UNDER)), "signed", "a limit"),
        (replace(GROWTH, amount=replace(GROWTH.amount, kind=Kind.SHARE)), "signed", "a share"),
        (replace(TRADE, amount=replace(TRADE.amount, unit="parsecs")), "", "no words"),
        (TRADE, "plural", "plural category"),
    ],
)
def test_a_form_that_does_not_exist_is_refused_with_help(figure: Figure, form: str, complaint: str) -> None:
    with pytest.raises(FormError, match=complaint) as caught:
        format_figure(figure, form, load_locale("en"))
    assert caught.value.help


def test_a_series_has_a_unit_and_no_number() -> None:
    cell = replace(TRADE, name="by-country[KZ]")
    register = Register({}, {"by-country": Series("by-country", {"KZ": cell}, PLACE)})
    assert find_figure(register, "by-country", "unit") is cell
    with pytest.raises(FormError, match="series"):
        find_figure(register, "by-country", "")
    assert find_figure(register, "nowhere", "unit") is None


def test_every_language_has_the_same_units() -> None:
    units = {language: set(load_locale(language).units) for language in known_languages()}
    assert all(words == units["en"] for words in units.values())


def test_every_language_names_the_same_languages_of_sources() -> None:
    names = {language: set(load_locale(language).bibliography.languages) for language in known_languages()}
    assert all(known == names["en"] for known in names.values())
    assert set(known_languages()) <= names["en"]
