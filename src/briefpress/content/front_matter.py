"""Reads the front matter of a brief: the YAML between two lines of three hyphens."""

from __future__ import annotations

import re
from dataclasses import dataclass

from briefpress.content.brief_reading import BriefReading
from briefpress.content.model import Segment
from briefpress.content.schema import FrontMatter
from briefpress.content.segments import YamlText, yaml_segments
from briefpress.content.tiers import MARKING_PATH
from briefpress.findings import FindingsError
from briefpress.formats.markdown.source import SourceText
from briefpress.locations import SourceLocation
from briefpress.reading.schema import validate
from briefpress.reading.yaml import YamlDocument, read_yaml

_FENCE = re.compile(r"\ufeff?---[ \t]*\Z")


@dataclass(frozen=True, slots=True)
class FrontMatterReading:
    """The front matter and its segments; ``end`` is the offset where the body starts. No model after findings."""

    end: int
    model: FrontMatter | None = None
    title: Segment | None = None
    subtitle: Segment | None = None
    short_title: Segment | None = None
    place: Segment | None = None
    output_locations: tuple[SourceLocation, ...] = ()
    brand_locations: tuple[SourceLocation, ...] = ()
    caveat: Segment | None = None
    distribution: tuple[Segment, ...] = ()
    classification: str = ""
    layout_locations: tuple[SourceLocation, ...] = ()


def find_front_matter(source: SourceText) -> tuple[int, int, int] | None:
    """Offsets of the start and end of the YAML, and of the start of the body; None if there is no front matter."""
    lines = len(source.line_starts)
    if not _FENCE.match(source.text[slice(*source.line_span(1))]):
        return None
    for line in range(2, lines + 1):
        if _FENCE.match(source.text[slice(*source.line_span(line))]):
            return source.line_start(2), source.line_start(line), source.line_start(line + 1)
    return None


def read_front_matter(reading: BriefReading) -> FrontMatterReading:
    """The front matter of the brief; what is wrong with it goes to the collector of ``reading``."""
    found = find_front_matter(reading.source)
    if found is None:
        start, end = reading.source.line_span(1)
        reading.report(
            "F004",
            "a brief starts with front matter",
            (start, max(end, start + 1)),
            expected="--- in the first line, keys such as title, and --- after them",
        )
        return FrontMatterReading(0)
    start, end, body = found
    try:
        document = read_yaml(reading.source.text[start:end], reading.source.path, first_line=2)
        model = validate(FrontMatter, document)
    except FindingsError as error:
        reading.collector.extend(error.findings)
        return FrontMatterReading(body)
    yaml = YamlText(reading.source, document, start)
    _check_repeats(reading, yaml, model)
    if model.next_release and model.next_release <= model.edition:
        message = f"the next release is not after this edition, which is of {model.edition}"
        reading.report("F004", message, yaml.span(("next-release",)))
    segment = yaml_segments(reading.segments, yaml)
    title = segment(("title",), "title")
    short_title = segment(("short-title",), "short-title") if model.short_title else None
    subtitle = segment(("subtitle",), "subtitle") if model.subtitle else None
    if model.abstract:
        segment(("abstract",), "abstract")
    place = segment(("place",), "place") if model.place else None
    caveat = segment(("marking", "caveat"), "caveat") if model.marking.caveat else None
    distribution = tuple(
        segment(("marking", "distribution", name), f"distribution/{name}") for name in model.marking.distribution
    )
    classification = _classification(reading, yaml, model)
    outputs, brands, layouts = (_locations(document, len(model.outputs), key) for key in ("name", "brand", "layout"))
    return FrontMatterReading(
        body, model, title, subtitle, short_title, place, outputs, brands, caveat, distribution, classification, layouts
    )


def _locations(document: YamlDocument, count: int, key: str) -> tuple[SourceLocation, ...]:
    """The place of ``key`` in each output; of the output where it has no such key."""
    return tuple(document.location(("outputs", index, key)) for index in range(count))


def _check_repeats(reading: BriefReading, yaml: YamlText, model: FrontMatter) -> None:
    """Names of outputs, and languages, stand once."""
    names: set[str] = set()
    for index, output in enumerate(model.outputs):
        if output.name in names:
            span = yaml.span(("outputs", index, "name"))
            reading.report("F103", f"the output {output.name} stands twice", span, advice="give it another name")
        names.add(output.name)
    languages = {model.language}
    for index, language in enumerate(model.languages):
        if language in languages:
            reading.report("F004", f"the language {language} stands twice", yaml.span(("languages", index)))
        languages.add(language)


def _classification(reading: BriefReading, yaml: YamlText, model: FrontMatter) -> str:
    """That of the brief: one of the office, which no public output of the brief shows against its rules."""
    said, tiers = model.marking.classification, reading.tiers
    place = ("marking", "classification")
    if said is not None and said not in tiers:
        message = "there is no such classification" if tiers.ids else "this office has no classifications"
        known = ", ".join(tiers.ids) or f"one of {MARKING_PATH}"
        reading.report("F004", message, yaml.span(place), expected=known)
        return tiers.default
    classification = said or tiers.default
    if not tiers.is_public(classification):
        for index, output in enumerate(model.outputs):
            if output.audience == "public":
                message = f"the brief is {classification}, and the output {output.name} is public"
                advice = (
                    f"classify the brief as {tiers.public} at most and its parts one by one, or the output as internal"
                )
                reading.report("F109", message, yaml.span(("outputs", index, "audience")), advice=advice)
    return classification
