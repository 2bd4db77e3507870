"""The register of a brief, from ``figures.yaml`` and the tables it names."""

from __future__ import annotations

import re
from collections.abc import Collection, Container, Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from typing import TypeVar

from pydantic import BaseModel

from briefpress.figures.calculation import Calculation
from briefpress.figures.checks import check_units
from briefpress.figures.entries import EntryContext
from briefpress.figures.formulas.grammar import read_check
from briefpress.figures.formulas.tokens import FormulaSource
from briefpress.figures.model import Amount, Check, Register
from briefpress.figures.reported import reported_figure
from briefpress.figures.schema import Defaults, FigureEntry, FiguresFile, SeriesEntry
from briefpress.figures.sources import SourceCheck
from briefpress.figures.tables import TableReader
from briefpress.figures.values import Measure, ValueProblemError, read_worded
from briefpress.findings import Finding, FindingCollector, FindingsError
from briefpress.locations import ID_PATTERN
from briefpress.reading.schema import validate
from briefpress.reading.yaml import YamlDocument, YamlPath, load_yaml

Entry = TypeVar("Entry", bound=BaseModel)
Value = TypeVar("Value")


class _EveryName(Container[str]):
    def __contains__(self, name: object) -> bool:
        return True


def load_register(file: Path, root: Path, source_ids: Collection[str] | None) -> Register:
    """As ``read_register``; raises FindingsError with everything that is wrong."""
    collector = FindingCollector()
    register = read_register(file, root, source_ids, collector)
    if collector.has_errors:
        raise FindingsError(collector)
    return register


def read_register(file: Path, root: Path, source_ids: Collection[str] | None, collector: FindingCollector) -> Register:
    """The register in ``file``, whose tables are named relative to its folder; what is wrong goes to ``collector``.

    Figures with findings are among its ``unread``. ``source_ids`` are the sources of the brief; None if they could not
    be read: then sources are not looked up. Whether the checks hold is for ``run_checks`` to say.
    """
    try:
        document = load_yaml(file, root)
    except FindingsError as error:
        collector.extend(error.findings)
        return Register({}, {}, unread=_EveryName())
    try:
        validate(FiguresFile, document)
    except FindingsError as error:
        collector.extend(error.findings)
    # Entry by entry from here, so that one misfit does not hide what is wrong with the others.
    defaults = _sound(Defaults, document, ("defaults",)) or Defaults()
    figures = dict(_sound_entries(FigureEntry, document, "figures"))
    tables = dict(_sound_entries(SeriesEntry, document, "series"))
    _check_names(document, collector)
    context = EntryContext(document, defaults, SourceCheck(document, source_ids, collector), collector)
    reader = TableReader(context, file.parent, root)
    calculation = Calculation(
        context,
        _made({name: reported_figure(context, name, entry) for name, entry in figures.items() if entry.value}),
        _made({name: reader.series(name, entry) for name, entry in tables.items() if entry.file}),
        frozenset([*_keys(document, "figures"), *_keys(document, "series")]),
    )
    calculation.add(
        {name: entry for name, entry in figures.items() if entry.formula},
        {name: entry for name, entry in tables.items() if entry.formula},
    )
    checks = _checks(calculation)
    worded = dict(_worded(calculation, figures))
    return Register(
        # In the order of the file, not in that of the calculation.
        {name: replace(made, worded=worded.get(name)) for name in figures if (made := calculation.figures.get(name))},
        {name: calculation.series[name] for name in tables if name in calculation.series},
        (*checks, *(_wording_check(context, name, figures[name]) for name in worded)),
        calculation.known - calculation.figures.keys() - calculation.series.keys(),
    )


def _sound(model: type[Entry], document: YamlDocument, at: YamlPath) -> Entry | None:
    """The value at ``at`` if it fits its model and stands there."""
    if document.value(at) is None:
        return None
    try:
        return validate(model, document, at)
    except FindingsError:
        return None  # has been reported with the file as a whole


def _sound_entries(model: type[Entry], document: YamlDocument, table: str) -> Iterator[tuple[str, Entry]]:
    for name in _keys(document, table):
        if (entry := _sound(model, document, (table, name))) is not None:
            yield name, entry


def _keys(document: YamlDocument, table: str) -> tuple[str, ...]:
    value = document.value((table,))
    return tuple(value) if isinstance(value, dict) else ()


def _made(values: Mapping[str, Value | None]) -> dict[str, Value]:
    return {name: value for name, value in values.items() if value is not None}


def _check_names(document: YamlDocument, collector: FindingCollector) -> None:
    figures = _keys(document, "figures")
    for table, names in (("figures", figures), ("series", _keys(document, "series"))):
        for name in names:
            location = document.key_location((table, name))
            line = document.excerpt(location)
            if not ID_PATTERN.fullmatch(name) or name.endswith("-") or re.fullmatch(r"[0-9-]+", name):
                message = f"`{name[:70]}` cannot be the name of a figure"
                expected = "small letters, digits and hyphens between them, at most 64, with a letter: trade-2021"
                collector.add(Finding("F103", message, location, name[:70], expected, "", line))
            elif table == "series" and name in figures:
                first = document.key_location(("figures", name)).line
                message = f"`{name}` is the name of a figure and of a series"
                expected = f"another name; the figure stands in line {first}"
                collector.add(Finding("F103", message, location, name, expected, "", line))


def _checks(calculation: Calculation) -> tuple[Check, ...]:
    """The checks of the file; those that cannot be calculated are reported."""
    document, collector = calculation.context.document, calculation.context.collector
    texts = document.value(("checks",))
    checks = []
    for index, text in enumerate(texts if isinstance(texts, list) else ()):
        if not isinstance(text, str):
            continue
        source = calculation.formula_source(text, ("checks", index))
        checks.append(Check(text, source.location, source.excerpt))
        try:
            comparison = read_check(source)
            if not calculation.unknown_names([comparison.left, comparison.right], source):
                check_units(comparison, source, calculation.figures, calculation.series)
        except FindingsError as error:
            collector.extend(error.findings)
    return tuple(checks)


def _worded(calculation: Calculation, entries: Mapping[str, FigureEntry]) -> Iterator[tuple[str, Amount]]:
    """How prose puts the figures that say so."""
    for name, entry in entries.items():
        figure = calculation.figures.get(name)
        if not entry.worded or figure is None:
            continue
        amount = figure.amount
        try:
            yield name, read_worded(entry.worded, Measure(amount.unit, amount.scale, amount.kind))
        except ValueProblemError as problem:
            calculation.context.report_value(("figures", name, "worded"), entry.worded, problem)


def _wording_check(context: EntryContext, name: str, entry: FigureEntry) -> Check:
    location = context.document.location(("figures", name, "worded"))
    source = FormulaSource.at(entry.worded, location, context.document.excerpt(location))
    return Check(entry.worded, source.location, source.excerpt, wording_of=name)
