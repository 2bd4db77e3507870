"""``briefpress check``: all findings, without rendering a page."""

from __future__ import annotations

import datetime
from pathlib import Path

import click

from briefpress.checks.brief import check_content
from briefpress.checks.clearances import lapsed_lines
from briefpress.cli.clock import now
from briefpress.cli.project import briefs_named, find_root
from briefpress.cli.reporting import (
    EXIT_DONE,
    EXIT_FINDINGS,
    count_findings,
    findings_as_data,
    has_errors,
    print_json,
    show_findings,
)
from briefpress.content.loader import briefs_without_text
from briefpress.content.room import leanest
from briefpress.findings import FindingCollector, FindingsError
from briefpress.reading.text import with_line
from briefpress.rendering import compose_output


@click.command("check", short_help="Find all that is wrong, without rendering")
@click.argument("briefs", nargs=-1, metavar="[BRIEF]...")
@click.option("--json", "as_json", is_flag=True, help="Print the findings as JSON.")
def check_command(briefs: tuple[str, ...], as_json: bool) -> int:
    """Report everything wrong with content, figures, translations and layouts, without rendering."""
    root, moment = find_root(), now()
    collector = FindingCollector()
    names = briefs_named(root, briefs)
    for brief_id in names:
        check_everything(root, brief_id, collector, moment)
    if not briefs:
        collector.extend(briefs_without_text(root).values())
    if as_json:
        print_json(findings_as_data(collector))
    else:
        show_findings(collector)
        what = "1 brief" if len(names) == 1 else f"{len(names)} briefs"
        click.echo(f"{what} checked: {count_findings(collector)}")
    return EXIT_FINDINGS if has_errors(collector) else EXIT_DONE


def check_everything(root: Path, brief_id: str, collector: FindingCollector, moment: datetime.datetime) -> None:
    """Check a brief and compose each of its outputs in each language; findings go to ``collector``.

    What has a number of pages is composed without its optional parts too: nothing that stays may refer to them.
    ``moment`` decides which lines are past their date.
    """
    brief = check_content(root, brief_id, collector)
    if brief is None:
        return
    for language in brief.all_languages:
        for output in brief.outputs:
            try:
                whole = compose_output(root, brief, language, output)
                lapsed = lapsed_lines(brief, whole.document, moment)
                collector.extend(with_line(finding, root) for finding in lapsed)
                if language == brief.language and whole.stylesheet.page.pages and (lean := leanest(brief)) != brief:
                    compose_output(root, lean, language, output)
            except FindingsError as error:
                collector.extend(error.findings)
