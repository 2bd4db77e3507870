"""Hyphenation of Kazakh, Kyrgyz, Tajik, Turkmen and Uzbek, by dictionaries that tools/hyphenation makes of rules."""

from __future__ import annotations

from pathlib import Path

FOLDER = Path(__file__).parent
LANGUAGES = ("kk", "ky", "tg", "tk", "uz")


def dictionary(language: str) -> Path:
    """The file of patterns of one of ``LANGUAGES``."""
    return FOLDER / f"hyph_{language}.dic"


def register_dictionaries() -> None:
    """Let Pyphen, and so WeasyPrint, know our languages. What Pyphen may bring for them one day gives way to ours."""
    import pyphen

    for language in LANGUAGES:
        pyphen.LANGUAGES[language] = dictionary(language)
        pyphen.LANGUAGES_LOWERCASE[language] = language  # where its fallback from kk-Cyrl-KZ looks
