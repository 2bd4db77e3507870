"""Inlines as runs: text with character styles, links, figures, marks of notes, citations, references, page fields."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import assert_never

from briefpress.document.inlines import plain_text
from briefpress.document.nodes import (
    Citation,
    Direction,
    Emphasis,
    Field,
    FieldKind,
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
from briefpress.formats.word.anchors import source_name, target_name
from briefpress.formats.word.character_styles import CharacterKind, CharacterStyles, RunStyle
from briefpress.formats.word.elements import Element, name, w
from briefpress.formats.word.fields import text_field, text_run
from briefpress.formats.word.footnotes import Footnotes
from briefpress.formats.word.languages import word_languages
from briefpress.formats.word.package import WordPart, printable


@dataclass(frozen=True, slots=True)
class Targets:
    """What references and citations can lead to.

    ``captions`` maps the id of a numbered table, chart or image to its label and number; ``headings`` holds the
    anchors of headings; ``sources`` maps the number of a source to its id.
    """

    captions: Mapping[str, str]
    headings: frozenset[str]
    blocks: frozenset[str]
    sources: Mapping[int, str]

    def __contains__(self, anchor: str) -> bool:
        return anchor in self.captions or anchor in self.headings or anchor in self.blocks


@dataclass(frozen=True, slots=True)
class InlineWriter:
    """Writes inlines into one part.

    ``footnotes`` is None where Word allows none: in notes, heads and feet. ``page`` and ``pages`` are what page fields
    show until Word counts. ``role_style`` is the character style of text that stands on a line of another role.
    """

    part: WordPart
    characters: CharacterStyles
    targets: Targets
    footnotes: Footnotes | None = None
    page: str = "1"
    pages: str = "1"
    role_style: str = ""

    def write(self, inlines: Iterable[Inline], style: RunStyle | None = None, *, linked: bool = False) -> list[Element]:
        """The runs of ``inlines`` on a paragraph that is bold already if ``style`` says so."""
        style = style or RunStyle()
        return [made for inline in inlines for made in self._one(inline, style, linked)]

    def _one(self, inline: Inline, style: RunStyle, linked: bool) -> list[Element]:
        match inline:
            case Text():
                return self._text(inline.text, style)
            case Literal():
                return self._text(inline.text, style)
            case Value():
                kind = style.kind or CharacterKind.VALUE
                return self._text(inline.text, replace(style, kind=kind))
            case Strong():
                return self.write(inline.children, replace(style, strong=True), linked=linked)
            case Emphasis():
                return self.write(inline.children, replace(style, emphasis=True), linked=linked)
            case Link():
                if linked:
                    return self.write(inline.children, style, linked=True)
                content = self.write(inline.children, replace(style, kind=CharacterKind.LINK), linked=True)
                return [self._external_link(inline.url, content)]
            case NoteReference():
                return self.footnotes.mark(inline) if self.footnotes and not linked else []
            case Citation():
                return self._citation(inline, replace(style, kind=CharacterKind.CITATION), linked)
            case Reference():
                return self._reference(inline, style, linked)
            case Mark():
                return self._text(inline.text, replace(style, kind=CharacterKind.MARK))
            case Passage():
                return _in_language(self.write(inline.children, style, linked=linked), inline)
            case Field():
                instruction, result = ("PAGE", self.page) if inline.kind is FieldKind.PAGE else ("NUMPAGES", self.pages)
                return text_field(instruction, result, self._style(style))
            case _:
                assert_never(inline)

    def _style(self, style: RunStyle) -> str:
        """The character style of a run; on a shared line, the look of the paragraph's own role comes first."""
        if self.role_style and style.kind in (CharacterKind.TEXT, CharacterKind.VALUE):
            return self.role_style
        return self.characters.use(style)

    def _text(self, text: str, style: RunStyle) -> list[Element]:
        text = printable(text)
        return [text_run(text, self._style(style))] if text else []

    def _external_link(self, url: str, content: list[Element]) -> Element:
        link = w("hyperlink", *content, history=1)
        link.set(name("r:id"), self.part.link_to(url))
        return link

    def _citation(self, citation: Citation, style: RunStyle, linked: bool) -> list[Element]:
        """«[1, 3]», each number a link to its source; no line ends within."""
        if linked or not all(number in self.targets.sources for number in citation.numbers):
            return self._text(citation.text, style)
        content = self._text("[", style)
        for position, number in enumerate(citation.numbers):
            if position:
                content += self._text(citation.separator.replace(" ", "\u00a0"), style)
            content.append(internal_link(source_name(self.targets.sources[number]), self._text(str(number), style)))
        return [*content, *self._text("]", style)]

    def _reference(self, reference: Reference, style: RunStyle, linked: bool) -> list[Element]:
        """A field where Word would itself come to this text («Table 2»), else a link («таблице 2», «section 2.1»)."""
        if linked or reference.target not in self.targets or not reference.text:
            return self._text(reference.text, style)
        bookmark = target_name(reference.target)
        if self.targets.captions.get(reference.target) == reference.text:
            return text_field(f"REF {bookmark} \\h", printable(reference.text), self._style(style))
        return [internal_link(bookmark, self._text(reference.text, style))]


def _in_language(content: list[Element], passage: Passage) -> list[Element]:
    """``content``, whose every run says in which language it is: no style could say so of a part of a paragraph."""
    languages = word_languages(passage.language)
    values = {"val": languages.latin, "eastAsia": languages.east_asian, "bidi": languages.complex}
    for element in content:
        for run in element.iter(name("w:r")):
            properties = run.find(name("w:rPr"))
            if properties is None:
                properties = w("rPr")
                run.insert(0, properties)
            properties.extend([*([w("rtl")] if passage.direction is Direction.RTL else []), w("lang", **values)])
    return content


def internal_link(bookmark: str, content: Iterable[Element]) -> Element:
    """A link to a bookmark of the same file."""
    return w("hyperlink", *content, anchor=bookmark, history=1)


def title_text(inlines: Iterable[Inline]) -> str:
    """``inlines`` as the value of an attribute."""
    return printable(plain_text(inlines))
