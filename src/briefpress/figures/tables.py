"""Series as sources report them: a column of a CSV file under the keys of another."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path, PurePosixPath

from briefpress.figures.dates import is_date
from briefpress.figures.entries import EntryContext
from briefpress.figures.model import CELL_PATTERN, Figure, Kind, Series
from briefpress.figures.schema import SeriesEntry
from briefpress.figures.values import Measure, ValueProblemError, read_amount
from briefpress.findings import Finding, FindingsError
from briefpress.locations import SourceLocation
from briefpress.reading.csv import CsvCell, CsvTable, load_csv
from briefpress.reading.schema import listed, similar
from briefpress.reading.yaml import YamlPath


@dataclass(frozen=True, slots=True)
class TableReader:
    """Makes series of the tables in ``folder``."""

    context: EntryContext
    folder: Path
    root: Path

    def series(self, name: str, entry: SeriesEntry) -> Series | None:
        """The series whose cells stand in a CSV file; None where it cannot be made."""
        at: YamlPath = ("series", name)
        measure = self.context.measure(entry, at)
        source = self.context.source(entry)
        self.context.sources.check(source, f"the series `{name}`", at)
        self.context.check_dates(entry, at)
        table = self._table(entry, at)
        if measure is None or table is None:
            return None
        if measure.kind is Kind.DATE:
            self.context.report((*at, "kind"), "a series cannot hold dates", expected="numbers")
            return None
        columns = self._columns(entry, table, at)
        if columns is None:
            return None
        cells = {}
        seen: dict[str, CsvCell] = {}
        for row in table.rows:
            key, value = row[columns[0]], row[columns[1]]
            if self._check_key(key, seen, table, name):
                figure = self._cell(name, entry, key, value, measure, table)
                if figure is not None:
                    cells[key.text] = figure
        complete = len(cells) == len(table.rows)
        if not table.rows:
            self.context.report((*at, "file"), "the table has no rows", entry.file)
        return (
            Series(name, cells, self.context.document.key_location(at), entry.period, source)
            if cells and complete
            else None
        )

    def _table(self, entry: SeriesEntry, at: YamlPath) -> CsvTable | None:
        path = PurePosixPath(entry.file)
        if path.is_absolute() or ".." in path.parts or "\\" in entry.file:
            expected = "a path within the folder of the brief: data/…csv"
            self.context.report((*at, "file"), "the file lies outside the brief", entry.file, expected)
            return None
        try:
            return load_csv(self.folder / path, self.root)
        except FindingsError as error:
            # Of a file that is not there, the user has to see where its name is written.
            place = self.context.document.location((*at, "file"))
            line = self.context.document.excerpt(place)
            for one in error.findings:
                message = f"{one.location.path}: {one.message}"
                self.context.collector.add(
                    replace(one, message=message, location=place, found=entry.file, excerpt=line)
                    if one.code == "F001"
                    else one
                )
            return None

    def _columns(self, entry: SeriesEntry, table: CsvTable, at: YamlPath) -> tuple[int, int] | None:
        """The indexes of the columns with the keys and the values."""
        head = table.header
        key = entry.key or head[0]
        value = entry.value or (head[1] if len(head) == 2 else "")
        if not value:
            self.context.report(at, "which column holds the values?", expected="`value:` with one of " + listed(head))
            return None
        for name, field in ((key, "key"), (value, "value")):
            if name not in head:
                word = similar(name, head)
                advice = f"did you mean `{word}`?" if word else ""
                self.context.report((*at, field), f"{table.path} has no column `{name}`", name, listed(head), advice)
                return None
        if key == value:
            self.context.report((*at, "value"), "keys and values come from the same column", value, listed(head))
            return None
        return head.index(key), head.index(value)

    def _check_key(self, key: CsvCell, seen: dict[str, CsvCell], table: CsvTable, name: str) -> bool:
        if not CELL_PATTERN.fullmatch(f"{name}[{key.text}]"):
            message = "this cannot be a key" if key.text else "the key is missing"
            expected = "letters, digits and hyphens, such as KZ or 2021"
            self._report_cell(key.location, message, key.text, expected, "", table)
            return False
        if key.text in seen:
            first = seen[key.text].location.line
            message = f"the key `{key.text}` stands twice"
            self._report_cell(
                key.location, message, key.text, f"each key once; it first stands in line {first}", "", table
            )
            return False
        seen[key.text] = key
        return True

    def _cell(
        self, name: str, entry: SeriesEntry, key: CsvCell, value: CsvCell, measure: Measure, table: CsvTable
    ) -> Figure | None:
        try:
            amount = read_amount(value.text, measure)
        except ValueProblemError as problem:
            message = problem.message if value.text else "the cell is empty"
            advice = problem.advice if value.text else "write the value, or take the row out"
            self._report_cell(value.location, message, value.text[:60], problem.expected, advice, table)
            return None
        return Figure(
            name=f"{name}[{key.text}]",
            amount=amount,
            location=value.location,
            # Rows by year: the key is the period of its cell.
            period=entry.period or (key.text if is_date(key.text) else ""),
            as_of=entry.as_of,
            source=self.context.source(entry),
            place=entry.place,
            status=self.context.status(entry),
        )

    def _report_cell(
        self, location: SourceLocation, message: str, found: str, expected: str, advice: str, table: CsvTable
    ) -> None:
        line = table.excerpt(location)
        self.context.collector.add(Finding("F005", message, location, found, expected, advice, line))
