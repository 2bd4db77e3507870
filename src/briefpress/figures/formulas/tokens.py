"""The text of a formula, its place in a file, and its tokens."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from enum import Enum

from briefpress.figures.model import CELL_PATTERN
from briefpress.findings import Finding, FindingsError
from briefpress.locations import ID_PATTERN, SourceLocation

LENGTH_LIMIT = 1000
TOKEN_LIMIT = 200


@dataclass(frozen=True, slots=True)
class FormulaSource:
    """The text of a formula. ``location`` is that of its first character, ``excerpt`` the line of the file.

    ``verbatim`` is False where the text does not stand in the file character by character (escapes, several lines);
    findings then mark the formula as a whole.
    """

    text: str
    location: SourceLocation
    excerpt: str = ""
    verbatim: bool = True

    @staticmethod
    def at(text: str, location: SourceLocation, excerpt: str) -> FormulaSource:
        """The formula whose scalar, quotes included, starts at ``location`` in the line ``excerpt``."""
        start = location.column - 1
        if excerpt[start : start + 1] in ("'", '"') and not text.startswith(excerpt[start]):
            start += 1
        verbatim = excerpt[start : start + len(text)] == text
        if verbatim:
            location = replace(location, column=start + 1, length=max(1, len(text)))
        return FormulaSource(text, location, excerpt, verbatim)

    def finding(
        self, message: str, span: tuple[int, int], found: str = "", expected: str = "", advice: str = ""
    ) -> Finding:
        """An F202 on the characters ``span`` of the formula."""
        place = self.location
        if self.verbatim:
            place = replace(place, column=place.column + span[0], length=max(1, span[1] - span[0]))
        return Finding("F202", message, place, found, expected, advice, self.excerpt)

    def error(
        self, message: str, span: tuple[int, int], found: str = "", expected: str = "", advice: str = ""
    ) -> FindingsError:
        return FindingsError([self.finding(message, span, found, expected, advice)])


class TokenKind(Enum):
    NUMBER = "a number"
    NAME = "a name"
    CELL = "a cell"
    SIGN = "a sign"
    END = "the end"


@dataclass(frozen=True, slots=True)
class Token:
    """A piece of a formula; ``start`` and ``end`` are offsets in its text."""

    kind: TokenKind
    text: str
    start: int
    end: int

    @property
    def span(self) -> tuple[int, int]:
        return (self.start, self.end)


_NUMBER = re.compile(r"[0-9]+(?:\.[0-9]+)?(?![0-9A-Za-z.-])")
_NAME = re.compile(r"[A-Za-z0-9](?:[A-Za-z0-9-]*[A-Za-z0-9])?")
_SIGNS = ("**", "==", "!=", "<=", ">=", "<", ">", "+", "-", "*", "/", "(", ")", ",")
_ADVICE = {
    "=": "write == for «is equal to»",
    "×": "write * for «times»",
    "·": "write * for «times»",
    "÷": "write / for «divided by»",
    "−": "write a hyphen for the minus, with spaces around it",
    "–": "write a hyphen for the minus, with spaces around it",
    "≤": "write <=",
    "≥": "write >=",
    "≠": "write !=",
    "^": "write ** for «to the power of»",
    "%": "write percent as a ratio: 0.05 for five percent",
    "[": "write a cell as series[KEY], without spaces",
    ".": "write decimals with a digit before the point: 0.5",
    "_": "names have hyphens, no underscores",
}


def read_tokens(source: FormulaSource) -> tuple[Token, ...]:
    """The tokens of a formula, END the last. Raises FindingsError with an F202 at the first wrong character."""
    text = source.text
    if len(text) > LENGTH_LIMIT:
        raise source.error(
            f"the formula is longer than {LENGTH_LIMIT} characters", (0, 1), advice="split it into several figures"
        )
    tokens: list[Token] = []
    position = 0
    while position < len(text):
        if text[position] in " \t\r\n":
            position += 1
            continue
        token = _token(source, position)
        tokens.append(token)
        if len(tokens) > TOKEN_LIMIT:
            raise source.error("the formula is too long", token.span, advice="split it into several figures")
        position = token.end
    tokens.append(Token(TokenKind.END, "", len(text), len(text) + 1))
    return tuple(tokens)


def _token(source: FormulaSource, start: int) -> Token:
    text = source.text
    if match := CELL_PATTERN.match(text, start):
        return Token(TokenKind.CELL, match.group(), start, match.end())
    if match := _NUMBER.match(text, start):
        return Token(TokenKind.NUMBER, match.group(), start, match.end())
    if match := _NAME.match(text, start):
        return _name(source, match)
    sign = next((sign for sign in _SIGNS if text.startswith(sign, start)), None)
    if sign is None:
        raise source.error(
            "a formula cannot hold this character",
            (start, start + 1),
            text[start],
            "names, numbers, + - * / ** ( ) and comparisons",
            _ADVICE.get(text[start], ""),
        )
    return Token(TokenKind.SIGN, sign, start, start + len(sign))


def _name(source: FormulaSource, match: re.Match[str]) -> Token:
    name, span = match.group(), match.span()
    if source.text.startswith("-", span[1]):
        raise source.error("a minus needs a space on both sides", (span[1], span[1] + 1), expected=f"{name} - …")
    if not ID_PATTERN.fullmatch(name):
        advice = "names are in small letters" if name.lower() != name else "names have at most 64 characters"
        raise source.error("this is not the name of a figure", span, name, advice=advice)
    if re.fullmatch(r"[0-9]+(-[0-9]+)+", name):
        raise source.error("a minus needs a space on both sides", span, name, name.replace("-", " - "))
    return Token(TokenKind.NAME, name, *span)
