"""What a build did, and the first look whether it has anything to do: found out with the standard library alone."""

from __future__ import annotations

import datetime
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path

from briefpress.building.artifacts import Artifact
from briefpress.building.records import ArtifactRecord, BuildRecord, digest_of_file, digest_of_inputs
from briefpress.document.scaling import AS_SAID, TypeScale
from briefpress.findings import Finding


class State(StrEnum):
    """What became of an artifact."""

    BUILT = "built"
    UP_TO_DATE = "up to date"
    FAILED = "failed"


@dataclass(frozen=True, slots=True)
class Result:
    """One artifact: what became of it, how many pages it has (0 where unknown), and why it failed.

    ``scale`` is that of its type, ``empty`` what its last page has free, in mm, where its layout declares its pages;
    ``left_out`` has the addresses of what had no room. Of a draft also how many of its texts are not translated, and
    how many out of date.
    """

    artifact: Artifact
    state: State
    pages: int = 0
    findings: tuple[Finding, ...] = ()
    scale: TypeScale = AS_SAID
    empty: float | None = None
    left_out: tuple[str, ...] = ()
    not_translated: int = 0
    out_of_date: int = 0


@dataclass(slots=True)
class BuildReport:
    """All results of one build, and the findings that stopped no single artifact (warnings among them)."""

    results: list[Result] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)

    @property
    def all_findings(self) -> list[Finding]:
        return [*self.findings, *(finding for result in self.results for finding in result.findings)]

    def count(self, state: State) -> int:
        return sum(result.state is state for result in self.results)


def report_if_unchanged(root: Path, now: datetime.datetime) -> BuildReport | None:
    """The report of a build of everything that has nothing to do; None where it has. Only the holder of the lock asks.

    Nothing is to be done where no input has changed since everything was up to date, no finished file since then, and
    no line that was printed is past its date.
    """
    record = BuildRecord.load(root)
    intact = all(digest_of_file(root / path) == entry.digest for path, entry in record.artifacts.items())
    if not record.artifacts or not intact or not record.holds(now) or record.inputs != digest_of_inputs(root):
        return None
    known = sorted((artifact, path) for path in record.artifacts if (artifact := Artifact.from_path(path)))
    results = [up_to_date(artifact, record.artifacts[path]) for artifact, path in known]
    return BuildReport(results, list(record.notices))


def up_to_date(artifact: Artifact, known: ArtifactRecord) -> Result:
    """The result for an artifact that is as it was built."""
    scale = TypeScale(known.size, known.leading)
    return Result(artifact, State.UP_TO_DATE, known.pages, scale=scale, empty=known.empty, left_out=known.left_out)
