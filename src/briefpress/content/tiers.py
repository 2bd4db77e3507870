"""How the office marks what it prints: its classifications in their order, as ``content/shared/marking.yaml`` says."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from briefpress.content.model import Segment

MARKING_PATH = PurePosixPath("content/shared/marking.yaml")


@dataclass(frozen=True, slots=True)
class Tier:
    """One classification: its name, and the mark of a paragraph such as «O» (None where paragraphs have none)."""

    id: str
    name: Segment
    mark: Segment | None = None


@dataclass(frozen=True, slots=True)
class Tiers:
    """The classifications from the lowest to the highest. An office without any marks nothing.

    ``default`` is that of a brief which does not say; ``public`` the highest that a public output may show.
    """

    tiers: tuple[Tier, ...] = ()
    default: str = ""
    public: str = ""

    @property
    def ids(self) -> tuple[str, ...]:
        return tuple(tier.id for tier in self.tiers)

    def __contains__(self, tier_id: str) -> bool:
        return tier_id in self.ids

    def find(self, tier_id: str) -> Tier | None:
        return next((tier for tier in self.tiers if tier.id == tier_id), None)

    def highest(self, tier_ids: Iterable[str]) -> str:
        """The highest of ``tier_ids``; empty where there is none. Ids that are not known count for nothing."""
        return max((tier_id for tier_id in tier_ids if tier_id in self), key=self.ids.index, default="")

    def is_public(self, tier_id: str) -> bool:
        """Whether a public output may show what has this classification."""
        return tier_id not in self or self.ids.index(tier_id) <= self.ids.index(self.public)

    @property
    def above_public(self) -> str:
        """The lowest classification that no public output may show: what ``.internal`` comes to at least."""
        return next((tier_id for tier_id in self.ids if not self.is_public(tier_id)), "")

    def segments(self) -> Iterator[Segment]:
        """The names and marks, which are translated."""
        for tier in self.tiers:
            yield tier.name
            if tier.mark is not None:
                yield tier.mark


NO_TIERS = Tiers()
"""Those of an office that marks nothing."""
