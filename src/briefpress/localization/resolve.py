"""Placeholders become what they print; those that cannot are reported where they stand."""

from __future__ import annotations

import difflib
from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path

from briefpress.content.model import Segment
from briefpress.content.positions import locate_span
from briefpress.document.inlines import map_inlines
from briefpress.document.nodes import Inline, Literal, Text, Value
from briefpress.figures.model import Register
from briefpress.findings import Finding, FindingCollector, FindingsError
from briefpress.formats.markdown.source import SourceText
from briefpress.localization.catalogues import Catalogue, CatalogueEntry
from briefpress.localization.dates import format_literal
from briefpress.localization.figures import FormError, find_figure, format_figure
from briefpress.localization.locale import Locale
from briefpress.locations import SourceLocation
from briefpress.reading.text import load_text

Place = Callable[[int, int], tuple[SourceLocation, str]]
"""Location and source line of the ``length`` characters at an offset of a text."""


@dataclass(frozen=True, slots=True)
class PlacedMarkdown:
    """A text with its inlines. ``markdown`` is what is searched for placeholders; ``place`` says where it stands."""

    markdown: str
    inlines: tuple[Inline, ...]
    place: Place


def in_catalogue(catalogue: Catalogue, entry: CatalogueEntry, inlines: tuple[Inline, ...]) -> PlacedMarkdown:
    """The translation of ``entry``."""
    return PlacedMarkdown(entry.translation, inlines, partial(catalogue.place, entry))


def in_content(segment: Segment, root: Path | None) -> PlacedMarkdown:
    """The source text. Findings point to the column where ``root`` lets the file be read, else to the segment."""

    def place(offset: int, length: int) -> tuple[SourceLocation, str]:
        path = segment.location.path
        if root is None or offset < 0:
            return segment.location, ""
        try:
            source = SourceText(path, load_text(root / path, root).text)
        except FindingsError:
            return segment.location, ""
        return locate_span(source, segment.text, segment.span, offset, length)

    return PlacedMarkdown(segment.text, segment.inlines, place)


def resolve(
    written: PlacedMarkdown, register: Register, locale: Locale, collector: FindingCollector
) -> tuple[Inline, ...]:
    """The inlines with every figure and literal in words; one that cannot be is left as written, and reported.

    A full stop after what ends with one is taken away: «в 2021 г.» at the end of a sentence has one point, not two. A
    date or figure that begins the text begins with a capital: «Сентябрь 2025 г.», «Жылына 20 млн тонна». A unit
    alone does not.
    """
    cursor = 0
    after_point = False
    at_start = True

    def resolved(inline: Inline) -> Inline:
        nonlocal after_point, at_start
        if isinstance(inline, Text):
            if after_point and inline.text.startswith(".") and not inline.text.startswith(".."):
                inline = Text(inline.text[1:])
            after_point = False
        elif isinstance(inline, Value | Literal):
            inline = in_words(inline)
            after_point = inline.text.endswith(".")
            if at_start and not (isinstance(inline, Value) and inline.form == "unit"):
                inline = replace(inline, text=inline.text[:1].upper() + inline.text[1:])
        at_start = at_start and isinstance(inline, Text) and not inline.text
        return inline

    def in_words(inline: Value | Literal) -> Value | Literal:
        nonlocal cursor
        opening = "{" + (_value_text(inline) if isinstance(inline, Value) else inline.source)
        offset = written.markdown.find(opening, cursor)
        cursor = offset + 1 if offset >= 0 else cursor
        try:
            if isinstance(inline, Literal):
                return replace(inline, text=format_literal(inline.source, locale))
            return _resolved_value(inline, register, locale)
        except _UnknownFigureError as error:
            report("F201", str(error), error.help, opening, offset)
        except FormError as error:
            report("F206" if isinstance(inline, Value) else "F105", str(error), error.help, opening, offset)
        return replace(inline, text=opening + "}")

    def report(code: str, message: str, help_text: str, opening: str, offset: int) -> None:
        location, line = written.place(offset, len(opening) + 1)
        collector.add(Finding(code, message, location, opening + "}", help=help_text, excerpt=line))

    return tuple(inline for inline in map_inlines(written.inlines, resolved) if inline != Text(""))


class _UnknownFigureError(Exception):
    def __init__(self, message: str, advice: str) -> None:
        super().__init__(message)
        self.help = advice


def _resolved_value(value: Value, register: Register, locale: Locale) -> Value:
    figure = find_figure(register, value.name, value.form)
    if figure is None and register.is_unread(value.name):
        return replace(value, text="{" + _value_text(value) + "}")
    if figure is None:
        near = difflib.get_close_matches(value.name, (*register.names(), *register.series), n=1)
        help_text = f"did you mean {{{near[0]}}}?" if near else "add it to figures.yaml"
        raise _UnknownFigureError(f"the figure `{value.name}` is not in the register", help_text)
    formatted = format_figure(figure, value.form, locale, value.choices)
    if not formatted.text and value.form != "plural":
        message = f"the form `{value.form}` of `{value.name}` prints nothing"
        raise FormError(message, f"its number carries its own sign: write {{{value.name}}} or {{{value.name}:number}}")
    return replace(value, text=formatted.text, spoken=formatted.spoken)


def _value_text(value: Value) -> str:
    return value.name + (f":{value.form}" if value.form else "")
