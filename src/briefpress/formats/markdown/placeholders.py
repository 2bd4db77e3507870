"""What stands between braces: a figure, in a form, or a literal."""

from __future__ import annotations

import datetime
import re
from dataclasses import dataclass
from difflib import get_close_matches

from briefpress.document.nodes import Literal, Value
from briefpress.locations import ID_PATTERN

FORMS = ("amount", "number", "unit", "date", "year", "rival", "signed", "size", "plural")
"""The forms that text may ask for; no form means the full one."""

PLURAL_CATEGORIES = ("zero", "one", "two", "few", "many", "other")
"""CLDR's plural categories."""

_NAME = re.compile(rf"(?:{ID_PATTERN.pattern})(?:\[[A-Za-z0-9][A-Za-z0-9-]{{0,63}}\])?")
_NUMBER = re.compile(r"=[0-9](?:[0-9.,:/–-]*[0-9])?")
_DATE_LIKE = re.compile(r"[0-9]{4}(?:-[0-9]{2}){1,2}(?:/[0-9-]+)?|[0-9]{4}/[0-9-]+")
_DIGITS = re.compile(r"[0-9][0-9.,/ -]*")


@dataclass(frozen=True, slots=True)
class PlaceholderProblem:
    """Why the text between braces is neither a figure nor a literal."""

    message: str
    expected: str = ""
    advice: str = ""


def read_placeholder(inner: str) -> Value | Literal | PlaceholderProblem:
    """The inline that ``{inner}`` stands for, or what is wrong with it. ``inner`` holds no braces."""
    if inner.startswith(("#", ".")):
        return PlaceholderProblem(
            "attributes stand only at the very end of a paragraph, item or heading",
            advice="move {…} to the end, or write \\{ for a brace in text",
        )
    if inner.startswith("="):
        if _NUMBER.fullmatch(inner):
            return Literal(inner)
        return PlaceholderProblem("this is not a number as it stands", "digits, such as {=2021} or {=9.30}")
    if _DATE_LIKE.fullmatch(inner):
        return Literal(inner) if is_date(inner) else PlaceholderProblem("there is no such date", _DATES)
    if _DIGITS.fullmatch(inner):
        return PlaceholderProblem("a bare number is no figure", _DATES, f"write {{={inner.strip()}}} for the digits")
    name, colon, form = inner.partition(":")
    if not _NAME.fullmatch(name):
        advice = f"write {{{name.strip().lower()}}}" if _NAME.fullmatch(name.strip().lower()) else ""
        return PlaceholderProblem("this is not the name of a figure", "a name such as {trade-2021}", advice)
    if not colon:
        return Value(name)
    if form.startswith("plural"):
        return _read_plural(name, form)
    if form not in FORMS:
        close = get_close_matches(form, FORMS, 1)
        return PlaceholderProblem(
            f"there is no form called {form!r}" if form else "the form after the colon is missing",
            "one of " + ", ".join(FORMS),
            f"did you mean {{{name}:{close[0]}}}?" if close else "",
        )
    return Value(name, form)


_DATES = "a date {2022-01-17}, a month {2022-01} or a range of days {1992-01-02/06}"


def _read_plural(name: str, form: str) -> Value | PlaceholderProblem:
    """``plural|one=country|other=countries``: the words, in the order given."""
    head, *parts = form.split("|")
    example = f"{{{name}:plural|one=country|other=countries}}"
    choices: dict[str, str] = {}
    for part in parts:
        category, _, word = part.partition("=")
        category, word = category.strip(), word.strip()
        if category not in PLURAL_CATEGORIES or not word or category in choices:
            return PlaceholderProblem(
                f"{part!r} is no choice of words", f"{example}, each of {', '.join(PLURAL_CATEGORIES)} once at most"
            )
        choices[category] = word
    if head != "plural" or "other" not in choices:
        return PlaceholderProblem("a plural choice needs a word for `other`", example)
    return Value(name, "plural", choices=tuple(choices.items()))


def is_date(text: str) -> bool:
    """Whether ``text`` is a day or month, or a range of days, months or years.

    The end of a range leaves out what it shares with the start, or says all of it.
    """
    start, slash, end = text.partition("/")
    if not slash:
        return len(start) > len("2022") and _first_day(start) is not None
    first, last = _first_day(start), _first_day(start[: len(start) - len(end)] + end)
    written_alike = re.fullmatch(r"(?:[0-9]{4}-)?(?:[0-9]{2}-)?[0-9]{2}|[0-9]{4}", end) is not None
    return written_alike and first is not None and last is not None and first < last


def _first_day(text: str) -> datetime.date | None:
    """The day, or the first of the month or year; None if there is none."""
    first = text + {4: "-01-01", 7: "-01"}.get(len(text), "")
    try:
        return datetime.date.fromisoformat(first) if len(first) == len("2022-01-01") else None
    except ValueError:
        return None
