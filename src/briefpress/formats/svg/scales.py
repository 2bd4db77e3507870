"""From values to places along an axis."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal


@dataclass(frozen=True, slots=True)
class Scale:
    """An axis of values from ``low`` to ``high``; places on it run from 0 to 1."""

    low: Decimal
    high: Decimal

    @classmethod
    def from_zero(cls, values: Iterable[Decimal]) -> Scale:
        """An axis that shows zero, so that lengths are true to the values."""
        shown = (Decimal(0), *values)
        low, high = min(shown), max(shown)
        return cls(low, high if high > low else low + 1)

    def at(self, value: Decimal | int) -> float:
        """The place of ``value``."""
        return float((value - self.low) / (self.high - self.low))
