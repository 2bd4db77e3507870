"""Stretches of a text that a voice must be told about: figures, words of another language, hyphens of the line."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from briefpress.document.speech import ink

SOFT_HYPHEN = "\u00ad"
_STAND_IN = "\ue000"

_WORDS = {
    "Latn": re.compile(
        "(?:\u200e[&+]\u200e? )?"  # a sign that is held to its name where lines run from the right
        "[A-Za-zÀ-ʯ](?:[A-Za-zÀ-ʯ0-9’'.&+\u200e\u00a0 -]*[A-Za-zÀ-ʯ])?[0-9]*"
        "(?: \u200e[&+]\u200e?)?"
    ),
    "Cyrl": re.compile("[\u0400-\u052f](?:[\u0400-\u052f\\d.\u00a0 -]*[\u0400-\u052f])?"),
    "Hans": re.compile("[\u3400-\u9fff](?:[\u3400-\u9fff、·\\d]*[\u3400-\u9fff])?"),
    "Arab": re.compile("[\u0600-\u06ff](?:[\u0600-\u06ff\u00a0 -]*[\u0600-\u06ff])?"),
}
"""Runs of words of one script, with what may stand between two words."""

_LANGUAGES = {"Latn": "en", "Cyrl": "ru", "Hans": "zh", "Arab": "ar"}
"""What words in a script that is not the page's are taken for: names of bodies and media, as the Word writer does."""

_SCRIPTS = {"zh": "Hans", "ja": "Hans", "ar": "Arab", "fa": "Arab", "ur": "Arab"}
_SCRIPTS |= dict.fromkeys(("be", "bg", "kk", "ky", "mn", "ru", "sr", "tg", "uk"), "Cyrl")

_LEAST_LETTERS = {"Latn": 3, "Cyrl": 2, "Hans": 1, "Arab": 2}
"""A pipeline’s line C, a .kg and the like are read in the language around them."""


@dataclass(frozen=True, slots=True, eq=False)
class Stretch:
    """A stretch of a leaf, counted in its ink; what is said for it, its language, or what stands in its place."""

    start: int
    end: int
    spoken: str = ""
    language: str = ""
    replacement: str = ""


def script_of(language: str) -> str:
    """The script (ISO 15924) of a language tag: the one it names, or the usual one."""
    primary, *rest = language.split("-")
    named = next((part.title() for part in rest if len(part) == 4), "")
    return {"Hant": "Hans"}.get(named, named) or _SCRIPTS.get(primary.lower(), "Latn")


def foreign_words(text: str, language: str) -> Iterator[Stretch]:
    """Words of ``text`` in another script than that of ``language``, in order, script by script."""
    own = script_of(language)
    for script, words in _WORDS.items():
        if script == own:
            continue
        for match in words.finditer(text):
            if sum(character.isalpha() for character in match[0]) >= _LEAST_LETTERS[script]:
                start = len(ink(text[: match.start()]))
                yield Stretch(start, start + len(ink(match[0])), language=_LANGUAGES[script])


def own_text(element: Any, *, in_language: bool = False) -> str:
    """The text of an HTML element without that of elements in it that have addresses of their own.

    ``in_language``: stand-ins for all characters that are said to be in another language.
    """
    parts = [element.text or ""]
    for child in element:
        if child.get("data-address") is None:
            text = own_text(child, in_language=in_language)
            parts.append(_STAND_IN * len(ink(text)) if in_language and child.get("lang") is not None else text)
        parts.append(child.tail or "")
    return "".join(parts)


@dataclass(slots=True)
class Leaf:
    """One run of text of the page, followed as its lines come: what each holds of the leaf's stretches."""

    text: str
    stretches: tuple[Stretch, ...]
    position: int = field(default=0, init=False)

    @classmethod
    def of(cls, element: Any, language: str) -> Leaf:
        """The leaf of an HTML element; ``data-spoken`` says what is read aloud for which part of it."""
        text = own_text(element)
        spoken = [
            Stretch(start, end, spoken=words) for start, end, words in json.loads(element.get("data-spoken", "[]"))
        ]
        foreign = [
            stretch
            for stretch in foreign_words(own_text(element, in_language=True), language)
            if not any(stretch.start < other.end and other.start < stretch.end for other in spoken)
        ]
        return cls(ink(text), tuple(sorted((*spoken, *foreign), key=lambda stretch: stretch.start)))

    def next_line(self, line: str) -> list[tuple[int, Stretch | None]]:
        """The parts of ``line``, the next one of this leaf: where each starts in it, and the stretch that it is of.

        A hyphen at the end of a line that the leaf does not have there was put there by the line.
        """
        inked = [index for index, character in enumerate(line) if ink(character)]
        start = self.position
        hyphen = None
        if inked and line[inked[-1]] == "-" and self.text[start + len(inked) - 1 :][:1] not in ("-", ""):
            hyphen = inked.pop()
        self.position = start + len(inked)
        owners: list[Stretch | None] = [None] * len(line)
        for stretch in self.stretches:
            first, last = max(stretch.start, start), min(stretch.end, self.position)
            if first < last:
                for index in range(inked[first - start], inked[last - start - 1] + 1):
                    owners[index] = stretch
        if hyphen is not None:
            owners[hyphen] = Stretch(0, 0, replacement=SOFT_HYPHEN)
        return [(index, owner) for index, owner in enumerate(owners) if index == 0 or owner is not owners[index - 1]]
