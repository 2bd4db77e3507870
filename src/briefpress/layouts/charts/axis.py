"""Where the marks of an axis of values stand: round numbers around the values, few enough to be read."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal

from briefpress.localization.numbers import EXACT

_STEPS = (Decimal(1), Decimal(2), Decimal(5), Decimal(10))
_MOST_SPACES = 5
"""An axis has at most as many spaces between its marks."""

_FAR_FROM_ZERO = Decimal("0.4")
"""Where the values nearest to zero are less than this share of the farthest, the axis begins at zero."""


def axis_values(values: Sequence[Decimal]) -> tuple[Decimal, ...]:
    """The marks of an axis on which ``values`` (at least one) stand, from below the lowest to above the highest."""
    low, high = min(values), max(values)
    if low >= 0 and low <= high * _FAR_FROM_ZERO:
        low = Decimal(0)
    elif high <= 0 and high >= low * _FAR_FROM_ZERO:
        high = Decimal(0)
    if low == high:
        low, high = (low - 1, high + 1) if low else (low, high + 1)
    step = _step(high - low)
    first = EXACT.divide(low, step).to_integral_value(ROUND_FLOOR)
    last = EXACT.divide(high, step).to_integral_value(ROUND_CEILING)
    return tuple(step * count for count in range(int(first), int(last) + 1))


def axis_decimals(marks: Sequence[Decimal]) -> int:
    """How many decimals the marks need."""
    exponents = (mark.normalize(EXACT).as_tuple().exponent for mark in marks)
    return max((-exponent for exponent in exponents if isinstance(exponent, int) and exponent < 0), default=0)


def _step(span: Decimal) -> Decimal:
    """The smallest round step that divides ``span`` into few enough parts."""
    rough = EXACT.divide(span, Decimal(_MOST_SPACES))
    power = Decimal(1).scaleb(rough.adjusted())
    return next(step * power for step in _STEPS if step * power >= rough)
