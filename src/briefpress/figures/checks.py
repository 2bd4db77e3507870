"""The checks of a register: comparisons that must hold between its figures, and wordings that must be true."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from decimal import Decimal

from briefpress.figures.calculation import target
from briefpress.figures.formulas.evaluation import Evaluator, Result, combine
from briefpress.figures.formulas.explanation import spell
from briefpress.figures.formulas.grammar import (
    Comparison,
    Expression,
    Negation,
    Number,
    Reference,
    read_check,
    references,
)
from briefpress.figures.formulas.quantities import Quantity, QuantityError, check_size, coarser, quantity_of, short
from briefpress.figures.formulas.tokens import FormulaSource
from briefpress.figures.model import Amount, Bound, Check, Figure, Register, Series
from briefpress.figures.rounding import ARITHMETIC, round_to_step, settle
from briefpress.findings import Finding, FindingsError

ABOUT_TOLERANCE = Decimal("0.05")
"""«About 20» is true from 19 to 21."""

_WORDS = {
    "==": "equal",
    "!=": "different",
    "<": "left smaller than right",
    "<=": "left no larger than right",
    ">": "left larger than right",
    ">=": "left no smaller than right",
}


def run_checks(register: Register) -> list[Finding]:
    """An F204 for each check that does not hold and each wording that is not true."""
    findings: list[Finding] = []
    for check in register.checks:
        if check.wording_of:
            findings.extend(_wording_findings(check, register))
            continue
        try:
            findings.extend(_comparison_findings(check, register))
        except FindingsError as error:
            findings.extend(error.findings)
    return findings


def check_units(
    comparison: Comparison, source: FormulaSource, figures: Mapping[str, Figure], series: Mapping[str, Series]
) -> None:
    """Raises FindingsError with an F202 if the two sides cannot be compared. Nothing if a figure has not been made."""
    names = [target(one) for side in (comparison.left, comparison.right) for one in references(side)]
    if all(name in figures or name in series for name in names):
        list(_sides(comparison, source, Evaluator(figures, series)))


def _sides(
    comparison: Comparison, source: FormulaSource, evaluator: Evaluator
) -> Iterator[tuple[str, Quantity, Quantity]]:
    """Both sides; for each key if one is a series. Raises FindingsError."""
    left = evaluator.evaluate(comparison.left, source)
    right = evaluator.evaluate(comparison.right, source)
    combine(left, right, _comparable, source, comparison.at)
    keys = [] if isinstance(left, Quantity) else list(left)
    keys = keys or ([] if isinstance(right, Quantity) else list(right))
    for key in keys or [""]:
        yield key, _cell(left, key), _cell(right, key)


def _cell(result: Result, key: str) -> Quantity:
    return result if isinstance(result, Quantity) else result[key]


def _comparable(left: Quantity, right: Quantity) -> Quantity:
    check_size(left)
    check_size(right)
    if left.unit != right.unit and not (left.is_bare_zero or right.is_bare_zero):
        raise QuantityError(
            f"{left.unit} and {right.unit} cannot be compared",
            "compare with a figure of the same unit, or divide for a ratio",
        )
    return left


def _comparison_findings(check: Check, register: Register) -> Iterator[Finding]:
    source = FormulaSource.at(check.text, check.location, check.excerpt)
    comparison = read_check(source)
    evaluator = Evaluator(register.figures, register.series)
    for key, left, right in _sides(comparison, source, evaluator):
        step = _step(comparison, left, right)
        if _holds(comparison.sign, left, right, step):
            continue
        names = check.text[: comparison.at[0]].strip(), check.text[comparison.at[1] :].strip()
        sums = [
            f"{name} = {spell(expression, evaluator, key)} = {quantity}"
            for name, expression, quantity in zip(
                names, (comparison.left, comparison.right), (left, right), strict=True
            )
            if not isinstance(expression, Number | Reference)
        ]
        where = f" for {key}" if key else ""
        yield Finding(
            "F204",
            f"the check does not hold{where}: {_named(names[0], left)}, {_named(names[1], right)}",
            check.location,
            f"{left} {_opposite(comparison.sign)} {right}",
            _WORDS[comparison.sign] + _rounding_words(comparison.sign, left, right, step),
            "; ".join([*sums, "mend the figure that is wrong, or the check"]),
            check.excerpt,
        )


def _named(name: str, quantity: Quantity) -> str:
    return f"{name} is {quantity}" if quantity.inputs else f"the limit is {quantity}"


def _step(comparison: Comparison, left: Quantity, right: Quantity) -> Decimal | None:
    """The last digit to compare: of the coarser side in print, or of a number in the check if there is no other."""
    step = coarser(left, right).step
    if step is None:
        digits = [_written_decimals(side) for side in (comparison.left, comparison.right)]
        written = [digit for digit in digits if digit is not None]
        step = Decimal(1).scaleb(-min(written)) if written else None
    return step


def _written_decimals(expression: Expression) -> int | None:
    match expression:
        case Number(decimals=decimals) | Negation(Number(decimals=decimals)):
            return decimals
        case _:
            return None


def _holds(sign: str, left: Quantity, right: Quantity, step: Decimal | None) -> bool:
    exact = settle(left.value), settle(right.value)
    if sign in ("==", "!="):
        rounded = tuple(round_to_step(value, step) for value in exact) if step is not None else exact
        return (rounded[0] == rounded[1]) is (sign == "==")
    # Orders compare what was calculated; only two printed figures that print alike count as equal too.
    alike = (
        left.step is not None
        and right.step is not None
        and step is not None
        and round_to_step(exact[0], step) == round_to_step(exact[1], step)
    )
    match sign:
        case "<":
            return exact[0] < exact[1]
        case ">":
            return exact[0] > exact[1]
        case "<=":
            return exact[0] <= exact[1] or alike
        case _:
            return exact[0] >= exact[1] or alike


def _opposite(sign: str) -> str:
    return {"==": "≠", "!=": "=", "<": "≥", "<=": ">", ">": "≤", ">=": "<"}[sign]


def _rounding_words(sign: str, left: Quantity, right: Quantity, step: Decimal | None) -> str:
    if sign not in ("==", "!="):
        return ""
    if step is None:
        return "; nothing here is printed, so every digit counts: round both sides with round(…, 3)"
    coarse = coarser(left, right)
    size = short(ARITHMETIC.divide(step, coarse.scale.factor))
    scale = "" if coarse.scale == "one" else f" {coarse.scale.value}"
    unit = f" {coarse.unit}" if coarse.unit.powers else ""
    gap = left - right if left.bound is right.bound is Bound.EXACT and left.unit == right.unit else None
    difference = f"; the difference is {gap.absolute()}" if gap is not None and sign == "==" else ""
    return f" when rounded to {size}{scale}{unit}, the last digit that both print{difference}"


def _wording_findings(check: Check, register: Register) -> Iterator[Finding]:
    figure = register.figures.get(check.wording_of)
    if figure is None or figure.worded is None or _is_true(figure.amount, figure.worded):
        return
    value = quantity_of(figure)
    arithmetic = f"{figure.formula} = {value}" if figure.formula else f"its value is {value}"
    expected = {
        Bound.OVER: "a value above it",
        Bound.UNDER: "a value below it",
        Bound.ABOUT: "a value within five percent of it",
        Bound.EXACT: "",
    }[figure.worded.bound]
    yield Finding(
        "F204",
        f"the wording of `{figure.name}` is not true: {arithmetic}",
        check.location,
        check.text,
        expected,
        "change the wording, or the figure it rests on",
        check.excerpt,
    )


def _is_true(amount: Amount, worded: Amount) -> bool:
    value, limit = settle(amount.value), worded.value
    if worded.bound is Bound.ABOUT:
        return abs(value - limit) <= abs(limit) * ABOUT_TOLERANCE
    if worded.bound is Bound.OVER:
        return amount.bound is not Bound.UNDER and (value > limit or (value == limit and amount.bound is Bound.OVER))
    return amount.bound is not Bound.OVER and (value < limit or (value == limit and amount.bound is Bound.UNDER))
