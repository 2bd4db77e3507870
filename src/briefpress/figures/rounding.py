"""Decimal arithmetic of figures: ample digits, and halves rounded up as people expect (0.25 to 0.3)."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Context, Decimal, DivisionByZero, InvalidOperation, Overflow

ARITHMETIC = Context(
    prec=60, rounding=ROUND_HALF_UP, Emax=9999, Emin=-9999, traps=[DivisionByZero, InvalidOperation, Overflow]
)
"""For calculating: many more digits than any figure has."""

_SETTLING = Context(prec=40, rounding=ROUND_HALF_UP, Emax=9999, Emin=-9999)

LARGEST = Decimal(10) ** 18
"""Figures are below this, counted in units of one, so that every later step is exact in 28 digits."""

MOST_DECIMALS = 10


def settle(value: Decimal) -> Decimal:
    """``value`` without the dust of division: (1 / 3) * 3 is 1 again, so that halves are seen as halves."""
    return _SETTLING.plus(value)


def round_half_up(value: Decimal, decimals: int) -> Decimal:
    """``value`` with exactly ``decimals`` digits after the point (negative: rounded to tens, hundreds, …)."""
    return round_to_step(value, Decimal(1).scaleb(-decimals))


def round_to_step(value: Decimal, step: Decimal) -> Decimal:
    """``value`` rounded half up to the power of ten ``step``."""
    # As a power of ten: 100000000.0 has a digit after its point, and would round to that.
    return ARITHMETIC.quantize(settle(value), step.normalize(ARITHMETIC))
