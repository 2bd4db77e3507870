"""Which sources there are, and findings where a figure names none or one that is not there."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from briefpress.findings import Finding, FindingCollector
from briefpress.reading.schema import similar
from briefpress.reading.yaml import YamlDocument, YamlPath


@dataclass(frozen=True, slots=True)
class SourceCheck:
    """Reports to ``collector``. ``known`` are the ids of the sources; None if they could not be read."""

    document: YamlDocument
    known: Collection[str] | None
    collector: FindingCollector

    def check(self, source: str, what: str, at: YamlPath) -> None:
        """Reports at ``at``, which is ``what`` («the figure trade-2021»), if ``source`` is empty or not there."""
        if not source:
            location = self.document.key_location(at)
            self.collector.add(
                Finding(
                    "F205",
                    f"{what} has no source",
                    location,
                    expected="`source:` with an id from sources.yaml, here or under defaults",
                    excerpt=self.document.excerpt(location),
                )
            )
        elif self.known is not None and source not in self.known:
            own = (*at, "source")
            place = own if own in self.document.locations else ("defaults", "source")
            location = self.document.location(place)
            word = similar(source, self.known)
            self.collector.add(
                Finding(
                    "F106",
                    f"there is no source `{source}`",
                    location,
                    source,
                    "the id of a source in sources.yaml",
                    f"did you mean `{word}`?" if word else "",
                    self.document.excerpt(location),
                )
            )
