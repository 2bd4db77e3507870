"""Numbers with a unit, a printed precision and a limit, and the arithmetic between them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from decimal import Decimal, DecimalException
from fractions import Fraction

from briefpress.figures.model import Amount, Bound, Figure, Kind, Scale
from briefpress.figures.rounding import ARITHMETIC, LARGEST, round_half_up, settle
from briefpress.figures.units import BARE_UNIT, RATIO_KINDS, Unit


class QuantityError(ValueError):
    """Two numbers that do not go together; ``advice`` says what to do."""

    def __init__(self, message: str, advice: str = "") -> None:
        super().__init__(message)
        self.message, self.advice = message, advice


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number in the course of a calculation.

    ``value`` counts in units of one. ``step`` is the last digit that is printed of the figures it comes from, also in
    units of one, and ``scale`` how they are written; None where nothing printed is behind it. ``kind`` is that of its
    figures where the arithmetic keeps it. ``inputs`` are the names of the figures it rests on.
    """

    value: Decimal
    unit: Unit = BARE_UNIT
    step: Decimal | None = None
    scale: Scale = Scale.ONE
    kind: Kind | None = None
    bound: Bound = Bound.EXACT
    inputs: tuple[str, ...] = ()

    @property
    def is_bare_zero(self) -> bool:
        """A 0 written in the formula: it may be compared with anything."""
        return not self.value and not self.inputs

    def __neg__(self) -> Quantity:
        return replace(self, value=self.value.copy_negate(), bound=_turned(self.bound))

    def __add__(self, other: Quantity) -> Quantity:
        _check_same_unit(self, other, "added")
        return self._joined(other, ARITHMETIC.add(self.value, other.value), _common(self.bound, other.bound))

    def __sub__(self, other: Quantity) -> Quantity:
        _check_same_unit(self, other, "subtracted")
        bound = _common(self.bound, _turned(other.bound))
        joined = self._joined(other, ARITHMETIC.subtract(self.value, other.value), bound)
        # 52 % less 46 % are 6 percentage points, which is no share; a ratio less one is no ratio of the same kind.
        return replace(joined, kind=None) if joined.kind in (*RATIO_KINDS, Kind.MULTIPLE) else joined

    def __mul__(self, other: Quantity) -> Quantity:
        bound = _common(self._bound_times(other.value), other._bound_times(self.value))
        return self._scaled(other, ARITHMETIC.multiply(self.value, other.value), self.unit * other.unit, bound)

    def __truediv__(self, other: Quantity) -> Quantity:
        if not other.value:
            raise QuantityError("this divides by zero")
        bound = _common(self._bound_times(other.value), _turned(other._bound_times(self.value)))
        return self._scaled(other, ARITHMETIC.divide(self.value, other.value), self.unit / other.unit, bound)

    def __pow__(self, exponent: Fraction) -> Quantity:
        if self.value < 0 and exponent.denominator != 1:
            raise QuantityError("there is no root of a negative number")
        if not self.value and exponent <= 0:
            raise QuantityError("zero cannot be raised to this power")
        unit = self.unit**exponent
        if any(power.denominator != 1 for _, power in unit.powers):
            raise QuantityError(f"there is no root of {self.unit}", "divide first, so that the unit falls away")
        if self.value < 0 and self.bound is not Bound.EXACT:
            raise QuantityError("a limit below zero has no power")
        bound = self.bound if exponent > 0 else _turned(self.bound)
        return Quantity(_power(self.value, exponent), unit, bound=bound, inputs=self.inputs)

    def absolute(self) -> Quantity:
        return -self if self.value < 0 else self

    def rounded(self, decimals: int) -> Quantity:
        """Rounded half up to ``decimals`` at the scale of its figures: 50.1 billion has one, a ratio 0.462 three."""
        factor = self.scale.factor
        value = ARITHMETIC.multiply(round_half_up(ARITHMETIC.divide(self.value, factor), decimals), factor)
        return replace(self, value=value, step=factor.scaleb(-decimals))

    def __str__(self) -> str:
        """The number in a message: «94.8 billion USD»."""
        number = settle(ARITHMETIC.divide(self.value, self.scale.factor))
        limit = "" if self.bound is Bound.EXACT else f"{self.bound.value} "
        scale = "" if self.scale is Scale.ONE else f" {self.scale.value}"
        unit = f" {self.unit}" if self.unit.powers else ""
        return f"{limit}{short(number)}{scale}{unit}"

    def _joined(self, other: Quantity, value: Decimal, bound: Bound) -> Quantity:
        """The sum of two: as exact as the coarser of them, of their kind if they share one."""
        coarse = coarser(self, other)
        kinds = {one.kind for one in (self, other) if one.inputs}
        kind = next(iter(kinds)) if len(kinds) == 1 else None
        return Quantity(value, self.unit, coarse.step, coarse.scale, kind, bound, _names(self, other))

    def _scaled(self, other: Quantity, value: Decimal, unit: Unit, bound: Bound) -> Quantity:
        """A product or quotient: it keeps the precision of the one factor that gave it its unit."""
        inputs = _names(self, other)
        for one in (self, other):
            if unit.powers and one.unit == unit:
                return Quantity(value, unit, one.step, one.scale, one.kind, bound, inputs)
        return Quantity(value, unit, bound=bound, inputs=inputs)

    def _bound_times(self, factor: Decimal) -> Bound:
        return _turned(self.bound) if factor < 0 else self.bound


def quantity_of(figure: Figure) -> Quantity:
    """The value of a figure, to calculate with. Raises QuantityError for a date."""
    amount = figure.amount
    if amount.kind is Kind.DATE:
        raise QuantityError("a date cannot be calculated with")
    return Quantity(
        ARITHMETIC.multiply(amount.value, amount.scale.factor),
        Unit.named(amount.unit),
        printed_step(amount),
        amount.scale,
        amount.kind,
        amount.bound,
        (figure.name,),
    )


def printed_step(amount: Amount) -> Decimal:
    """The last printed digit of an amount, in units of one: 0.1 billion for 50.1 billion, 0.001 for 46.2 %."""
    digits = amount.decimals + (2 if amount.kind in RATIO_KINDS else 0)
    return amount.scale.factor.scaleb(-digits)


def coarser(first: Quantity, second: Quantity) -> Quantity:
    """The one of which fewer digits are printed."""
    if first.step is None or second.step is None:
        return first if second.step is None else second
    return first if first.step >= second.step else second


def extreme(quantities: Iterable[Quantity], function: str) -> Quantity:
    """The smallest (``min``) or largest (``max``) of several, which must be of one unit."""
    chosen, *others = list(quantities)
    inputs: Mapping[str, None] = dict.fromkeys(chosen.inputs)
    bound = chosen.bound
    for other in others:
        _check_same_unit(chosen, other, "compared")
        inputs, bound = {**inputs, **dict.fromkeys(other.inputs)}, _common(bound, other.bound)
        if (other.value < chosen.value) == (function == "min") and other.value != chosen.value:
            chosen = other
    return replace(chosen, inputs=tuple(inputs), bound=bound)


def check_size(quantity: Quantity) -> None:
    """Raises QuantityError for a result that no figure can have."""
    if quantity.value.copy_abs() >= LARGEST:
        raise QuantityError("the result is too large for a figure", "a figure is below 10^18, in units of one")


def short(number: Decimal) -> str:
    """A number in a message: ten significant digits at most, no zeros at the end, never an exponent."""
    places = max(0, 9 - number.adjusted()) if number else 0
    text = f"{round_half_up(number, min(places, 15)):f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def _names(first: Quantity, second: Quantity) -> tuple[str, ...]:
    return tuple(dict.fromkeys(first.inputs + second.inputs))


def _check_same_unit(first: Quantity, second: Quantity, verb: str) -> None:
    if first.unit != second.unit:
        raise QuantityError(
            f"{first.unit} and {second.unit} cannot be {verb}", "both sides need the same unit; divide for a ratio"
        )


def _turned(bound: Bound) -> Bound:
    """The limit of the negative, or of the reciprocal, of a number: under becomes over."""
    return {Bound.UNDER: Bound.OVER, Bound.OVER: Bound.UNDER}.get(bound, bound)


def _common(first: Bound, second: Bound) -> Bound:
    """The limit of a result of two numbers. Raises QuantityError where the result could lie on either side."""
    limits = {first, second} - {Bound.EXACT}
    if len(limits) > 1:
        names = " and ".join(sorted(f"«{limit.value}»" for limit in limits))
        raise QuantityError(f"{names} do not make a limit together", "use figures without a limit")
    return next(iter(limits), Bound.EXACT)


def _power(value: Decimal, exponent: Fraction) -> Decimal:
    try:
        raised = ARITHMETIC.power(value, exponent.numerator)
        if exponent.denominator == 1:
            return raised
        root = ARITHMETIC.power(raised, ARITHMETIC.divide(Decimal(1), Decimal(exponent.denominator)))
    except DecimalException:
        raise QuantityError("the result is too large for a figure") from None
    # The root of 8 is 2, not 1.999…: take the settled number where it is the exact one.
    exact = settle(root)
    return exact if ARITHMETIC.power(exact, exponent.denominator) == raised else root
