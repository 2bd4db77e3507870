"""What each language prints, in one readable file a language, so that a native speaker can approve it.

All languages are rendered in one process and Chinese first, since Babel can leak names of months from one language to
the next. To accept a change, run this file as a script and read the diff.
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path, PurePosixPath

import pytest

from briefpress.figures.model import Amount, Bound, Figure, Kind, Rival, Scale
from briefpress.localization.dates import format_literal
from briefpress.localization.figures import FORMS, FormError, format_figure
from briefpress.localization.lists import format_list
from briefpress.localization.locale import Locale, known_languages, load_locale
from briefpress.locations import SourceLocation

FOLDER = Path(__file__).parent / "locale"
NO_BREAK_SPACE, SHOWN = "\u00a0", "␣"
CHINESE_FIRST = sorted(known_languages(), key=lambda language: language != "zh")

SCALES = {0: Scale.ONE, 3: Scale.THOUSAND, 6: Scale.MILLION, 9: Scale.BILLION}
BOUNDS = {"<": Bound.UNDER, ">": Bound.OVER, "≈": Bound.ABOUT}


def figure(text: str, unit: str, exponent: int, kind: Kind, *, decimals: int | None = None, **fields: object) -> Figure:
    """A figure as the register would hold it: ``<0.5`` is a bound; decimals are as written."""
    bound = BOUNDS.get(text[0], Bound.EXACT)
    value = Decimal(text.lstrip("<>≈"))
    written = value.as_tuple().exponent
    places = decimals if decimals is not None else max(0, -written if isinstance(written, int) else 0)
    amount = Amount(value, unit, SCALES[exponent], kind, places, bound)
    return Figure("x", amount, SourceLocation(PurePosixPath("figures.yaml")), **fields)  # type: ignore[arg-type]


def over_hundred() -> Figure:
    worded = figure(">100", "one", 0, Kind.MULTIPLE).amount
    return figure("108.913", "one", 0, Kind.MULTIPLE, decimals=1, worded=worded)


def with_rival() -> Figure:
    rival = Rival(figure("<0.5", "USD", 9, Kind.MONEY).amount, "mofcom-qa")
    return figure("0.46", "USD", 9, Kind.MONEY, period="1992", rivals=(rival,))


FIGURES = {
    "50.1 billion USD, 2021": figure("50.1", "USD", 9, Kind.MONEY, period="2021"),
    "0.46 billion USD, 1992, rival <0.5": with_rival(),
    "0.0045 billion USD": figure("0.0045", "USD", 9, Kind.MONEY),
    "70.2 billion USD": figure("70.2", "USD", 9, Kind.MONEY),
    "28.0 billion USD": figure("28.0", "USD", 9, Kind.MONEY),
    "-8.6 billion USD": figure("-8.6", "USD", 9, Kind.MONEY),
    "7676.61 million USD": figure("7676.61", "USD", 6, Kind.MONEY),
    "999.96 million USD to one decimal": figure("999.96", "USD", 6, Kind.MONEY, decimals=1),
    "345 million USD as 0.345 billion to two decimals": figure("0.345", "USD", 9, Kind.MONEY, decimals=2),
    "674.15 billion CNY": figure("674.15", "CNY", 9, Kind.MONEY),
    "under 0.5 billion USD": figure("<0.5", "USD", 9, Kind.MONEY),
    "over 8 billion USD": figure(">8", "USD", 9, Kind.MONEY),
    "about 2 billion USD": figure("≈2", "USD", 9, Kind.MONEY),
    "growth of 0.29793": figure("0.29793", "one", 0, Kind.CHANGE, decimals=1),
    "growth of -0.0524": figure("-0.0524", "one", 0, Kind.CHANGE, decimals=1),
    "share of 0.46214": figure("0.46214", "one", 0, Kind.SHARE, decimals=1),
    "share of 1 %": figure("0.01", "one", 0, Kind.SHARE, decimals=0),
    "3.5 percentage points": figure("3.5", "points", 0, Kind.COUNT),
    "108.9 times": figure("108.913", "one", 0, Kind.MULTIPLE, decimals=1),
    "108.9 times, worded over 100": over_hundred(),
    "2.1 times": figure("2.1", "one", 0, Kind.MULTIPLE),
    "over 2 times": figure(">2", "one", 0, Kind.MULTIPLE),
    "1833 km": figure("1833", "km", 0, Kind.LENGTH),
    "13000 km": figure("13000", "km", 0, Kind.LENGTH),
    "4400 m": figure("4400", "m", 0, Kind.LENGTH),
    "55 bcm a year": figure("55", "bcm-per-year", 0, Kind.VOLUME),
    "294.6 bcm, as of 31 December 2019": figure("294.6", "bcm", 0, Kind.VOLUME, as_of="2019-12-31"),
    "20 million tonnes a year": figure("20", "tonnes-per-year", 6, Kind.MASS),
    "10.88 million tonnes": figure("10.88", "tonnes", 6, Kind.MASS),
    "13.5 million doses": figure("13.5", "doses", 6, Kind.COUNT),
    "25.3 thousand people": figure("25.3", "people", 3, Kind.COUNT),
    "1 country": figure("1", "countries", 0, Kind.COUNT),
    "2 countries": figure("2", "countries", 0, Kind.COUNT),
    "5 countries": figure("5", "countries", 0, Kind.COUNT),
    "21 countries": figure("21", "countries", 0, Kind.COUNT),
    "over 21 countries": figure(">21", "countries", 0, Kind.COUNT),
    "over 2 countries": figure(">2", "countries", 0, Kind.COUNT),
    "1.5 days": figure("1.5", "days", 0, Kind.DURATION),
    "31 hours": figure("31", "hours", 0, Kind.DURATION),
    "30 years": figure("30", "years", 0, Kind.DURATION),
    "1234567.89": figure("1234567.89", "one", 0, Kind.COUNT),
}
PERIODS = ("2021", "2012/2021", "2022-01", "2022-01/11", "2021-12/2022-01")
DATES = ("2022-01-20", "1992-01-02/06", "1992-01-30/02-02", "1991-12-30/1992-01-02", "=2021")
CHOICES = (("one", "[one]"), ("few", "[few]"), ("many", "[many]"), ("other", "[other]"))


def lines(locale: Locale) -> Iterator[str]:
    yield f"{locale.language}. {SHOWN} is a no-break space. «…» is what a screen reader says, where it differs."
    yield from ("", "FIGURES", "")
    for name, value in FIGURES.items():
        yield name
        for form in FORMS:
            try:
                formatted = format_figure(value, form, locale, CHOICES)
            except FormError:
                continue
            spoken = "" if formatted.spoken == formatted.text else f"  «{formatted.spoken}»"
            yield f"  {form or 'full':8}{formatted.text or '(nothing)'}{spoken}"
    yield from ("", "DATES AND PERIODS", "")
    for source in (*DATES, *PERIODS):
        yield f"{source:24}{format_literal(source, locale)}"
    yield from ("", "MONTHS", "")
    for month in range(1, 13):
        yield f"{format_literal(f'2022-{month:02}-01', locale):36}{format_literal(f'2022-{month:02}', locale)}"
    yield from ("", "LISTS", "")
    for items in ("A", "AB", "ABC", "ABCDE"):
        yield format_list(list(items), locale)


def rendered() -> dict[str, str]:
    return {
        language: "\n".join(lines(load_locale(language))).replace(NO_BREAK_SPACE, SHOWN) + "\n"
        for language in CHINESE_FIRST
    }


@pytest.mark.golden
def test_every_language_prints_what_was_approved() -> None:
    for language, text in rendered().items():
        assert text == (FOLDER / f"{language}.txt").read_text(encoding="utf-8")


if __name__ == "__main__":
    for name, text in rendered().items():
        (FOLDER / f"{name}.txt").write_text(text, encoding="utf-8")
