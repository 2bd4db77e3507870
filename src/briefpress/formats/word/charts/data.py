"""What a native chart shows: its series as XML, and the workbook that opens when someone edits the data."""

from __future__ import annotations

import io
import re
import zipfile
from datetime import UTC, datetime
from decimal import ROUND_HALF_UP, Decimal
from typing import Protocol

from lxml import etree
from pptx.chart.data import CategoryChartData
from pptx.chart.xlsx import CategoryWorkbookWriter
from pptx.chart.xmlwriter import ChartXmlWriter
from pptx.enum.chart import XL_CHART_TYPE

from briefpress.document.charts import categories_of
from briefpress.document.nodes import Chart, ChartKind
from briefpress.formats.word.elements import Element, name
from briefpress.formats.word.package import printable, zip_entries

_TYPES = {
    ChartKind.BAR: XL_CHART_TYPE.BAR_CLUSTERED,
    ChartKind.COLUMN: XL_CHART_TYPE.COLUMN_CLUSTERED,
    ChartKind.STACKED_BAR: XL_CHART_TYPE.BAR_STACKED,
    ChartKind.STACKED_COLUMN: XL_CHART_TYPE.COLUMN_STACKED,
    ChartKind.LINE: XL_CHART_TYPE.LINE_MARKERS,
    ChartKind.DOT: XL_CHART_TYPE.LINE_MARKERS,
}
_NUMBER_FORMAT = re.compile(r"(?P<grouped>#,##)?0(?:\.(?P<decimals>0+))?(?P<percent>%)?")


class _Workbook(Protocol):
    def set_properties(self, properties: dict[str, object]) -> None: ...
    def add_format(self, properties: dict[str, object]) -> object: ...


class _Worksheet(Protocol):
    def write_formula(self, row: int, column: int, formula: str, format_: object, result: float) -> int: ...


class _DatedWorkbookWriter(CategoryWorkbookWriter):
    """Writes the edition's date into the workbook where others write the moment of writing, and sums as formulas."""

    def __init__(self, data: CategoryChartData, created: datetime, chart: Chart) -> None:
        super().__init__(data)  # type: ignore[no-untyped-call]
        self._created = created
        self._chart = chart

    def _populate_worksheet(self, workbook: _Workbook, worksheet: _Worksheet) -> None:
        workbook.set_properties({"created": self._created})
        super()._populate_worksheet(workbook, worksheet)  # type: ignore[no-untyped-call]
        if self._chart.total:
            # Who changes a part in the data gets the new sum.
            column = len(self._chart.series) + 1
            number = workbook.add_format({"num_format": self._chart.number_format})
            for row, point in enumerate(self._chart.total.points, 1):
                if point.value is not None:
                    formula = f"=SUM(B{row + 1}:{chr(ord('A') + column - 1)}{row + 1})"
                    worksheet.write_formula(row, column, formula, number, float(point.value))


def chart_series(chart: Chart) -> list[Element]:
    """The ``c:ser`` elements of a chart, with the references into its workbook; the sums of stacks are the last."""
    writer = ChartXmlWriter(_TYPES[chart.kind], _data(chart))  # type: ignore[no-untyped-call]
    root = etree.fromstring(writer.xml.encode())
    return list(root.iter(name("c:ser")))


def chart_workbook(chart: Chart, date: str) -> bytes:
    """The workbook of a chart; the same for the same chart and ``date`` (ISO 8601)."""
    created = datetime.fromisoformat(date[:10]).replace(tzinfo=UTC) if date else datetime(1980, 1, 1, tzinfo=UTC)
    writer = _DatedWorkbookWriter(_data(chart), created.replace(tzinfo=None), chart)
    with zipfile.ZipFile(io.BytesIO(writer.xlsx_blob)) as archive:
        return zip_entries({entry: archive.read(entry) for entry in archive.namelist()})


def label_as_shown(value: Decimal, number_format: str) -> str | None:
    """What Excel's ``number_format`` makes of ``value`` in English; None for a format that we cannot read."""
    match = _NUMBER_FORMAT.fullmatch(number_format)
    if match is None:
        return None
    decimals = len(match["decimals"] or "")
    amount = value * 100 if match["percent"] else value
    rounded = amount.quantize(Decimal(1).scaleb(-decimals), ROUND_HALF_UP)
    return f"{rounded:{',' if match['grouped'] else ''}f}{match['percent'] or ''}"


def _data(chart: Chart) -> CategoryChartData:
    data = CategoryChartData(number_format=chart.number_format)  # type: ignore[no-untyped-call]
    for point in categories_of(chart):
        data.add_category(printable(point.category))  # type: ignore[no-untyped-call]
    for series in (*chart.series, *([chart.total] if chart.total else [])):
        values = [None if point.value is None else Decimal(f"{point.value:f}") for point in series.points]
        data.add_series(printable(series.name), values)  # type: ignore[no-untyped-call]
    return data
