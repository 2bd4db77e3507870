"""Typed digits: a number in prose belongs to the register, so every digit outside a placeholder is a finding."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass

from briefpress.figures.model import Register
from briefpress.formats.markdown.reader import locate_text
from briefpress.localization.figures import FormError, format_figure
from briefpress.localization.locale import Locale

_NUMBER = re.compile(r"\d+(?:[.,\u00a0\u202f]\d+)*")


@dataclass(frozen=True, slots=True)
class TypedNumber:
    """Digits typed in a text: the offset of the first in the Markdown, the digits, and a figure that prints them."""

    offset: int
    text: str
    figure: str

    @property
    def help(self) -> str:
        if self.figure:
            return f"write {{{self.figure}}}"
        return f"give it a name in figures.yaml and write {{name}}; write {{={self.text}}} if it is no figure"


def typed_numbers(
    text: str, names_with_digits: Collection[str], register: Register, locale: Locale
) -> Iterator[TypedNumber]:
    """Every number typed in the Markdown ``text``, but for those in names such as COVID-19."""
    for offset, run in locate_text(text):
        covered = [
            range(match.start(), match.end())
            for name in names_with_digits
            for match in re.finditer(re.escape(name), run)
        ]
        for match in _NUMBER.finditer(run):
            if not any(match.start() in span for span in covered):
                yield TypedNumber(offset + match.start(), match[0], _figure_printing(match[0], register, locale))


def _figure_printing(number: str, register: Register, locale: Locale) -> str:
    """The one figure whose number in tables is ``number``; empty where there is none, or more than one."""
    names = []
    for name, figure in register.figures.items():
        try:
            if format_figure(figure, "number", locale).text == number:
                names.append(name)
        except FormError:
            continue
    return names[0] if len(names) == 1 else ""
