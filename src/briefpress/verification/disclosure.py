"""Whether a public artifact holds anything of the text that was cut from it, wherever in the file that may be.

A text is looked for by runs of its characters: those that it has and nothing has that the artifact may say. They are so
long that no two texts share them by chance, and so short that a third of a sentence is enough.
"""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path

from briefpress.content.audience import cut
from briefpress.content.model import Brief, Output
from briefpress.document.inlines import plain_text
from briefpress.document.leaves import Leaf, block_leaves, charts_of, leaves_of
from briefpress.document.nodes import Chart, Document
from briefpress.findings import Finding, FindingCollector
from briefpress.locations import SegmentAddress, SourceLocation
from briefpress.rendering import localize_brief
from briefpress.verification.comparison import comparable
from briefpress.verification.streams import Holding

_CHINESE = re.compile("[\u3400-\u9fff]")
_RUN, _CHINESE_RUN = 16, 8
_SHORTEST, _SHORTEST_CHINESE = 6, 3
"""Texts that are shorter than a run are looked for as a whole, unless they are shorter still."""


@dataclass(frozen=True, slots=True)
class Secrets:
    """What an audience may not see in some language: internal texts by address, in each language they could leak in."""

    texts: Mapping[SegmentAddress, tuple[str, ...]]


NO_SECRETS = Secrets({})


def secrets_of(root: Path, brief: Brief, language: str, output: Output) -> Secrets:
    """The texts of ``brief`` that the audience of ``output`` may not see, in ``language`` and as they were written."""
    kept = cut(brief, output.audience).segments
    hidden = [address for address in brief.segments if address not in kept]
    texts: dict[SegmentAddress, list[str]] = {address: [] for address in hidden}
    for each in dict.fromkeys((language, brief.language)) if hidden else ():
        localized = localize_brief(root, brief, each, FindingCollector())
        for address in hidden:
            texts[address].append(_caseless(plain_text(localized.texts[address])))
    return Secrets({address: tuple(dict.fromkeys(found)) for address, found in texts.items()})


def find_disclosures(
    secrets: Secrets, holdings: Iterable[Holding], document: Document, file: SourceLocation
) -> Iterator[Finding]:
    """A finding for each internal text of which ``holdings`` have a part. It names the text and does not show it."""
    if not secrets.texts:
        return
    search = _Search.for_secrets(secrets, _said(document))
    found: dict[SegmentAddress, str] = {}
    for holding in holdings:
        for address in search.find(_caseless(holding.text)):
            found.setdefault(address, holding.place)
    for address, place in found.items():
        message = f"words of `{address}`, which is internal, are in {place}"
        advice = "keep the file from everyone; build it again, and report it as a bug if it stays so"
        yield Finding("F608", message, file, help=advice)


def _said(document: Document) -> str:
    """All that the artifact may say, in its order, charts with what they draw, then every string of the document."""
    leaves = "".join(_caseless(plain_text(leaf.children)) for leaf in leaves_of(document, running=True))
    charts = (_caseless(text) for chart in charts_of(document.children) for text in _drawn(chart))
    return "\n".join((leaves, *charts, *(_caseless(text) for text in _strings(document))))


def _drawn(chart: Chart) -> Iterator[str]:
    """A chart from its caption to its source, with the labels between: before their values, or after them."""
    caption, *after = ("".join(plain_text(leaf.children) for leaf in part) for part in _around(chart))
    for labels in (
        "".join(point.category + point.text for series in chart.series for point in series.points),
        "".join(point.text + point.category for series in chart.series for point in series.points),
    ):
        yield "".join((caption, labels, *after))


def _around(chart: Chart) -> tuple[tuple[Leaf, ...], tuple[Leaf, ...]]:
    """The leaves before what a chart draws, and those after it."""
    source = (chart.source,) if chart.source else ()
    return tuple(block_leaves((replace(chart, source=None),))), tuple(block_leaves(source))


def _caseless(text: str) -> str:
    return comparable(text).casefold()


def _strings(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, tuple):
        for item in value:
            yield from _strings(item)
    elif dataclasses.is_dataclass(value):
        for name in dataclasses.fields(value):
            yield from _strings(getattr(value, name.name))


def _runs(text: str, length: int) -> Iterator[str]:
    return (text[start : start + length] for start in range(len(text) - length + 1))


@dataclass(frozen=True, slots=True)
class _Search:
    """Runs of characters by their length, and whole short texts, each with the address of the text that has it."""

    runs: Mapping[int, dict[str, SegmentAddress]] = field(default_factory=lambda: {_RUN: {}, _CHINESE_RUN: {}})
    wholes: dict[str, SegmentAddress] = field(default_factory=dict)

    @classmethod
    def for_secrets(cls, secrets: Secrets, said: str) -> _Search:
        search = cls()
        known = {length: frozenset(_runs(said, length)) for length in search.runs}
        for address, texts in secrets.texts.items():
            for text in texts:
                is_chinese = _CHINESE.search(text) is not None
                length = _CHINESE_RUN if is_chinese else _RUN
                if len(text) >= length:
                    new = (run for run in _runs(text, length) if run not in known[length])
                    search.runs[length].update(dict.fromkeys(new, address))
                elif len(text) >= (_SHORTEST_CHINESE if is_chinese else _SHORTEST) and text not in said:
                    search.wholes[text] = address
        return search

    def find(self, text: str) -> Iterator[SegmentAddress]:
        for length, wanted in self.runs.items():
            if wanted:
                yield from (wanted[run] for run in wanted.keys() & set(_runs(text, length)))
        yield from (address for whole, address in self.wholes.items() if whole in text)
