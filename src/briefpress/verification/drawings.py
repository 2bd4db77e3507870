"""Charts and images of finished files: what is drawn, what Word has cached, and what can be edited there."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal

from briefpress.document.charts import categories_of, labelled_positions, last_position, texts_of
from briefpress.document.leaves import walk_blocks
from briefpress.document.nodes import Block, Chart, ChartKind, DataPoint, DataSeries, Image
from briefpress.findings import Finding
from briefpress.formats.word.charts.reader import Cell, WordChart, WordSeries
from briefpress.locations import SourceLocation
from briefpress.verification.comparison import FinishedText, comparable, shortened

_ORDER = "its values alone and in their order"

_LEAD = 60
"""How many characters before the first value of a series may name its category, or its run of dates."""


def compare_drawings(blocks: Iterable[Block], finished: FinishedText, file: SourceLocation) -> Iterator[Finding]:
    """Findings where a chart or image has another alternative text, or a chart shows other names and values."""
    drawings = list(finished.drawings)
    for block in walk_blocks(blocks):
        if not isinstance(block, Chart | Image):
            continue
        what = f"the {type(block).__name__.lower()} `{block.id}`"
        wanted = comparable(block.alt)
        match = next((drawing for drawing in drawings if comparable(drawing[0]) == wanted), None)
        if match is None:
            message = f"{what} is not in the file with its alternative text"
            yield Finding("F602", message, file, expected=shortened(block.alt))
            continue
        drawings.remove(match)
        if isinstance(block, Chart) and (lost := _lost(block, match[1])):
            found = match[1] if isinstance(match[1], str) else ""
            yield Finding("F603", f"{what} does not show {lost}", file, found=shortened(found))
    for alternative, _ in drawings:
        message = "the file has a chart or image that its document does not have"
        yield Finding("F602", message, file, found=shortened(alternative))


def _lost(chart: Chart, shown: str | WordChart) -> str:
    """What the file does not show of a chart: in its drawing or its native chart, or else in its alternative text."""
    lost = lost_in_word(chart, shown) if isinstance(shown, WordChart) else lost_in_drawing(chart, comparable(shown))
    return lost or lost_in_words(chart)


def lost_in_drawing(chart: Chart, drawn: str) -> str:
    """What a drawing ought to show and does not; empty if all is there, in order, and nothing else.

    Texts that a drawing may leave out for want of room make several ways through it: all are followed at once.
    """
    places = {0}
    for text in texts_of(chart):
        wanted = comparable(text.text)
        reached = {place + len(wanted) for place in places if drawn.startswith(wanted, place)}
        if not text.needed:
            reached |= places
        if not reached:
            return _named(text.text, text.category) if wanted not in drawn else _ORDER
        places = reached
    return "" if len(drawn) in places else _ORDER


def lost_in_words(chart: Chart) -> str:
    """Which value the alternative text of a chart does not say; empty if it says all of them in order.

    Each stands after its category, or all of a series after the first and the last category of a run of dates. They are
    looked for from the end, since the sentences before them may say some of them, too.
    """
    words = comparable(chart.alt)
    end = len(words)
    for series in reversed((*chart.series, *([chart.total] if chart.total else []))):
        points = [point for point in series.points if point.value is not None]
        places: list[tuple[int, int]] = []
        for point in reversed(points):
            said = comparable(point.said)
            numbers = _digits(said)  # some languages say one and two of a thing without a number
            start = _last_place(said, words[:end])
            if start < 0 or (numbers and _digits(point.text) not in numbers):
                return _named(point.text, point.category)
            places.insert(0, (start, start + len(said)))
            end = start
        befores = [max(0, end - _LEAD), *(after for _, after in places)]
        gaps = [words[before:start] for before, (start, _) in zip(befores, places, strict=False)]
        before = list(zip(points, gaps, strict=True))
        if before and not _is_run(before):
            for point, text in before:
                if not _says(text, point.category):
                    return _named(point.text, point.category)
    return ""


def _last_place(said: str, words: str) -> int:
    """Where ``said`` stands last in ``words``, and is no part of a longer number; -1 if nowhere."""
    start = words.rfind(said) if said else -1
    while start >= 0:
        around = words[max(0, start - 2) : start], words[start + len(said) :]
        if not re.search(r"\d[.,]?$", around[0]) and not re.match(r"[\d.,]*\d", around[1]):
            return start
        start = words.rfind(said, 0, start + len(said) - 1)
    return -1


def _is_run(before: Sequence[tuple[DataPoint, str]]) -> bool:
    """Whether values stand side by side, after the first and the last of their categories."""
    (first, text), *others = before
    last = before[-1][0]
    return all(_says(text, point.category) for point in (first, last)) and not any(_digits(gap) for _, gap in others)


def _says(text: str, category: str) -> bool:
    """Whether ``text`` names a category; of a date, which a voice says in other words, its numbers will do."""
    numbers = re.findall(r"\d+", category)
    return comparable(category) in text or (bool(numbers) and all(number in text for number in numbers))


def _digits(text: str) -> str:
    return "".join(re.findall(r"\d", text))


def lost_in_word(chart: Chart, found: WordChart) -> str:
    """What a native chart has other than ``chart``: in what it shows, in its cache, or in its workbook."""
    rows = (*chart.series, *([chart.total] if chart.total else []))
    if len(found.series) != len(rows):
        return f"its {len(rows)} series"
    for wanted, series in zip(rows, found.series, strict=True):
        if lost := _lost_in_series(chart, wanted, series):
            return lost
    return _lost_in_workbook(chart, rows, found)


def _lost_in_series(chart: Chart, wanted: DataSeries, found: WordSeries) -> str:
    if comparable(found.name) != comparable(wanted.name):
        return f"the name «{wanted.name}»"
    if [comparable(text) for text in found.categories] != [comparable(point.category) for point in wanted.points]:
        return "its categories in their order"
    for point, value in zip(wanted.points, found.values, strict=True):
        if not _is_same(value, point.value):
            return _named(point.text, point.category)
    labelled, last = set(labelled_positions(chart, wanted)), last_position(wanted)
    for position, point in enumerate(wanted.points):
        text = found.labels.get(position, "")
        if position in found.named:
            text = text.removeprefix(f"{wanted.name}{chart.name_separator}")
        expected = comparable(point.text) if position in labelled else ""
        may_be_left_out = chart.kind is ChartKind.LINE and position != last
        if comparable(text) != expected and not (may_be_left_out and not text):
            return _named(point.text, point.category)
    return ""


def _lost_in_workbook(chart: Chart, rows: Iterable[DataSeries], found: WordChart) -> str:
    rows = tuple(rows)
    wanted: list[tuple[Cell, ...]] = [(None, *(row.name for row in rows))]
    for position, category in enumerate(categories_of(chart)):
        wanted.append((category.category, *(row.points[position].value for row in rows)))
    if len(found.workbook) != len(wanted):
        return "its workbook"
    for line, cells in zip(wanted, found.workbook, strict=True):
        padded = (*cells, *[None] * (len(line) - len(cells)))
        if len(padded) != len(line) or not all(_is_same(cell, value) for cell, value in zip(padded, line, strict=True)):
            return f"in its workbook the row «{line[0] or 'names'}»"
    return ""


def _is_same(found: Cell, wanted: Cell) -> bool:
    """Whether a cell holds a value: numbers as exact as a workbook can (ECMA-376 keeps them in binary)."""
    if isinstance(wanted, Decimal):
        return isinstance(found, Decimal) and float(found) == float(wanted)
    if isinstance(wanted, str):
        return isinstance(found, str) and comparable(found) == comparable(wanted)
    return found is None


def _named(text: str, category: str) -> str:
    return f"«{category}: {text}»" if category and category != text else f"«{text}»"
