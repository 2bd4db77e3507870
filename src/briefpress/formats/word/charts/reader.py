"""Native charts read back: what they show, what they have cached, and what their workbooks hold."""

from __future__ import annotations

import io
import zipfile
import zlib
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation

from lxml import etree

from briefpress.formats.word.charts.data import label_as_shown
from briefpress.formats.word.elements import Element, name

_SHEET = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_STRINGS_PART, _SHEET_PART = "xl/sharedStrings.xml", "xl/worksheets/sheet1.xml"
LARGEST_SHEET = 5_000_000
"""Bytes of XML that the sheet of a chart may have."""

Cell = str | Decimal | None


class ChartReadError(ValueError):
    """A chart or its workbook is not as ``write_word`` makes it."""


@dataclass(frozen=True, slots=True)
class WordSeries:
    """One series of a chart as the file caches it; ``values`` has None where there is none.

    ``labels`` has the text at each point that carries one: fixed, or as the number format writes the value (empty
    where that cannot be told). ``named`` are the points whose labels begin with the name of the series.
    """

    name: str
    categories: tuple[str, ...]
    values: tuple[Decimal | None, ...]
    labels: Mapping[int, str]
    named: frozenset[int] = frozenset()


@dataclass(frozen=True, slots=True)
class WordChart:
    """One chart: its series, and the cells of its workbook row by row."""

    series: tuple[WordSeries, ...]
    workbook: tuple[tuple[Cell, ...], ...] = ()


def read_chart(root: Element, workbook: bytes | None) -> WordChart:
    """The chart of a chart part. Raises ChartReadError where it or its workbook is damaged."""
    try:
        series = tuple(_series(found) for found in root.iter(name("c:ser")))
        return WordChart(series, _cells(workbook) if workbook is not None else ())
    except (zipfile.BadZipFile, zlib.error, etree.XMLSyntaxError, LookupError, ValueError, InvalidOperation) as error:
        raise ChartReadError(str(error)) from error


def _series(series: Element) -> WordSeries:
    categories = _cached(series, "cat")
    values = _cached(series, "val")
    numbers = tuple(Decimal(values[at]) if at in values else None for at in range(len(categories)))
    labels, named = _labels(series, numbers)
    return WordSeries(
        name="".join(_cached(series, "tx").values()),
        categories=tuple(categories[at] for at in range(len(categories))),
        values=numbers,
        labels=labels,
        named=named,
    )


def _cached(series: Element, part: str) -> dict[int, str]:
    """The cached values of a part of a series by their positions; where one is missing there is a gap."""
    points = series.iterfind(f"{name(f'c:{part}')}//{name('c:pt')}")
    return {int(point.get("idx", "")): point.findtext(name("c:v")) or "" for point in points}


def _labels(series: Element, values: tuple[Decimal | None, ...]) -> tuple[dict[int, str], frozenset[int]]:
    found = series.find(name("c:dLbls"))
    if found is None:
        return {}, frozenset()
    number_format = _format(found)
    labels: dict[int, str] = {}
    if _is_on(found, "c:showVal"):
        labels = {
            at: label_as_shown(value, number_format) or "" for at, value in enumerate(values) if value is not None
        }
    named = set()
    for own in found.iterfind(name("c:dLbl")):
        at = int(_value(own, "c:idx"))
        fixed = "".join(text.text or "" for text in own.iterfind(f"{name('c:tx')}//{name('a:t')}"))
        value = values[at]
        labels[at] = fixed or (label_as_shown(value, _format(own)) if value is not None else "") or ""
        if _is_on(own, "c:showSerName"):
            named.add(at)
    return labels, frozenset(named)


def _format(element: Element) -> str:
    found = element.find(name("c:numFmt"))
    return found.get("formatCode", "") if found is not None else ""


def _value(element: Element, tag: str) -> str:
    found = element.find(name(tag))
    return found.get("val", "") if found is not None else ""


def _is_on(element: Element, tag: str) -> bool:
    return _value(element, tag) == "1"


def _cells(workbook: bytes) -> tuple[tuple[Cell, ...], ...]:
    """The cells of the one sheet of a workbook."""
    parser = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=False, load_dtd=False)
    with zipfile.ZipFile(io.BytesIO(workbook)) as archive:
        parts = {}
        for part in (_STRINGS_PART, _SHEET_PART):
            if archive.getinfo(part).file_size > LARGEST_SHEET:
                raise ChartReadError(f"{part} is larger than {LARGEST_SHEET} bytes")
            parts[part] = etree.fromstring(archive.read(part), parser)
    strings = [
        "".join(text.text or "" for text in entry.iter(f"{_SHEET}t"))
        for entry in parts[_STRINGS_PART].iterfind(f"{_SHEET}si")
    ]
    rows = []
    for row in parts[_SHEET_PART].iter(f"{_SHEET}row"):
        cells: dict[int, Cell] = {}
        for cell in row.iterfind(f"{_SHEET}c"):
            text = cell.findtext(f"{_SHEET}v")
            if text is not None:
                column = ord(cell.get("r", "A")[0]) - ord("A")
                cells[column] = strings[int(text)] if cell.get("t") == "s" else Decimal(text)
        rows.append(tuple(cells.get(column) for column in range(max(cells, default=-1) + 1)))
    return tuple(rows)
