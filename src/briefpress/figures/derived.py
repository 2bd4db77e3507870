"""Figures that come out of formulas: their kind, unit, scale and decimals."""

from __future__ import annotations

from decimal import Context, Decimal

from briefpress.figures.formulas.quantities import Quantity, QuantityError, check_size
from briefpress.figures.model import Amount, Kind, Scale
from briefpress.figures.rounding import ARITHMETIC, settle
from briefpress.figures.schema import Measured
from briefpress.figures.units import BARE, BARE_KINDS, PERCENT, RATIO_KINDS, Unit, kind_of, suits

_STORING = Context(prec=28)
"""Figures keep as many digits as the default context of Decimal, so that whoever prints them may calculate plainly."""

FEWEST_TENTHS = 10
"""Multiples from here on are printed without decimals: 1.5 times, 108 times."""


def derived_amount(quantity: Quantity, entry: Measured) -> Amount:
    """The result of a formula as the amount of a figure, as ``entry`` asks for it. Raises QuantityError."""
    unit = _unit(quantity, entry)
    check_size(quantity)
    kind = entry.kind or _kind(quantity, unit)
    if kind in RATIO_KINDS and unit == BARE:
        unit = PERCENT
    if not suits(unit, kind):
        raise QuantityError(
            f"the result is in {quantity.unit}, which cannot be a {kind.value}", "change `kind`, or the formula"
        )
    scale = Scale.ONE if kind in BARE_KINDS else entry.scale or quantity.scale
    value = _STORING.plus(settle(ARITHMETIC.divide(quantity.value, scale.factor)))
    decimals = entry.decimals if entry.decimals is not None else _decimals(quantity, kind, scale, value)
    return Amount(value, unit, scale, kind, decimals, quantity.bound)


def _unit(quantity: Quantity, entry: Measured) -> str:
    if entry.unit and (not quantity.inputs or Unit.named(entry.unit) == quantity.unit):
        # A formula of numbers alone (2022 - 1992) has no unit but the one it is given.
        if not quantity.inputs and entry.scale not in (None, Scale.ONE):
            raise QuantityError("numbers in a formula count in units of one", "leave the scale out, or write a value")
        return entry.unit
    if entry.unit:
        raise QuantityError(f"the result is in {quantity.unit}, not in {entry.unit}", "change `unit`, or the formula")
    if not quantity.unit.name:
        raise QuantityError(f"the result is in {quantity.unit}, which no figure can be in")
    return quantity.unit.name


def _kind(quantity: Quantity, unit: str) -> Kind:
    if unit == PERCENT:
        return quantity.kind if quantity.kind in RATIO_KINDS else Kind.SHARE
    if unit != BARE:
        return quantity.kind or kind_of(unit)
    if quantity.kind is None:
        raise QuantityError(
            "the result is a bare number, and nothing says what it is", "add kind: share, change, multiple or count"
        )
    return quantity.kind


def _decimals(quantity: Quantity, kind: Kind, scale: Scale, value: Decimal) -> int:
    """Digits to print: by kind for ratios, else as many as the coarsest input has."""
    if kind is Kind.MULTIPLE:
        return 0 if value.copy_abs() >= FEWEST_TENTHS else 1
    if kind in RATIO_KINDS or quantity.step is None:
        return 1
    return min(10, max(0, scale.factor.adjusted() - quantity.step.adjusted()))
