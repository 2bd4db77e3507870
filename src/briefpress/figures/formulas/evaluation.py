"""The value of a formula: of a number, or of a whole series cell by cell."""

from __future__ import annotations

import operator
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from decimal import DecimalException
from functools import reduce
from typing import TypeAlias

from briefpress.figures.formulas.grammar import (
    Call,
    Expression,
    Negation,
    Number,
    Operation,
    Power,
    Reference,
    Span,
)
from briefpress.figures.formulas.quantities import Quantity, QuantityError, extreme, quantity_of
from briefpress.figures.formulas.tokens import FormulaSource
from briefpress.figures.model import CELL_PATTERN, Figure, Series
from briefpress.reading.schema import listed, similar

Cells: TypeAlias = Mapping[str, Quantity]
"""The values of a series by key."""

Result: TypeAlias = Quantity | Cells

_SIGNS: Mapping[str, Callable[[Quantity, Quantity], Quantity]] = {
    "+": operator.add,
    "-": operator.sub,
    "*": operator.mul,
    "/": operator.truediv,
}


@dataclass(frozen=True, slots=True)
class Evaluator:
    """Evaluates formulas over figures and series by name."""

    figures: Mapping[str, Figure]
    series: Mapping[str, Series]

    def evaluate(self, expression: Expression, source: FormulaSource) -> Result:
        """The value of ``expression``. Raises FindingsError with an F202 at the part that has none."""
        match expression:
            case Number(value):
                return Quantity(value)
            case Reference():
                return self._reference(expression, source)
            case Negation(operand, span):
                return _each(self.evaluate(operand, source), operator.neg, source, span)
            case Operation(sign, left, right, at):
                first, second = self.evaluate(left, source), self.evaluate(right, source)
                return combine(first, second, _SIGNS[sign], source, at)
            case Power(operand, exponent):
                return _each(self.evaluate(operand, source), lambda one: one**exponent, source, expression.span)
            case Call():
                return self._call(expression, source)

    def _reference(self, reference: Reference, source: FormulaSource) -> Result:
        name = reference.name
        try:
            if name in self.figures:
                return quantity_of(self.figures[name])
            if name in self.series:
                return {key: quantity_of(figure) for key, figure in self.series[name].cells.items()}
            cell = CELL_PATTERN.fullmatch(name)
            if cell is not None and cell["series"] in self.series:
                series = self.series[cell["series"]]
                if (figure := series.cells.get(cell["key"])) is not None:
                    return quantity_of(figure)
                raise self._unknown(reference, source, cell["key"], series.cells, f"the series {series.name}")
        except QuantityError as error:
            raise source.error(error.message, reference.span, name, advice=error.advice) from None
        raise self._unknown(reference, source, name.partition("[")[0], {**self.figures, **self.series}, "the register")

    @staticmethod
    def _unknown(
        reference: Reference, source: FormulaSource, name: str, known: Mapping[str, object], where: str
    ) -> Exception:
        word = similar(name, known)
        expected = listed(f"`{key}`" for key in known) if 0 < len(known) <= 12 else ""
        advice = f"did you mean `{word}`?" if word else ""
        return source.error(f"{where} has no `{name}`", reference.span, reference.name, expected, advice)

    def _call(self, call: Call, source: FormulaSource) -> Result:
        if call.function == "abs":
            return _each(self.evaluate(call.arguments[0], source), Quantity.absolute, source, call.span)
        if call.function == "round":
            decimals = call.arguments[1]
            if not isinstance(decimals, Number) or decimals.decimals or decimals.value > 10:
                raise source.error(
                    "the decimals of round are a whole number", decimals.span, expected="0 to 10, written out"
                )
            digits = int(decimals.value)
            return _each(self.evaluate(call.arguments[0], source), lambda one: one.rounded(digits), source, call.span)
        return self._gathered(call, source)

    def _gathered(self, call: Call, source: FormulaSource) -> Quantity:
        """``sum``, ``min`` or ``max`` over all cells of series and all numbers given."""
        quantities: list[Quantity] = []
        for argument in call.arguments:
            result = self.evaluate(argument, source)
            quantities.extend([result] if isinstance(result, Quantity) else result.values())
        try:
            if call.function == "sum":
                return reduce(operator.add, quantities)
            return extreme(quantities, call.function)
        except QuantityError as error:
            raise source.error(error.message, call.span, advice=error.advice) from None
        except DecimalException:
            raise source.error("the result is too large for a figure", call.span) from None


def combine(
    first: Result,
    second: Result,
    function: Callable[[Quantity, Quantity], Quantity],
    source: FormulaSource,
    at: Span,
) -> Result:
    """``function`` of two results, cell by cell where one or both are series. Raises FindingsError."""
    try:
        if isinstance(first, Quantity):
            if isinstance(second, Quantity):
                return function(first, second)
            return {key: function(first, other) for key, other in second.items()}
        if isinstance(second, Quantity):
            return {key: function(one, second) for key, one in first.items()}
        _check_keys(first, second)
        return {key: function(one, second[key]) for key, one in first.items()}
    except QuantityError as error:
        raise source.error(error.message, at, _found(source, at), advice=error.advice) from None
    except DecimalException:
        raise source.error("the result is too large for a figure", at, _found(source, at)) from None


def _found(source: FormulaSource, at: Span) -> str:
    return source.text[slice(*at)]


def _check_keys(first: Cells, second: Cells) -> None:
    odd = [key for key in (*first, *second) if (key in first) != (key in second)]
    if odd:
        raise QuantityError(f"the two series have different keys: {listed(odd[:6])}", "give both the same rows")


def _each(result: Result, function: Callable[[Quantity], Quantity], source: FormulaSource, span: Span) -> Result:
    try:
        if isinstance(result, Quantity):
            return function(result)
        return {key: function(one) for key, one in result.items()}
    except QuantityError as error:
        raise source.error(error.message, span, _found(source, span), advice=error.advice) from None
    except DecimalException:
        raise source.error("the result is too large for a figure", span, _found(source, span)) from None
