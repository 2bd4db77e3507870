"""What the end of a line must not tear apart: ties, set once for both formats.

A tie is a word joiner (U+2060), or a space that does not break. The joiner has no width and no glyph, and stands in no
text that is read back; Word, which does not know it, gets a hyphen that does not break or nothing. From right to left
the signs in a Latin name («Oil & Gas Eurasia») are tied by marks of direction: WeasyPrint settles the direction of each
line anew, where a sign at its edge would change sides.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import partial

from briefpress.document.inlines import JOINER, map_inlines, walk_inlines
from briefpress.document.nodes import (
    Citation,
    Document,
    Field,
    Inline,
    Literal,
    Reference,
    Text,
    Value,
)
from briefpress.document.transforms import map_blocks

NO_BREAK_SPACE = "\u00a0"
LEFT_TO_RIGHT = "\u200e"

_LEAST_HYPHENATED = 5
"""No shorter word is ever hyphenated."""

_UNIT = "unit"
"""The form of a figure that prints its unit alone."""

_HYPHEN = re.compile(r"-(?=[^\W\d_])")
_WORD = re.compile(r"[^\W_]+\Z")
_ENDINGS_FOLLOW = frozenset("0123456789%‰»”’")
_DASH = re.compile(r" (?=[–—](?:\s|\Z))")
_LATIN_SIGN = re.compile(r"(?<=[A-Za-z] )[&+](?= [A-Za-z])|(?<=[A-Za-z])’(?=[A-Za-z])")
"""A sign within a Latin name, alone between two spaces, or its apostrophe."""

_COUNTED = re.compile(r"(?<=[0-9])(?=[\u4e00-\u9fff])")
"""Between a number and the Chinese character that counts it: «1063亿», «2025年»."""

_MONTH = re.compile("(?<=[0-9]月)(?=[0-9])")
"""Between a month and its day: a Chinese date breaks after its year alone, «2024年 | 2月4日»."""

_ASIDE = re.compile("(?<=（)[\u4e00-\u9fff]{2,4}(?=）)")
"""A short Chinese word in brackets, such as a language: «（英文）»."""

_STROKE = re.compile(r"(?<=[\u0620-\u064a]/)(?=[\u0620-\u064a])")
"""The stroke between the two Arabic names of a month."""

_RANGE = re.compile(r"(?<=\d)–(?=\d)")
"""The dash of a range: «9:00–18:00»."""

_LONGEST_TIED = 20
"""Characters of a short last word and what it is tied to: more would leave the line before it half empty."""

_LONGEST_LAST = 16
"""Characters of the last word of a heading that stays with the word before it: longer ones fill a line well enough."""

_LAST_WORD = re.compile(r"(?:[^\W\d_]|[ʼʻ’])+(?=[\W\d_]*\Z)")
_LAST_LETTER = re.compile(r"\w(?=\W*\Z)")


@dataclass(frozen=True, slots=True)
class LineRules:
    """How lines break in one language, beyond what Unicode Standard Annex 14 says.

    ``keep_last_word``: the last word of a text is not hyphenated. ``last_characters``: a text ends in no line with
    fewer characters (0: no matter); with spaces, a shorter last word stays with the word before it. ``short_words``
    stay with the word after them, ``number_words`` with a number before them («2022 году»); lower case.
    ``right_to_left``: the signs in Latin names keep their side. ``units_whole``: a unit within a text is not broken;
    beside a number that stands apart it may be. ``last_word``: with spaces, a last word with fewer characters is not
    left alone.
    """

    keep_last_word: bool = False
    last_characters: int = 0
    short_words: frozenset[str] = frozenset()
    number_words: frozenset[str] = frozenset()
    right_to_left: bool = False
    units_whole: bool = True
    last_word: int = 0


def tie_lines(document: Document, rules: LineRules) -> Document:
    """``document`` with its ties: an ending stays with what it ends («2025-жылы»), a dash with the word before it.

    Cells of tables are so narrow that their last word may be hyphenated, and a unit broken. The last line of a heading
    has two words, if they are short.
    """
    whole = partial(tie_inlines, rules=rules)
    in_cells = partial(tie_inlines, rules=replace(rules, keep_last_word=False, units_whole=False))
    in_headings = partial(tie_inlines, rules=replace(rules, last_word=_LONGEST_LAST))
    return replace(
        document,
        children=map_blocks(document.children, whole, in_cells, in_headings),
        notes=tuple(replace(note, children=whole(note.children)) for note in document.notes),
        head=map_blocks(document.head, whole, in_cells),
        foot=map_blocks(document.foot, whole, in_cells),
    )


def tie_inlines(inlines: Iterable[Inline], rules: LineRules) -> tuple[Inline, ...]:
    """One run of inlines with its ties, found in the text as a whole: an ending may follow a figure."""
    inlines = tuple(inlines)
    leaves = [(inline, text) for inline in walk_inlines(inlines) if (text := _text_of(inline)) is not None]
    whole = "".join(text for _, text in leaves)
    ends: list[int] = []
    for _, text in leaves:
        ends.append((ends[-1] if ends else 0) + len(text))
    after_values = {
        end for end, (inline, text) in zip(ends, leaves, strict=True) if text and isinstance(inline, Value | Literal)
    }
    ranges = {match.end() for match in _RANGE.finditer(whole)}
    joints = dict.fromkeys({*_hyphens(whole, after_values), *_last(whole, rules), *ranges}, JOINER)
    if rules.last_characters:
        within = (place for match in _ASIDE.finditer(whole) for place in range(match.start() + 1, match.end()))
        counted = (match.start() for tie in (_COUNTED, _MONTH) for match in tie.finditer(whole))
        joints.update(dict.fromkeys((*within, *counted), JOINER))
    if rules.right_to_left:
        joints.update((match.start(), JOINER) for match in _STROKE.finditer(whole))
        joints.update((edge, LEFT_TO_RIGHT) for match in _LATIN_SIGN.finditer(whole) for edge in match.span())
    spaces = {
        *(match.start() for match in _DASH.finditer(whole)),
        *_short_words(whole, rules),
        *_number_words(whole, rules),
        *_short_end(whole, rules),
        *(_units(leaves, ends) if rules.units_whole else ()),
    }
    if not joints and not spaces:
        return inlines
    place = iter(zip([0, *ends], leaves, strict=False))

    def tied(inline: Inline) -> Inline:
        if _text_of(inline) is None:
            return inline
        start, (_, text) = next(place)
        if not isinstance(inline, Text | Value | Literal):
            return inline
        made = "".join(
            (NO_BREAK_SPACE if start + at in spaces else character) + joints.get(start + at + 1, "")
            for at, character in enumerate(text)
        )
        return replace(inline, text=made)

    return map_inlines(inlines, tied)


def _text_of(inline: Inline) -> str | None:
    """What stands for an inline in the text as a whole; None for those that print nothing or what is in them."""
    match inline:
        case Text() | Value() | Literal() | Reference():
            return inline.text
        case Citation():
            return "]" * len(inline.text)  # no letters: a text ends with the word before its citation
        case Field():
            return "0"
        case _:
            return None


def _hyphens(text: str, after_values: set[int]) -> Iterator[int]:
    """Where a hyphen joins an ending to a figure, a sign, a closing quotation mark, an abbreviation or a letter."""
    for match in _HYPHEN.finditer(text):
        at = match.start()
        before = text[:at]
        word = _WORD.search(before)
        is_abbreviation = word is not None and sum(character.isupper() for character in word[0]) > 1
        is_letter = word is not None and len(word[0]) == 1
        if at in after_values or before[-1:] in _ENDINGS_FOLLOW or is_abbreviation or is_letter:
            yield at + 1


def _last(text: str, rules: LineRules) -> Iterator[int]:
    if rules.keep_last_word and (word := _LAST_WORD.search(text)) and len(word[0]) >= _LEAST_HYPHENATED:
        yield word.end()
    if rules.last_characters and (letter := _LAST_LETTER.search(text)):
        for at in range(letter.start(), letter.start() - rules.last_characters + 1, -1):
            if at > 0 and any(unicodedata.east_asian_width(character) in "WF" for character in text[at - 1 : at + 1]):
                yield at


def _short_end(text: str, rules: LineRules) -> Iterator[int]:
    """The space before a last word that is shorter than a last line may be: «… йўқ эди.»."""
    letter = _LAST_LETTER.search(text)
    if letter is None:
        return
    space = text.rfind(" ", 0, letter.start())
    before = text.rfind(" ", 0, max(space, 0))
    least = max(rules.last_characters, rules.last_word)
    is_one_of_two = before < 0  # which leaves no line worse than the other
    if not is_one_of_two and letter.end() - space - 1 < least and letter.end() - before - 1 <= _LONGEST_TIED:
        yield space


def _units(leaves: Sequence[tuple[Inline, str]], ends: Sequence[int]) -> Iterator[int]:
    """The spaces of units that stand within a text: «…, млрд долл. США»."""
    for (inline, text), end in zip(leaves, ends, strict=True):
        if isinstance(inline, Value) and inline.form == _UNIT and len(text) < ends[-1]:
            yield from (end - len(text) + at for at, character in enumerate(text) if character == " ")


def _short_words(text: str, rules: LineRules) -> Iterator[int]:
    for match in re.finditer(r"(?<![\w-])(\w+) (?=\S)", text):
        if match[1].lower() in rules.short_words:
            yield match.end() - 1


def _number_words(text: str, rules: LineRules) -> Iterator[int]:
    for match in re.finditer(r"(?<=[0-9]) (?=(\w+))", text):
        if match[1].lower() in rules.number_words:
            yield match.start()
