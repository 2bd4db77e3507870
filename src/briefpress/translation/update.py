"""``briefpress translate update``: the catalogues of a brief, and those it shares, brought up to the source text."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path

from briefpress.content.loader import load_brief
from briefpress.content.model import Brief, Segment
from briefpress.findings import FindingCollector, FindingsError
from briefpress.localization.catalogue_update import update_catalogue
from briefpress.localization.catalogues import load_catalogue
from briefpress.localization.locale import load_locale
from briefpress.writing import write_whole


def update(root: Path, brief_id: str, languages: Sequence[str] | None = None) -> list[Path]:
    """Writes the catalogues of the brief for ``languages`` (none given: all its translations).

    Gives the files that have changed; a file that would stay the same is not touched. Raises FindingsError, before
    anything is written, where the brief or a catalogue cannot be read.
    """
    brief = load_brief(root / "content" / brief_id, root)
    texts: dict[Path, str] = {}
    collector = FindingCollector()
    for language in languages or brief.languages:
        for folder, segments in ((root / brief.path, _own(brief)), (root / brief.shared.path, _shared(brief))):
            file = folder / "translations" / f"{language}.po"
            try:
                catalogue = load_catalogue(file, root)
                texts[file] = update_catalogue(catalogue, segments, brief.register, load_locale(language))
            except FindingsError as error:
                collector.extend(error.findings)
    if len(collector):
        raise FindingsError(collector)
    return [file for file, text in texts.items() if _write_if_changed(file, text)]


def _own(brief: Brief) -> Iterable[Segment]:
    shared = {segment.address for segment in brief.shared.segments()}
    return [segment for segment in brief.segments.values() if segment.address not in shared]


def _shared(brief: Brief) -> Iterable[Segment]:
    return list(brief.shared.segments())


def _write_if_changed(file: Path, text: str) -> bool:
    """Whether the file had to be written."""
    data = text.encode()
    if file.exists() and file.read_bytes() == data:
        return False
    write_whole(file, data)
    return True
