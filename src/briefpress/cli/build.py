"""``briefpress build``: make what is out of date."""

from __future__ import annotations

import datetime
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import click

from briefpress.building.artifacts import Artifact
from briefpress.building.report import BuildReport, Result, State, report_if_unchanged
from briefpress.building.store import build_lock
from briefpress.cli.clock import now
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

if TYPE_CHECKING:
    from briefpress.building.builder import Progress, Wanted


@click.command("build", short_help="Build what is out of date")
@click.argument("targets", nargs=-1, metavar="[ARTIFACT or BRIEF]...")
@click.option("--draft", is_flag=True, help="Build drafts, under build/draft/, translated or not.")
@click.option("--json", "as_json", is_flag=True, help="Print what was done as JSON.")
def build_command(targets: tuple[str, ...], draft: bool, as_json: bool) -> int:
    """Build what is out of date: everything, or the artifacts and briefs named.

    An artifact is named by its path:

    \b
      briefpress build build/central-asia-trade/ru/one-page.pdf

    A draft has the word behind its text and at the top of each page. Text that is not translated stands in, in its own
    language or as an old translation, with a mark before it. Without --draft such text stops its language.
    """
    root, moment = find_root(), now()
    unchanged = None if targets or draft else _unchanged(root, moment)
    report = unchanged or _build(root, targets, moment, draft=draft, silent=as_json)
    if as_json:
        print_json(_as_data(report))
    else:
        _print(report)
    failed = report.count(State.FAILED) or has_errors(report.all_findings)
    return EXIT_FINDINGS if failed else EXIT_DONE


def _unchanged(root: Path, moment: datetime.datetime) -> BuildReport | None:
    """The report where nothing has changed: most builds of a timer end here, before anything large is imported."""
    with build_lock(root / "build"):
        return report_if_unchanged(root, moment)


def _build(
    root: Path, targets: tuple[str, ...], moment: datetime.datetime, *, draft: bool, silent: bool
) -> BuildReport:
    from briefpress.building.builder import build

    wanted = targets_named(root, targets, draft=draft) if targets else None
    with _progress(root, wanted, draft=draft, silent=silent or not sys.stderr.isatty()) as progress:
        return build(root, wanted, progress, now=moment, draft=draft)


@contextmanager
def _progress(root: Path, wanted: Wanted | None, *, draft: bool, silent: bool) -> Iterator[Progress | None]:
    if silent:
        yield None
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, TextColumn
    from rich.progress import Progress as ProgressBar

    from briefpress.building.builder import plan

    total = len(plan(root, wanted, draft=draft))
    columns = (BarColumn(24), MofNCompleteColumn(), TextColumn("{task.description}"))
    with ProgressBar(*columns, console=Console(stderr=True), transient=True) as bar:
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
        line = f"{click.style(f'{result.state:>10}', fg=colors[result.state])}  {result.artifact}  {_about(result)}"
        click.echo(line.rstrip())
    counts = [f"{report.count(state)} {state}" for state in State if report.count(state)]
    summary = ", ".join(counts) or "nothing to build"
    if report.all_findings:
        summary += f"; {count_findings(report.all_findings)}"
    total = len(report.results)
    if total and report.count(State.UP_TO_DATE) == total and not report.all_findings:
        summary = "the artifact is up to date" if total == 1 else f"all {total} artifacts are up to date"
    click.echo(summary)


def _about(result: Result) -> str:
    """«2 pages, 12 texts not translated, 1 out of date»: what there is to say of an artifact."""
    pages = f"{result.pages} page{'s' if result.pages > 1 else ''}" if result.pages else ""
    missing = f"{result.not_translated} text{'s' if result.not_translated > 1 else ''} not translated"
    stale = f"{result.out_of_date} out of date"
    parts = (pages, str(result.scale), missing if result.not_translated else "", stale if result.out_of_date else "")
    return ", ".join(filter(None, parts))


def _as_data(report: BuildReport) -> dict[str, object]:
    return {
        "artifacts": [
            {
                "path": str(result.artifact),
                "state": result.state.value,
                "pages": result.pages,
                "type": result.scale.size,
                "leading": result.scale.leading,
                "empty": result.empty,
                "left-out": list(result.left_out),
                "not-translated": result.not_translated,
                "out-of-date": result.out_of_date,
                "findings": findings_as_data(result.findings),
            }
            for result in report.results
        ],
        "findings": findings_as_data(report.findings),
    }
