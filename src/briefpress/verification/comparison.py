"""A finished file's text, address by address, against the leaves of its Document."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from briefpress.document.inlines import plain_text, walk_inlines
from briefpress.document.leaves import Leaf
from briefpress.document.nodes import Value
from briefpress.findings import Finding
from briefpress.formats.word.charts.reader import WordChart
from briefpress.locations import SegmentAddress, SourceLocation

_INVISIBLE = re.compile(
    "[\\s\u064b-\u0652\u200b-\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff\u200e\u200f\u2066-\u2069]+"
)
_SOFT_HYPHEN = "\u00ad"
_HYPHENS = str.maketrans("\u2010\u2011", "--")
"""Word has an element for the hyphen that does not break, which is read as U+2011."""


def comparable(text: str) -> str:
    """``text`` without white space and characters of no width, which line breaking adds and drops; hyphens alike."""
    return _INVISIBLE.sub("", unicodedata.normalize("NFC", text)).translate(_HYPHENS)


def reads_as(found: str, wanted: str) -> bool:
    """Whether ``found`` is ``wanted``. Soft hyphens stand for nothing: they are seen, or not, as lines break."""
    return found.replace(_SOFT_HYPHEN, "") == wanted.replace(_SOFT_HYPHEN, "")


@dataclass(frozen=True, slots=True)
class FinishedText:
    """What a finished file says: texts by key in order, and of each chart and image its alternative text and what it
    shows: the text of a drawing, or a native chart."""

    texts: Mapping[str, Sequence[str]]
    drawings: Sequence[tuple[str, str | WordChart]]


def compare_leaves(
    leaves: Iterable[Leaf], keys: Mapping[SegmentAddress, str], finished: FinishedText, file: SourceLocation
) -> Iterator[Finding]:
    """Findings where the file does not say what the leaves say. ``keys`` maps an address to its key in the file.

    The same address may be printed more than once; each printing must be there, in order, and whole. What a page
    break has cut in two is put together again before it is compared.
    """
    expected: dict[SegmentAddress, list[Leaf]] = {}
    for leaf in leaves:
        if leaf.address and plain_text(leaf.children):
            expected.setdefault(leaf.address, []).append(leaf)
    for address, printed in expected.items():
        wanted = comparable("".join(plain_text(leaf.children) for leaf in printed))
        found = comparable("".join(finished.texts.get(keys[address], ())))
        times = max(1, round(len(found) / len(wanted))) if printed[0].repeats and wanted else 1
        if reads_as(found, wanted * times):
            continue
        values = [inline for leaf in printed for inline in walk_inlines(leaf.children) if isinstance(inline, Value)]
        lost = _lost_values(values, found)
        if lost:
            names = ", ".join(f"{{{value.name}}} «{value.text}»" for value in lost)
            message = f"`{address}` does not print the figure {names}"
            yield Finding("F603", message, file, found=shortened(found), expected=shortened(wanted))
        else:
            message = f"`{address}` is not the text of its document"
            yield Finding("F602", message, file, found=shortened(found), expected=shortened(wanted))
    known = {keys[address] for address in expected}
    for key in finished.texts:
        if key not in known and comparable("".join(finished.texts[key])):
            message = f"the file holds a text `{key}` that its document does not have"
            yield Finding("F602", message, file, found=shortened("".join(finished.texts[key])))


def compare_order(
    leaves: Iterable[Leaf], keys: Mapping[SegmentAddress, str], finished: FinishedText, file: SourceLocation
) -> Iterator[Finding]:
    """A finding where texts stand in another order than their leaves (those of the body alone)."""
    addressed = (keys[leaf.address] for leaf in leaves if leaf.address and plain_text(leaf.children))
    wanted = [key for key in dict.fromkeys(addressed) if key in finished.texts]
    found = [key for key in finished.texts if key in set(wanted)]
    for key, other in zip(wanted, found, strict=True):
        if key != other:
            address = next(address for address, its_key in keys.items() if its_key == key)
            yield Finding("F602", f"`{address}` stands at another place than in its document", file)
            return


def _lost_values(values: Iterable[Value], found: str) -> list[Value]:
    """The values that ``found`` does not show as often as they are printed. «1.6» is not in «−1.6» or «1.65»."""
    lost = []
    for text, count in Counter(comparable(value.text) for value in values).items():
        shown = len(re.findall(rf"(?<![\d\u2212+]){re.escape(text)}(?!\.?\d|%)", found)) if text else count
        if shown < count:
            lost.append(next(value for value in values if comparable(value.text) == text))
    return lost


def shortened(text: str) -> str:
    """``text``, or what a finding can show of it."""
    return text if len(text) <= 160 else text[:157] + "…"
