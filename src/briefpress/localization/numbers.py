"""Numbers: rounded half up in Decimal first, brought to the scale of the language, then written in its digits."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Context, Decimal, localcontext

from briefpress.localization.locale import Locale, Scale

EXACT = Context(prec=200, rounding=ROUND_HALF_UP)
"""Wide enough that no value of a register is rounded by the context; only ``round_half_up`` rounds."""


@dataclass(frozen=True, slots=True)
class Mantissa:
    """A number (with the decimals it prints) at a scale; ``scale`` is None for units of one."""

    number: Decimal
    scale: Scale | None = None


def round_half_up(value: Decimal, decimals: int) -> Decimal:
    """``value`` with just ``decimals`` places, halves away from zero: 3.45 becomes 3.5."""
    with localcontext(EXACT):
        rounded = value.quantize(Decimal(1).scaleb(-decimals))
        return rounded or rounded.copy_abs()  # no minus zero


def write_number(value: Decimal, locale: Locale, *, grouped: bool = True) -> str:
    """The digits of ``value`` as the language writes them, with a true minus; all its decimals are kept."""
    numbers = locale.numbers
    # copy_abs and not abs: that would round to the precision of the context.
    digits, _, places = f"{value.copy_abs():f}".partition(".")
    if grouped and len(digits) >= numbers.grouping_from:
        digits = f"{int(digits):,}".replace(",", numbers.group)
    return (numbers.minus if value < 0 else "") + digits + (numbers.decimal + places if places else "")


def prose_mantissa(value: Decimal, exponent: int, decimals: int, locale: Locale) -> Mantissa:
    """``value`` × 10^``exponent`` at the scale that prose prefers: the largest that leaves a whole part.

    Lowered to a smaller scale, it keeps its precision (0.46 billion is 460 million, 0.0045 billion 4.5 million). Raised
    to a larger one it loses trailing zeros, and is raised only if few decimals remain.
    """
    rounded = round_half_up(value, decimals)
    with localcontext(EXACT):
        size = rounded.copy_abs().scaleb(exponent)
    usable = (scale for scale in locale.scales.values() if not scale.declared_only or scale.exponent == exponent)
    for scale in sorted(usable, key=lambda scale: -scale.exponent):
        if size < Decimal(1).scaleb(scale.exponent):
            continue
        number = _rescaled(rounded, exponent, decimals, scale.exponent)
        if scale.exponent <= exponent:
            return Mantissa(number, scale)
        shortest = number.normalize(EXACT)
        places = max(0, -_exponent(shortest))
        if places <= locale.numbers.most_decimals_raised:
            return Mantissa(round_half_up(shortest, places), scale)
    return Mantissa(_rescaled(rounded, exponent, decimals, 0))


def table_mantissa(value: Decimal, exponent: int, decimals: int, locale: Locale) -> Mantissa:
    """``value`` × 10^``exponent`` at the scale that tables of the language use for it, whatever the size of the value.

    All figures declared at one scale come out at one scale, so a column can be read down; the precision stays.
    """
    wanted = locale.table_scales.get(exponent, exponent)
    known = [scale.exponent for scale in locale.scales.values() if scale.exponent <= wanted]
    target = max(known, default=0)
    return Mantissa(_rescaled(round_half_up(value, decimals), exponent, decimals, target), locale.scale_of(target))


def _rescaled(rounded: Decimal, exponent: int, decimals: int, target: int) -> Decimal:
    """A rounded number moved from one power of ten to another, with the decimals that its precision is worth there."""
    with localcontext(EXACT):
        return round_half_up(rounded.scaleb(exponent - target), max(0, decimals - exponent + target))


def _exponent(number: Decimal) -> int:
    exponent = number.as_tuple().exponent
    return exponent if isinstance(exponent, int) else 0
