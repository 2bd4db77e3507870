"""Checks that public text refers to nothing internal: in a public output the reference would lead nowhere."""

from __future__ import annotations

from briefpress.content.audience import cut
from briefpress.content.model import Brief, CalloutBlock, ListBlock, Segment
from briefpress.content.positions import locate_span
from briefpress.content.walking import body_segments, walk_blocks
from briefpress.document.inlines import walk_inlines
from briefpress.document.nodes import NoteReference, Reference
from briefpress.findings import Finding, FindingCollector
from briefpress.formats.markdown.source import SourceText


def check_audiences(brief: Brief, source: SourceText, collector: FindingCollector) -> None:
    """Adds an F106 for each reference from public text to an internal note, section or block of ``brief``."""
    public = cut(brief, "public")
    hidden_notes = {note.id for note in brief.notes.values() if "internal" in note.classes}
    hidden_blocks = _targets(brief) - _targets(public)
    for segment in (*body_segments(public), *(note.segment for note in public.notes.values())):
        for inline in walk_inlines(segment.inlines):
            if isinstance(inline, NoteReference) and inline.id in hidden_notes:
                _report(source, segment, f"[^{inline.id}]", "note", collector)
            elif isinstance(inline, Reference) and inline.target in hidden_blocks:
                _report(source, segment, f"[#{inline.target}]", "block", collector)


def _targets(brief: Brief) -> set[str]:
    blocks = {block.id for block in walk_blocks(brief) if not isinstance(block, ListBlock | CalloutBlock)}
    boxes = {block.id for block in walk_blocks(brief) if isinstance(block, CalloutBlock)}
    return blocks | boxes | {section.id for section in brief.sections}


def _report(source: SourceText, segment: Segment, mark: str, what: str, collector: FindingCollector) -> None:
    offset = max(0, segment.text.find(mark))
    location, excerpt = locate_span(source, segment.text, segment.span, offset, len(mark))
    collector.add(
        Finding(
            "F106",
            f"public text refers to an internal {what}",
            location,
            found=mark,
            help=f"make this text .internal too, or the {what} public",
            excerpt=excerpt,
        )
    )
