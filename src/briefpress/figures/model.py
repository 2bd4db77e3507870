"""What a figure is, and the register that holds all of them."""

from __future__ import annotations

import re
from collections.abc import Container, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from briefpress.locations import SourceLocation

CELL_PATTERN = re.compile(r"(?P<series>[a-z0-9][a-z0-9-]{0,63})\[(?P<key>[A-Za-z0-9][A-Za-z0-9-]{0,63})\]")
"""The name of a cell: ``by-country-2024[KZ]``."""


class Kind(StrEnum):
    """What a figure measures; it decides how the figure is worded."""

    MONEY = "money"
    COUNT = "count"
    SHARE = "share"
    """A part of a whole, held as a ratio: 0.462 prints as 46.2 %."""
    CHANGE = "change"
    """Relative growth, held as a ratio: 0.298 prints as 29.8 %, signed as +29.8 %."""
    MULTIPLE = "multiple"
    LENGTH = "length"
    VOLUME = "volume"
    MASS = "mass"
    DURATION = "duration"
    DATE = "date"


class Scale(StrEnum):
    """The power of ten that a value is written in."""

    ONE = "one"
    THOUSAND = "thousand"
    MILLION = "million"
    BILLION = "billion"

    @property
    def factor(self) -> Decimal:
        return Decimal(10) ** {"one": 0, "thousand": 3, "million": 6, "billion": 9}[self.value]


class Bound(StrEnum):
    """Whether a value is the number itself or a limit: «under 500 million», «more than 100 times»."""

    EXACT = "exact"
    UNDER = "under"
    OVER = "over"
    ABOUT = "about"


class Status(StrEnum):
    """How firm a figure is."""

    REPORTED = "reported"
    REVISED = "revised"
    ESTIMATED = "estimated"
    DERIVED = "derived"
    DISPUTED = "disputed"


@dataclass(frozen=True, slots=True)
class Amount:
    """A number in a unit. ``value`` is at ``scale`` (50.1 with scale billion); ``decimals`` as printed at that scale.

    For kind date ``value`` is 0 and ``date`` an ISO 8601 date or range such as ``1992-01-02/06``.
    Ratios (share, change) are held as ratios, with ``decimals`` counted after turning them into percent.
    """

    value: Decimal
    unit: str
    scale: Scale
    kind: Kind
    decimals: int
    bound: Bound = Bound.EXACT
    date: str = ""

    @property
    def absolute(self) -> Decimal:
        """The value in units of one: 50.1 billion is 50100000000."""
        return self.value * self.scale.factor


@dataclass(frozen=True, slots=True)
class Rival:
    """Another value that a source gives for the same thing."""

    amount: Amount
    source: str
    place: str = ""
    period: str = ""


@dataclass(frozen=True, slots=True)
class Figure:
    """One number of the register. ``name`` may be that of a cell. ``worded`` is how prose puts it («over 100»).

    ``period`` is ISO 8601: ``2021``, ``2012/2021``, ``2022-01``; ``as_of`` a date. ``formula`` is empty for reported
    values. ``inputs`` are the names of the figures a formula rests on.
    """

    name: str
    amount: Amount
    location: SourceLocation
    period: str = ""
    as_of: str = ""
    source: str = ""
    place: str = ""
    status: Status = Status.REPORTED
    rivals: tuple[Rival, ...] = ()
    worded: Amount | None = None
    formula: str = ""
    inputs: tuple[str, ...] = ()
    note: str = ""


@dataclass(frozen=True, slots=True)
class Series:
    """A named row of figures under keys (``KZ``, ``2021``), in the order of the file. Each cell is a Figure too."""

    name: str
    cells: Mapping[str, Figure]
    location: SourceLocation
    period: str = ""
    source: str = ""

    def __iter__(self) -> Iterator[Figure]:
        return iter(self.cells.values())


@dataclass(frozen=True, slots=True)
class Check:
    """One comparison that must hold, as written, with its place and its line of the file.

    ``wording_of`` names a figure where ``text`` is how prose puts it («over 100») and no comparison.
    """

    text: str
    location: SourceLocation
    excerpt: str = ""
    wording_of: str = ""


@dataclass(frozen=True, slots=True)
class Register:
    """All figures and series of one brief."""

    figures: Mapping[str, Figure]
    series: Mapping[str, Series]
    checks: tuple[Check, ...] = ()
    unread: Container[str] = frozenset()
    """Names that the file has but whose values cannot be used: that is a finding of its own, and using them is none."""

    def is_unread(self, name: str) -> bool:
        """Whether the figure, cell or series ``name`` is one whose value cannot be used."""
        return name.partition("[")[0] in self.unread

    def find(self, name: str) -> Figure | None:
        """The figure or cell called ``name``; None if there is none."""
        if cell := CELL_PATTERN.fullmatch(name):
            series = self.series.get(cell["series"])
            return series.cells.get(cell["key"]) if series else None
        return self.figures.get(name)

    def __iter__(self) -> Iterator[Figure]:
        """Every figure, then every cell."""
        yield from self.figures.values()
        for series in self.series.values():
            yield from series

    def names(self) -> tuple[str, ...]:
        """Every name that text may use: figures, then cells."""
        return tuple(figure.name for figure in self)
