"""Hyphenation of Kazakh, Kyrgyz, Tajik, Turkmen and Uzbek, by dictionaries that tools/hyphenation makes of rules."""

from __future__ import annotations

from pathlib import Path

from briefpress.document.inlines import JOINER

FOLDER = Path(__file__).parent
LANGUAGES = ("kk", "ky", "tg", "tk", "uz")


def dictionary(language: str) -> Path:
    """The file of patterns of one of ``LANGUAGES``."""
    return FOLDER / f"hyph_{language}.dic"


def register_dictionaries() -> None:
    """Let Pyphen, and so WeasyPrint, know our languages. What Pyphen may bring for them one day gives way to ours.

    A word with a word joiner in it is not hyphenated, in any language: so the last word of a text is kept whole
    (``document.ties``). WeasyPrint has no ``hyphenate-limit-last``, and breaks lines too early around a span.
    """
    import pyphen

    class Dictionary(pyphen.HyphDict):  # type: ignore[misc]  # Pyphen has no types
        def positions(self, word: str) -> list[int]:
            return [] if JOINER in word else list(super().positions(word))

    if pyphen.HyphDict.__module__ == pyphen.__name__:
        pyphen.HyphDict = Dictionary
        pyphen.hdcache.clear()
    for language in LANGUAGES:
        pyphen.LANGUAGES[language] = dictionary(language)
        pyphen.LANGUAGES_LOWERCASE[language] = language  # where its fallback from kk-Cyrl-KZ looks
