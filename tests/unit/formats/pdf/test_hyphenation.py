"""Where words of Kazakh, Kyrgyz, Tajik, Turkmen and Uzbek may break.

The lists in tests/golden/hyphenation are written by the rules, not by the dictionaries: a native speaker corrects the
list, and then the rules in tools/hyphenation/generate.py.
"""

from __future__ import annotations

import importlib.util
import re
import sys
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from types import ModuleType
from typing import Any

import polib
import pyphen
import pytest

from briefpress.document.nodes import Document, Paragraph, Text
from briefpress.formats.pdf.hyphenation import LANGUAGES, dictionary, register_dictionaries
from briefpress.formats.pdf.reader import SOFT_HYPHEN
from briefpress.locations import SegmentAddress

Press = Any
PageOf = Callable[..., Document]

ROOT = Path(__file__).resolve().parents[4]
WORD = re.compile(r"[^\W\d_]+(?:[ʻʼ][^\W\d_]*)*")
SITE = re.compile(r"[\w-]+(?:\.[\w-]+)*\.(?:com|org|net|int|gov)\b")
MARKS = {"kk": "ьъ", "ky": "ьъ", "tg": "ьъ", "tk": "", "uz": "ʻʼ"}
VOWELS = {"kk": "аәеёиоөуұүыіэюя", "ky": "аеёиоөуүыэюя", "tg": "аеёиоуэюяӣӯы", "tk": "aäeioöuüy", "uz": "aeiou"}
TWO_CHARACTERS = {"uz": ("sh", "ch", "ng", "oʻ", "gʻ")}
FORBIDDEN = {
    "kk": "дау-ыс сау-ат дай-ындық құй-ын арми-я о-юлы ау-ыл эк-спорт сақтан-уға ре-спублика құмырсқ-а",
    "ky": "мэ-эрим ма-алымат сулу-улук та-ккан чи-е раз-ъезд то-олор жый-ынтык аа-лам ба-йланыш",
    "tg": "а-роба о-ромӣ сан-ъат санъ-ат ма-ънӣ маъл-умот мустақил-ӣ да-рёи дар-ёи",
    "tk": "a-dam tü-rkmen ministr-i halkymyz-y hök-ümeti dö-wlet",
    "uz": "a-badiy mudofa-a matba-a pes-hona pic-hoq sin-gil den-giz o-ʻzbek og-ʻir toʻ-gʻri toʻ-qson ma-ʼlumot",
}
"""One break a word, as the sources have it for a mistake or as the rules make it one."""


@pytest.fixture(scope="module")
def generator() -> Iterator[ModuleType]:
    spec = importlib.util.spec_from_file_location("generate", ROOT / "tools/hyphenation/generate.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module  # where dataclasses look for it
    spec.loader.exec_module(module)
    yield module
    del sys.modules[spec.name]


def golden(language: str) -> list[str]:
    lines = (ROOT / f"tests/golden/hyphenation/{language}.txt").read_text("utf-8").splitlines()
    return [word for line in lines if not line.startswith("#") for word in line.split()]


def catalogue_words(language: str) -> set[str]:
    files = [*ROOT.glob(f"content/*/translations/{language}.po"), *ROOT.glob(f"templates/**/{language}.po")]
    entries = [entry for file in files for entry in polib.pofile(str(file))]
    return {word for entry in entries for word in WORD.findall(SITE.sub("", entry.msgstr))}


def hyphenated(language: str, word: str) -> str:
    return str(pyphen.Pyphen(filename=dictionary(language)).inserted(word))


def faults(language: str, parts: list[str]) -> Iterator[str]:
    """What is wrong with the parts of a word, whatever their rules."""
    for part in parts if len(parts) > 1 else ():
        letters = part.lower()
        for pair in TWO_CHARACTERS.get(language, ()):
            letters = letters.replace(pair, pair[0])
        letters = letters.translate(dict.fromkeys(map(ord, MARKS[language])))
        if not set(letters) & set(VOWELS[language]):
            yield f"no vowel: {part}"
        # аъ-ло, эъ-лон: a vowel with ъ counts as two letters
        if len(letters) == 1 and not (language == "tg" and part.endswith("ъ")):
            yield f"one letter: {part}"
        if part[0] in MARKS[language]:
            yield f"sign at the beginning: {part}"


@pytest.mark.parametrize("language", LANGUAGES)
def test_words_break_where_the_rules_say_and_nowhere_else(language: str) -> None:
    words = golden(language)
    assert len(set(words)) >= 200
    assert [hyphenated(language, word.replace("-", "")) for word in words] == words


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_part_is_without_a_vowel_or_of_one_letter(language: str) -> None:
    words = {word.replace("-", "") for word in golden(language)} | catalogue_words(language)
    found = {word: list(faults(language, hyphenated(language, word).split("-"))) for word in sorted(words)}
    assert {word: what for word, what in found.items() if what} == {}


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_the_sources_forbid_is_no_break(language: str) -> None:
    for broken in FORBIDDEN[language].split():
        breaks = pyphen.Pyphen(filename=dictionary(language)).positions(broken.replace("-", ""))
        assert broken.index("-") not in breaks, broken


@pytest.mark.parametrize(
    ("language", "text"), [("kk", "15га"), ("ky", "25сом"), ("tg", "5сола"), ("tk", "15gün"), ("uz", "105metr")]
)
def test_a_number_stays_with_what_is_joined_to_it(language: str, text: str) -> None:
    assert not re.search(r"\d-", hyphenated(language, text))


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_dictionaries_are_what_the_rules_make(generator: ModuleType, language: str) -> None:
    made = generator.dictionary(generator.LANGUAGES[language])
    assert dictionary(language).read_bytes() == made.encode()


def test_there_is_one_dictionary_for_each_language(generator: ModuleType) -> None:
    assert tuple(generator.LANGUAGES) == LANGUAGES
    assert sorted(dictionary("kk").parent.glob("*.dic")) == [dictionary(language) for language in LANGUAGES]


@pytest.mark.parametrize(("tag", "language"), [("kk", "kk"), ("ky-KG", "ky"), ("uz-Latn-UZ", "uz"), ("tg-Cyrl", "tg")])
def test_a_registered_dictionary_is_found_by_the_tag_of_the_language(tag: str, language: str) -> None:
    register_dictionaries()
    assert pyphen.language_fallback(tag) == language
    assert pyphen.LANGUAGES[language] == dictionary(language)


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_narrow_column_breaks_words_there(press: Press, page_of: PageOf, language: str) -> None:
    words = [word for word in golden(language) if len(word.replace("-", "")) >= 5]
    document = page_of(Paragraph((Text(" ".join(words).replace("-", "")),), "body", SegmentAddress("x")))
    css = ".body { hyphens: auto; width: 18mm }"
    text = "".join("".join(press.read(replace(document, language=language), css).texts["x"]).split())
    assert text.count(SOFT_HYPHEN) > 30
    assert re.fullmatch("".join(words).replace("-", f"{SOFT_HYPHEN}?"), text)


def test_words_of_less_than_five_letters_stay_whole(press: Press, page_of: PageOf) -> None:
    words = "paşy baba maýa geçi " * 20
    document = page_of(Paragraph((Text(words),), "body", SegmentAddress("x")))
    css = ".body { hyphens: auto; width: 11mm }"
    text = "".join(press.read(replace(document, language="tk"), css).texts["x"])
    assert SOFT_HYPHEN not in text
