"""Lists: bullets, numbered lists that start again, numbered sources, and the numbers of headings."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field

from briefpress.formats.word.elements import Element, w
from briefpress.formats.word.measures import twips

LEVELS = 9
DECIMAL_NUMBER = re.compile(r"[0-9]+(?:\.[0-9]+)*")
_INNER_BULLET = "·"
"""The mark of lists within lists; those further in take turns with the brand’s."""


@dataclass(slots=True)
class ListFamily:
    """One kind of list in one kind of place; ``styles`` maps levels to the ids of their paragraph styles.

    ``start`` and ``step`` are points: where the marks of the first level stand, and how far each level goes in.
    ``bullet`` is the mark of the first level, ``font`` that of all marks: a Chinese font has other ones.
    """

    ordered: bool
    start: float
    step: float
    color: str = ""
    bullet: str = "–"
    font: str = ""
    abstract_id: int = 0
    number_id: int = 0
    styles: dict[int, str] = field(default_factory=dict)

    def text_indent(self, level: int) -> float:
        """Where the text of a level begins, in points from the margin."""
        return self.start + self.step * (level + 1)


@dataclass(slots=True)
class _HeadingLevel:
    style: str
    size: float


class Numbering:
    """Collects the lists of one file and gives out their ids."""

    def __init__(self) -> None:
        self._families: list[ListFamily] = []
        self._numbers: list[Element] = []
        self._heading_levels: dict[int, _HeadingLevel] = {}
        self._heading_number_id = 0
        self._heading_style_number_id = 0
        self._heading_abstract_id = 0
        self._counters: list[int] = []
        self._headings: list[tuple[str, Element, tuple[int, int] | None]] = []

    def add(self, family: ListFamily) -> ListFamily:
        """``family`` with the ids under which its styles refer to it."""
        family.abstract_id = self._next_abstract_id()
        family.number_id = self._number(family.abstract_id)
        self._families.append(family)
        return family

    def restart(self, family: ListFamily, level: int, first: int = 1) -> int:
        """The id of a new run of numbers that begins with ``first``."""
        return self._number(family.abstract_id, {level: first})

    # --- headings ----------------------------------------------------------------------------------------------------

    def heading(self, style: str, size: float, number: str) -> tuple[int, int] | None:
        """The list and level that make Word print ``number`` before a heading; None if Word cannot count like that.

        Word counts by itself; where the document's numbers go another way, a new run of numbers starts there.
        """
        if not DECIMAL_NUMBER.fullmatch(number):
            return None
        parts = [int(part) for part in number.split(".")]
        level = len(parts) - 1
        if level >= LEVELS:
            return None
        self._heading_levels.setdefault(level, _HeadingLevel(style, size))
        if not self._heading_number_id:
            self._heading_abstract_id = self._next_abstract_id()
            self._heading_number_id = self._number(self._heading_abstract_id)
            self._heading_style_number_id = self._heading_number_id
        expected = [*self._counters[: level + 1], *([0] * (level + 1 - len(self._counters)))]
        expected[level] += 1
        if expected != parts:
            self._heading_number_id = self._number(self._heading_abstract_id, dict(enumerate(parts)))
        self._counters = parts
        return self._heading_number_id, level

    def heading_style_level(self, style: str) -> tuple[int, int] | None:
        """The list and level that belong to a heading style, for new headings that people type in Word."""
        for level, known in self._heading_levels.items():
            if known.style == style:
                return self._heading_style_number_id, level
        return None

    def add_heading(self, style: str, properties: Element, number: tuple[int, int] | None) -> None:
        """Remember the paragraph properties of a heading and the number that it is to have."""
        self._headings.append((style, properties, number))

    def finish_headings(self) -> None:
        """Where a heading is not to be numbered as its style says, say so at the heading."""
        for style, properties, number in self._headings:
            by_style = self.heading_style_level(style)
            if number == by_style:
                continue
            own = list_properties(*number) if number else w("numPr", w("numId", val=0))
            properties.insert(1, own)

    # --- the part ----------------------------------------------------------------------------------------------------

    def part(self) -> Element:
        """The root of the numbering part."""
        abstracts = {family.abstract_id: self._family_definition(family) for family in self._families}
        if self._heading_levels:
            abstracts[self._heading_abstract_id] = self._heading_definition()
        return w("numbering", *(abstracts[key] for key in sorted(abstracts)), *self._numbers)

    def _next_abstract_id(self) -> int:
        return len(self._families) + (1 if self._heading_abstract_id else 0) + 1

    def _number(self, abstract_id: int, starts: dict[int, int] | None = None) -> int:
        number_id = len(self._numbers) + 1
        overrides = [
            w("lvlOverride", w("startOverride", val=first), ilvl=level) for level, first in (starts or {}).items()
        ]
        self._numbers.append(w("num", w("abstractNumId", val=abstract_id), *overrides, numId=number_id))
        return number_id

    def _family_definition(self, family: ListFamily) -> Element:
        levels = []
        for level in range(LEVELS):
            mark = f"%{level + 1}." if family.ordered else (_INNER_BULLET if level % 2 else family.bullet)
            look = [w("rFonts", ascii=family.font, hAnsi=family.font, eastAsia=family.font)] if family.font else []
            look += [w("color", val=family.color.lstrip("#"))] if family.color else []
            levels.append(
                _level(
                    level,
                    format_="decimal" if family.ordered else "bullet",
                    style=family.styles.get(level, ""),
                    text=mark,
                    indent=w("ind", left=twips(family.text_indent(level)), hanging=twips(family.step)),
                    look=look,
                )
            )
        return _abstract(family.abstract_id, "hybridMultilevel" if not family.ordered else "multilevel", levels)

    def _heading_definition(self) -> Element:
        levels = []
        size = next(iter(self._heading_levels.values())).size
        for level in range(LEVELS):
            known = self._heading_levels.get(level)
            size = known.size if known else size
            hanging = twips(size * (1.5 + level))
            levels.append(
                _level(
                    level,
                    format_="decimal",
                    style=known.style if known else "",
                    text=".".join(f"%{position}" for position in range(1, level + 2)),
                    indent=w("ind", left=hanging, hanging=hanging),
                    look=[],
                )
            )
        return _abstract(self._heading_abstract_id, "multilevel", levels)


def _level(level: int, *, format_: str, style: str, text: str, indent: Element, look: Iterable[Element]) -> Element:
    link = [w("pStyle", val=style)] if style else []
    return w(
        "lvl",
        w("start", val=1),
        w("numFmt", val=format_),
        *link,
        w("suff", val="tab"),
        w("lvlText", val=text),
        w("lvlJc", val="left"),
        w("pPr", indent),
        w("rPr", *look),
        ilvl=level,
    )


def _abstract(abstract_id: int, kind: str, levels: list[Element]) -> Element:
    return w(
        "abstractNum",
        w("nsid", val=f"{0x5B000000 + abstract_id:08X}"),
        w("multiLevelType", val=kind),
        w("tmpl", val=f"{0x5C000000 + abstract_id:08X}"),
        *levels,
        abstractNumId=abstract_id,
    )


def list_properties(number_id: int, level: int) -> Element:
    """The paragraph property that puts a paragraph into a list."""
    return w("numPr", w("ilvl", val=level), w("numId", val=number_id))
