"""``briefpress verify``: read finished files back."""

from __future__ import annotations

from pathlib import Path

import click

from briefpress.building.artifacts import Artifact, Format, artifacts_of
from briefpress.cli.project import briefs_named, find_root
from briefpress.cli.reporting import (
    EXIT_DONE,
    EXIT_FINDINGS,
    count_findings,
    findings_as_data,
    print_json,
    show_findings,
)
from briefpress.content.loader import load_brief
from briefpress.findings import Finding
from briefpress.rendering import Composition, compose_output
from briefpress.verification.artifact import verify_pdf, verify_word


@click.command("verify")
@click.argument("targets", nargs=-1, metavar="[ARTIFACT or BRIEF]...")
@click.option("--json", "as_json", is_flag=True, help="Print the findings as JSON.")
def verify_command(targets: tuple[str, ...], as_json: bool) -> int:
    """Read finished files back: pages, fonts, glyphs, and every text and figure against its document."""
    root = find_root()
    artifacts = _artifacts(root, targets)
    findings: list[Finding] = []
    for artifact in artifacts:
        findings.extend(verify_artifact(root, artifact))
    if as_json:
        print_json(findings_as_data(findings))
    else:
        show_findings(findings)
        click.echo(f"{len(artifacts)} artifacts verified: {count_findings(findings)}")
    return EXIT_FINDINGS if findings else EXIT_DONE


def verify_artifact(root: Path, artifact: Artifact) -> list[Finding]:
    """Every finding on one finished file. Raises FindingsError where its content no longer composes."""
    composition = _compose(root, artifact)
    verify = verify_pdf if artifact.format is Format.PDF else verify_word
    return list(verify(root, artifact.path, composition))


def _compose(root: Path, artifact: Artifact) -> Composition:
    brief = load_brief(root / "content" / artifact.brief, root)
    output = brief.output(artifact.output)
    if output is None or artifact.language not in brief.all_languages:
        raise click.UsageError(f"«{artifact}» is no artifact of the brief «{artifact.brief}»")
    return compose_output(root, brief, artifact.language, output)


def _artifacts(root: Path, targets: tuple[str, ...]) -> list[Artifact]:
    chosen: list[Artifact] = []
    briefs: list[str] = []
    for target in targets:
        artifact = Artifact.from_path(target)
        if artifact:
            briefs_named(root, (artifact.brief,))
            chosen.append(artifact)
        else:
            briefs.append(target)
    if briefs or not targets:
        for brief_id in briefs_named(root, tuple(briefs)):
            chosen.extend(artifacts_of(load_brief(root / "content" / brief_id, root)))
    return chosen
