"""Build what is out of date: compose every Document asked for, render only where its key changed."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field, replace
from pathlib import Path

from briefpress.building.artifacts import Artifact, Format, artifacts_of
from briefpress.building.keys import artifact_key
from briefpress.building.measuring import PageMemory
from briefpress.building.records import ArtifactRecord, BuildRecord, digest_of, digest_of_inputs
from briefpress.building.report import BuildReport, Result, State, report_if_unchanged, up_to_date
from briefpress.building.store import build_lock
from briefpress.checks.brief import check_content
from briefpress.checks.clearances import first_lapse, lapsed_lines
from briefpress.content.loader import CONTENT, briefs_without_text, list_briefs, load_brief, stops_brief
from briefpress.content.model import Brief
from briefpress.findings import Finding, FindingCollector, FindingsError
from briefpress.fitting.findings import is_notice
from briefpress.fitting.fitter import Fit, OutputFitter
from briefpress.localization.localize import State as Translation
from briefpress.reading.text import with_line
from briefpress.rendering import Composition, failures_as_findings, render_pdf, render_word
from briefpress.writing import write_whole

Wanted = Mapping[str, Sequence[Artifact] | None]
"""The briefs to build by id, with the artifacts wanted of each; None for all that it asks for."""


Progress = Callable[[Artifact], None]
"""Told of each artifact before it is looked at."""


def build(
    root: Path,
    wanted: Wanted | None = None,
    progress: Progress | None = None,
    *,
    now: datetime.datetime,
    draft: bool = False,
) -> BuildReport:
    """Build ``wanted`` (all artifacts of all briefs, if None) where out of date; or drafts of them.

    ``now`` is the moment of the build, with its time zone. It decides which lines are past their date, and nothing of
    what an artifact holds.

    Raises LockedError where another build runs, OSError where a file cannot be written. Every finding is in the
    report; an artifact that fails leaves the file of an earlier build as it was.
    """
    with build_lock(root / "build"):
        if wanted is None and not draft and (unchanged := report_if_unchanged(root, now)):
            return unchanged
        record, inputs = BuildRecord.load(root, draft=draft), digest_of_inputs(root)
        # The record is saved with every artifact. Until the last of them the inputs are no one's.
        record.inputs, record.notices = "", ()
        builder = _Builder(root, record, progress or (lambda _artifact: None), now, draft)
        report = builder.run(wanted)
        if wanted is None and not report.count(State.FAILED) and all(map(is_notice, report.findings)):
            record.inputs, record.notices = inputs, tuple(report.findings)
            record.until = builder.until
        record.save(root)
        return report


def plan(root: Path, wanted: Wanted | None = None, *, draft: bool = False) -> list[Artifact]:
    """Every artifact that ``build`` would look at, but for those of briefs that cannot be loaded."""
    artifacts: list[Artifact] = []
    for brief_id, chosen in (dict.fromkeys(list_briefs(root)) if wanted is None else wanted).items():
        with suppress(FindingsError):
            brief = load_brief(root / CONTENT / brief_id, root)
            artifacts.extend(artifacts_of(brief, draft=draft) if chosen is None else chosen)
    return artifacts


@dataclass(slots=True)
class _Builder:
    root: Path
    record: BuildRecord
    progress: Progress
    now: datetime.datetime
    draft: bool = False
    report: BuildReport = field(default_factory=BuildReport)
    until: datetime.datetime | None = None
    """When the first line that was printed will be past its date."""
    memory: PageMemory = field(init=False)

    def __post_init__(self) -> None:
        self.memory = PageMemory(self.root, self.record)

    def run(self, wanted: Wanted | None) -> BuildReport:
        for brief_id, chosen in (dict.fromkeys(list_briefs(self.root)) if wanted is None else wanted).items():
            self._build_brief(brief_id, chosen)
        if wanted is None:
            self._remove_briefs()
            self.memory.forget_unused()
        return self.report

    def _build_brief(self, brief_id: str, chosen: Sequence[Artifact] | None) -> None:
        collector = FindingCollector()
        brief = check_content(self.root, brief_id, collector)
        if brief is None:
            self._fail_brief(brief_id, chosen, tuple(collector))
            return
        artifacts = list(artifacts_of(brief, draft=self.draft))
        if chosen is None:
            self._remove_orphans(brief_id, artifacts)
        errors = [finding for finding in collector if stops_brief(finding)]
        self.report.findings.extend(finding for finding in collector if not stops_brief(finding))
        fitters = {
            out.name: OutputFitter(self.root, brief, out, self.memory.measure, self.draft) for out in brief.outputs
        }
        for language, output, formats in _grouped(artifacts if chosen is None else chosen):
            concerning = tuple(f for f in errors if _concerns(f, brief, language))
            self._build_output(fitters.get(output), language, formats, concerning)

    def _build_output(
        self, fitter: OutputFitter | None, language: str, formats: list[Artifact], errors: tuple[Finding, ...]
    ) -> None:
        fit: Fit | None = None
        if fitter is not None:
            try:
                fit = fitter.fit(language)
                errors += self._lapsed(fitter.brief, fit.composition)
            except FindingsError as error:
                errors += error.findings
        if fit is not None:
            self._notice(fit.notices)
        pages: dict[str, int] | None = None
        for artifact in formats:
            self.progress(artifact)
            if fit is None or errors:
                self._fail(artifact, errors)
                continue
            try:
                if artifact.format is Format.WORD and fit.composition.needs_page_numbers and pages is None:
                    pages = self._anchors(artifact, fit.composition)
                result, found = self._build_artifact(artifact, fit, pages or {})
            except FindingsError as error:
                self._fail(artifact, error.findings)
                continue
            self.report.results.append(result)
            if found is not None:
                pages = found

    def _notice(self, notices: Iterable[Finding]) -> None:
        """Add what is said once, however many languages it is said of."""
        self.report.findings.extend(notice for notice in notices if notice not in self.report.findings)

    def _lapsed(self, brief: Brief, composition: Composition) -> tuple[Finding, ...]:
        """Findings on lines past their date; takes note of when the next one will be."""
        moments = (first_lapse(brief, composition.document), self.until)
        self.until = min((moment for moment in moments if moment), default=None)
        return tuple(with_line(f, self.root) for f in lapsed_lines(brief, composition.document, self.now))

    def _build_artifact(
        self, artifact: Artifact, fit: Fit, pages: dict[str, int]
    ) -> tuple[Result, dict[str, int] | None]:
        path = str(artifact)
        key = artifact_key(self.root, artifact, fit.composition, pages)
        empty = fit.fullness.empty if fit.fullness and artifact.format is Format.PDF else None
        filled = (fit.scale.size, fit.scale.leading, empty, fit.left_out)
        if self.record.is_current(self.root, path, key):
            old = self.record.artifacts[path]
            known = ArtifactRecord(old.key, old.digest, old.pages, old.anchors, *filled)
            self.record.artifacts[path] = known
            result = _translated(up_to_date(artifact, known), fit.composition)
            return result, dict(known.anchors) if artifact.format is Format.PDF else None
        data, count, anchors = self._render(artifact, fit.composition, pages)
        write_whole(self.root / artifact.path, data)
        self.record.artifacts[path] = ArtifactRecord(key, digest_of(data), count, anchors or {}, *filled)
        self.record.save(self.root)
        result = Result(artifact, State.BUILT, count, (), fit.scale, empty, fit.left_out)
        return _translated(result, fit.composition), anchors

    def _render(
        self, artifact: Artifact, composition: Composition, pages: dict[str, int]
    ) -> tuple[bytes, int, dict[str, int] | None]:
        """The bytes of ``artifact``; of a PDF also how many pages it has, and the page of each anchor."""
        with failures_as_findings(str(artifact), composition):
            if artifact.format is Format.WORD:
                return render_word(self.root, composition, pages), 0, None
            pdf = render_pdf(self.root, composition)
        return pdf.data, pdf.pages, dict(pdf.anchors)

    def _anchors(self, word: Artifact, composition: Composition) -> dict[str, int]:
        """The page of each heading, from the record of the PDF if that is current, else by rendering it."""
        pdf = replace(word, format=Format.PDF)
        key = artifact_key(self.root, pdf, composition, {})
        recorded = self.record.artifacts.get(str(pdf))
        if recorded is not None and recorded.key == key:
            return dict(recorded.anchors)
        return self._render(pdf, composition, {})[2] or {}

    def _fail(self, artifact: Artifact, findings: Iterable[Finding]) -> None:
        self.report.results.append(Result(artifact, State.FAILED, findings=tuple(findings)))

    def _fail_brief(self, brief_id: str, chosen: Sequence[Artifact] | None, findings: tuple[Finding, ...]) -> None:
        """Nothing of the brief can be built: what was asked for fails, or else all that earlier builds made of it."""
        failed = sorted(self._recorded(brief_id)) if chosen is None else chosen
        for artifact in failed:
            self._fail(artifact, findings)
        if not failed:
            self.report.findings.extend(findings)

    def _recorded(self, brief_id: str) -> list[Artifact]:
        """What earlier builds made of the brief."""
        artifacts = (Artifact.from_path(path) for path in self.record.artifacts)
        return [artifact for artifact in artifacts if artifact and artifact.brief == brief_id]

    def _remove_briefs(self) -> None:
        """Remove what was made of briefs that are gone. One that only lacks its text was hardly meant to go."""
        textless = briefs_without_text(self.root)
        for brief_id, finding in textless.items():
            self._fail_brief(brief_id, None, (finding,))
        recorded = {artifact.brief for path in self.record.artifacts if (artifact := Artifact.from_path(path))}
        for brief_id in recorded.difference(textless, list_briefs(self.root)):
            self._remove_orphans(brief_id, ())

    def _remove_orphans(self, brief_id: str, wanted: Iterable[Artifact]) -> None:
        """Remove artifacts that earlier builds made of the brief and that it no longer asks for."""
        for artifact in set(self._recorded(brief_id)).difference(wanted):
            file = self.root / artifact.path
            file.unlink(missing_ok=True)
            del self.record.artifacts[str(artifact)]
            for folder in file.parents[:2]:
                with suppress(OSError):  # not empty, or gone
                    folder.rmdir()


def _translated(result: Result, composition: Composition) -> Result:
    """``result`` with how much of a draft is not translated."""
    missing, stale = (composition.untranslated.get(state, 0) for state in (Translation.MISSING, Translation.STALE))
    return replace(result, not_translated=missing, out_of_date=stale)


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
