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

from briefpress.document.nodes import Chart, ChartKind
from briefpress.formats.word.elements import Element, name
from briefpress.formats.word.package import printable, zip_entries

_TYPES = {ChartKind.BAR: XL_CHART_TYPE.BAR_CLUSTERED, ChartKind.COLUMN: XL_CHART_TYPE.COLUMN_CLUSTERED}
_NUMBER_FORMAT = re.compile(r"(?P<grouped>#,##)?0(?:\.(?P<decimals>0+))?(?P<percent>%)?")


class _Workbook(Protocol):
    def set_properties(self, properties: dict[str, object]) -> None: ...


class _DatedWorkbookWriter(CategoryWorkbookWriter):
    """Writes the edition's date into the workbook where others write the moment of writing."""

    def __init__(self, data: CategoryChartData, created: datetime) -> None:
        super().__init__(data)  # type: ignore[no-untyped-call]
        self._created = created

    def _populate_worksheet(self, workbook: _Workbook, worksheet: object) -> None:
        workbook.set_properties({"created": self._created})
        super()._populate_worksheet(workbook, worksheet)  # type: ignore[no-untyped-call]


def chart_series(chart: Chart) -> list[Element]:
    """The ``c:ser`` elements of a chart, with the references into its workbook."""
    writer = ChartXmlWriter(_TYPES[chart.kind], _data(chart))  # type: ignore[no-untyped-call]
    root = etree.fromstring(writer.xml.encode())
    return list(root.iter(name("c:ser")))


def chart_workbook(chart: Chart, date: str) -> bytes:
    """The workbook of a chart; the same for the same chart and ``date`` (ISO 8601)."""
    created = datetime.fromisoformat(date[:10]).replace(tzinfo=UTC) if date else datetime(1980, 1, 1, tzinfo=UTC)
    writer = _DatedWorkbookWriter(_data(chart), created.replace(tzinfo=None))
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
    if chart.series:
        for point in chart.series[0].points:
            data.add_category(printable(point.category))  # type: ignore[no-untyped-call]
    for series in chart.series:
        values = [Decimal(f"{point.value:f}") for point in series.points]
        data.add_series(printable(series.name), values)  # type: ignore[no-untyped-call]
    return data
