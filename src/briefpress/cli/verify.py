"""``briefpress verify``: read finished files back."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path, PurePosixPath

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
    has_errors,
    print_json,
    show_findings,
)
from briefpress.content.loader import CONTENT, load_brief
from briefpress.content.model import Brief
from briefpress.findings import Finding, FindingsError
from briefpress.fitting.fitter import OutputFitter
from briefpress.layouts.loader import load_layout
from briefpress.rendering import Composition
from briefpress.verification.artifact import verify_pdf, verify_word
from briefpress.verification.disclosure import Secrets, secrets_of
from briefpress.verification.word_pages import OfficeError, count_word_pages, too_many_pages


@click.command("verify", short_help="Read finished files back and compare them")
@click.argument("targets", nargs=-1, metavar="[ARTIFACT or BRIEF]...")
@click.option("--draft", is_flag=True, help="The drafts, under build/draft/.")
@click.option("--json", "as_json", is_flag=True, help="Print the findings as JSON.")
@click.option("--word-pages", is_flag=True, help="Count the pages of Word files too, with LibreOffice.")
def verify_command(targets: tuple[str, ...], draft: bool, as_json: bool, word_pages: bool) -> int:
    """Read finished files back: pages, fonts, glyphs, every text and figure against its document.

    And that every page is marked, and that nothing internal is anywhere in a file for the public.
    """
    root = find_root()
    count = 0
    findings: list[Finding] = []
    pages: dict[PurePosixPath, int] = {}
    for brief_id, chosen in targets_named(root, targets, draft=draft or None).items():
        try:
            brief = load_brief(root / CONTENT / brief_id, root)
        except FindingsError as error:
            findings.extend(error.findings)
            continue
        artifacts = list(artifacts_of(brief, draft=draft)) if chosen is None else chosen
        count += len(artifacts)
        findings.extend(verify_artifacts(root, brief, artifacts))
        if word_pages:
            pages |= _count_pages(root, brief, artifacts, findings)
    if as_json and word_pages:
        by_path = {str(path): number for path, number in pages.items()}
        print_json({"findings": findings_as_data(findings), "word-pages": by_path})
    elif as_json:
        print_json(findings_as_data(findings))
    else:
        show_findings(findings)
        for path, number in pages.items():
            click.echo(f"{path}  {number} page{'' if number == 1 else 's'} in LibreOffice")
        click.echo(f"{count} artifact{'' if count == 1 else 's'} verified: {count_findings(findings)}")
    return EXIT_FINDINGS if has_errors(findings) else EXIT_DONE


def _count_pages(
    root: Path, brief: Brief, artifacts: Sequence[Artifact], findings: list[Finding]
) -> Mapping[PurePosixPath, int]:
    """The pages of the Word files among ``artifacts``; those with too many are added to ``findings``."""
    word = {artifact.path: artifact for artifact in artifacts if artifact.format is Format.WORD}
    try:
        pages = count_word_pages(root, list(word))
    except OfficeError as error:
        raise click.UsageError(str(error)) from error
    for path, number in pages.items():
        output = brief.output(word[path].output)
        if output is not None and not output.large_print:
            allowed = load_layout(root, output.layout, output.location).schema.page.pages
            findings.extend(filter(None, [too_many_pages(path, number, allowed)]))
    return pages


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
