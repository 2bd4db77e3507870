"""Where the project is, and what the arguments of a command name in it."""

from __future__ import annotations

import os
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import click

from briefpress.building.artifacts import Artifact, artifacts_of
from briefpress.findings import FindingsError


def find_root(start: Path | None = None) -> Path:
    """The folder that holds ``content/`` and ``templates/``, from ``start`` (the working folder) upward."""
    folder = (start or Path.cwd()).resolve()
    for candidate in (folder, *folder.parents):
        if (candidate / "content").is_dir() and (candidate / "templates").is_dir():
            return candidate
    raise click.UsageError(f"{folder} is in no Briefpress project: no folder above it has content/ and templates/")


def briefs_named(root: Path, names: Sequence[str]) -> tuple[str, ...]:
    """The briefs that ``names`` name (ids, or paths of their folders), each once; all of them if none is named."""
    from briefpress.content.loader import list_briefs

    known = list_briefs(root)
    wanted = tuple(dict.fromkeys(Path(name).name for name in names))
    for name in wanted:
        if name not in known:
            raise click.UsageError(f"there is no brief «{name}» (there are: {', '.join(known) or 'none'})")
    return wanted or known


def targets_named(root: Path, names: Sequence[str], *, draft: bool | None = None) -> dict[str, list[Artifact] | None]:
    """What ``names`` name, brief by brief: single artifacts by their paths, or None for a brief as a whole.

    All briefs if none is named. With ``draft`` given, all artifacts are drafts or none is: with True a path of what is
    no draft names its draft. Raises click.UsageError for what is not there.
    """
    targets: dict[str, list[Artifact] | None] = {}
    for name in names:
        path = Path(os.path.abspath(name))  # noqa: PTH100  # without following links, which resolve() would do
        artifact = Artifact.from_path(path.relative_to(root).as_posix()) if path.is_relative_to(root) else None
        if artifact is not None and draft is False and artifact.is_draft:
            raise click.UsageError(f"«{artifact}» is a draft: build it with --draft")
        if artifact is not None and draft:
            artifact = replace(artifact, is_draft=True)
        (brief_id,) = briefs_named(root, (artifact.brief if artifact else name,))
        if artifact is None:
            targets[brief_id] = None
            continue
        _check_artifact(root, artifact)
        chosen = targets.setdefault(brief_id, [])
        if chosen is not None and artifact not in chosen:
            chosen.append(artifact)
    return targets if names else dict.fromkeys(briefs_named(root, ()))


def _check_artifact(root: Path, artifact: Artifact) -> None:
    """Raises click.UsageError where its brief does not ask for ``artifact``, as far as that can be known."""
    from briefpress.content.loader import CONTENT, load_brief

    try:
        known = list(artifacts_of(load_brief(root / CONTENT / artifact.brief, root), draft=artifact.is_draft))
    except FindingsError:
        return
    if artifact not in known:
        paths = "\n  ".join(map(str, known))
        raise click.UsageError(f"«{artifact}» is no artifact of this brief. There are:\n  {paths}")
