"""``briefpress new``: a brief that builds, to be written over; or a layout or brand to start from."""

from __future__ import annotations

from importlib import resources
from importlib.resources.abc import Traversable
from pathlib import Path

import click

from briefpress.cli.clock import now
from briefpress.cli.designs import start_brand, start_layout
from briefpress.cli.project import find_root
from briefpress.content.loader import CONTENT, SHARED
from briefpress.locations import ID_PATTERN
from briefpress.writing import write_whole


@click.command("new", short_help="Start a brief that builds, a layout or a brand")
@click.argument("brief", required=False)
@click.option("--title", default="A statement that says what has changed", help="The headline of the brief.")
@click.option("--layout", metavar="NAME", help="Start the layout templates/NAME instead, from another one.")
@click.option("--brand", metavar="NAME", help="Start the brand templates/brands/NAME instead, from another one.")
@click.option(
    "--from", "source", metavar="NAME", help="Where to start from: one-page for layouts, standard for brands."
)
def new_command(brief: str | None, title: str, layout: str | None, brand: str | None, source: str | None) -> int:
    """Start a brief: content/BRIEF with a text, one sourced figure of each kind, a chart and a table.

    With --layout or --brand, start that from a copy of another, with comments that say what is where.
    """
    root = find_root()
    if sum(name is not None for name in (brief, layout, brand)) != 1:
        raise click.UsageError("say what to start: a BRIEF, or --layout NAME, or --brand NAME")
    if layout is not None:
        written, advice = start_layout(root, layout, source or "one-page"), _next_for_layout(layout)
    elif brand is not None:
        written, advice = start_brand(root, brand, source or "standard"), _next_for_brand(brand)
    elif source is not None:
        raise click.UsageError("--from goes with --layout or --brand")
    else:
        written, advice = _start_brief(root, brief or "", title), f"briefpress build {brief}"
    for path in written:
        click.echo(f"wrote  {path}")
    click.echo(f"next:  {advice}")
    return 0


def _next_for_layout(name: str) -> str:
    line = f"  - {{name: {name}, layout: {name}, audience: public}}"
    return f"under `outputs:` of a brief add the line\n       {line}\n       then briefpress build BRIEF"


def _next_for_brand(name: str) -> str:
    where = f"in one output of a brief  - {{name: …, brand: {name}}},"
    return f"{where}\n       or brand: {name} in content/shared/office.yaml; then briefpress build"


def _start_brief(root: Path, brief: str, title: str) -> tuple[str, ...]:
    """Write the files of a brief; their paths."""
    if not ID_PATTERN.fullmatch(brief) or brief == SHARED:
        expected = f"small letters, digits and hyphens, at most 64, and not {SHARED}"
        raise click.UsageError(f"«{brief}» cannot name a brief: {expected}")
    title = " ".join(title.split())
    if not title.isprintable() or not title:
        raise click.UsageError("the title of a brief is a line of text")
    folder = root / CONTENT / brief
    if folder.exists():
        raise click.UsageError(f"there is already a brief «{brief}»")
    today = now().date()
    replacements = {"@TITLE@": title.replace("\\", "\\\\").replace('"', '\\"'), "@EDITION@": today.isoformat()}
    written = []
    for name, text in _starter_files(resources.files("briefpress.cli") / "starter", ""):
        filled = text
        for mark, replacement in replacements.items():
            filled = filled.replace(mark, replacement)
        write_whole(folder / name, filled.encode())
        written.append(f"content/{brief}/{name}")
    return tuple(written)


def _starter_files(folder: Traversable, prefix: str) -> list[tuple[str, str]]:
    """The files under ``folder`` with their relative names, in a fixed order."""
    files: list[tuple[str, str]] = []
    for entry in sorted(folder.iterdir(), key=lambda entry: entry.name):
        if entry.is_dir():
            files.extend(_starter_files(entry, f"{prefix}{entry.name}/"))
        else:
            files.append((prefix + entry.name, entry.read_text("utf-8")))
    return files
