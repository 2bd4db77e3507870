"""The forms of a figure: what ``{trade-2021}``, ``{trade-2021:number}`` and the others print in a language."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from decimal import Decimal

from briefpress.figures.model import Amount, Bound, Figure, Kind, Register
from briefpress.localization.amounts import (
    FormattedValue,
    FormError,
    axis_number,
    bare_amount,
    charted_amount,
    full_amount,
    plural_category,
    signed_number,
    table_number,
    unit_heading,
)
from briefpress.localization.amounts import scaled_number as scaled_amount
from briefpress.localization.dates import format_period, format_year
from briefpress.localization.locale import Locale

__all__ = [
    "FORMS",
    "FormError",
    "FormattedValue",
    "axis_number",
    "charted_in_words",
    "find_figure",
    "format_figure",
    "format_unit",
    "scaled_number",
]

FORMS = ("", "amount", "number", "unit", "date", "year", "rival", "signed", "size", "plural")
"""Every form; the empty one is the full form. ``size`` is the full form without its sign: «fell by {x:size}»."""

SERIES_FORMS = frozenset({"unit", "date", "year"})
"""The forms that a series has as a whole."""

UNSIGNED = {Kind.SHARE: "a share", Kind.MULTIPLE: "a multiple", Kind.DATE: "a date"}


def format_figure(figure: Figure, form: str, locale: Locale, choices: Sequence[tuple[str, str]] = ()) -> FormattedValue:
    """``figure`` in ``form`` as ``locale`` prints and speaks it. Raises FormError where the figure has no such form.

    ``choices`` are the words by plural category that the form ``plural`` chooses from. What the register words
    («over 100») is worded in the full form and in ``amount``; ``number`` stays the number.
    """
    forms: dict[str, Callable[[], FormattedValue]] = {
        "": lambda: _full(figure, locale),
        "amount": lambda: _bare(figure, locale),
        "number": lambda: table_number(_measured(figure, "number"), locale),
        "unit": lambda: unit_heading(_measured(figure, "unit"), locale),
        "date": lambda: format_period(_date_of(figure), locale),
        "year": lambda: format_year(_date_of(figure), locale),
        "rival": lambda: _rival(figure, locale),
        "signed": lambda: _signed(figure, locale),
        "size": lambda: _size(figure, locale),
        "plural": lambda: _plural(figure, locale, choices),
    }
    if form not in forms:
        raise FormError(f"there is no form `{form}`", f"use one of: {', '.join(filter(None, FORMS))}")
    return forms[form]()


def find_figure(register: Register, name: str, form: str) -> Figure | None:
    """The figure or cell ``name``; for what all cells of a series share, also the name of the series. None if unknown.

    Raises FormError where a series is asked for a number.
    """
    figure = register.find(name)
    series = register.series.get(name)
    if figure is not None or series is None or not series.cells:
        return figure
    cell = next(iter(series))
    if form not in SERIES_FORMS:
        raise FormError(f"`{name}` is a series, not one number", f"write {{{cell.name}}} for one of its cells")
    return cell


def format_unit(amount: Amount, locale: Locale) -> str:
    """The unit of ``amount`` with its scale: «USD billion», «亿美元»."""
    return unit_heading(amount, locale).text


def charted_in_words(figure: Figure, locale: Locale) -> str:
    """What ``number`` prints, with its unit, as a voice says it: «0.46 billion US dollars»."""
    return charted_amount(_measured(figure, "number"), locale).spoken


def scaled_number(figure: Figure, locale: Locale) -> Decimal:
    """The number that ``number`` prints, for axes and worksheets: 501 where Chinese counts 50.1 billion in 亿."""
    return scaled_amount(_measured(figure, "number"), locale)


def _full(figure: Figure, locale: Locale) -> FormattedValue:
    if figure.amount.kind is Kind.DATE:
        return format_period(figure.amount.date, locale)
    return full_amount(figure.worded or figure.amount, locale)


def _bare(figure: Figure, locale: Locale) -> FormattedValue:
    _measured(figure, "amount")
    return bare_amount(figure.worded or figure.amount, locale)


def _rival(figure: Figure, locale: Locale) -> FormattedValue:
    if not figure.rivals:
        raise FormError(f"`{figure.name}` has no rival value", "add `rivals:` to it in figures.yaml")
    rival = figure.rivals[0].amount
    return format_period(rival.date, locale) if rival.kind is Kind.DATE else full_amount(rival, locale)


def _signed(figure: Figure, locale: Locale) -> FormattedValue:
    if (what := UNSIGNED.get(figure.amount.kind)) is not None:
        raise FormError(f"`{figure.name}` is {what} and takes no sign", f"write {{{figure.name}}}")
    if figure.amount.bound is not Bound.EXACT:
        raise FormError(f"`{figure.name}` is a limit and takes no sign", f"write {{{figure.name}}}")
    return signed_number(figure.amount, locale)


def _size(figure: Figure, locale: Locale) -> FormattedValue:
    amount = _measured(figure, "size")
    return full_amount(replace(amount, value=amount.value.copy_abs()), locale)


def _plural(figure: Figure, locale: Locale, choices: Sequence[tuple[str, str]]) -> FormattedValue:
    category = plural_category(_measured(figure, "plural"), locale)
    words = dict(choices)
    word = words.get(category, words.get("other"))
    if word is None:
        message = f"`{figure.name}` takes the plural category `{category}` here, and no word is given for it"
        raise FormError(message, f"add `|{category}=…`")
    return FormattedValue(word, word)


def _measured(figure: Figure, form: str) -> Amount:
    """The amount of a figure that is a number. Raises FormError for a date."""
    if figure.amount.kind is Kind.DATE:
        raise FormError(f"`{figure.name}` is a date and has no form `{form}`", f"write {{{figure.name}}}")
    return figure.amount


def _date_of(figure: Figure) -> str:
    date = figure.amount.date if figure.amount.kind is Kind.DATE else figure.period or figure.as_of
    if not date:
        raise FormError(f"`{figure.name}` has no date", "add `period:` or `as-of:` to it in figures.yaml")
    return date
