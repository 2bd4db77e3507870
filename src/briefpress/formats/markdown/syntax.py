"""What the block reader finds: the outline of a text, each part with its place in the file."""

from __future__ import annotations

from dataclasses import dataclass

from briefpress.formats.markdown.attributes import Attributes


@dataclass(frozen=True, slots=True)
class BlockText:
    """The text of a block on one line, without attributes; ``span`` is where it stands in the file, breaks included."""

    text: str
    span: tuple[int, int]


@dataclass(frozen=True, slots=True)
class ParagraphSyntax:
    text: BlockText
    attributes: Attributes


@dataclass(frozen=True, slots=True)
class HeadingSyntax:
    """``level`` is the number of ``#``."""

    level: int
    text: BlockText
    attributes: Attributes


@dataclass(frozen=True, slots=True)
class ItemSyntax:
    text: BlockText
    attributes: Attributes
    children: ListSyntax | None


@dataclass(frozen=True, slots=True)
class ListSyntax:
    items: tuple[ItemSyntax, ...]
    ordered: bool


@dataclass(frozen=True, slots=True)
class NoteSyntax:
    """``[^id]: text``; ``id_span`` is where the id stands."""

    id: str
    id_span: tuple[int, int]
    text: BlockText
    attributes: Attributes


@dataclass(frozen=True, slots=True)
class DirectiveSyntax:
    """``:::{name} id .class`` to ``:::``. ``body`` are the offsets of its lines, ``head`` those of its first line."""

    name: str
    attributes: Attributes
    head: tuple[int, int]
    body: tuple[int, int]


BlockSyntax = ParagraphSyntax | HeadingSyntax | ListSyntax | NoteSyntax | DirectiveSyntax
