"""The formulas of ``figures.yaml``: what rests on what, and the figures that come out."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from graphlib import CycleError, TopologicalSorter
from typing import Generic, TypeVar

from briefpress.figures.derived import derived_amount
from briefpress.figures.entries import EntryContext
from briefpress.figures.formulas.evaluation import Evaluator
from briefpress.figures.formulas.grammar import Expression, Reference, read_formula, references
from briefpress.figures.formulas.quantities import Quantity, QuantityError
from briefpress.figures.formulas.tokens import FormulaSource
from briefpress.figures.model import CELL_PATTERN, Figure, Series, Status
from briefpress.figures.schema import FigureEntry, Measured, SeriesEntry
from briefpress.findings import FindingsError
from briefpress.reading.schema import listed, similar
from briefpress.reading.yaml import YamlPath

E = TypeVar("E", bound=Measured)


@dataclass(frozen=True, slots=True)
class _Formula(Generic[E]):
    """One entry with a formula, read."""

    name: str
    at: YamlPath
    entry: E
    source: FormulaSource
    expression: Expression


@dataclass(slots=True)
class Calculation:
    """Figures and series by name; those of formulas are added in the order in which they rest on each other.

    ``known`` are all names of the file, with those that could not be read: resting on one of them is no new fault.
    """

    context: EntryContext
    figures: dict[str, Figure]
    series: dict[str, Series]
    known: frozenset[str]

    def add(self, figures: Mapping[str, FigureEntry], series: Mapping[str, SeriesEntry]) -> None:
        """Calculates the entries with formulas. Faults go to the collector, and what rests on them is left out."""
        formulas: dict[str, _Formula[FigureEntry] | _Formula[SeriesEntry]] = {}
        for name, figure_entry in figures.items():
            if (expression := self._read(("figures", name), figure_entry)) is not None:
                formulas[name] = _Formula(name, ("figures", name), figure_entry, *expression)
        for name, series_entry in series.items():
            if name not in formulas and (expression := self._read(("series", name), series_entry)) is not None:
                formulas[name] = _Formula(name, ("series", name), series_entry, *expression)
        for name in self._order(formulas):
            formula = formulas[name]
            if all(target(one) in self.figures or target(one) in self.series for one in references(formula.expression)):
                self._calculate(formula)

    def unknown_names(self, expressions: Iterable[Expression], source: FormulaSource) -> bool:
        """Whether a formula uses names that are not in the file; each of them is reported."""
        unknown = [one for tree in expressions for one in references(tree) if target(one) not in self.known]
        for one in unknown:
            name = target(one)
            word = similar(name, self.known)
            advice = f"did you mean `{word}`?" if word else "names are those of figures and series in this file"
            self.context.collector.add(
                source.finding(f"the register has no `{name}`", one.span, one.name, advice=advice)
            )
        return bool(unknown)

    def formula_source(self, text: str, at: YamlPath) -> FormulaSource:
        """The formula that stands at ``at`` in the file."""
        location = self.context.document.location(at)
        return FormulaSource.at(text, location, self.context.document.excerpt(location))

    def _read(self, at: YamlPath, entry: Measured) -> tuple[FormulaSource, Expression] | None:
        source = self.formula_source(entry.formula, (*at, "formula"))
        self.context.check_dates(entry, at)
        if entry.source:
            self.context.sources.check(entry.source, "", at)
        try:
            expression = read_formula(source)
        except FindingsError as error:
            self.context.collector.extend(error.findings)
            return None
        return None if self.unknown_names([expression], source) else (source, expression)

    def _order(self, formulas: Mapping[str, _Formula[FigureEntry] | _Formula[SeriesEntry]]) -> list[str]:
        """The names of formulas, each after those it rests on; circles are reported and left out."""
        graph = {
            name: [target(one) for one in references(formula.expression) if target(one) in formulas]
            for name, formula in formulas.items()
        }
        while True:
            try:
                return list(TopologicalSorter(graph).static_order())
            except CycleError as error:
                # graphlib lists the circle from what is rested on to what rests on it, first and last the same.
                circle = list(reversed(error.args[1]))
                self._report_circle(circle, formulas)
                graph = {
                    name: [one for one in needs if one not in circle]
                    for name, needs in graph.items()
                    if name not in circle
                }

    def _report_circle(
        self, circle: list[str], formulas: Mapping[str, _Formula[FigureEntry] | _Formula[SeriesEntry]]
    ) -> None:
        start = min(range(len(circle) - 1), key=lambda index: formulas[circle[index]].source.location)
        path = [*circle[start:-1], *circle[: start + 1]]
        first = formulas[path[0]]
        span = next(one.span for one in references(first.expression) if target(one) == path[1])
        shown = path if len(path) <= 8 else [*path[:4], "…", *path[-3:]]
        message = "the formula rests on itself" if len(path) == 2 else "formulas rest on each other in a circle"
        found = " → ".join(f"`{name}`" for name in shown)
        advice = "give one of them a value from a source"
        self.context.collector.add(first.source.finding(message, span, found, advice=advice))

    def _calculate(self, formula: _Formula[FigureEntry] | _Formula[SeriesEntry]) -> None:
        evaluator = Evaluator(self.figures, self.series)
        whole = (0, len(formula.source.text))
        try:
            result = evaluator.evaluate(formula.expression, formula.source)
            entry = formula.entry
            if isinstance(entry, FigureEntry):
                if not isinstance(result, Quantity):
                    names = listed(one.name for one in references(formula.expression) if one.name in self.series)
                    advice = f"write sum({names}), or one cell: {names}[{next(iter(result))}]"
                    message = "the formula gives a whole series, a figure is one number"
                    raise formula.source.error(message, whole, advice=advice)
                self.figures[formula.name] = self._figure(formula.name, result, formula)
                return
            if isinstance(result, Quantity):
                raise formula.source.error(
                    "the formula gives one number, a series has several", whole, advice="move it to `figures`"
                )
            cells = {key: self._figure(f"{formula.name}[{key}]", one, formula) for key, one in result.items()}
        except QuantityError as error:
            self.context.collector.add(formula.source.finding(error.message, whole, advice=error.advice))
        except FindingsError as error:
            self.context.collector.extend(error.findings)
        else:
            periods = {cell.period for cell in cells.values()}
            period = next(iter(periods)) if len(periods) == 1 else ""
            location = self.context.document.key_location(formula.at)
            self.series[formula.name] = Series(formula.name, cells, location, period, entry.source)

    def _figure(self, name: str, quantity: Quantity, formula: _Formula[FigureEntry] | _Formula[SeriesEntry]) -> Figure:
        entry = formula.entry
        inputs = [one for one in map(self._find, quantity.inputs) if one is not None]
        return Figure(
            name=name,
            amount=derived_amount(quantity, entry),
            location=self.context.document.key_location(formula.at),
            # What rests on figures of one period is of that period.
            period=entry.period or _shared([one.period for one in inputs]),
            as_of=entry.as_of or _shared([one.as_of for one in inputs]),
            source=entry.source,
            place=entry.place,
            status=entry.status or Status.DERIVED,
            formula=entry.formula,
            inputs=quantity.inputs,
            note=entry.note,
        )

    def _find(self, name: str) -> Figure | None:
        cell = CELL_PATTERN.fullmatch(name)
        return self.series[cell["series"]].cells.get(cell["key"]) if cell else self.figures.get(name)


def target(reference: Reference) -> str:
    """The figure or series that a name in a formula needs: of a cell, its series."""
    return reference.name.partition("[")[0]


def _shared(texts: list[str]) -> str:
    return texts[0] if texts and len(set(texts)) == 1 else ""
