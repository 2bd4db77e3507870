"""Units of figures: what kind of thing each measures, and how units multiply and divide."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from fractions import Fraction

from briefpress.figures.model import Kind

UNIT_PATTERN = re.compile(r"[A-Z]{3}|[a-z][a-z0-9]*(?:-[a-z0-9]+)*")
"""The form of a unit: the code of a currency, or a word such as ``bcm-per-year``."""

CURRENCY_PATTERN = re.compile(r"[A-Z]{3}")

BARE = "one"
PERCENT = "percent"

KINDS: Mapping[str, Kind] = {
    "mm": Kind.LENGTH,
    "m": Kind.LENGTH,
    "km": Kind.LENGTH,
    "litres": Kind.VOLUME,
    "barrels": Kind.VOLUME,
    "cubic-metres": Kind.VOLUME,
    "bcm": Kind.VOLUME,
    "kg": Kind.MASS,
    "tonnes": Kind.MASS,
    "seconds": Kind.DURATION,
    "minutes": Kind.DURATION,
    "hours": Kind.DURATION,
    "days": Kind.DURATION,
    "weeks": Kind.DURATION,
    "months": Kind.DURATION,
    "years": Kind.DURATION,
    PERCENT: Kind.SHARE,
    BARE: Kind.COUNT,
}
"""The kind that a unit has when a figure does not say; currencies are money, other words are counted."""

RATIO_KINDS = frozenset({Kind.SHARE, Kind.CHANGE})
"""Kinds that are held as ratios and printed in percent."""

BARE_KINDS = RATIO_KINDS | {Kind.MULTIPLE}
"""Kinds of numbers without a unit."""


def kind_of(unit: str) -> Kind:
    """The kind that figures in ``unit`` have when nothing else is said; ``bcm-per-year`` has that of ``bcm``."""
    first = unit.partition("-per-")[0]
    return Kind.MONEY if CURRENCY_PATTERN.fullmatch(first) else KINDS.get(first, Kind.COUNT)


def suits(unit: str, kind: Kind) -> bool:
    """Whether a figure of ``kind`` can be in ``unit``. Words that are not in the table suit every kind but money."""
    if kind in RATIO_KINDS:
        return unit in (PERCENT, BARE)
    if kind is Kind.MULTIPLE:
        return unit == BARE
    natural = kind_of(unit)
    if unit in (PERCENT, BARE) or Kind.MONEY in (natural, kind):
        return natural is kind
    return kind is not Kind.DATE and (natural in (kind, Kind.COUNT))


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit as powers of simple units: ``bcm-per-year`` is bcm to the 1, years to the -1. No powers: a bare number."""

    powers: tuple[tuple[str, Fraction], ...] = ()

    @staticmethod
    def named(name: str) -> Unit:
        """The unit that figures call ``name``."""
        if name in (BARE, PERCENT, ""):
            return Unit()
        above, _, below = name.partition("-per-")
        return Unit.of([(above, Fraction(1))]) / Unit.of([(_plural(below), Fraction(1))] if below else [])

    @staticmethod
    def of(powers: Iterable[tuple[str, Fraction]]) -> Unit:
        total: dict[str, Fraction] = {}
        for name, power in powers:
            total[name] = total.get(name, Fraction(0)) + power
        return Unit(tuple(sorted((name, power) for name, power in total.items() if power)))

    def __mul__(self, other: Unit) -> Unit:
        return Unit.of([*self.powers, *other.powers])

    def __truediv__(self, other: Unit) -> Unit:
        return self * other**-1

    def __pow__(self, exponent: Fraction | int) -> Unit:
        return Unit.of((name, power * exponent) for name, power in self.powers)

    @property
    def name(self) -> str:
        """What figures call this unit: ``USD``, ``bcm-per-year``, ``one``; empty if no figure can have it."""
        match self.powers:
            case ():
                return BARE
            case ((only, Fraction(numerator=1, denominator=1)),):
                return only
            case ((first, power), (second, other)) if {power, other} == {Fraction(1), Fraction(-1)}:
                above, below = (first, second) if power == 1 else (second, first)
                return f"{above}-per-{below.removesuffix('s') if KINDS.get(below) is Kind.DURATION else below}"
            case _:
                return ""

    def __str__(self) -> str:
        """The unit in a message."""
        if not self.powers:
            return "a bare number"
        return self.name or " × ".join(name if power == 1 else f"{name}^{power}" for name, power in self.powers)


BARE_UNIT = Unit()
"""The unit of a bare number."""


def _plural(word: str) -> str:
    """Durations are units in the plural: ``year`` in ``bcm-per-year`` is ``years``."""
    return word + "s" if KINDS.get(word + "s") is Kind.DURATION else word
