"""The command line: what a person types, and what a program reads back."""

from __future__ import annotations

import importlib
import io
import os
import sys
import traceback
from difflib import get_close_matches

import click

from briefpress.building.store import LockedError
from briefpress.cli.reporting import (
    EXIT_BUG,
    EXIT_FINDINGS,
    EXIT_IO,
    EXIT_LOCKED,
    EXIT_USAGE,
    count_findings,
    show_findings,
)
from briefpress.findings import FindingsError

_MODULES = {
    "build": "build",
    "check": "check",
    "verify": "verify",
    "figures": "figures",
    "show": "show",
    "ids": "ids",
    "translate": "translate",
    "new": "new",
    "schema": "schema",
    "doctor": "doctor_command",
}
"""The modules of the commands, in the order of the help."""


class _Commands(click.Group):
    """Imports a command when it is asked for: a build with nothing to do loads no renderer."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002  # the signature is click's
        return list(_MODULES)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002
        if cmd_name not in _MODULES:
            return None
        commands = vars(importlib.import_module(f"briefpress.cli.{_MODULES[cmd_name]}")).values()
        return next(one for one in commands if isinstance(one, click.Command) and one.name == cmd_name)

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        try:
            return super().resolve_command(ctx, args)
        except click.UsageError as error:
            near = get_close_matches(args[0], _MODULES, 1)
            advice = f" Did you mean «{near[0]}»?" if near else ""
            raise click.UsageError(error.message + advice, ctx) from None


@click.group(cls=_Commands, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(package_name="briefpress", message="briefpress %(version)s")
def briefpress() -> None:
    """Write a briefing once; print it in every language, as PDF and as Word, with the same figures in all of them.

    Content stands in content/, layouts in templates/, what is made in build/. Every command says what to do about what
    it finds, and ends with 0 (done), 1 (findings), 2 (wrong usage), 70 (a bug of ours), 74 (a file could not be read or
    written) or 75 (another build is running).
    """


def main(arguments: list[str] | None = None) -> None:
    """Run the command line and exit with its code. No traceback is shown for anything but a bug of ours."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            # A name of a file may hold what the terminal cannot show.
            stream.reconfigure(errors="backslashreplace")
    code = run(sys.argv[1:] if arguments is None else arguments)
    try:
        sys.stdout.flush()
    except BrokenPipeError:
        # Nobody reads on, as after `| head`. What is left goes nowhere, without a complaint when Python ends.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    sys.exit(code)


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
    except BrokenPipeError:
        return EXIT_IO
    except OSError as error:
        # Where a file could not be put in its place, the second name is that of the place.
        name = error.filename2 or error.filename
        click.echo(f"briefpress: {f'{name}: ' if name else ''}{error.strerror or error}", err=True)
        return EXIT_IO
    except Exception:  # noqa: BLE001  # the last line of defence: it shows the traceback and says whose fault it is
        traceback.print_exc()
        click.echo("briefpress: this is a bug of ours; the lines above say where", err=True)
        return EXIT_BUG
