"""Language tags as Word wants them: language and region, one each for Latin, East Asian and complex scripts."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

_REGIONS: Mapping[str, str] = {
    "ar": "ar-SA",
    "de": "de-DE",
    "en": "en-GB",
    "es": "es-ES",
    "fa": "fa-IR",
    "fr": "fr-FR",
    "ja": "ja-JP",
    "kk": "kk-KZ",
    "ko": "ko-KR",
    "ky": "ky-KG",
    "ru": "ru-RU",
    "tg": "tg-Cyrl-TJ",
    "tk": "tk-TM",
    "uz": "uz-Latn-UZ",
    "zh": "zh-CN",
    "zh-Hans": "zh-CN",
    "zh-Hant": "zh-TW",
}
_EAST_ASIAN = frozenset({"zh", "ja", "ko"})
_COMPLEX = frozenset({"ar", "fa", "he", "ur", "ps", "ug", "hi"})


@dataclass(frozen=True, slots=True)
class WordLanguages:
    """The three languages of a text; the one that counts is the one of its script, the others are for stray words."""

    latin: str
    east_asian: str
    complex: str
    is_east_asian: bool = False


def word_languages(language: str) -> WordLanguages:
    """What proofing and fonts need to know of a document in ``language``, such as ``zh`` or ``ru``."""
    tag = _REGIONS.get(language, language)
    primary = language.partition("-")[0]
    return WordLanguages(
        latin="en-GB" if primary in _EAST_ASIAN | _COMPLEX else tag,
        east_asian=tag if primary in _EAST_ASIAN else "zh-CN",
        complex=tag if primary in _COMPLEX else "ar-SA",
        is_east_asian=primary in _EAST_ASIAN,
    )
