"""``briefpress verify``: read finished files back."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

import click

from briefpress.building.artifacts import Artifact, Format, artifacts_of
from briefpress.building.measuring import PageMemory
from briefpress.building.records import BuildRecord
from briefpress.cli.project import find_root, targets_named
from briefpress.cli.reporting import (
    EXIT_DONE,
    EXIT_FINDINGS,
    count_findings,
    findings_as_data,
    print_json,
    show_findings,
)
from briefpress.content.loader import CONTENT, load_brief
from briefpress.content.model import Brief
from briefpress.findings import Finding, FindingsError
from briefpress.fitting.fitter import OutputFitter
from briefpress.rendering import Composition
from briefpress.verification.artifact import verify_pdf, verify_word
from briefpress.verification.disclosure import Secrets, secrets_of


@click.command("verify", short_help="Read finished files back and compare them")
@click.argument("targets", nargs=-1, metavar="[ARTIFACT or BRIEF]...")
@click.option("--draft", is_flag=True, help="The drafts, under build/draft/.")
@click.option("--json", "as_json", is_flag=True, help="Print the findings as JSON.")
def verify_command(targets: tuple[str, ...], draft: bool, as_json: bool) -> int:
    """Read finished files back: pages, fonts, glyphs, every text and figure against its document.

    And that every page is marked, and that nothing internal is anywhere in a file for the public.
    """
    root = find_root()
    count = 0
    findings: list[Finding] = []
    for brief_id, chosen in targets_named(root, targets, draft=draft or None).items():
        try:
            brief = load_brief(root / CONTENT / brief_id, root)
        except FindingsError as error:
            findings.extend(error.findings)
            continue
        artifacts = list(artifacts_of(brief, draft=draft)) if chosen is None else chosen
        count += len(artifacts)
        findings.extend(verify_artifacts(root, brief, artifacts))
    if as_json:
        print_json(findings_as_data(findings))
    else:
        show_findings(findings)
        click.echo(f"{count} artifact{'' if count == 1 else 's'} verified: {count_findings(findings)}")
    return EXIT_FINDINGS if findings else EXIT_DONE


def verify_artifact(root: Path, artifact: Artifact) -> list[Finding]:
    """Every finding on one finished file. Raises FindingsError where its brief cannot be loaded."""
    brief = load_brief(root / CONTENT / artifact.brief, root)
    return list(verify_artifacts(root, brief, [artifact]))


def verify_artifacts(root: Path, brief: Brief, artifacts: Sequence[Artifact]) -> Iterator[Finding]:
    """Findings on the finished files of ``brief``, and on its content where that no longer composes."""
    expected: dict[tuple[str, str, bool], tuple[Composition, Secrets] | None] = {}
    fitters = {
        (output.name, draft): OutputFitter(root, brief, output, PageMemory(root, record).measure, draft)
        for draft, record in ((draft, BuildRecord.load(root, draft=draft)) for draft in (False, True))
        for output in brief.outputs
    }
    for artifact in artifacts:
        key = (artifact.language, artifact.output, artifact.is_draft)
        if key not in expected:
            expected[key] = None
            try:
                if fitter := fitters.get((artifact.output, artifact.is_draft)):
                    composition = fitter.fit(artifact.language).composition
                    expected[key] = composition, secrets_of(root, brief, artifact.language, fitter.output)
            except FindingsError as error:
                yield from error.findings
        if found := expected[key]:
            verify = verify_pdf if artifact.format is Format.PDF else verify_word
            yield from verify(root, artifact.path, *found)
