"""The command line: what a person types, and what a program reads back."""

from __future__ import annotations

import sys
import traceback

import click

from briefpress.building.store import LockedError
from briefpress.cli.build import build_command
from briefpress.cli.check import check_command
from briefpress.cli.doctor_command import doctor_command
from briefpress.cli.figures import figures_command
from briefpress.cli.ids import ids_command
from briefpress.cli.new import new_command
from briefpress.cli.reporting import (
    EXIT_BUG,
    EXIT_FINDINGS,
    EXIT_IO,
    EXIT_LOCKED,
    EXIT_USAGE,
    count_findings,
    show_findings,
)
from briefpress.cli.schema import schema_command
from briefpress.cli.show import show_command
from briefpress.cli.translate import translate_group
from briefpress.cli.verify import verify_command
from briefpress.findings import FindingsError


@click.group(context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(package_name="briefpress", message="briefpress %(version)s")
def briefpress() -> None:
    """Write a briefing once; print it in every language, as PDF and as Word, with the same figures in all of them.

    Content stands in content/, layouts in templates/, what is made in build/. Every command says what to do about what
    it finds, and ends with 0 (done), 1 (findings), 2 (wrong usage), 70 (a bug of ours), 74 (a file could not be read or
    written) or 75 (another build is running).
    """


for command in (
    build_command,
    check_command,
    verify_command,
    figures_command,
    show_command,
    ids_command,
    translate_group,
    new_command,
    schema_command,
    doctor_command,
):
    briefpress.add_command(command)


def main(arguments: list[str] | None = None) -> None:
    """Run the command line and exit with its code. No traceback is shown for anything but a bug of ours."""
    sys.exit(run(sys.argv[1:] if arguments is None else arguments))


def run(arguments: list[str]) -> int:
    """Run the command line; the exit code."""
    try:
        result = briefpress.main(arguments, prog_name="briefpress", standalone_mode=False)
        return result if isinstance(result, int) else 0
    except FindingsError as error:
        show_findings(error.findings)
        click.echo(count_findings(error.findings), err=True)
        return EXIT_FINDINGS
    except LockedError as error:
        click.echo(f"briefpress: {error}", err=True)
        return EXIT_LOCKED
    except click.ClickException as error:
        error.show()
        return EXIT_USAGE
    except (click.Abort, KeyboardInterrupt):
        click.echo("briefpress: stopped", err=True)
        return 130
    except OSError as error:
        click.echo(f"briefpress: {error.filename or ''}: {error.strerror or error}", err=True)
        return EXIT_IO
    except Exception:  # noqa: BLE001  # the last line of defence: it shows the traceback and says whose fault it is
        traceback.print_exc()
        click.echo("briefpress: this is a bug of ours; the lines above say where", err=True)
        return EXIT_BUG
