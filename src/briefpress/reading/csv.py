"""CSV tables (RFC 4180, comma, UTF-8) with the place of every cell."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from briefpress.findings import Finding, FindingCollector, FindingsError
from briefpress.locations import SourceLocation
from briefpress.reading.text import LINE_END, control_finding, excerpt, load_text

ROW_LIMIT = 100_000
FINDING_LIMIT = 50


@dataclass(frozen=True, slots=True)
class CsvCell:
    """One cell: its text without quotes and outer spaces, and where it stands."""

    text: str
    location: SourceLocation


@dataclass(frozen=True, slots=True)
class CsvTable:
    """A table: every row has as many cells as the head."""

    path: PurePosixPath
    header: tuple[str, ...]
    rows: tuple[tuple[CsvCell, ...], ...]
    head: tuple[CsvCell, ...] = ()
    text: str = ""

    def excerpt(self, location: SourceLocation) -> str:
        """The line that ``location`` points into."""
        return excerpt(self.text, location.line)


def load_csv(file: Path, root: Path) -> CsvTable:
    """The table in ``file``; its findings name it relative to ``root``. Raises FindingsError with F001, F005, F007."""
    source = load_text(file, root, controls=True)
    return read_csv(source.text, source.path)


def read_csv(text: str, path: PurePosixPath) -> CsvTable:
    """The table in ``text``; lines without any character are left out. Raises FindingsError with F005."""
    if finding := control_finding(text, path, "F005"):
        raise FindingsError([finding])
    reader = _Reader(text, path)
    rows = list(reader.rows())
    if not rows and not len(reader.collector):
        reader.report(SourceLocation(path, 1, 1), "the table is empty", help_text="write the column heads in line 1")
    if rows:
        _check_shape(rows, reader)
    if len(reader.collector):
        raise FindingsError(reader.collector)
    return CsvTable(path, tuple(cell.text for cell in rows[0]), tuple(rows[1:]), rows[0], text)


def _check_shape(rows: list[tuple[CsvCell, ...]], reader: _Reader) -> None:
    head = rows[0]
    seen: dict[str, CsvCell] = {}
    if len(head) == 1 and (other := next((sign for sign in ";\t|" if sign in head[0].text), "")):
        name = {";": "semicolons", "\t": "tabs", "|": "bars"}[other]
        reader.report(head[0].location, f"the columns are separated by {name}", head[0].text, "commas", "save as CSV")
        return
    for cell in head:
        if not cell.text:
            reader.report(cell.location, "a column has no head", expected="a name in line 1")
        elif cell.text in seen:
            reader.report(
                cell.location, f"the column head `{cell.text}` stands twice", cell.text, help_text="rename one"
            )
        seen.setdefault(cell.text, cell)
    for row in rows[1:]:
        if len(row) == len(head):
            continue
        place = row[len(head)].location if len(row) > len(head) else row[-1].location
        advice = "put a cell that holds a comma in double quotes" if len(row) > len(head) else "write the missing cells"
        found, expected = _cells(len(row)), f"{_cells(len(head))}: {', '.join(cell.text for cell in head)}"
        reader.report(place, "a row has another number of cells than the head", found, expected, advice)
        if len(reader.collector) >= FINDING_LIMIT:
            return


def _cells(number: int) -> str:
    return f"{number} cell" if number == 1 else f"{number} cells"


class _Reader:
    """Goes through the text once. The csv module of Python does not say where a cell stands."""

    def __init__(self, text: str, path: PurePosixPath) -> None:
        self.text, self.path = text, path
        self.collector = FindingCollector()
        self.position, self.line, self.line_start = 0, 1, 0

    def report(
        self, location: SourceLocation, message: str, found: str = "", expected: str = "", help_text: str = ""
    ) -> None:
        line = excerpt(self.text, location.line)
        self.collector.add(Finding("F005", message, location, found, expected, help_text, line))

    def rows(self) -> Iterator[tuple[CsvCell, ...]]:
        count = 0
        while self.position < len(self.text):
            if self._end_line():
                continue
            row = [self._cell()]
            while self.text.startswith(",", self.position):
                self.position += 1
                row.append(self._cell())
            if not self._end_line() and self.position < len(self.text):
                location = self._location(self.position, self.position + 1)
                self.report(
                    location,
                    "text stands after the closing quotation mark of a cell",
                    self.text[self.position],
                    "a comma or the end of the line",
                    'write "" for a quotation mark within a quoted cell',
                )
                return
            yield tuple(row)
            count += 1
            if len(self.collector) >= FINDING_LIMIT:
                return
            if count > ROW_LIMIT:
                self.report(self._location(self.position, self.position), f"the table has over {ROW_LIMIT} rows")
                return

    def _cell(self) -> CsvCell:
        start = self.position
        while self.text.startswith((" ", "\t"), start):
            start += 1
        return self._quoted(start) if self.text.startswith('"', start) else self._plain(start)

    def _plain(self, start: int) -> CsvCell:
        end = start
        while end < len(self.text) and self.text[end] not in ",\r\n":
            end += 1
        self.position = end
        content = self.text[start:end].rstrip(" \t")
        if '"' in content:
            self.report(
                self._location(start, end),
                "a quotation mark stands within a cell without quotes",
                content,
                help_text='put the whole cell in double quotes and write "" for a quotation mark',
            )
        return CsvCell(content, self._location(start, start + len(content)))

    def _quoted(self, start: int) -> CsvCell:
        end = start + 1
        location = self._location(start, start + 1)
        while end < len(self.text):
            if self.text.startswith('""', end):
                end += 2
            elif self.text[end] == '"':
                break
            else:
                end += 1
        else:
            self.position = len(self.text)
            self.report(location, "a quotation mark is opened and never closed", '"', help_text="close it")
            return CsvCell("", location)
        content = self.text[start + 1 : end].replace('""', '"')
        for line_end in LINE_END.finditer(self.text, start + 1, end):
            self.line, self.line_start = self.line + 1, line_end.end()
        self.position = end + 1
        while self.text.startswith((" ", "\t"), self.position):
            self.position += 1
        within_line = LINE_END.split(self.text[start : end + 1])[0]
        return CsvCell(content, SourceLocation(self.path, location.line, location.column, len(within_line)))

    def _end_line(self) -> bool:
        match = LINE_END.match(self.text, self.position)
        if match is None:
            return False
        self.position = self.line_start = match.end()
        self.line += 1
        return True

    def _location(self, start: int, end: int) -> SourceLocation:
        return SourceLocation(self.path, self.line, start - self.line_start + 1, max(1, end - start))
