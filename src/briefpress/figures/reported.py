"""Figures as sources report them: values of ``figures.yaml`` with their rivals."""

from __future__ import annotations

from briefpress.figures.dates import EXPECTED_PERIOD, date_problem
from briefpress.figures.entries import EntryContext
from briefpress.figures.model import Figure, Rival
from briefpress.figures.schema import FigureEntry
from briefpress.figures.values import Measure, ValueProblemError, read_amount
from briefpress.reading.yaml import YamlPath


def reported_figure(context: EntryContext, name: str, entry: FigureEntry) -> Figure | None:
    """The figure that has a value; None where it cannot be made."""
    at: YamlPath = ("figures", name)
    measure = context.measure(entry, at)
    source = context.source(entry)
    context.sources.check(source, f"the figure `{name}`", at)
    context.check_dates(entry, at)
    if measure is None:
        return None
    try:
        amount = read_amount(entry.value, measure)
    except ValueProblemError as problem:
        context.report_value((*at, "value"), entry.value, problem)
        return None
    return Figure(
        name=name,
        amount=amount,
        location=context.document.key_location(at),
        period=entry.period,
        as_of=entry.as_of,
        source=source,
        place=entry.place,
        status=context.status(entry),
        rivals=_rivals(context, name, entry, measure),
        note=entry.note,
    )


def _rivals(context: EntryContext, name: str, entry: FigureEntry, measure: Measure) -> tuple[Rival, ...]:
    rivals = []
    for index, rival in enumerate(entry.rivals):
        at: YamlPath = ("figures", name, "rivals", index)
        context.sources.check(rival.source, f"a rival value of `{name}`", at)
        if rival.period and (problem := date_problem(rival.period)):
            context.report((*at, "period"), problem, rival.period, EXPECTED_PERIOD)
        try:
            amount = read_amount(rival.value, measure)
        except ValueProblemError as value_problem:
            context.report_value((*at, "value"), rival.value, value_problem)
            continue
        rivals.append(Rival(amount, rival.source, rival.place, rival.period))
    return tuple(rivals)
