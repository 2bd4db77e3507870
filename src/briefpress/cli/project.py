"""Where the project is, and what the arguments of a command name in it."""

from __future__ import annotations

from pathlib import Path

import click

from briefpress.content.loader import list_briefs


def find_root(start: Path | None = None) -> Path:
    """The folder that holds ``content/`` and ``templates/``, from ``start`` (the working folder) upward."""
    folder = (start or Path.cwd()).resolve()
    for candidate in (folder, *folder.parents):
        if (candidate / "content").is_dir() and (candidate / "templates").is_dir():
            return candidate
    raise click.UsageError(f"{folder} is in no Briefpress project: no folder above it has content/ and templates/")


def briefs_named(root: Path, names: tuple[str, ...]) -> tuple[str, ...]:
    """The briefs that ``names`` name (ids, or paths of their folders); all of them if none is named."""
    known = list_briefs(root)
    wanted = tuple(Path(name).name for name in names)
    for name in wanted:
        if name not in known:
            raise click.UsageError(f"there is no brief «{name}» (there are: {', '.join(known) or 'none'})")
    return wanted or known
