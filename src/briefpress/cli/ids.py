"""``briefpress ids``: write the ids that authors left out."""

from __future__ import annotations

import click

from briefpress.building.store import write_whole
from briefpress.cli.project import briefs_named, find_root
from briefpress.content.editor import write_ids


@click.command("ids")
@click.argument("briefs", nargs=-1, metavar="[BRIEF]...")
def ids_command(briefs: tuple[str, ...]) -> int:
    """Write missing ids into brief.md, and touch nothing else."""
    root = find_root()
    for brief_id in briefs_named(root, briefs):
        file = root / "content" / brief_id / "brief.md"
        before = file.read_bytes()
        after = write_ids(before.decode("utf-8")).encode("utf-8")
        if after != before:
            write_whole(file, after)
        lines = zip(before.splitlines(), after.splitlines(), strict=True)
        count = sum(old != new for old, new in lines)
        click.echo(f"{file.relative_to(root)}: {count} ids written" if count else f"{brief_id}: every block has its id")
    return 0
