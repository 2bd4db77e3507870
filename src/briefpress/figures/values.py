"""Numbers as authors write them (``50.1``, ``<0.5``, ``over 100``) made into amounts."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal

from briefpress.figures.dates import EXPECTED_DATE, date_problem, is_date
from briefpress.figures.model import Amount, Bound, Kind, Scale
from briefpress.figures.rounding import LARGEST, MOST_DECIMALS
from briefpress.figures.units import PERCENT, RATIO_KINDS

_NUMBER = re.compile(r"(?P<sign>[<>~]?)(?P<digits>-?(?:0|[1-9][0-9]*)(?:\.(?P<fraction>[0-9]+))?)")
_WORDED = re.compile(r"(?P<word>over|under|about) +(?P<number>.+)")
_BOUNDS = {"": Bound.EXACT, "<": Bound.UNDER, ">": Bound.OVER, "~": Bound.ABOUT}

EXPECTED_NUMBER = "a number such as 50.1, or with a limit: <0.5, >10, ~4400"
EXPECTED_WORDED = "over, under or about and a number: over 100"


class ValueProblemError(ValueError):
    """What is wrong with a value, and what would be right."""

    def __init__(self, message: str, expected: str = EXPECTED_NUMBER, advice: str = "") -> None:
        super().__init__(message)
        self.message, self.expected, self.advice = message, expected, advice


@dataclass(frozen=True, slots=True)
class Measure:
    """What the values of a figure are measured in. ``decimals`` as printed; None for as written."""

    unit: str
    scale: Scale
    kind: Kind
    decimals: int | None = None


def read_amount(text: str, measure: Measure) -> Amount:
    """``text`` as an amount in ``measure``. Raises ValueProblemError."""
    if measure.kind is Kind.DATE:
        return _date_amount(text)
    bound, number, written = _number(text)
    return _amount(number, written, bound, measure)


def read_worded(text: str, measure: Measure) -> Amount:
    """How prose puts a figure, such as ``over 100``, in the measure of the figure. Raises ValueProblemError."""
    match = _WORDED.fullmatch(text.strip())
    if match is None or measure.kind is Kind.DATE:
        raise ValueProblemError("this wording is not known", EXPECTED_WORDED)
    bound, number, written = _number(match["number"])
    if bound is not Bound.EXACT:
        raise ValueProblemError("the number of a wording is a number alone", EXPECTED_WORDED)
    plain = Measure(measure.unit, measure.scale, measure.kind)
    return _amount(number, written, Bound(match["word"]), plain)


def _date_amount(text: str) -> Amount:
    if problem := date_problem(text):
        raise ValueProblemError(problem, EXPECTED_DATE)
    return Amount(Decimal(0), "", Scale.ONE, Kind.DATE, 0, date=text)


def _number(text: str) -> tuple[Bound, Decimal, int]:
    match = _NUMBER.fullmatch(text)
    if match is None:
        raise ValueProblemError("this is not a number", advice=_advice(text))
    written = len(match["fraction"] or "")
    if written > MOST_DECIMALS:
        raise ValueProblemError(f"the number has more than {MOST_DECIMALS} decimals", "fewer decimals")
    # Checked before Decimal sees it: a text of a million digits is slow to read.
    if len(match["digits"]) > 40:
        raise ValueProblemError("the number is too large", "a number below 10^18, in units of one")
    return _BOUNDS[match["sign"]], Decimal(match["digits"]), written


def _amount(number: Decimal, written: int, bound: Bound, measure: Measure) -> Amount:
    decimals = written if measure.decimals is None else measure.decimals
    if measure.kind in RATIO_KINDS:
        if measure.unit == PERCENT:
            number = number.scaleb(-2)
        elif measure.decimals is None:
            decimals = max(0, written - 2)
    if abs(number) * measure.scale.factor >= LARGEST:
        raise ValueProblemError("the number is too large", "a number below 10^18, in units of one")
    unit = PERCENT if measure.kind in RATIO_KINDS else measure.unit
    return Amount(number, unit, measure.scale, measure.kind, decimals, bound)


def _advice(text: str) -> str:
    """What the author most likely has to do."""
    if re.fullmatch(r"[<>~]?-?[0-9]+,[0-9]{1,2}", text):
        return f"write a point for the decimals: {text.replace(',', '.')}"
    if re.fullmatch(r"[<>~]?-?[0-9]{1,3}([,' _\u00a0\u202f][0-9]{3})+(\.[0-9]+)?", text):
        return "write the digits without separators: " + re.sub(r"[,' _\u00a0\u202f]", "", text)
    if re.fullmatch(r"[<>~]?-?[0-9.]+ ?%", text):
        return "write the number alone and add unit: percent"
    if "−" in text:
        return "write the minus as a hyphen: " + text.replace("−", "-")
    if re.fullmatch(r"[<>~]?-?0[0-9]+(\.[0-9]+)?", text):
        return "write the number without zeros at the start"
    if re.fullmatch(r"[<>~]=?\s+.*|[<>]=.*", text):
        return "write <, > or ~ directly before the number: <0.5"
    if _WORDED.fullmatch(text):
        sign = {"over": ">", "under": "<", "about": "~"}[text.split(maxsplit=1)[0]]
        return f'write "{sign}{text.split(maxsplit=1)[1]}"'
    if is_date(text):
        return "for a date, add kind: date"
    if re.search(r"thousand|million|billion", text):
        return "write the number alone and add scale: million (or thousand, billion)"
    if re.search(r"[0-9]", text) and re.search(r"[A-Za-z]", text):
        return "write the number alone and add its unit: under `unit`"
    return ""
