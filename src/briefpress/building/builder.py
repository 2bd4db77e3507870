"""Build what is out of date: compose every Document asked for, render only where its key changed."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import asdict, dataclass, field
from enum import StrEnum
from functools import lru_cache
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from briefpress.building.artifacts import Artifact, Format, artifacts_of
from briefpress.building.records import (
    ArtifactRecord,
    BuildRecord,
    digest_of,
    digest_of_file,
    digest_of_inputs,
)
from briefpress.building.store import build_lock, write_whole
from briefpress.checks.brief import check_brief
from briefpress.content.loader import list_briefs, load_brief
from briefpress.content.model import Brief
from briefpress.document.canonical import dump_document
from briefpress.findings import Finding, FindingCollector, FindingsError, Severity
from briefpress.formats.pdf.fonts import MANIFEST
from briefpress.rendering import Composition, compose_output, render_pdf, render_word

RENDERERS = (
    "weasyprint", "pydyf", "pyphen", "tinycss2", "cssselect2", "fonttools", "pillow", "python-docx", "python-pptx",
    "lxml", "xlsxwriter", "babel",
)  # fmt: skip
"""Packages whose version may change the bytes of an artifact."""


class State(StrEnum):
    """What became of an artifact."""

    BUILT = "built"
    UP_TO_DATE = "up to date"
    FAILED = "failed"


@dataclass(frozen=True, slots=True)
class Result:
    """One artifact: what became of it, how many pages it has (0 where unknown), and why it failed."""

    artifact: Artifact
    state: State
    pages: int = 0
    findings: tuple[Finding, ...] = ()


@dataclass(slots=True)
class BuildReport:
    """All results of one build, and the findings that concern no single artifact (warnings among them)."""

    results: list[Result] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)

    @property
    def all_findings(self) -> list[Finding]:
        return [*self.findings, *(finding for result in self.results for finding in result.findings)]

    def count(self, state: State) -> int:
        return sum(result.state is state for result in self.results)


Progress = Callable[[Artifact], None]
"""Told of each artifact before it is looked at."""


def build(root: Path, wanted: Sequence[Artifact] | None = None, progress: Progress | None = None) -> BuildReport:
    """Build ``wanted`` (all artifacts of all briefs, if None) where out of date.

    Raises LockedError where another build runs, OSError where a file cannot be written. Every finding is in the
    report; an artifact that fails leaves the file of an earlier build as it was.
    """
    with build_lock(root / "build"):
        record = BuildRecord.load(root)
        inputs = digest_of_inputs(root)
        if wanted is None and record.inputs == inputs and _all_intact(root, record):
            paths = (Artifact.from_path(path) for path in record.artifacts)
            known = sorted(artifact for artifact in paths if artifact)
            return BuildReport([_up_to_date(artifact, record) for artifact in known])
        builder = _Builder(root, record, progress or (lambda _artifact: None))
        report = builder.run(wanted)
        is_whole = wanted is None and not report.count(State.FAILED) and not report.findings
        record.inputs = inputs if is_whole else ""
        record.save(root)
        return report


def _all_intact(root: Path, record: BuildRecord) -> bool:
    return bool(record.artifacts) and all(
        digest_of_file(root / path) == entry.digest for path, entry in record.artifacts.items()
    )


def _up_to_date(artifact: Artifact, record: BuildRecord) -> Result:
    return Result(artifact, State.UP_TO_DATE, record.artifacts[str(artifact)].pages)


def plan(root: Path) -> tuple[list[Artifact], list[Finding]]:
    """Every artifact of every brief that can be loaded, and the findings of those that cannot."""
    artifacts: list[Artifact] = []
    findings: list[Finding] = []
    for brief_id in list_briefs(root):
        try:
            artifacts.extend(artifacts_of(load_brief(root / "content" / brief_id, root)))
        except FindingsError as error:
            findings.extend(error.findings)
    return artifacts, findings


@dataclass(slots=True)
class _Builder:
    root: Path
    record: BuildRecord
    progress: Progress
    report: BuildReport = field(default_factory=BuildReport)

    def run(self, wanted: Sequence[Artifact] | None) -> BuildReport:
        brief_ids = list_briefs(self.root) if wanted is None else dict.fromkeys(a.brief for a in wanted)
        for brief_id in brief_ids:
            chosen = None if wanted is None else [artifact for artifact in wanted if artifact.brief == brief_id]
            self._build_brief(brief_id, chosen)
        if wanted is None and not self.report.count(State.FAILED) and not self.report.findings:
            self._remove_orphans()
        return self.report

    def _build_brief(self, brief_id: str, chosen: list[Artifact] | None) -> None:
        try:
            brief = load_brief(self.root / "content" / brief_id, self.root)
        except FindingsError as error:
            known = [a for path in self.record.artifacts if (a := Artifact.from_path(path)) and a.brief == brief_id]
            for artifact in chosen if chosen is not None else sorted(known):
                self.report.results.append(Result(artifact, State.FAILED, findings=error.findings))
            if not known and chosen is None:
                self.report.findings.extend(error.findings)
            return
        collector = FindingCollector()
        check_brief(self.root, brief, collector)
        artifacts = list(artifacts_of(brief)) if chosen is None else chosen
        self.report.findings.extend(f for f in collector if f.severity is Severity.WARNING)
        errors = [finding for finding in collector if finding.severity is Severity.ERROR]
        for language, output, formats in _grouped(artifacts):
            concerning = tuple(f for f in errors if _concerns(f, brief, language))
            self._build_output(brief, language, output, formats, concerning)

    def _build_output(
        self, brief: Brief, language: str, output_name: str, formats: list[Artifact], errors: tuple[Finding, ...]
    ) -> None:
        output = brief.output(output_name)
        composition: Composition | None = None
        if output is not None and not errors:
            try:
                composition = compose_output(self.root, brief, language, output)
            except FindingsError as error:
                errors = error.findings
        pages: dict[str, int] | None = None
        for artifact in formats:
            self.progress(artifact)
            if composition is None:
                self._fail(artifact, errors)
                continue
            try:
                if artifact.format is Format.WORD and composition.needs_page_numbers and pages is None:
                    pages = self._anchors(artifact, composition)
                result, found = self._build_artifact(artifact, composition, pages or {})
            except FindingsError as error:
                self._fail(artifact, error.findings)
                continue
            self.report.results.append(result)
            if found is not None:
                pages = found

    def _build_artifact(
        self, artifact: Artifact, composition: Composition, pages: dict[str, int]
    ) -> tuple[Result, dict[str, int] | None]:
        path = str(artifact)
        key = artifact_key(self.root, artifact, composition, pages)
        if self.record.is_current(self.root, path, key):
            anchors = dict(self.record.artifacts[path].anchors) if artifact.format is Format.PDF else None
            return _up_to_date(artifact, self.record), anchors
        if artifact.format is Format.PDF:
            pdf = render_pdf(self.root, composition)
            data, count, anchors = pdf.data, pdf.pages, dict(pdf.anchors)
        else:
            data, count, anchors = render_word(self.root, composition, pages), 0, None
        write_whole(self.root / artifact.path, data)
        self.record.artifacts[path] = ArtifactRecord(key, digest_of(data), count, anchors or {})
        self.record.save(self.root)
        return Result(artifact, State.BUILT, count), anchors

    def _anchors(self, word: Artifact, composition: Composition) -> dict[str, int]:
        """The page of each heading, from the record of the PDF if that is current, else by rendering it."""
        pdf = Artifact(word.brief, word.language, word.output, Format.PDF)
        key = artifact_key(self.root, pdf, composition, {})
        recorded = self.record.artifacts.get(str(pdf))
        if recorded is not None and recorded.key == key:
            return dict(recorded.anchors)
        return dict(render_pdf(self.root, composition).anchors)

    def _fail(self, artifact: Artifact, findings: Iterable[Finding]) -> None:
        self.report.results.append(Result(artifact, State.FAILED, findings=tuple(findings)))

    def _remove_orphans(self) -> None:
        """Remove artifacts that an earlier build made and the content no longer asks for."""
        current = {str(result.artifact) for result in self.report.results}
        for path in [path for path in self.record.artifacts if path not in current]:
            (self.root / path).unlink(missing_ok=True)
            del self.record.artifacts[path]


def _grouped(artifacts: Iterable[Artifact]) -> Iterator[tuple[str, str, list[Artifact]]]:
    """Artifacts by language and output, the PDF before the Word file, which may need its page numbers."""
    groups: dict[tuple[str, str], list[Artifact]] = {}
    for artifact in artifacts:
        groups.setdefault((artifact.language, artifact.output), []).append(artifact)
    for (language, output), group in groups.items():
        yield language, output, sorted(group, key=lambda artifact: artifact.format is Format.WORD)


def _concerns(finding: Finding, brief: Brief, language: str) -> bool:
    """Whether a finding stands in the way of ``language``: those in the catalogue of another language do not."""
    path = finding.location.path
    return path.suffix != ".po" or path.stem == language or path.stem not in brief.all_languages


def artifact_key(root: Path, artifact: Artifact, composition: Composition, pages: dict[str, int]) -> str:
    """The digest of all that decides the bytes of ``artifact``."""
    parts = {
        "artifact": str(artifact),
        "document": dump_document(composition.document),
        "stylesheet": asdict(composition.stylesheet),
        "css": composition.css if artifact.format is Format.PDF else (),
        "pages": pages if artifact.format is Format.WORD and composition.needs_page_numbers else {},
        "environment": _environment(root),
    }
    return digest_of(json.dumps(parts, sort_keys=True, ensure_ascii=False, default=str).encode())


@lru_cache(maxsize=4)
def _environment(root: Path) -> dict[str, str]:
    """What renders: our own code, the fonts, and the versions of the packages that draw and write."""
    code = Path(__file__).parents[1]
    digests = {str(file.relative_to(code)): digest_of_file(file) for file in sorted(code.rglob("*")) if file.is_file()}
    own = {name: digest for name, digest in digests.items() if not name.endswith(".pyc")}
    return {
        "code": digest_of(json.dumps(own, sort_keys=True).encode()),
        "fonts": digest_of_file(root / MANIFEST),
        **{name: _version(name) for name in RENDERERS},
    }


def _version(package: str) -> str:
    try:
        return version(package)
    except PackageNotFoundError:
        return ""
