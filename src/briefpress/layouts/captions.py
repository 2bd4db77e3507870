"""Captions and source lines, which tables, charts and images have in common."""

from __future__ import annotations

from collections.abc import Sequence

from briefpress.content.model import Segment
from briefpress.document.nodes import Caption, Citation, Inline, Paragraph, Text
from briefpress.figures.model import Figure, Register
from briefpress.localization.localize import LocalizedBrief
from briefpress.locations import SegmentAddress


def caption_of(localized: LocalizedBrief, label: str, title: Segment, subtitle: Segment | None) -> Caption:
    """The caption under the pattern of ``label`` («Table {number}. »); unnumbered until the transforms have run."""
    before, _, after = localized.labels[f"{label}-caption"].partition("{number}")
    line = Paragraph(localized.texts[subtitle.address], "subtitle", subtitle.address) if subtitle else None
    return Caption(before, 0, localized.texts[title.address], title.address, line, after)


def source_line(localized: LocalizedBrief, block_id: str, source_ids: Sequence[str]) -> Paragraph | None:
    """«Source: publisher [2].»: who the numbers are from, with the citation; None where no source is given."""
    named = publishers(localized, source_ids)
    if not named:
        return None
    lead = Text(localized.labels["source-lead"])
    return Paragraph((lead, *named), "source", SegmentAddress(f"{block_id}/source-line"))


def publishers(localized: LocalizedBrief, source_ids: Sequence[str]) -> tuple[Inline, ...]:
    """Who published the sources, each with a citation: «Customs [2, 3]; Ministry [1]»."""
    by_publisher: dict[tuple[Inline, ...], list[str]] = {}
    for source_id in source_ids:
        if source := localized.brief.sources.get(source_id):
            named = source.publisher or source.title
            by_publisher.setdefault(localized.texts[named.address], []).append(source_id)
    inlines: list[Inline] = []
    for publisher, ids in by_publisher.items():
        if inlines:
            inlines.append(Text(localized.labels["list-separator"]))
        inlines.extend((*publisher, Text("\u00a0"), Citation(tuple(ids))))
    return tuple(inlines)


def sources_of_figure(register: Register, figure: Figure) -> tuple[str, ...]:
    """The sources that a figure rests on: its own, or those of the figures that it is computed from."""
    found: dict[str, None] = {}
    seen: set[str] = set()
    waiting = [figure]
    while waiting:
        one = waiting.pop(0)
        if one.source:
            found[one.source] = None
        for name in one.inputs:
            inputs = register.series[name] if name in register.series else [register.find(name)]
            waiting.extend(each for each in inputs if each and each.name not in seen)
            seen.update(each.name for each in inputs if each)
    return tuple(found)
