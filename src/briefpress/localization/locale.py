"""What is particular to one language: our own tables from ``locales/<language>.yaml``, above CLDR through Babel.

CLDR decides plural categories, the names of months and how lists are joined. All else is said in our tables, since
CLDR has no words for units in half of our languages, no house style, and no way to be corrected.
"""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from functools import cache
from importlib import resources
from pathlib import PurePosixPath
from typing import Annotated

import babel
from pydantic import AfterValidator, BaseModel, ConfigDict, Field

from briefpress.document.nodes import Direction
from briefpress.findings import Finding, FindingsError
from briefpress.locations import SourceLocation
from briefpress.reading.schema import validate
from briefpress.reading.yaml import read_yaml

LOCALE_FOLDER = PurePosixPath("src/briefpress/localization/locales")


def _has_other(words: Mapping[str, str]) -> Mapping[str, str]:
    if "other" not in words:
        raise ValueError("the plural category `other` is missing")
    return words


Words = Annotated[Mapping[str, str], AfterValidator(_has_other)]
"""One word in its forms by CLDR plural category; ``other`` stands in for every category that is left out."""


class LocaleTable(BaseModel):
    """Anything in a locale file: frozen, keys with hyphens, unknown keys refused."""

    model_config = ConfigDict(
        frozen=True, extra="forbid", populate_by_name=True, alias_generator=lambda name: name.replace("_", "-")
    )


class Typography(LocaleTable):
    """How the script is set. ``size`` and ``leading`` multiply those of body text, ``display_…`` those of headings."""

    size: float = 1.0
    leading: float = 1.0
    display_size: float = 1.0
    display_leading: float = 1.0
    hyphenate: bool = True
    italics: bool = True
    east_asian: bool = False
    """Whether the brand's East Asian family is looked in first, so that quotation marks and dashes are full width."""
    strong_weight: int = 600
    last_characters: int = 0
    """How many characters the last line of a text has at least; scripts that break after any character need 2."""
    short_words: tuple[str, ...] = ()
    """Words that no line ends with; lower case."""
    number_words: tuple[str, ...] = ()
    """Words that no line begins with after a number; lower case."""


class Quotes(LocaleTable):
    """Quotation marks: opening and closing, outside and inside."""

    outer: tuple[str, str]
    inner: tuple[str, str]


class Numbers(LocaleTable):
    """How digits are written. ``grouping_from`` is the least number of whole digits that are set in groups."""

    decimal: str
    group: str
    grouping_from: int = 4
    minus: str = "−"
    plus: str = "+"
    spoken_minus: str
    spoken_plus: str
    range: str = "–"
    most_decimals_raised: int = 2
    """1,500 million is raised to 1.5 billion, 1,234 million is not: three decimals are harder to read."""
    amount: str
    """Number and scale word: ``{number} {scale}``."""


class Scale(LocaleTable):
    """A power of ten that the language has a word for: ``text`` in print, ``spoken`` in full.

    ``declared_only``: prose uses it only where the register does (English prints 25 thousand as 25,000).
    """

    exponent: int
    text: str
    spoken: Words
    words: Words | None = None
    """The printed forms beside a number, where print agrees with it too («4 مليارات», «11 مليار»); else ``text``."""
    declared_only: bool = False


class Unit(LocaleTable):
    """The words of one unit; ``exponent`` is the power of ten in its name (9 for billions of cubic metres).

    ``pattern`` holds ``{amount}`` and perhaps ``{words}``; empty: the locale's ``unit_pattern``. ``heading`` is the
    unit alone with its ``{scale}``, as in the subtitle of a chart; empty: the locale's ``unit_heading``. It is also
    what is read aloud, but for units with a ``spoken_pattern``, whose order differs in speech.
    """

    words: Words
    spoken: Words | None = None
    pattern: str = ""
    spoken_pattern: str = ""
    heading: str = ""
    exponent: int = 0


class Percent(LocaleTable):
    """A ratio in text (``{number} per cent``), in tables (``{number}%``) and read aloud."""

    text: str
    table: str
    spoken: str
    words: Words


class Bound(LocaleTable):
    """A limit around ``{x}``: in text, and as a sign before the number in a table.

    ``bare`` is for amounts without a unit word, where an ending would have to join the number; empty: as ``text``.
    """

    text: str
    table: str
    bare: str = ""


class Bounds(LocaleTable):
    """Limits. ``inside``: the words go next to the amount, inside the unit's pattern (Chinese).

    ``governed`` maps the plural category of a number to the one it has with «under» and «over», which in Russian
    govern the genitive: «более 21 тонны». It may be one that CLDR does not have: «500 mln ABŞ dollaryndan az» takes
    the ``ablative`` of each unit.
    """

    under: Bound
    over: Bound
    about: Bound
    inside: bool = False
    governed: Mapping[str, str] = Field(default_factory=dict)


class Multiples(LocaleTable):
    """How many times as large: patterns of ``{number}`` and ``{times}``.

    ``over_round`` is for limits that are round numbers, such as «100多倍»; empty: as ``over``.
    """

    exact: str
    under: str
    over: str
    about: str
    over_round: str = ""
    times: Words


class Ordinals(LocaleTable):
    """The ending of a number that counts in order, where it is written: «20-nji», but «9-njy».

    ``other`` is the usual ending. ``endings`` gives others with the last numerals they follow as a number is spoken:
    2030 ends in 30, 1900 in 100, 2000 in 1000.
    """

    other: str
    endings: Mapping[str, tuple[int, ...]] = Field(default_factory=dict)

    def write(self, number: int) -> str:
        """The number with its ending."""
        last = next((number % power for power in (10, 100) if number % power), 100 if number % 1000 else 1000)
        return str(number) + next((end for end, after in self.endings.items() if last in after), self.other)


class Dates(LocaleTable):
    """Patterns of dates and periods; ``spoken`` replaces those that hold abbreviations.

    Slots: ``{day}``, ``{month}`` (as in a date), ``{month_alone}``, ``{month_number}``, ``{year}``, the same with
    ``first_`` and ``last_`` for ranges, ``{first}`` and ``{last}`` for whole dates. Where the language has
    ``ordinals``, also ``{day_ordinal}`` and ``{year_ordinal}``.
    """

    year: str
    month: str
    day: str
    years: str
    months: str
    days: str
    days_across_months: str
    span: str
    moment: str = "{date}, {time} ({zone})"
    named_zone: str = "{name}, {offset}"
    """The zone of a moment where it has a name: «Beijing time, UTC+8»."""
    spoken: Mapping[str, str] = Field(default_factory=dict)
    months_in_dates: tuple[str, ...] = ()
    """Names of months, if not CLDR's. Needed where Babel's stand-alone names leak from another language."""
    months_alone: tuple[str, ...] = ()
    ordinals: Ordinals | None = None


class Bibliography(LocaleTable):
    """The house style of the list of sources, built from the inside: title, container, publisher, language, date."""

    title: str
    with_container: str
    with_publisher: str
    with_language: str
    with_date: str
    with_access_date: str
    languages: Mapping[str, str] = Field(default_factory=dict)


class Locale(LocaleTable):
    """One language. ``cldr`` names its data in Babel, ``tag`` is what goes into files (BCP 47)."""

    language: str
    cldr: str
    tag: str
    direction: Direction = Direction.LTR
    typography: Typography
    quotes: Quotes
    numbers: Numbers
    scales: Mapping[str, Scale]
    table_scales: Mapping[int, int] = Field(default_factory=dict)
    """The power of ten that tables use for a declared one, where they differ: 9 → 8 in Chinese (亿)."""
    after_scale: str = "other"
    """The plural category of a unit after a scale word: «20 млн тонн»."""
    numberless: tuple[str, ...] = ()
    """Plural categories whose words say the number themselves, so that no digits stand before them: «يومان»."""
    unit_pattern: str
    unit_heading: str
    units: Mapping[str, Unit]
    percent: Percent
    bounds: Bounds
    multiples: Multiples
    dates: Dates
    bibliography: Bibliography

    @property
    def babel(self) -> babel.Locale:
        return babel.Locale.parse(self.cldr)

    def plural(self, number: Decimal) -> str:
        """The CLDR plural category of a number as printed: 1 and 1.0 differ in English."""
        return self.babel.plural_form(number.copy_abs())

    def month(self, number: int, *, alone: bool = False) -> str:
        """The name of month 1 to 12, within a date or standing alone."""
        own = self.dates.months_alone if alone else self.dates.months_in_dates
        return own[number - 1] if own else str(self.babel.months["stand-alone" if alone else "format"]["wide"][number])

    def scale_of(self, exponent: int) -> Scale | None:
        """The scale with just this power of ten."""
        return next((scale for scale in self.scales.values() if scale.exponent == exponent), None)


def word_for(words: Mapping[str, str], category: str) -> str:
    """The form of a word for a plural category."""
    return words.get(category, words["other"])


def known_languages() -> tuple[str, ...]:
    """The languages that have a locale file."""
    names = (entry.name for entry in (resources.files(__package__) / "locales").iterdir())
    return tuple(sorted(name.removesuffix(".yaml") for name in names if name.endswith(".yaml")))


@cache
def load_locale(language: str) -> Locale:
    """The locale of ``language``. Raises FindingsError if there is none."""
    path = LOCALE_FOLDER / f"{language}.yaml"
    known = known_languages()
    if language not in known:
        listed = ", ".join(known)
        message = f"there are no tables for the language `{language}`"
        raise FindingsError([Finding("F001", message, SourceLocation(path), expected=listed, help="write this file")])
    text = (resources.files(__package__) / "locales" / f"{language}.yaml").read_text(encoding="utf-8")
    return validate(Locale, read_yaml(text, path))
