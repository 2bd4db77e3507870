"""``briefpress build``: make what is out of date."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

import click
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn

from briefpress.building.artifacts import Artifact, artifacts_of
from briefpress.building.builder import BuildReport, State, build, plan
from briefpress.building.builder import Progress as BuildProgress
from briefpress.cli.project import briefs_named, find_root
from briefpress.cli.reporting import (
    EXIT_DONE,
    EXIT_FINDINGS,
    count_findings,
    findings_as_data,
    print_json,
    show_findings,
)
from briefpress.content.loader import list_briefs, load_brief


@click.command("build")
@click.argument("targets", nargs=-1, metavar="[ARTIFACT or BRIEF]...")
@click.option("--json", "as_json", is_flag=True, help="Print what was done as JSON.")
def build_command(targets: tuple[str, ...], as_json: bool) -> int:
    """Build what is out of date: everything, or the artifacts and briefs named.

    An artifact is named by its path, such as build/central-asia-trade/ru/one-page.pdf.
    """
    root = find_root()
    wanted = _wanted(root, targets)
    with _progress(root, wanted, silent=as_json or not sys.stderr.isatty()) as progress:
        report = build(root, wanted, progress)
    if as_json:
        print_json(_as_data(report))
    else:
        _print(report)
    failed = report.count(State.FAILED) or any(f.severity == "error" for f in report.all_findings)
    return EXIT_FINDINGS if failed else EXIT_DONE


def _wanted(root: Path, targets: Sequence[str]) -> list[Artifact] | None:
    """The artifacts that ``targets`` name; None for all."""
    if not targets:
        return None
    wanted: dict[Artifact, None] = {}
    for target in targets:
        artifact = Artifact.from_path(_relative(root, target))
        if artifact is None:
            (brief_id,) = briefs_named(root, (target,))
            wanted.update(dict.fromkeys(artifacts_of(load_brief(root / "content" / brief_id, root))))
            continue
        if artifact.brief not in list_briefs(root):
            raise click.UsageError(f"there is no brief «{artifact.brief}»")
        _check_known(root, artifact)
        wanted[artifact] = None
    return list(wanted)


def _relative(root: Path, target: str) -> str:
    path = Path(target).absolute()
    return path.relative_to(root).as_posix() if path.is_relative_to(root) else target


def _check_known(root: Path, artifact: Artifact) -> None:
    known = list(artifacts_of(load_brief(root / "content" / artifact.brief, root)))
    if artifact not in known:
        paths = "\n  ".join(map(str, known))
        raise click.UsageError(f"«{artifact}» is no artifact of this brief. There are:\n  {paths}")


@contextmanager
def _progress(root: Path, wanted: Sequence[Artifact] | None, *, silent: bool) -> Iterator[BuildProgress | None]:
    if silent:
        yield None
        return
    total = len(wanted if wanted is not None else plan(root)[0])
    columns = (BarColumn(24), MofNCompleteColumn(), TextColumn("{task.description}"))
    with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task("", total=total)

        def advance(artifact: Artifact) -> None:
            bar.update(task, advance=1, description=str(artifact))

        yield advance


def _print(report: BuildReport) -> None:
    show_findings(report.all_findings)
    colors = {State.BUILT: "green", State.UP_TO_DATE: "bright_black", State.FAILED: "red"}
    for result in report.results:
        if result.state is State.UP_TO_DATE:
            continue
        pages = f"  {result.pages} page{'s' if result.pages > 1 else ''}" if result.pages else ""
        click.echo(f"{click.style(f'{result.state:>10}', fg=colors[result.state])}  {result.artifact}{pages}")
    counts = [f"{report.count(state)} {state}" for state in State if report.count(state)]
    summary = ", ".join(counts) or "nothing to build"
    if report.all_findings:
        summary += f"; {count_findings(report.all_findings)}"
    total = len(report.results)
    if total and report.count(State.UP_TO_DATE) == total and not report.all_findings:
        summary = "the artifact is up to date" if total == 1 else f"all {total} artifacts are up to date"
    click.echo(summary)


def _as_data(report: BuildReport) -> dict[str, object]:
    return {
        "artifacts": [
            {
                "path": str(result.artifact),
                "state": result.state.value,
                "pages": result.pages,
                "findings": findings_as_data(result.findings),
            }
            for result in report.results
        ],
        "findings": findings_as_data(report.findings),
    }
