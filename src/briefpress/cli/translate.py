"""``briefpress translate``: the catalogues of a brief."""

from __future__ import annotations

import click

from briefpress.cli.project import briefs_named, find_root
from briefpress.translation.update import update


@click.group("translate", short_help="Keep catalogues in step with the source text")
def translate_group() -> None:
    """Keep the catalogues of translators in step with the source text."""


@translate_group.command("update")
@click.argument("briefs", nargs=-1, metavar="[BRIEF]...")
@click.option("--language", "-l", "languages", multiple=True, help="Only these languages.")
def update_command(briefs: tuple[str, ...], languages: tuple[str, ...]) -> int:
    """Bring every catalogue up to the source text: new entries empty, changed ones fuzzy, the old text kept."""
    root = find_root()
    changed = [file for brief_id in briefs_named(root, briefs) for file in update(root, brief_id, languages)]
    for file in changed:
        click.echo(f"updated  {file.relative_to(root)}")
    if not changed:
        click.echo("every catalogue is up to the source text")
    return 0
