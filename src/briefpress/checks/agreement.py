"""Agreement of a translation with its source: the same figures, dates, notes, links and citations.

Names are compared, not numbers or forms: Kazakh may put its case suffix on the unit, Chinese may need no plural.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from briefpress.document.inlines import walk_inlines
from briefpress.document.nodes import Citation, Inline, Link, Literal, NoteReference, Reference, Value


@dataclass(frozen=True, slots=True)
class Disagreement:
    """What a translation lacks or has too much, written as in the text."""

    kind: str
    missing: tuple[str, ...]
    surplus: tuple[str, ...]

    def __str__(self) -> str:
        parts = []
        if self.missing:
            parts.append(f"{self.kind} lost: {', '.join(self.missing)}")
        if self.surplus:
            parts.append(f"{self.kind} not in the source: {', '.join(self.surplus)}")
        return "; ".join(parts)


def _figures(inline: Inline) -> tuple[str, ...]:
    return (f"{{{inline.name}}}",) if isinstance(inline, Value) else ()


def _literals(inline: Inline) -> tuple[str, ...]:
    return (f"{{{inline.source}}}",) if isinstance(inline, Literal) else ()


def _notes(inline: Inline) -> tuple[str, ...]:
    return (f"[^{inline.id}]",) if isinstance(inline, NoteReference) else ()


def _links(inline: Inline) -> tuple[str, ...]:
    return (inline.url,) if isinstance(inline, Link) else ()


def _citations(inline: Inline) -> tuple[str, ...]:
    return tuple(f"[@{id_}]" for id_ in inline.ids) if isinstance(inline, Citation) else ()


def _references(inline: Inline) -> tuple[str, ...]:
    return (f"[#{inline.target}]",) if isinstance(inline, Reference) else ()


_KINDS: tuple[tuple[str, Callable[[Inline], tuple[str, ...]], bool], ...] = (
    ("figure", _figures, False),
    ("literal", _literals, False),
    ("note", _notes, True),
    ("link", _links, True),
    ("citation", _citations, True),
    ("reference", _references, True),
)
"""Kind, what names it, and whether how often it stands matters: a figure may well be said twice."""


def disagreements(source: tuple[Inline, ...], translation: tuple[Inline, ...]) -> Iterator[Disagreement]:
    """How the names in ``translation`` differ from those in ``source``, kind by kind."""
    for kind, names, counts in _KINDS:
        ours = Counter(name for inline in walk_inlines(source) for name in names(inline))
        theirs = Counter(name for inline in walk_inlines(translation) for name in names(inline))
        if not counts:
            ours, theirs = Counter(ours.keys()), Counter(theirs.keys())
        missing = tuple(sorted((ours - theirs).elements()))
        surplus = tuple(sorted((theirs - ours).elements()))
        if missing or surplus:
            yield Disagreement(kind, missing, surplus)
