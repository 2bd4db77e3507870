"""Type set a little smaller or larger than the layout says, so that a page is full and not more than full."""

from __future__ import annotations

from dataclasses import dataclass, replace

from briefpress.document.stylesheet import RoleStyle, Stylesheet

LEAST_SIZE = 7.5
"""No type is made smaller than this, in points; what a layout sets smaller stays as it is."""


@dataclass(frozen=True, slots=True)
class TypeScale:
    """Factors on the size of all type and on its leading; 1 and 1 is what the layout says."""

    size: float = 1.0
    leading: float = 1.0

    def __str__(self) -> str:
        """«type 98 %, leading 95 %», as far as it is not as the layout says; empty if all is."""
        parts = (("type", self.size), ("leading", self.leading))
        return ", ".join(f"{name} {round(factor * 100)} %" for name, factor in parts if factor != 1)


AS_SAID = TypeScale()
"""What the layout says."""


@dataclass(frozen=True, slots=True)
class FitBounds:
    """How far a layout lets the factors go, the least and most of each; and what may stay empty on a page, in mm
    (infinite: pages may stay unused, too). ``charts`` is the least share of its height that a chart may be drawn at."""

    size: tuple[float, float] = (1.0, 1.0)
    leading: tuple[float, float] = (1.0, 1.0)
    empty: float = 25.0
    charts: float = 1.0

    def tighter(self) -> tuple[TypeScale, ...]:
        """Ever tighter scales in steps of one per cent: leading goes first, since readers notice small type sooner."""
        return self._steps(self.size[0], self.leading[0])

    def looser(self) -> tuple[TypeScale, ...]:
        """Ever looser scales: leading first, then size."""
        return self._steps(self.size[1], self.leading[1])

    @staticmethod
    def _steps(size: float, leading: float) -> tuple[TypeScale, ...]:
        leadings = [TypeScale(1.0, at) for at in _hundredths(leading)]
        return (*leadings, *(TypeScale(at, leading) for at in _hundredths(size)))


IMMOVABLE = FitBounds()
"""Type stays as the layout says."""


def _hundredths(end: float) -> list[float]:
    """From 1 to ``end``, without 1, a hundredth at a time."""
    count = round(abs(end - 1) * 100)
    sign = 1 if end > 1 else -1
    steps = [round(1 + sign * step / 100, 2) for step in range(1, count)]
    return [*steps, end] if end != 1 else []


def scale_type(stylesheet: Stylesheet, scale: TypeScale) -> Stylesheet:
    """``stylesheet`` with the type of all its roles at ``scale``; spaces and the page stay as they are."""
    if scale == AS_SAID:
        return stylesheet
    return replace(stylesheet, roles={name: _scaled(role, scale) for name, role in stylesheet.roles.items()})


def _scaled(role: RoleStyle, scale: TypeScale) -> RoleStyle:
    size = max(role.size * scale.size, min(role.size, LEAST_SIZE))
    return replace(role, size=round(size, 2), leading=round(role.leading * scale.leading, 3))
