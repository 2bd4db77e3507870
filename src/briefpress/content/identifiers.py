"""Ids of blocks: which are taken, which are missing, and how one is made of words."""

from __future__ import annotations

import re
import unicodedata

from briefpress.document.inlines import walk_inlines
from briefpress.document.nodes import Text
from briefpress.findings import FindingCollector
from briefpress.formats.markdown.attributes import Attributes
from briefpress.formats.markdown.reader import read_inlines
from briefpress.formats.markdown.source import SourceText
from briefpress.formats.markdown.syntax import BlockText

RESERVED = {
    "": frozenset(
        {"title", "short-title", "subtitle", "abstract", "place", "caveat", "distribution"}
        | {"note", "source", "shared", "label"}
    )
}
"""Ids that no block may have, because their addresses are in use: at the top level, and …"""

RESERVED_WITHIN = frozenset({"title"})
"""… in sections and boxes."""

SMALL_WORD = re.compile("a|an|and|are|as|at|by|for|from|in|is|it|its|of|on|or|s|that|the|this|to|was|were|with")
"""Words that say nothing in an id."""


def is_reserved(scope: str, name: str) -> bool:
    """Whether the address of ``name`` in ``scope`` (an id, or empty at the top level) belongs to something else."""
    return name in RESERVED.get(scope, RESERVED_WITHIN)


class IdRegistry:
    """The ids given so far, by scope: the top level has one, every section and box its own."""

    def __init__(self, source: SourceText, collector: FindingCollector) -> None:
        self.source = source
        self.collector = collector
        self._taken: dict[str, dict[str, int]] = {}
        self._provisionals = 0

    def claim(self, scope: str, attributes: Attributes, span: tuple[int, int], *, what: str, slug: str = "") -> str:
        """The id of the block at ``span``; a provisional one, after a finding, where it has none of its own.

        ``what`` names the block in the finding; ``slug`` is the id to propose.
        """
        given = attributes.id
        if given is None:
            if not has_broken_id(self.source, attributes):
                where = "after the name of the directive" if what in DIRECTIVES else "at its end"
                proposal = f"write {{#{slug or 'its-id'}}}" if what not in DIRECTIVES else "write an id"
                self.collector.add(
                    self.source.finding(
                        "F102", f"this {what} has no id", span, advice=f"{proposal} {where}, or run `briefpress ids`"
                    )
                )
            return self._provisional(scope, span)
        taken = self._taken.setdefault(scope, {})
        if given.value in taken:
            self._refuse(given.span, given.value, f"its first use is in line {taken[given.value]}")
            return self._provisional(scope, span)
        if is_reserved(scope, given.value):
            self._refuse(given.span, given.value, "this id is reserved", "choose another id")
            return self._provisional(scope, span)
        taken[given.value] = self.source.line_at(given.span[0])
        return given.value

    def _refuse(self, span: tuple[int, int], name: str, why: str, advice: str = "") -> None:
        advice = advice or f"{why}; an id stands once in its section, and once at the top level"
        message = f"the id {name} stands twice" if "first use" in why else why
        self.collector.add(self.source.finding("F103", message, span, found=name, advice=advice))

    def _provisional(self, scope: str, span: tuple[int, int]) -> str:
        """An id for this run alone, of a form that authors hardly choose."""
        taken = self._taken.setdefault(scope, {})
        while (name := f"p{self._provisionals + 1}") in taken:
            self._provisionals += 1
        self._provisionals += 1
        taken[name] = self.source.line_at(span[0])
        return name


DIRECTIVES = frozenset({"callout", "quotation", "figures", "chart", "table", "image"})


def has_broken_id(source: SourceText, attributes: Attributes) -> bool:
    """Whether an id is written, but so that it cannot be one: that is reported as such, and nothing is missing."""
    written = source.text[slice(*attributes.span)]
    pattern = r"[{\s]#" if written.startswith("{") else r"\s#|^\s*[^\s.=]+(?=\s|$)"
    return attributes.id is None and re.search(pattern, written) is not None


def slug(source: SourceText, text: BlockText) -> str:
    """An id of the first words of ``text``, in ASCII; empty if it has none."""
    inlines = read_inlines(text.text, source.location(text.span[0]), FindingCollector())
    words = " ".join(inline.text for inline in walk_inlines(inlines) if isinstance(inline, Text))
    ascii_words = unicodedata.normalize("NFKD", words.replace("’", "").replace("'", "")).encode("ascii", "ignore")
    chosen: list[str] = []
    for word in re.findall(r"[a-z0-9]+", ascii_words.decode().lower()):
        if SMALL_WORD.fullmatch(word):
            continue
        if len(chosen) == 3 or len("-".join([*chosen, word])) > 40:
            break
        chosen.append(word)
    return "-".join(chosen)


def unique(name: str, scope: str, taken: dict[str, int]) -> str:
    """``name``, with a number after it if it is taken or reserved; it is taken from then on.

    ``taken`` holds for each id the number to try next.
    """
    candidate, number = name, taken.get(name, 2)
    while candidate in taken or is_reserved(scope, candidate):
        candidate, number = f"{name}-{number}", number + 1
    taken[name] = number
    taken[candidate] = 2
    return candidate
