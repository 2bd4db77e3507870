"""A formula spelled out with the values of its figures, for people who have to find which one is wrong."""

from __future__ import annotations

from decimal import Decimal

from briefpress.figures.formulas.evaluation import Evaluator
from briefpress.figures.formulas.grammar import Call, Expression, Negation, Number, Operation, Power, Reference
from briefpress.figures.formulas.quantities import quantity_of, short
from briefpress.figures.model import CELL_PATTERN, Figure
from briefpress.figures.rounding import ARITHMETIC

CELLS_SHOWN = 12
_STRENGTH = {"+": 1, "-": 1, "*": 2, "/": 2}


def spell(expression: Expression, evaluator: Evaluator, key: str = "") -> str:
    """``(by-country[KZ] + by-country[KG]) / total`` as ``(43.82 + 22.71) / 94.82``; series by their cell ``key``."""
    match expression:
        case Number(value):
            return f"{value:f}"
        case Reference(name):
            return _value(evaluator.figures[name]) if name in evaluator.figures else _cells(name, evaluator, key, ", ")
        case Negation(operand):
            return f"-{_grouped(operand, evaluator, key, 3)}"
        case Operation(sign, left, right):
            strength = _STRENGTH[sign]
            first = _grouped(left, evaluator, key, strength)
            # a - (b + c) and a / (b * c) need their brackets.
            second = _grouped(right, evaluator, key, strength + (sign in "-/"))
            return f"{first} {sign} {second}"
        case Power(operand, exponent):
            shown = str(exponent) if exponent.denominator == 1 else f"({exponent})"
            return f"{_grouped(operand, evaluator, key, 4)} ** {shown}"
        case Call("sum", arguments):
            return f"({' + '.join(_summand(argument, evaluator) for argument in arguments)})"
        case Call("min" | "max" as function, arguments):
            return f"{function}({', '.join(spell(argument, evaluator) for argument in arguments)})"
        case Call(function, arguments):
            return f"{function}({', '.join(spell(argument, evaluator, key) for argument in arguments)})"


def _grouped(expression: Expression, evaluator: Evaluator, key: str, strength: int) -> str:
    text = spell(expression, evaluator, key)
    inner = _STRENGTH.get(expression.sign, 9) if isinstance(expression, Operation) else 9
    return f"({text})" if inner < strength or (isinstance(expression, Negation) and strength > 3) else text


def _summand(expression: Expression, evaluator: Evaluator) -> str:
    if isinstance(expression, Reference) and expression.name in evaluator.series:
        return _cells(expression.name, evaluator, "", " + ")
    return _grouped(expression, evaluator, "", 1)


def _cells(name: str, evaluator: Evaluator, key: str, between: str) -> str:
    """The values of a series, of its cell ``key``, or of the cell that is named."""
    cell = CELL_PATTERN.fullmatch(name)
    if cell is not None:
        return _value(evaluator.series[cell["series"]].cells[cell["key"]])
    cells = evaluator.series[name].cells
    if key:
        return _value(cells[key])
    shown = [_value(figure) for figure in cells.values()][:CELLS_SHOWN]
    return between.join([*shown, "…"] if len(cells) > CELLS_SHOWN else shown)


def _value(figure: Figure) -> str:
    quantity = quantity_of(figure)
    number: Decimal = ARITHMETIC.divide(quantity.value, quantity.scale.factor)
    return short(number)
