"""Walking and reading runs of inlines."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from typing import assert_never

from briefpress.document.nodes import (
    Citation,
    Container,
    Emphasis,
    Field,
    Inline,
    Link,
    Literal,
    Mark,
    NoteReference,
    Passage,
    Reference,
    Strong,
    Text,
    Value,
)

JOINER = "\u2060"
"""The word joiner: no line breaks at it, and it shows nothing (see ``ties``)."""


def walk_inlines(inlines: Iterable[Inline]) -> Iterator[Inline]:
    """Every inline, parents before children, in reading order."""
    for inline in inlines:
        yield inline
        if isinstance(inline, Container):
            yield from walk_inlines(inline.children)


def plain_text(inlines: Iterable[Inline]) -> str:
    """The text as a reader of the page sees it, without the marks of notes, the numbers of pages and word joiners."""
    parts: list[str] = []
    for inline in walk_inlines(inlines):
        match inline:
            case Text() | Value() | Literal() | Reference() | Citation() | Mark():
                parts.append(inline.text)
            case Strong() | Emphasis() | Link() | Passage() | NoteReference() | Field():
                pass
            case _:
                assert_never(inline)
    return "".join(parts).replace(JOINER, "")


def has_words(inlines: Iterable[Inline]) -> bool:
    """Whether a translator has anything to do: letters outside figures, literals and marks, or a plural choice."""
    return any(
        (isinstance(inline, Text) and any(char.isalpha() for char in inline.text))
        or (isinstance(inline, Value) and bool(inline.choices))
        for inline in walk_inlines(inlines)
    )


def map_inlines(inlines: Iterable[Inline], transform: Callable[[Inline], Inline]) -> tuple[Inline, ...]:
    """The run with ``transform`` applied to every inline, children before parents, in reading order."""

    def mapped(inline: Inline) -> Inline:
        if isinstance(inline, Container):
            inline = replace(inline, children=map_inlines(inline.children, transform))
        return transform(inline)

    return tuple(mapped(inline) for inline in inlines)
