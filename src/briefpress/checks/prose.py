"""Typed digits: a number in prose belongs to the register, so every digit outside a placeholder is a finding."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass

from briefpress.figures.model import Figure, Register
from briefpress.formats.markdown.reader import locate_text
from briefpress.localization.figures import FormError, format_figure
from briefpress.localization.locale import Locale

_NUMBER = re.compile(r"\d+(?:[.,\u00a0\u202f]\d+)*")
_PLURAL_WORDS = re.compile(r"\{[^{}|]*:plural(\|[^{}]*)\}")
_MOST_SUGGESTIONS = 3


@dataclass(frozen=True, slots=True)
class TypedNumber:
    """Digits typed in a text: the offset of the first in the Markdown, the digits, and the figures that print them."""

    offset: int
    text: str
    figures: tuple[Figure, ...]
    locale: Locale

    @property
    def expected(self) -> str:
        """The figure that was meant, what it prints, and where it stands; empty where that is not clear."""
        if len(self.figures) != 1:
            return ""
        figure = self.figures[0]
        return f"{{{figure.name}}}: {format_figure(figure, '', self.locale).text} ({figure.location})"

    @property
    def help(self) -> str:
        if 0 < len(self.figures) <= _MOST_SUGGESTIONS:
            return "write " + " or ".join(f"{{{figure.name}}}" for figure in self.figures)
        return f"give it a name in figures.yaml and write {{name}}; write {{={self.text}}} if it is no figure"


def typed_numbers(
    text: str, names_with_digits: Collection[str], register: Register, locale: Locale
) -> Iterator[TypedNumber]:
    """Every number typed in the Markdown ``text``, but for those in names such as COVID-19."""
    plural_words = ((match.start(1), match[1]) for match in _PLURAL_WORDS.finditer(text))
    for offset, run in (*locate_text(text), *plural_words):
        covered = [match.span() for name in names_with_digits for match in re.finditer(re.escape(name), run)]
        for match in _NUMBER.finditer(run):
            if not any(start <= match.start() and match.end() <= end for start, end in covered):
                figures = tuple(_figures_printing(match[0], register, locale))
                yield TypedNumber(offset + match.start(), match[0], figures, locale)


def _figures_printing(number: str, register: Register, locale: Locale) -> Iterator[Figure]:
    """The figures and cells whose digits in tables are ``number``."""
    for figure in register:
        try:
            printed = _NUMBER.search(format_figure(figure, "number", locale).text)
        except FormError:
            continue
        if printed and printed[0] == number:
            yield figure
