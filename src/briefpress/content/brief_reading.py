"""What the builders of one brief share while they read it."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

from briefpress.content.attributes import AttributeReader
from briefpress.content.identifiers import IdRegistry, slug
from briefpress.content.segments import SegmentMaker
from briefpress.content.tiers import NO_TIERS, Tiers
from briefpress.findings import FindingCollector
from briefpress.formats.markdown.attributes import Attributes
from briefpress.formats.markdown.source import SourceText
from briefpress.formats.markdown.syntax import BlockText, NoteSyntax


@dataclass(slots=True)
class BriefReading:
    """What the builders of one brief share: the text, what has been found, and the ids and segments so far."""

    source: SourceText
    folder: Path
    root: Path
    collector: FindingCollector
    tiers: Tiers = NO_TIERS
    segments: SegmentMaker = field(init=False)
    ids: IdRegistry = field(init=False)
    attributes: AttributeReader = field(init=False)
    notes: list[NoteSyntax] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.segments = SegmentMaker(self.collector)
        self.ids = IdRegistry(self.source, self.collector)
        self.attributes = AttributeReader(self.source, self.collector, self.tiers)

    def report(self, code: str, message: str, span: tuple[int, int], *, expected: str = "", advice: str = "") -> None:
        self.collector.add(self.source.finding(code, message, span, expected=expected, advice=advice))

    def claim(self, scope: str, attributes: Attributes, text: BlockText, what: str) -> str:
        """The id of a block with text; see ``IdRegistry.claim``."""
        proposal = slug(self.source, text) if attributes.id is None else ""
        return self.ids.claim(scope, attributes, text.span, what=what, slug=proposal)

    def has_text(self, text: BlockText, attributes: Attributes) -> bool:
        """Whether the block says anything; attributes alone are a finding."""
        if not text.text:
            span = attributes.span if attributes.items else (text.span[0], text.span[0] + 1)
            self.report(
                "F101", "there is no text before these attributes", span, advice="write the text, or remove them"
            )
        return bool(text.text)
