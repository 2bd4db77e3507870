"""Loads ``sources.yaml``: every source once, under CSL's field names."""

from __future__ import annotations

from pathlib import Path

from briefpress.content.model import Source
from briefpress.content.schema import SourceModel
from briefpress.content.segments import SegmentMaker, YamlText, yaml_segments
from briefpress.findings import FindingCollector, FindingsError
from briefpress.formats.markdown.source import SourceText
from briefpress.locations import ID_PATTERN
from briefpress.reading.schema import validate
from briefpress.reading.yaml import YamlDocument, load_yaml

PUBLISHERS = ("publisher", "issuer", "container-title", "author")
"""Keys that can say who publishes, the first that is given wins."""


def load_source_document(file: Path, root: Path, collector: FindingCollector) -> YamlDocument | None:
    """The file as read; None if there is none, which is no fault, or if it cannot be read, which is a finding."""
    if not file.exists():
        return None
    try:
        document = load_yaml(file, root)
    except FindingsError as error:
        collector.extend(error.findings)
        return None
    if document.data == "":
        return None
    if not isinstance(document.data, dict):
        source = SourceText(document.path, document.text)
        span = YamlText(source, document).span(())
        collector.add(source.finding("F004", "sources are keys and values", span, expected="id: {type: …, title: …}"))
        return None
    return document


def source_ids(document: YamlDocument | None) -> tuple[str, ...]:
    """The ids of all sources, well-formed or not."""
    return tuple(document.data) if document and isinstance(document.data, dict) else ()


def build_sources(document: YamlDocument | None, segments: SegmentMaker) -> dict[str, Source]:
    """The sources by id, in the order of the file. A source with findings is left out."""
    sources: dict[str, Source] = {}
    if document is None:
        return sources
    yaml = YamlText(SourceText(document.path, document.text), document)
    segment = yaml_segments(segments, yaml)
    for name in source_ids(document):
        if not ID_PATTERN.fullmatch(name):
            expected = "lower-case letters a to z, digits and hyphens"
            span = yaml.key_span((name,))
            segments.collector.add(
                yaml.source.finding("F103", "this id is malformed", span, found=name, expected=expected)
            )
            continue
        try:
            model = validate(SourceModel, document, (name,))
        except FindingsError as error:
            segments.collector.extend(error.findings)
            continue
        publisher = next((key for key in PUBLISHERS if document.value((name, key))), "")
        sources[name] = Source(
            name,
            model.type,
            segment((name, "title"), f"source/{name}/title"),
            segment((name, publisher), f"source/{name}/publisher") if publisher else None,
            document.key_location((name,)),
            model.issued or "",
            model.accessed or "",
            model.url or "",
            model.language or "",
            model.grade or "",
            model.note,
            model.container_title or "",
        )
    return sources
