"""Builds charts and timelines."""

from __future__ import annotations

import re
from collections.abc import Iterator

from briefpress.content.brief_reading import BriefReading
from briefpress.content.model import ChartBlock, ChartFigure, ChartSeries, EventEntry, TimelineBlock
from briefpress.content.schema import ChartModel
from briefpress.content.segments import SegmentOf, YamlText, yaml_segments
from briefpress.document.nodes import ChartKind
from briefpress.figures.dates import is_date
from briefpress.locations import ID_PATTERN
from briefpress.reading.schema import validate
from briefpress.reading.yaml import YamlPath

RESERVED_PARTS = frozenset({"title", "subtitle", "summary", "categories", "series", "source-line"})
"""Words that follow the id of a chart in the addresses of its parts."""


def build_chart(
    reading: BriefReading, yaml: YamlText, name: str, classes: frozenset[str]
) -> ChartBlock | TimelineBlock:
    """The chart or timeline written in ``yaml``. Raises FindingsError where it does not fit its schema."""
    chart = validate(ChartModel, yaml.document)
    segment = yaml_segments(reading.segments, yaml)
    title = segment(("title",), f"{name}/title")
    subtitle = segment(("subtitle",), f"{name}/subtitle") if chart.subtitle else None
    location = yaml.document.location()
    if chart.events is not None:
        events = tuple(_events(reading, yaml, segment, name, chart))
        return TimelineBlock(name, title, subtitle, events, location, chart.source, classes)
    return ChartBlock(
        name,
        ChartKind(chart.kind),
        title,
        subtitle,
        segment(("summary",), f"{name}/summary") if chart.summary else None,
        location,
        tuple(_series(reading, yaml, segment, name, chart)),
        chart.names or "",
        segment(("categories",), f"{name}/categories") if chart.categories else None,
        chart.sort == "descending",
        chart.highlight,
        chart.table,
        chart.source,
        classes,
    )


def _series(
    reading: BriefReading, yaml: YamlText, segment: SegmentOf, name: str, chart: ChartModel
) -> Iterator[ChartSeries]:
    if chart.figures is not None:
        figures = tuple(_figures(reading, yaml, segment, name, chart))
        yield ChartSeries("", yaml.document.location(("figures",)), figures=figures)
    taken: set[str] = set()
    for index, entry in enumerate(chart.series or ()):
        at: YamlPath = ("series", index)
        own = entry.id or entry.series or ""
        if own in taken:
            advice = "give the second an `id: …` of its own"
            reading.report("F103", f"the series {own} stands twice in this chart", yaml.span(at), advice=advice)
            continue
        taken.add(own)
        words = segment((*at, "name"), f"{name}/series/{own}") if entry.name else None
        figures = tuple(ChartFigure(figure) for figure in entry.figures or ())
        yield ChartSeries(own, yaml.document.location(at), words, entry.series or "", figures)


def _figures(
    reading: BriefReading, yaml: YamlText, segment: SegmentOf, name: str, chart: ChartModel
) -> Iterator[ChartFigure]:
    """The figures of a chart; one with a label has its address by its id, or by the name of its figure."""
    taken: set[str] = set()
    for index, entry in enumerate(chart.figures or ()):
        at: YamlPath = ("figures", index)
        if entry.label is None:
            yield ChartFigure(entry.figure)
            continue
        own = entry.id or entry.figure
        if not ID_PATTERN.fullmatch(own):
            reading.report("F102", "a cell needs an id here", yaml.span(at), advice="add `id: …` to the entry")
            own = re.sub(r"[^a-z0-9]+", "-", own.lower()).strip("-")
        if own in taken or own in RESERVED_PARTS:
            advice = "give it an `id: …` of its own"
            reading.report(
                "F103", f"the figure {own} stands twice, or its name is reserved", yaml.span(at), advice=advice
            )
            continue
        taken.add(own)
        yield ChartFigure(entry.figure, segment((*at, "label"), f"{name}/{own}"))


def _events(
    reading: BriefReading, yaml: YamlText, segment: SegmentOf, name: str, chart: ChartModel
) -> Iterator[EventEntry]:
    taken: set[str] = set()
    for index, entry in enumerate(chart.events or ()):
        at: YamlPath = ("events", index)
        if entry.id in taken or entry.id in RESERVED_PARTS:
            why = "stands twice" if entry.id in taken else "is reserved"
            reading.report("F103", f"the id {entry.id} {why} in this timeline", yaml.span((*at, "id")))
            continue
        taken.add(entry.id)
        is_name = ID_PATTERN.fullmatch(entry.date) and re.search("[a-z]", entry.date)
        if not (is_date(entry.date) or is_name):
            expected = "2022-01-17, 2022-01, 2022, a range such as 2023-05-18/19, or the name of a figure"
            reading.report("F104", "this is no date of an event", yaml.span((*at, "date")), expected=expected)
            continue
        text = segment((*at, "text"), f"{name}/{entry.id}")
        yield EventEntry(entry.id, entry.date, text, yaml.document.location((*at, "date")))
