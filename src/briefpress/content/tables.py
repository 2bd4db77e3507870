"""Builds tables: of written rows, or of one row for each key of a series."""

from __future__ import annotations

from collections.abc import Mapping

from briefpress.content.brief_reading import BriefReading
from briefpress.content.model import Segment, TableBlock, TableColumn, TableRow
from briefpress.content.schema import TableModel
from briefpress.content.segments import YamlText, yaml_segments
from briefpress.document.nodes import Align
from briefpress.locations import ID_PATTERN
from briefpress.reading.schema import listed, validate
from briefpress.reading.yaml import YamlPath

RESERVED_ROWS = frozenset({"title", "subtitle", "columns", "total"})
"""Words that follow the table's id in the addresses of its other parts."""


def build_table(reading: BriefReading, yaml: YamlText, name: str, classes: frozenset[str]) -> TableBlock:
    """The table written in ``yaml``. Raises FindingsError where it does not fit its schema."""
    table = validate(TableModel, yaml.document)
    segment = yaml_segments(reading.segments, yaml)
    title = segment(("title",), f"{name}/title")
    subtitle = segment(("subtitle",), f"{name}/subtitle") if table.subtitle else None
    columns: dict[str, TableColumn] = {}
    for index, column in enumerate(table.columns):
        at: YamlPath = ("columns", index)
        if column.id in columns:
            reading.report("F103", f"the column {column.id} stands twice", yaml.span((*at, "id")))
            continue
        if (column.series or column.names) and not table.keys:
            message = "only a table with `keys` has columns that are filled by a series or by names"
            reading.report("F104", message, yaml.span((*at, "series" if column.series else "names")))
        head = segment((*at, "head"), f"{name}/columns/{column.id}")
        align = Align(column.align) if column.align else Align.NUMBER if column.series else Align.START
        form = "" if column.form == "full" else column.form
        columns[column.id] = TableColumn(
            column.id, head, align, column.width, column.series or "", column.names or "", form
        )
    rows: dict[str, TableRow] = {}
    for index, row in enumerate(table.rows):
        if row_id := _row_id(reading, yaml, row, index, rows):
            cells = _cells(reading, yaml, row, ("rows", index), f"{name}/{row_id}", tuple(columns))
            rows[row_id] = TableRow(row_id, cells)
    total = None
    if table.total is not None:
        cells = _cells(reading, yaml, table.total, ("total",), f"{name}/total", tuple(columns))
        total = TableRow("total", cells, role="total")
    return TableBlock(
        name,
        title,
        subtitle,
        tuple(columns.values()),
        tuple(rows.values()),
        yaml.document.location(),
        table.keys or "",
        table.sort.removesuffix(" descending") if table.sort != "none" else "",
        total,
        table.source,
        classes,
    )


def _row_id(
    reading: BriefReading, yaml: YamlText, row: Mapping[str, str], index: int, rows: Mapping[str, TableRow]
) -> str:
    """The id of a row; empty, after a finding, where it cannot be used."""
    given, at = row.get("id", ""), yaml.span(("rows", index, "id"))
    if not given:
        reading.report("F104", "this row has no id", yaml.span(("rows", index)), advice="add `id: …` to the row")
    elif not ID_PATTERN.fullmatch(given) or given in RESERVED_ROWS:
        reading.report("F103", "this cannot be the id of a row", at, expected="lower-case letters, digits, hyphens")
    elif given in rows:
        reading.report("F103", f"the row {given} stands twice", at)
    else:
        return given
    return ""


def _cells(
    reading: BriefReading,
    yaml: YamlText,
    row: Mapping[str, str],
    at: YamlPath,
    address: str,
    columns: tuple[str, ...],
) -> dict[str, Segment]:
    """The cells of one row by column; the `label` of a total stands in the first column."""
    segment = yaml_segments(reading.segments, yaml)
    cells: dict[str, Segment] = {}
    for key in row:
        is_label = key == "label" and at == ("total",) and "label" not in columns
        column = columns[0] if is_label else key
        if key == "id" and at[0] == "rows":
            continue
        if column not in columns:
            span = yaml.key_span((*at, key))
            reading.report("F104", f"there is no column {key}", span, expected=listed(columns))
        elif column in cells:
            reading.report("F104", "the first column has two texts in this row", yaml.key_span((*at, key)))
        elif row[key]:
            cells[column] = segment((*at, key), f"{address}/{key}")
    return {column: cells[column] for column in columns if column in cells}
