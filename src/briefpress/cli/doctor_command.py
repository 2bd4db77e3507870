"""``briefpress doctor``: is this machine fit to build."""

from __future__ import annotations

from dataclasses import asdict

import click

from briefpress.cli.doctor import examine
from briefpress.cli.project import find_root
from briefpress.cli.reporting import EXIT_DONE, EXIT_FINDINGS, print_json


@click.command("doctor", short_help="Say what this machine has and lacks")
@click.option("--json", "as_json", is_flag=True, help="Print the checks as JSON.")
def doctor_command(as_json: bool) -> int:
    """Say what this machine has and lacks: Python, libraries, packages, fonts, space."""
    checks = examine(find_root())
    if as_json:
        print_json([asdict(check) for check in checks])
    else:
        width = max(len(check.name) for check in checks)
        for check in checks:
            mark = click.style("ok  ", fg="green") if check.ok else click.style("lack", fg="red", bold=True)
            click.echo(f"{mark}  {check.name:<{width}}  {check.detail}")
            if check.remedy:
                click.echo(f"{'':<{width + 8}}{click.style('help', fg='cyan')}: {check.remedy}")
    return EXIT_DONE if all(check.ok for check in checks) else EXIT_FINDINGS
