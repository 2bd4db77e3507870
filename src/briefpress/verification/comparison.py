"""A finished file's text, address by address, against the leaves of its Document."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from briefpress.document.inlines import plain_text, walk_inlines
from briefpress.document.leaves import Leaf
from briefpress.document.nodes import Chart, Value
from briefpress.findings import Finding
from briefpress.locations import SegmentAddress, SourceLocation

_INVISIBLE = re.compile("[\\s\u200b\u2060\ufeff]+")
_SOFT_HYPHEN = "\u00ad"


def comparable(text: str) -> str:
    """``text`` without white space and characters of no width: line breaking adds and drops them."""
    return _INVISIBLE.sub("", unicodedata.normalize("NFC", text))


def reads_as(found: str, wanted: str) -> bool:
    """Whether ``found`` is ``wanted``; a soft hyphen in ``found`` may stand for a hyphen or for nothing."""
    if _SOFT_HYPHEN not in found:
        return found == wanted
    pieces = (re.escape(piece) for piece in found.split(_SOFT_HYPHEN))
    return re.fullmatch("-?".join(pieces), wanted) is not None


@dataclass(frozen=True, slots=True)
class FinishedText:
    """What a finished file says: texts by key in order, and per chart its alternative text and all that it draws."""

    texts: Mapping[str, Sequence[str]]
    charts: Sequence[tuple[str, str]]


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
        if reads_as(found, wanted) or (printed[0].repeats and reads_as(found, wanted * found.count(wanted))):
            continue
        values = [inline for leaf in printed for inline in walk_inlines(leaf.children) if isinstance(inline, Value)]
        lost = _lost_values(values, found)
        if lost:
            names = ", ".join(f"{{{value.name}}} «{value.text}»" for value in lost)
            message = f"`{address}` does not print the figure {names}"
            yield Finding("F603", message, file, found=_shortened(found), expected=_shortened(wanted))
        else:
            message = f"`{address}` is not the text of its document"
            yield Finding("F602", message, file, found=_shortened(found), expected=_shortened(wanted))
    known = {keys[address] for address in expected}
    for key in finished.texts:
        if key not in known and comparable("".join(finished.texts[key])):
            message = f"the file holds a text `{key}` that its document does not have"
            yield Finding("F602", message, file, found=_shortened("".join(finished.texts[key])))


def _lost_values(values: Iterable[Value], found: str) -> list[Value]:
    """The values that ``found`` does not show as often as they are printed, with digits around them told apart."""
    lost = []
    for text, count in Counter(comparable(value.text) for value in values).items():
        shown = len(re.findall(rf"(?<![\d]){re.escape(text)}(?!\d)", found)) if text else count
        if shown < count:
            lost.append(next(value for value in values if comparable(value.text) == text))
    return lost


def compare_charts(charts: Iterable[Chart], finished: FinishedText, file: SourceLocation) -> Iterator[Finding]:
    """Findings where a chart's alternative text, labels or values are not those of the Document."""
    drawn = list(finished.charts)
    for chart in charts:
        match = next((drawing for drawing in drawn if comparable(drawing[0]) == comparable(chart.alt)), None)
        if match is None:
            message = f"the chart `{chart.id}` is not in the file with its alternative text"
            yield Finding("F602", message, file, expected=_shortened(chart.alt))
            continue
        drawn.remove(match)
        rest = comparable(match[1])
        parts = [part for series in chart.series for point in series.points for part in (point.category, point.text)]
        for part in sorted(map(comparable, parts), key=len, reverse=True):
            if part not in rest:
                message = f"the chart `{chart.id}` does not show «{part}»"
                yield Finding("F603", message, file, found=_shortened(match[1]))
                break
            rest = rest.replace(part, "\0", 1)
    for alternative, _ in drawn:
        yield Finding("F602", "the file has a chart that its document does not have", file, found=alternative[:80])


def _shortened(text: str) -> str:
    return text if len(text) <= 160 else text[:157] + "…"
