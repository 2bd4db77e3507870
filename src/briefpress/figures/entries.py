"""What all entries of ``figures.yaml`` have in common: their measure, their dates, and where their faults are shown."""

from __future__ import annotations

from dataclasses import dataclass

from briefpress.figures.dates import EXPECTED_PERIOD, date_problem, is_day
from briefpress.figures.model import Kind, Scale, Status
from briefpress.figures.schema import Defaults, Measured
from briefpress.figures.sources import SourceCheck
from briefpress.figures.units import BARE, BARE_KINDS, PERCENT, RATIO_KINDS, UNIT_PATTERN, kind_of, suits
from briefpress.figures.values import Measure, ValueProblemError
from briefpress.findings import Finding, FindingCollector
from briefpress.reading.yaml import YamlDocument, YamlPath


@dataclass(frozen=True, slots=True)
class EntryContext:
    """The file that entries stand in, its defaults, and the collector of their faults."""

    document: YamlDocument
    defaults: Defaults
    sources: SourceCheck
    collector: FindingCollector

    def source(self, entry: Measured) -> str:
        return entry.source or self.defaults.source

    def status(self, entry: Measured) -> Status:
        """The status of a reported value."""
        return entry.status or self.defaults.status or Status.REPORTED

    def measure(self, entry: Measured, at: YamlPath) -> Measure | None:
        """Unit, scale, kind and decimals of a value; None where they do not go together."""
        kind = entry.kind
        unit = entry.unit
        if unit is None:
            unit = BARE if kind in BARE_KINDS else self.defaults.unit
        if kind is Kind.DATE:
            return Measure("", Scale.ONE, Kind.DATE)
        place = (*at, "unit") if entry.unit else ("defaults", "unit")
        if not unit:
            self.report(at, "the figure has no unit", expected="`unit:`, here or under defaults", advice="unit: one")
            return None
        if not UNIT_PATTERN.fullmatch(unit):
            expected = "the code of a currency (USD), or small letters with hyphens (bcm-per-year)"
            self.report(place, "this is not the name of a unit", unit, expected)
            return None
        kind = kind or kind_of(unit)
        if not suits(unit, kind):
            self.report(
                (*at, "kind"),
                f"the kind {kind.value} does not go with the unit {unit}",
                kind.value,
                "percent" if kind in RATIO_KINDS else "",
                f"leave the kind out ({kind_of(unit).value}), or write another unit",
            )
            return None
        scale = entry.scale
        if kind in BARE_KINDS or unit == PERCENT:
            if scale not in (None, Scale.ONE):
                self.report((*at, "scale"), f"a {kind.value} has no scale", str(scale), "one", "leave the scale out")
                return None
            scale = Scale.ONE
        if scale is None:
            # The default scale belongs to the default unit: five countries are not five billion.
            scale = self.defaults.scale if unit == self.defaults.unit else None
        return Measure(unit, scale or Scale.ONE, kind, entry.decimals)

    def check_dates(self, entry: Measured, at: YamlPath) -> None:
        """Reports a period or as-of date that is none."""
        if entry.period and (problem := date_problem(entry.period)):
            self.report((*at, "period"), problem, entry.period, EXPECTED_PERIOD)
        if entry.as_of and not is_day(entry.as_of):
            self.report((*at, "as-of"), "this is not a day", entry.as_of, "a date such as 2014-05-31")

    def report(self, at: YamlPath, message: str, found: str = "", expected: str = "", advice: str = "") -> None:
        """An F004 at the value at ``at``, or at what holds it."""
        location = self.document.location(at)
        if at not in self.document.locations:
            location = self.document.key_location(at[:2])
        self.collector.add(Finding("F004", message, location, found, expected, advice, self.document.excerpt(location)))

    def report_value(self, at: YamlPath, text: str, problem: ValueProblemError) -> None:
        self.report(at, problem.message, text[:60], problem.expected, problem.advice)
