"""Loads a brief: all its files, all findings on them in one go, one frozen value."""

from __future__ import annotations

import datetime
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from briefpress.content.body import build_body, build_notes
from briefpress.content.brief_reading import BriefReading
from briefpress.content.front_matter import read_front_matter
from briefpress.content.model import Brief, Output
from briefpress.content.moments import read_moment
from briefpress.content.references import check_audiences
from briefpress.content.shared import load_shared
from briefpress.content.sources import build_sources, load_source_document, source_ids
from briefpress.content.tiers import NO_TIERS
from briefpress.figures.model import Register
from briefpress.figures.register import read_register
from briefpress.findings import Finding, FindingCollector, FindingsError, Severity
from briefpress.formats.markdown.blocks import read_blocks
from briefpress.formats.markdown.source import SourceText
from briefpress.locations import ID_PATTERN, SourceLocation
from briefpress.reading.text import load_text, project_path

Loaded = TypeVar("Loaded")

BRIEF_FILE, FIGURES_FILE, SOURCES_FILE = "brief.md", "figures.yaml", "sources.yaml"
OTHER_PARTS = (FIGURES_FILE, SOURCES_FILE, "data", "images", "translations")
CONTENT, SHARED = "content", "shared"


def list_briefs(root: Path) -> tuple[str, ...]:
    """The ids of all briefs of the project: the folders under ``content`` that hold a ``brief.md``."""
    folder = root / CONTENT
    if not folder.is_dir():
        return ()
    return tuple(sorted(entry.name for entry in folder.iterdir() if (entry / BRIEF_FILE).is_file()))


def briefs_without_text(root: Path) -> dict[str, Finding]:
    """The folders under ``content`` that hold parts of a brief but no ``brief.md``, each with the finding on that."""
    found: dict[str, Finding] = {}
    for folder in sorted(entry for entry in (root / CONTENT).glob("*") if entry.name != SHARED):
        if not (folder / BRIEF_FILE).is_file() and any((folder / part).exists() for part in OTHER_PARTS):
            location = SourceLocation(project_path(folder / BRIEF_FILE, root))
            advice = "put the file back, or remove its folder"
            found[folder.name] = Finding("F001", "the text of the brief is missing", location, help=advice)
    return found


def load_brief(folder: Path, root: Path, collector: FindingCollector | None = None) -> Brief:
    """The brief in ``folder``, of the project in ``root``, with what ``content/shared`` holds.

    Raises FindingsError with every finding on its files. A missing id (F102) does not stop the brief: the block has
    a provisional one, and the finding goes to ``collector``, as do warnings.
    """
    found = FindingCollector()
    brief = read_brief(folder, root, found)
    if brief is None or any(map(stops_brief, found)):
        raise FindingsError(found)
    if collector is not None:
        collector.extend(found)
    return brief


def stops_brief(finding: Finding) -> bool:
    """Whether no brief can be made of content with this finding. A block without an id has a provisional one."""
    return finding.severity is Severity.ERROR and finding.code != "F102"


def _attempt(collector: FindingCollector, load: Callable[[], Loaded]) -> Loaded | None:
    try:
        return load()
    except FindingsError as error:
        collector.extend(error.findings)
        return None


def read_brief(folder: Path, root: Path, collector: FindingCollector) -> Brief | None:
    """As ``load_brief``, for those who look for what else is wrong: the brief as far as it can be read.

    All findings go to ``collector``; what they concern is left out. None where the front matter or ``content/shared``
    cannot be read.
    """
    path = project_path(folder, root)
    if not ID_PATTERN.fullmatch(path.name) or path.name == SHARED:
        expected = "lower-case letters a to z, digits and hyphens, and not `shared`"
        message = "this cannot be the name of a brief's folder"
        collector.add(Finding("F103", message, SourceLocation(path), found=path.name, expected=expected))
    shared = _attempt(collector, lambda: load_shared(root / CONTENT / SHARED, root))
    source_document = load_source_document(folder / SOURCES_FILE, root, collector)
    unreadable = source_document is None and len(collector) > 0 and (folder / SOURCES_FILE).exists()
    known_sources = None if unreadable else source_ids(source_document)
    register = Register({}, {})
    if (folder / FIGURES_FILE).exists():
        register = read_register(folder / FIGURES_FILE, root, known_sources, collector)
    file = _attempt(collector, lambda: load_text(folder / BRIEF_FILE, root))
    if file is None:
        # The sources have findings of their own, which are worth having too.
        build_sources(source_document, BriefReading(SourceText(path, ""), folder, root, collector).segments)
        return None
    tiers = shared.tiers if shared else NO_TIERS
    reading = BriefReading(SourceText(file.path, file.text), folder, root, collector, tiers)
    front = read_front_matter(reading)
    blocks = read_blocks(reading.source, collector, (front.end, len(file.text)))
    preamble, sections = build_body(reading, blocks)
    notes = build_notes(reading)
    sources = build_sources(source_document, reading.segments)
    model = front.model
    if model is None or front.title is None or shared is None:
        return None
    outputs = tuple(
        Output(
            output.name,
            output.layout,
            output.audience,
            output.brand or shared.office.brand,
            location,
            brand_location if output.brand else shared.office.brand_location,
            large_print=output.large_print,
            layout_location=layout_location,
        )
        for output, location, brand_location, layout_location in zip(
            model.outputs, front.output_locations, front.brand_locations, front.layout_locations, strict=True
        )
    )
    brief = Brief(
        id=path.name,
        path=path,
        title=front.title,
        language=model.language,
        edition=datetime.date.fromisoformat(model.edition),
        languages=model.languages,
        outputs=outputs,
        preamble=preamble,
        sections=sections,
        notes=notes,
        sources=sources,
        register=register,
        shared=shared,
        subtitle=front.subtitle,
        short_title=front.short_title,
        classification=front.classification,
        caveat=front.caveat,
        version=model.marking.version or "",
        is_draft=model.marking.status == "draft",
        distribution=front.distribution,
        embargo=read_moment(model.embargo) if model.embargo else None,
        own_place=front.place,
        next_release=datetime.date.fromisoformat(model.next_release) if model.next_release else None,
        segments=reading.segments.segments,
    )
    check_audiences(brief, reading.source, collector)
    return brief
