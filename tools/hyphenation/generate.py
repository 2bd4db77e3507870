"""Makes the hyphenation dictionaries of the Central Asian languages out of their syllable rules.

    .venv/bin/python tools/hyphenation/generate.py

writes src/briefpress/formats/pdf/hyphenation/hyph_<language>.dic: patterns as TeX has them, of which Pyphen takes the
highest level at each place, and breaks where it is odd. The rules and their sources are in
docs/decisions/0014-hyphenation.md. The levels:

    1     a syllable begins here
    2     no break, or a syllable of one letter would stand alone
    3     a break all the same, since there is none at the other end of that syllable
    4     never: no vowel to the left or right, one letter at the edge, inside a cluster
    5 6   a rule of one language against those above
    7 8   a stem that breaks at its hyphens, and only there
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import product
from pathlib import Path

FOLDER = Path(__file__).resolve().parents[2] / "src/briefpress/formats/pdf/hyphenation"
HEADER = "UTF-8\n% Made by tools/hyphenation/generate.py: change the rules there.\nLEFTHYPHENMIN 2\nRIGHTHYPHENMIN 2\n"

STOPS = frozenset("бвгдкқптф" + "bdfgkpt")
YOTATED = "ёюя"


@dataclass(frozen=True)
class Rules:
    """The letters of a language, and where it departs from what all have in common.

    A letter may be written with two characters (sh, oʻ). ``signs`` stay with the letter before them. ``opening`` are
    the vowels that another vowel may follow in the next syllable; ``long`` are pairs of vowels that make one.
    ``liquids`` join a stop before them when a third consonant precedes both: then only ``fixed`` knows the break.
    """

    vowels: tuple[str, ...]
    consonants: tuple[str, ...]
    signs: str = ""
    opening: tuple[str, ...] = ()
    long: tuple[str, ...] = ()
    glide: str = ""
    """The one letter that is a vowel after consonants and a consonant after vowels: Kazakh у."""
    early: frozenset[str] = frozenset()
    """Of two vowels and a syllable after them, these as second stay with the syllable: по-эма, not поэ-ма."""
    sign_before_vowel: bool = True
    sign_counts: bool = False
    """Whether a vowel and a sign may stand at the edge: эъ-лон."""
    liquids: str = "рл"
    initial: tuple[str, ...] = ()
    """Beginnings of words with three consonants."""
    fixed: str = ""
    """Stems that break at their hyphens and nowhere else; a dot is the edge of the word."""
    patterns: tuple[str, ...] = ()


CYRILLIC = (*"бвгджзйклмнпрстфхцчшщ", "цз")  # цз is one sound in Chinese names
CYRILLIC_INITIAL = ("взг", "взд", "вст", "сгр", "скв", "скр", "спр", "стр", "ств", "мгн")
LATIN_INITIAL = ("spr", "str", "skr", "shtr")
SHARED_STEMS = "н-фл н-фр кс-пл кс-пр .юнеско. .юнисеф. .магатэ."

KAZAKH = Rules(
    vowels=tuple("аәеёиоөуұүыіэюя"),
    consonants=(*CYRILLIC, *"ғқңһ"),
    signs="ьъ",
    opening=tuple("аеёиоэюя"),
    glide="у",
    early=frozenset("аәеиоөұүыіэ"),
    initial=CYRILLIC_INITIAL,
    fixed=SHARED_STEMS + " қ-стан бек-стан жік-стан мен-стан ған-стан ғыз-стан ғол-стан",
)
KYRGYZ = Rules(
    vowels=tuple("аеёиоөуүыэюя"),
    consonants=(*CYRILLIC, "ң"),
    signs="ьъ",
    opening=tuple("аеёиоөуүыэюя"),
    long=("аа", "ее", "ии", "оо", "өө", "уу", "үү", "ыы", "ээ", "юу", "юү", "яа", "ёо", "еэ"),
    initial=CYRILLIC_INITIAL,
    fixed=SHARED_STEMS + " гыз-стан зак-стан бек-стан жик-стан мөн-стан ган-стан",
)
TAJIK = Rules(
    vowels=tuple("аеёиоуэюяӣӯы"),
    consonants=(*CYRILLIC, *"ғқҳҷ"),
    signs="ъь",
    opening=tuple("аеёиоуэюяӣӯ"),
    sign_before_vowel=False,
    sign_counts=True,
    initial=CYRILLIC_INITIAL,
    fixed=SHARED_STEMS,
    # дунё may be дун-ё by sound or ду-нё by letters: no break. -ро is an ending: дӯст-ро.
    patterns=(*(f"4{consonant}{vowel}" for consonant in (*CYRILLIC, *"ғқҳҷ") for vowel in "ёюя"), "5ро."),
)
TURKMEN = Rules(
    vowels=tuple("aäeioöuüy"),
    consonants=tuple("bcçdfghjžklmnňpqrsştvwxýz"),
    opening=tuple("aäeiouüö"),
    liquids="r",  # -lar, -ly, -lyk follow any stem: halk-lar
    initial=LATIN_INITIAL,
    fixed="n-flýa n-fra ks-pl ks-pr kom-ple .ýunesko. .ýunisef.",
)
UZBEK = Rules(
    vowels=("a", "e", "i", "o", "u", "oʻ"),
    consonants=(*"bcdfghjklmnpqrstvwxyz", "gʻ", "sh", "ch"),
    signs="ʼ",
    opening=("a", "e", "i", "o", "u", "oʻ"),
    liquids="r",  # as in Turkmen: xalq-lar
    initial=LATIN_INITIAL,
    fixed="n-fl n-fra ks-pl ks-pr ks-tr kon-str kon-tr elek-tr kom-ple lin-dr o-gra geo-gra io-gra"
    " dia-gra o-kra kon-gre ven-gr mon-go si-ngi de-ngi koʻ-ngi .ya-ngi .tan-ga .toshdu .yunesko. .yunisef.",
    # ng is one sound (si-ngil) or two (tan-ga), which spelling does not tell: no break but in `fixed`. ts is a Russian
    # ц in -tsiya, and two letters in -t-siz. -roq is an ending: sust-roq.
    patterns=(
        *(f"n4g{vowel}" for vowel in "aeiou"),
        *("t4siy", "t4sion", "t4sial", "t4siat", "5roq", "ng5r"),
        ".x8x8r8",  # Xitoy Xalq Respublikasi, with endings: XXRning
        # Other marks than U+02BB, which Pyphen does not know for part of a letter.
        *(f"4{consonant}{mark}" for consonant in "bcdfghjklmnpqrstvwxyz" for mark in "‘’'`"),
    ),
)
LANGUAGES = {"kk": KAZAKH, "ky": KYRGYZ, "tg": TAJIK, "tk": TURKMEN, "uz": UZBEK}


def dictionary(rules: Rules) -> str:
    """The text of the dictionary."""
    patterns: dict[str, list[int]] = {}
    for pattern in _patterns(rules):
        letters, levels = _parsed(pattern)
        known = patterns.setdefault(letters, [0] * len(levels))
        patterns[letters] = [max(pair) for pair in zip(known, levels, strict=True)]
    return HEADER + "".join(_written(letters, patterns[letters]) + "\n" for letters in sorted(patterns))


def _parsed(pattern: str) -> tuple[str, list[int]]:
    """The letters, and the level before each and after the last: 4сь is сь and 4, 0, 0."""
    levels = [int(level or 0) for level in re.split(r"\D", pattern)]
    return re.sub(r"\d", "", pattern), levels


def _written(letters: str, levels: list[int]) -> str:
    return "".join(f"{level or ''}{letter}" for level, letter in zip(levels, [*letters, ""], strict=True))


def _patterns(rules: Rules) -> Iterator[str]:
    yield from _consonants(rules)
    yield from _edges(rules)
    yield from _hiatus(rules)
    if rules.glide:
        yield from _glide(rules, rules.glide)
    yield from rules.patterns
    for stem in rules.fixed.split():
        yield _fixed(stem)


def _consonants(rules: Rules) -> Iterator[str]:
    """Of the consonants between two vowels the last begins a syllable: between letters, and never before digits."""
    letters = sorted({letter[-1] for letter in (*rules.vowels, *rules.consonants, *rules.signs)})
    single = sorted({letter[0] for letter in rules.consonants})
    yield from (f"{letter}1{consonant}" for letter, consonant in product(letters, single))
    for consonant, following in product(rules.consonants, (*single, *rules.signs)):
        if consonant + following not in rules.consonants:
            yield f"4{consonant}{following}"
    for consonant, stop, liquid in product(rules.consonants, sorted(STOPS.intersection(single)), rules.liquids):
        if consonant + stop not in rules.consonants:
            yield f"{consonant}{stop}4{liquid}"
    yield from (f"4{sign}" for sign in rules.signs)
    yield from (f"{letter[0]}6{letter[1]}" for letter in (*rules.vowels, *rules.consonants) if len(letter) > 1)
    if "й" in rules.consonants:  # я is йа: сай-ёҳ, май-я
        for vowel in YOTATED:
            yield f"4й1{vowel}"
            yield from (f"й{vowel}2{third}" for third in rules.vowels)


def _edges(rules: Rules) -> Iterator[str]:
    """No letter alone at the beginning or end, and no beginning without a vowel."""
    for letter in (*rules.vowels, *rules.consonants):
        yield f".{letter}4"
        yield f"4{letter}."
    for first, second in product(rules.consonants, (*rules.consonants, *rules.signs)):
        yield f".{first}{second}4"
    if not rules.sign_counts:
        yield from (f".{vowel}{sign}4" for vowel, sign in product(rules.vowels, rules.signs))
    for cluster in rules.initial:
        yield f".{cluster}4"
    for pair in rules.long:
        yield f".{pair}4"
        yield f"4{pair}."


def _hiatus(rules: Rules) -> Iterator[str]:
    """Two vowels are two syllables, but none of a single letter between two breaks."""
    vowels = [vowel for vowel in rules.vowels if vowel != rules.glide]
    heads = [*product(rules.opening, vowels)]
    if rules.sign_before_vowel:
        heads += product(rules.signs, vowels)
    for first, second in heads:
        if first + second in rules.long:
            yield f"{first}4{second}"
            continue
        yield f"{first}1{second}"
        if second not in rules.early:
            yield from (f"{first}{second}2{third}" for third in vowels)
            continue
        yield f"{first}{second}2"
        if first not in rules.signs:
            yield f".{first}{second}3"
    for second, consonant, vowel in product(vowels, rules.consonants, rules.vowels):
        if second not in rules.early and not (consonant == "й" and vowel in YOTATED):
            yield f"2{second}{consonant}{vowel}"


def _glide(rules: Rules, glide: str) -> Iterator[str]:
    """Kazakh у opens a syllable between vowels (та-уар), closes one after them (сау-да), else is a vowel (су-ық)."""
    vowels = [vowel for vowel in rules.vowels if vowel != glide]
    for vowel in rules.vowels:
        yield f"{glide}{vowel}2"
        yield f".{glide}{vowel}3"
        yield from (f"{consonant}{glide}1{vowel}" for consonant in rules.consonants)
    for first, second in product(vowels, rules.vowels):
        yield f"{first}1{glide}{second}"
        yield f"{first}{glide}{second}3"
    yield from (f"{vowel}4{glide}{consonant}" for vowel, consonant in product(vowels, rules.consonants))


def _fixed(stem: str) -> str:
    inner = re.sub(r"(?<=[^.-])(?=[^.-])", "8", stem)
    return inner.replace("-", "7")


def main() -> None:
    for language, rules in LANGUAGES.items():
        (FOLDER / f"hyph_{language}.dic").write_text(dictionary(rules), "utf-8", newline="\n")


if __name__ == "__main__":
    main()
