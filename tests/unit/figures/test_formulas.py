"""Formulas: arithmetic as in decimals, units as in physics, and every fault at its column."""

from __future__ import annotations

from decimal import Decimal, localcontext
from pathlib import PurePosixPath

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefpress.figures.formulas.evaluation import Evaluator
from briefpress.figures.formulas.grammar import read_check, read_formula
from briefpress.figures.formulas.quantities import Quantity
from briefpress.figures.formulas.tokens import FormulaSource
from briefpress.figures.model import Amount, Bound, Figure, Kind, Scale, Series
from briefpress.figures.rounding import round_half_up
from briefpress.findings import Finding, FindingsError
from briefpress.locations import SourceLocation

HERE = SourceLocation(PurePosixPath("figures.yaml"), 3, 11)


def figure(
    name: str,
    value: str,
    unit: str = "USD",
    scale: Scale = Scale.BILLION,
    kind: Kind = Kind.MONEY,
    bound: Bound = Bound.EXACT,
) -> Figure:
    amount = Amount(Decimal(value), unit, scale, kind, len(value.partition(".")[2]), bound)
    return Figure(name, amount, HERE)


FIGURES = {
    one.name: one
    for one in (
        figure("a", "50.1"),
        figure("b-2021", "460.5", scale=Scale.MILLION),
        figure("limit", "0.5", bound=Bound.UNDER),
        figure("yuan", "12", "CNY"),
        figure("gas", "55", "bcm-per-year", Scale.ONE, Kind.VOLUME),
        figure("span", "10", "years", Scale.ONE, Kind.DURATION),
        figure("share", "0.462", "percent", Scale.ONE, Kind.SHARE),
        figure("ties", "0", "", Scale.ONE, Kind.DATE),
    )
}
SERIES = {
    "s": Series("s", {key: figure(f"s[{key}]", value) for key, value in {"KZ": "30", "UZ": "10.5"}.items()}, HERE),
    "t": Series("t", {key: figure(f"t[{key}]", value) for key, value in {"UZ": "5", "KZ": "15"}.items()}, HERE),
    "u": Series("u", {"KZ": figure("u[KZ]", "1")}, HERE),
}


def evaluate(text: str) -> Quantity:
    source = FormulaSource(text, HERE, "formula: " + text)
    result = Evaluator(FIGURES, SERIES).evaluate(read_formula(source), source)
    assert isinstance(result, Quantity)
    return result


def refused(text: str) -> Finding:
    source = FormulaSource(text, HERE, "formula: " + text)
    with pytest.raises(FindingsError) as caught:
        Evaluator(FIGURES, SERIES).evaluate(read_formula(source), source)
    (finding,) = caught.value.findings
    assert finding.code == "F202"
    return finding


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("1 + 2 * 3", "7"),
        ("(1 + 2) * 3", "9"),
        ("10 - 4 - 3", "3"),
        ("16 / 4 / 2", "2"),
        ("-2 ** 2", "-4"),
        ("2 ** -1", "0.5"),
        ("2 * -3", "-6"),
        ("8 ** (1/3)", "2"),
        ("0.1 + 0.2", "0.3"),
        ("1 / 3 * 3", "1"),
        ("abs(2 - 5)", "3"),
        ("round(2.345, 2)", "2.35"),
        ("min(3, 1, 2) + max(3, 1, 2)", "4"),
        ("a / b-2021", "108.79478827361563517915309446254072"),
        ("sum(s) / a", "0.80838323353293413173652694610778"),
        ("s[KZ] / t[KZ]", "2"),
        ("round(a, 0) / 1", "50000000000"),
    ],
)
def test_arithmetic(text: str, value: str) -> None:
    assert abs(evaluate(text).value - Decimal(value)) < Decimal("1e-20")


@pytest.mark.parametrize(
    ("text", "unit"),
    [
        ("a / yuan", "USD-per-CNY"),
        ("a / a", "one"),
        ("gas * span", "bcm"),
        ("a * share", "USD"),
        ("(a * a) ** (1/2)", "USD"),
    ],
)
def test_units_go_along(text: str, unit: str) -> None:
    assert evaluate(text).unit.name == unit


@pytest.mark.parametrize(
    ("text", "column", "words"),
    [
        ("a + yuan", 13, "USD and CNY cannot be added"),
        ("a - 1", 13, "USD and a bare number"),
        ("a / (a - a)", 13, "zero"),
        ("a ** (1/2)", 11, "no root of USD"),
        ("(1 - 2) ** (1/2)", 12, "negative"),
        ("a -yuan", 13, "space on both sides"),
        ("a- yuan", 12, "space on both sides"),
        ("2-1", 11, "space on both sides"),
        ("a × 2", 13, "character"),
        ("a + nothing", 15, "no `nothing`"),
        ("s[TJ]", 11, "no `TJ`"),
        ("growth(a)", 11, "no such function"),
        ("round(a)", 11, "arguments"),
        ("round(a, 0.5)", 20, "whole number"),
        ("a ** b-2021", 16, "small number"),
        ("(a", 11, "never closed"),
        ("a)", 12, "not opened"),
        ("a b-2021", 13, "cannot stand here"),
        ("", 11, "too early"),
        ("a +", 14, "too early"),
        ("a == a", 13, "checks"),
        ("ties / 2", 11, "date"),
        ("limit - limit", 17, "limit"),
        ("s + u", 13, "different keys: UZ"),
        ("9 ** 99 ** 99", 16, "small number"),
        ("((9 ** 99) ** 99) ** 99", 13, "too large"),
        ("Trade + 1", 11, "not the name"),
        ("(" * 50 + "1" + ")" * 50, 51, "nested"),
        ("1" + " + 1" * 150, 411, "too long"),
        ("1" * 2000, 11, "longer"),
        ("__import__('os')", 11, "character"),
    ],
)
def test_faults_are_shown_at_their_column(text: str, column: int, words: str) -> None:
    finding = refused(text)
    assert words in finding.message
    assert (finding.location.line, finding.location.column) == (3, column)


@pytest.mark.parametrize(
    ("text", "bound"),
    [
        ("a / limit", Bound.OVER),
        ("limit / a", Bound.UNDER),
        ("a - limit", Bound.OVER),
        ("-limit", Bound.OVER),
        ("limit * 2 + a", Bound.UNDER),
    ],
)
def test_limits_go_along(text: str, bound: Bound) -> None:
    assert evaluate(text).bound is bound


def test_a_series_is_calculated_cell_by_cell_whatever_the_order_of_its_rows() -> None:
    source = FormulaSource("s / t - 1", HERE)
    result = Evaluator(FIGURES, SERIES).evaluate(read_formula(source), source)
    assert not isinstance(result, Quantity)
    assert {key: (cell.value, cell.inputs) for key, cell in result.items()} == {
        "KZ": (Decimal(1), ("s[KZ]", "t[KZ]")),
        "UZ": (Decimal("1.1"), ("s[UZ]", "t[UZ]")),
    }


@pytest.mark.parametrize("text", ["a", "a == a == a", "a = a", "== a", "a < "])
def test_a_check_is_one_comparison(text: str) -> None:
    with pytest.raises(FindingsError):
        read_check(FormulaSource(text, HERE))


PIECES = [
    "a",
    "b-2021",
    "s",
    "s[KZ]",
    "1",
    "0.5",
    "+",
    "-",
    " - ",
    "*",
    "**",
    "/",
    "(",
    ")",
    ",",
    "==",
    "<",
    "sum(",
    "round(",
    " ",
    "%",
    "é",
    "1e9",
]
EXPONENTS = ["9999999999", "(1/99)", "-100"]


@given(st.one_of(st.text(max_size=40), st.lists(st.sampled_from(PIECES + EXPONENTS), max_size=25).map("".join)))
def test_any_text_is_calculated_or_refused(text: str) -> None:
    source = FormulaSource(text, HERE)
    findings: tuple[Finding, ...] = ()
    try:
        Evaluator(FIGURES, SERIES).evaluate(read_formula(source), source)
    except FindingsError as error:
        findings = error.findings
    assert all(finding.code == "F202" for finding in findings)


NUMBERS = st.decimals(min_value=0, max_value=10**6, places=2).map(lambda number: f"{number:f}")


@given(NUMBERS, st.lists(st.tuples(st.sampled_from("+-*/"), NUMBERS), max_size=6))
def test_arithmetic_is_that_of_decimals(first: str, rest: list[tuple[str, str]]) -> None:
    text = first + "".join(f" {sign} {number}" for sign, number in rest)
    program = f"Decimal('{first}')" + "".join(f" {sign} Decimal('{number}')" for sign, number in rest)
    with localcontext(prec=60):
        if any(sign == "/" and not Decimal(number) for sign, number in rest):
            assert "zero" in refused(text).message
        else:
            expected = eval(program)  # noqa: S307  made of numbers and signs just above
            assert f"{round_half_up(evaluate(text).value, 10):f}" == f"{round_half_up(expected, 10):f}"
