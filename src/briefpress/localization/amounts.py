"""Amounts in words: number, scale, unit and bound put together, for the page and for the ear."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from decimal import Decimal

from briefpress.figures.model import Amount, Bound, Kind
from briefpress.localization.locale import Bound as BoundWords
from briefpress.localization.locale import Locale, Unit, word_for
from briefpress.localization.numbers import (
    EXACT,
    Mantissa,
    prose_mantissa,
    round_half_up,
    table_mantissa,
    write_number,
)

RATIOS = frozenset({Kind.SHARE, Kind.CHANGE})


class FormError(Exception):
    """A form that does not exist for a figure, or a unit without words; ``help`` says what to write instead."""

    def __init__(self, message: str, advice: str = "") -> None:
        super().__init__(message)
        self.help = advice


@dataclass(frozen=True, slots=True)
class FormattedValue:
    """A value as printed, and as a screen reader should say it: no signs, no abbreviations, no groups of digits."""

    text: str
    spoken: str


def unit_of(amount: Amount, locale: Locale) -> Unit:
    """The words of the amount's unit. Raises FormError where the language has none."""
    unit = locale.units.get(amount.unit)
    if unit is None:
        message = f"the unit `{amount.unit}` has no words in the language `{locale.language}`"
        raise FormError(message, f"use one of: {', '.join(sorted(locale.units))}")
    return unit


def is_percent(amount: Amount) -> bool:
    """Whether the amount prints as percent: a ratio, or a number already in percent."""
    return amount.kind in RATIOS or amount.unit == "percent"


def scaled_number(amount: Amount, locale: Locale) -> Decimal:
    """The number that tables and charts print, as a number: 501.0 where Chinese counts 50.1 billion in 亿."""
    return _table(amount, locale).number


def full_amount(amount: Amount, locale: Locale) -> FormattedValue:
    """Number, scale and unit, with its bound: «under USD 500 million», «29.8 per cent», «more than 100 times»."""
    if amount.kind is Kind.MULTIPLE:
        return _multiple(amount, locale)
    if is_percent(amount):
        return _percent(amount, locale, locale.percent.text)
    unit = unit_of(amount, locale)
    return _in_prose(amount, locale, unit, _prose(amount, unit, locale))


def charted_amount(amount: Amount, locale: Locale) -> FormattedValue:
    """The number as tables and charts print it, with its scale and unit: «0.46 billion», where prose has «460 million».

    Values that are heard one after the other are easier to compare in one unit.
    """
    if amount.kind is Kind.MULTIPLE or is_percent(amount):
        return full_amount(amount, locale)
    return _in_prose(amount, locale, unit_of(amount, locale), _table(amount, locale))


def bare_amount(amount: Amount, locale: Locale) -> FormattedValue:
    """Number and scale without the unit, with its bound: «50.1 billion». Ratios and multiples as in full."""
    if amount.kind is Kind.MULTIPLE or is_percent(amount):
        return full_amount(amount, locale)
    unit = Unit(words={"other": ""}, pattern="{amount}", exponent=unit_of(amount, locale).exponent)
    return _in_prose(amount, locale, unit, _prose(amount, unit, locale))


def table_number(amount: Amount, locale: Locale) -> FormattedValue:
    """The number at the scale of tables; a ratio with its sign «%»; a bound as a sign «<»."""
    if is_percent(amount):
        return _percent(amount, locale, locale.percent.table, in_table=True)
    mantissa = _table(amount, locale)
    text = _limited_sign(write_number(mantissa.number, locale), amount.bound, locale)
    spoken = _limited(_spoken_number(mantissa.number, locale), amount.bound, locale, bare=True)
    return FormattedValue(text, _for_the_ear(spoken))


def axis_number(value: Decimal, decimals: int, amount: Amount, locale: Locale) -> str:
    """A number on an axis of values such as ``amount``: ``value`` as ``scaled_number`` counts, «20» or «20%»."""
    if is_percent(amount):
        tick = replace(amount, value=value, unit="percent", kind=Kind.COUNT, decimals=decimals, bound=Bound.EXACT)
        return table_number(tick, locale).text
    return write_number(round_half_up(value, decimals), locale)


def signed_number(amount: Amount, locale: Locale) -> FormattedValue:
    """As ``table_number``, with a plus before what is greater than zero as printed."""
    value = table_number(amount, locale)
    if _table(amount, locale).number <= 0:
        return value
    return FormattedValue(locale.numbers.plus + value.text, f"{locale.numbers.spoken_plus}{value.spoken}")


def unit_heading(amount: Amount, locale: Locale) -> FormattedValue:
    """The unit with its scale, as tables and charts head their numbers: «USD billion». Empty for ratios."""
    if amount.kind is Kind.MULTIPLE:
        times = word_for(locale.multiples.times, locale.plural(_table(amount, locale).number))
        return FormattedValue(times, times)
    if is_percent(amount):
        return FormattedValue("", "")
    unit = unit_of(amount, locale)
    scale = _table(amount, locale).scale
    pattern = unit.heading or locale.unit_heading
    category = locale.after_scale

    def fill(scale_word: str, words: Mapping[str, str], pattern: str) -> str:
        return pattern.format(scale=scale_word, words=word_for(words, category)).strip()

    spoken_scale = word_for(scale.spoken, locale.after_scale) if scale else ""
    return FormattedValue(
        fill(scale.text if scale else "", unit.words, pattern),
        _for_the_ear(
            fill(spoken_scale, unit.spoken or unit.words, locale.unit_heading if unit.spoken_pattern else pattern)
        ),
    )


def plural_category(amount: Amount, locale: Locale) -> str:
    """The CLDR category of the number that the full form prints; a scale word decides for itself (2 млн тонн)."""
    if amount.kind is Kind.MULTIPLE or is_percent(amount):
        return _governed(locale.plural(_table(amount, locale).number), amount.bound, locale)
    unit = unit_of(amount, locale)
    return _category(_prose(amount, unit, locale), amount.bound, locale)


# --- parts -----------------------------------------------------------------------------------------------------------


def _percent_number(amount: Amount) -> Decimal:
    """The number before «%», rounded."""
    value = EXACT.scaleb(amount.value, 2) if amount.kind in RATIOS else amount.value
    return round_half_up(value, amount.decimals)


def _prose(amount: Amount, unit: Unit, locale: Locale) -> Mantissa:
    exponent = amount.scale.factor.adjusted() + unit.exponent
    return prose_mantissa(amount.value, exponent, amount.decimals, locale)


def _table(amount: Amount, locale: Locale) -> Mantissa:
    if is_percent(amount):
        return Mantissa(_percent_number(amount))
    exponent = amount.scale.factor.adjusted()
    if amount.kind is not Kind.MULTIPLE:
        exponent += unit_of(amount, locale).exponent
    return table_mantissa(amount.value, exponent, amount.decimals, locale)


def _in_prose(amount: Amount, locale: Locale, unit: Unit, mantissa: Mantissa) -> FormattedValue:
    number, scale, bounds = mantissa.number.copy_abs(), mantissa.scale, locale.bounds
    category = _category(mantissa, amount.bound, locale)
    whole = number.as_tuple().exponent == 0
    alone = scale is None and whole and category in locale.numberless

    def compose(digits: str, scale_word: str, words: Mapping[str, str], pattern: str, sign: str) -> str:
        text = locale.numbers.amount.format(number=digits, scale=scale_word) if scale_word else digits
        word = word_for(words, category)
        if bounds.inside:
            text = _limited(text, amount.bound, locale)
        text = sign + (word if alone and category in words else pattern.format(amount=text, words=word)).strip()
        return text if bounds.inside else _limited(text, amount.bound, locale, bare=not word)

    pattern = unit.pattern or locale.unit_pattern
    negative = mantissa.number < 0
    spoken_scale = word_for(scale.spoken, _governed(locale.plural(number), amount.bound, locale)) if scale else ""
    return FormattedValue(
        compose(
            write_number(number, locale),
            word_for(scale.words, locale.plural(number)) if scale and scale.words else scale.text if scale else "",
            unit.words,
            pattern,
            locale.numbers.minus if negative else "",
        ),
        _for_the_ear(
            compose(
                write_number(number, locale, grouped=False),
                spoken_scale,
                unit.spoken or unit.words,
                unit.spoken_pattern or pattern,
                locale.numbers.spoken_minus if negative else "",
            )
        ),
    )


def _percent(amount: Amount, locale: Locale, pattern: str, *, in_table: bool = False) -> FormattedValue:
    number = _percent_number(amount)
    words = word_for(locale.percent.words, _governed(locale.plural(number), amount.bound, locale))
    printed = pattern.format(number=write_number(number, locale), words=words)
    sign = locale.numbers.spoken_minus if number < 0 else ""
    digits = write_number(number.copy_abs(), locale, grouped=False)
    spoken = sign + locale.percent.spoken.format(number=digits, words=words)
    limit = _limited_sign if in_table else _limited
    return FormattedValue(
        limit(printed, amount.bound, locale),
        _for_the_ear(_limited(spoken, amount.bound, locale)),
    )


def _multiple(amount: Amount, locale: Locale) -> FormattedValue:
    number = round_half_up(EXACT.multiply(amount.value, amount.scale.factor), amount.decimals)
    multiples = locale.multiples
    # «100多倍» says 100 and some more, which only a round number can say.
    is_round = number >= 10 and EXACT.remainder(number, Decimal(10)) == 0
    over = multiples.over_round if is_round and multiples.over_round else multiples.over
    patterns = {
        Bound.EXACT: multiples.exact,
        Bound.UNDER: multiples.under,
        Bound.OVER: over,
        Bound.ABOUT: multiples.about,
    }
    times = word_for(multiples.times, locale.plural(number))
    pattern = patterns[amount.bound]
    return FormattedValue(
        pattern.format(number=write_number(number, locale), times=times),
        _for_the_ear(pattern.format(number=write_number(number, locale, grouped=False), times=times)),
    )


def _category(mantissa: Mantissa, bound: Bound, locale: Locale) -> str:
    return _governed(locale.after_scale if mantissa.scale else locale.plural(mantissa.number), bound, locale)


def _governed(category: str, bound: Bound, locale: Locale) -> str:
    """The category of a number under «under» and «over», where these govern a case."""
    return locale.bounds.governed.get(category, category) if bound in (Bound.UNDER, Bound.OVER) else category


def _limited(text: str, bound: Bound, locale: Locale, *, bare: bool = False) -> str:
    """``text`` within the words of its bound; ``bare`` if it ends in no unit that could take a case."""
    words = _words_of(bound, locale)
    return ((bare and words.bare) or words.text).format(x=text) if words else text


def _limited_sign(text: str, bound: Bound, locale: Locale) -> str:
    words = _words_of(bound, locale)
    return words.table.format(x=text) if words else text


def _words_of(bound: Bound, locale: Locale) -> BoundWords | None:
    match bound:
        case Bound.EXACT:
            return None
        case Bound.UNDER:
            return locale.bounds.under
        case Bound.OVER:
            return locale.bounds.over
        case Bound.ABOUT:
            return locale.bounds.about


def _spoken_number(number: Decimal, locale: Locale) -> str:
    sign = locale.numbers.spoken_minus if number < 0 else ""
    return sign + write_number(number.copy_abs(), locale, grouped=False)


def _for_the_ear(text: str) -> str:
    return text.replace("\u00a0", " ").strip()
