"""What texts refer to: notes, sources, blocks and sections that must be there, and those that nothing refers to."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from difflib import get_close_matches

from briefpress.content.model import Brief, Segment
from briefpress.content.walking import walk_blocks
from briefpress.document.inlines import walk_inlines
from briefpress.document.nodes import Citation, Inline, NoteReference, Reference
from briefpress.findings import Finding, Severity


@dataclass(frozen=True, slots=True)
class BrokenReference:
    """A reference that leads nowhere: what it is to, its id, and an id that was perhaps meant."""

    kind: str
    id: str
    near: str

    @property
    def message(self) -> str:
        return f"there is no {self.kind} «{self.id}»"

    @property
    def help(self) -> str:
        return f"did you mean «{self.near}»?" if self.near else ""

    def offset_in(self, text: str) -> int:
        """Where the id stands in the Markdown ``text``; 0 if it cannot be told."""
        mark = {"note": r"\[\^", "source": r"\[(?:[^\]]*;\s*)?@", "block": r"\[#"}[self.kind]
        match = re.search(rf"{mark}({re.escape(self.id)})(?![a-z0-9-])", text)
        return match.start(1) if match else 0


def broken_references(inlines: tuple[Inline, ...], brief: Brief, targets: Collection[str]) -> Iterator[BrokenReference]:
    """The references in ``inlines`` to what ``brief`` does not have; ``targets`` are its blocks and sections."""
    for inline in walk_inlines(inlines):
        match inline:
            case NoteReference() if inline.id not in brief.notes:
                yield _broken("note", inline.id, brief.notes)
            case Citation():
                for source_id in inline.ids:
                    if source_id not in brief.sources:
                        yield _broken("source", source_id, brief.sources)
            case Reference() if inline.target not in targets:
                yield _broken("block", inline.target, targets)
            case _:
                pass


def _broken(kind: str, id_: str, known: Collection[str]) -> BrokenReference:
    near = get_close_matches(id_, known, 1)
    return BrokenReference(kind, id_, near[0] if near else "")


def reference_targets(brief: Brief) -> frozenset[str]:
    """The ids that ``[#id]`` may name: sections, and blocks with a caption or a heading."""
    return frozenset(
        [section.id for section in brief.sections] + [block.id for block in walk_blocks(brief) if block.id]
    )


def unused_definitions(brief: Brief) -> Iterator[Finding]:
    """Notes that no text refers to, and sources that no text, figure, table or chart names: warnings."""
    notes: set[str] = set()
    sources: set[str] = set()
    for segment in brief.segments.values():
        for inline in walk_inlines(segment.inlines):
            if isinstance(inline, NoteReference):
                notes.add(inline.id)
            elif isinstance(inline, Citation):
                sources.update(inline.ids)
    for block in walk_blocks(brief):
        sources.update(getattr(block, "sources", ()))
    for figure in brief.register:
        sources.add(figure.source)
        sources.update(rival.source for rival in figure.rivals)
    for id_, note in brief.notes.items():
        if id_ not in notes:
            yield _unused(note.segment, f"no text refers to the note «{id_}»", f"refer to it: [^{id_}]")
    for id_, source in brief.sources.items():
        if id_ not in sources:
            message = f"nothing names the source «{id_}»"
            yield Finding("F107", message, source.location, help=f"cite it: [@{id_}]", severity=Severity.WARNING)


def _unused(segment: Segment, message: str, help_text: str) -> Finding:
    return Finding("F107", message, segment.location, help=help_text, severity=Severity.WARNING)
