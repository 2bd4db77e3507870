"""``briefpress ids``: write the ids that authors left out."""

from __future__ import annotations

import click

from briefpress.cli.project import briefs_named, find_root
from briefpress.content.editor import write_ids
from briefpress.content.loader import BRIEF_FILE, CONTENT
from briefpress.findings import FindingCollector, FindingsError
from briefpress.reading.text import LINE_END, load_text
from briefpress.writing import write_whole


@click.command("ids", short_help="Write missing ids into brief.md")
@click.argument("briefs", nargs=-1, metavar="[BRIEF]...")
def ids_command(briefs: tuple[str, ...]) -> int:
    """Write missing ids into brief.md, and touch nothing else."""
    root = find_root()
    collector = FindingCollector()
    for brief_id in briefs_named(root, briefs):
        file = root / CONTENT / brief_id / BRIEF_FILE
        try:
            before = load_text(file, root)
        except FindingsError as error:
            collector.extend(error.findings)
            continue
        after = write_ids(before.text)
        if after != before.text:
            write_whole(file.resolve(), before.encode(after))  # where the file is a link, the link stays
        lines = zip(LINE_END.split(before.text), LINE_END.split(after), strict=True)
        count = sum(old != new for old, new in lines)
        written = "1 id written" if count == 1 else f"{count} ids written"
        click.echo(f"{before.path}: {written}" if count else f"{brief_id}: every block has its id")
    if len(collector):
        raise FindingsError(collector)
    return 0
