"""Loads ``content/shared``: the office, the names of countries and bodies, the glossary."""

from __future__ import annotations

from pathlib import Path
from typing import TypeVar

from briefpress.content.model import Contact, Office, Segment, Shared, Term
from briefpress.content.schema import GlossaryModel, MarkingFile, OfficeModel, StrictModel
from briefpress.content.segments import SegmentMaker, YamlText, yaml_segments
from briefpress.content.tiers import NO_TIERS, Tier, Tiers
from briefpress.findings import FindingCollector, FindingsError
from briefpress.formats.markdown.source import SourceText
from briefpress.locations import ADDRESS_PATTERN, ID_PATTERN
from briefpress.reading.schema import validate
from briefpress.reading.text import project_path
from briefpress.reading.yaml import YamlDocument, load_yaml

Model = TypeVar("Model", bound=StrictModel)

RESERVED = frozenset({"office", "marking"})
"""Names that no table may have, because their addresses are in use."""


def load_shared(folder: Path, root: Path) -> Shared:
    """What all briefs share. Raises FindingsError with all findings on its files."""
    collector = FindingCollector()
    segments = SegmentMaker(collector)
    office = _office(folder / "office.yaml", root, segments)
    tiers = _tiers(folder / "marking.yaml", root, segments)
    names = _names(folder / "names.yaml", root, segments)
    glossary = _glossary(folder / "glossary.yaml", root, collector)
    if office is None or collector.has_errors:
        raise FindingsError(collector)
    terms = tuple(Term(name, forms) for name, forms in glossary.terms.items())
    digits = frozenset(glossary.names_with_digits)
    return Shared(office, names, terms, digits, project_path(folder, root), tiers)


def _load(file: Path, root: Path, collector: FindingCollector) -> YamlDocument | None:
    try:
        return load_yaml(file, root)
    except FindingsError as error:
        collector.extend(error.findings)
        return None


def _validate(model: type[Model], document: YamlDocument, collector: FindingCollector) -> Model | None:
    try:
        return validate(model, document)
    except FindingsError as error:
        collector.extend(error.findings)
        return None


def _office(file: Path, root: Path, segments: SegmentMaker) -> Office | None:
    document = _load(file, root, segments.collector)
    model = _validate(OfficeModel, document, segments.collector) if document else None
    if document is None or model is None:
        return None
    segment = yaml_segments(segments, YamlText(SourceText(document.path, document.text), document))
    name = segment(("name",), "shared/office/name")
    zone_name = segment(("time-zone-name",), "shared/office/time-zone-name") if model.time_zone_name else None
    place = segment(("place",), "shared/office/place") if model.place else None
    contacts = {
        purpose: tuple(
            Contact(when, segment(("contacts", purpose, when), f"shared/office/contacts/{purpose}/{when}"))
            for when in entry.model_dump(by_alias=True, exclude_none=True)
        )
        for purpose, entry in model.contacts.items()
    }
    return Office(name, model.brand, model.time_zone, zone_name, document.location(("brand",)), place, contacts)


def _tiers(file: Path, root: Path, segments: SegmentMaker) -> Tiers:
    """The classifications of the office; an office without the file marks nothing."""
    document = _load(file, root, segments.collector) if file.exists() else None
    model = _validate(MarkingFile, document, segments.collector) if document else None
    if document is None or model is None:
        return NO_TIERS
    segment = yaml_segments(segments, YamlText(SourceText(document.path, document.text), document))
    tiers = tuple(
        Tier(
            tier.id,
            segment(("classifications", index, "name"), f"shared/marking/{tier.id}/name"),
            segment(("classifications", index, "mark"), f"shared/marking/{tier.id}/mark") if tier.mark else None,
        )
        for index, tier in enumerate(model.classifications)
    )
    return Tiers(tiers, model.default, model.public)


def _names(file: Path, root: Path, segments: SegmentMaker) -> dict[str, dict[str, Segment]]:
    """``{countries: {KZ: Kazakhstan}}``: tables of names under keys."""
    document = _load(file, root, segments.collector) if file.exists() else None
    if document is None:
        return {}
    yaml = YamlText(SourceText(document.path, document.text), document)
    segment = yaml_segments(segments, yaml)

    def refuse(message: str, span: tuple[int, int], expected: str) -> None:
        segments.collector.add(yaml.source.finding("F004", message, span, expected=expected))

    tables: dict[str, dict[str, Segment]] = {}
    if not isinstance(document.data, dict):
        refuse("names stand in tables", yaml.span(()), "countries: {KZ: Kazakhstan}")
        return {}
    for table, entries in document.data.items():
        if not ID_PATTERN.fullmatch(table) or table in RESERVED or not isinstance(entries, dict):
            refuse("this is no table of names", yaml.key_span((table,)), "countries: {KZ: Kazakhstan}")
            continue
        tables[table] = {}
        for key, name in entries.items():
            if not ADDRESS_PATTERN.fullmatch(key) or "/" in key or not isinstance(name, str) or not name.strip():
                refuse("this is no key with its name", yaml.key_span((table, key)), "KZ: Kazakhstan")
            else:
                tables[table][key] = segment((table, key), f"shared/{table}/{key}")
    return tables


def _glossary(file: Path, root: Path, collector: FindingCollector) -> GlossaryModel:
    document = _load(file, root, collector) if file.exists() else None
    return (_validate(GlossaryModel, document, collector) if document else None) or GlossaryModel()
