"""``briefpress new``: a brief that builds, to be written over."""

from __future__ import annotations

import datetime
from importlib import resources
from importlib.resources.abc import Traversable

import click

from briefpress.cli.project import find_root
from briefpress.content.loader import CONTENT, SHARED
from briefpress.locations import ID_PATTERN
from briefpress.writing import write_whole


@click.command("new", short_help="Start a brief that builds")
@click.argument("brief")
@click.option("--title", default="A statement that says what has changed", help="The headline of the brief.")
def new_command(brief: str, title: str) -> int:
    """Start a brief: content/BRIEF with a text, one sourced figure of each kind, a chart and a table."""
    root = find_root()
    if not ID_PATTERN.fullmatch(brief) or brief == SHARED:
        expected = f"small letters, digits and hyphens, at most 64, and not {SHARED}"
        raise click.UsageError(f"«{brief}» cannot name a brief: {expected}")
    title = " ".join(title.split())
    if not title.isprintable() or not title:
        raise click.UsageError("the title of a brief is a line of text")
    folder = root / CONTENT / brief
    if folder.exists():
        raise click.UsageError(f"there is already a brief «{brief}»")
    today = datetime.datetime.now(tz=datetime.UTC).date()
    replacements = {"@TITLE@": title.replace("\\", "\\\\").replace('"', '\\"'), "@EDITION@": today.isoformat()}
    for name, text in _starter_files(resources.files("briefpress.cli") / "starter", ""):
        filled = text
        for mark, replacement in replacements.items():
            filled = filled.replace(mark, replacement)
        write_whole(folder / name, filled.encode())
        click.echo(f"wrote  content/{brief}/{name}")
    click.echo(f"next:  briefpress build {brief}")
    return 0


def _starter_files(folder: Traversable, prefix: str) -> list[tuple[str, str]]:
    """The files under ``folder`` with their relative names, in a fixed order."""
    files: list[tuple[str, str]] = []
    for entry in sorted(folder.iterdir(), key=lambda entry: entry.name):
        if entry.is_dir():
            files.extend(_starter_files(entry, f"{prefix}{entry.name}/"))
        else:
            files.append((prefix + entry.name, entry.read_text("utf-8")))
    return files
