"""Formulas as trees: a Pratt parser over the tokens."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from typing import TypeAlias

from briefpress.figures.formulas.tokens import FormulaSource, Token, TokenKind, read_tokens
from briefpress.findings import FindingsError

DEPTH_LIMIT = 40
DIGIT_LIMIT = 30
FUNCTIONS = ("sum", "min", "max", "abs", "round")
COMPARISONS = ("==", "!=", "<=", ">=", "<", ">")

_SUM, _PRODUCT, _UNARY, _POWER = 10, 20, 30, 40
_STRENGTH = {"+": _SUM, "-": _SUM, "*": _PRODUCT, "/": _PRODUCT, "**": _POWER}

Span: TypeAlias = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Number:
    value: Decimal
    span: Span
    decimals: int = 0


@dataclass(frozen=True, slots=True)
class Reference:
    """The name of a figure, of a series, or of a cell."""

    name: str
    span: Span


@dataclass(frozen=True, slots=True)
class Negation:
    operand: Expression
    span: Span


@dataclass(frozen=True, slots=True)
class Operation:
    """``sign`` is one of + - * /; ``at`` is where it stands."""

    sign: str
    left: Expression
    right: Expression
    at: Span

    @property
    def span(self) -> Span:
        return (self.left.span[0], self.right.span[1])


@dataclass(frozen=True, slots=True)
class Power:
    """``base`` to the power of a number that stands in the formula itself: 2, -1, (1/29)."""

    operand: Expression
    exponent: Fraction
    at: Span

    @property
    def span(self) -> Span:
        return (self.operand.span[0], self.at[1])


@dataclass(frozen=True, slots=True)
class Call:
    function: str
    arguments: tuple[Expression, ...]
    span: Span


@dataclass(frozen=True, slots=True)
class Comparison:
    """A check: two formulas and the sign between them."""

    sign: str
    left: Expression
    right: Expression
    at: Span


Expression: TypeAlias = Number | Reference | Negation | Operation | Power | Call


def read_formula(source: FormulaSource) -> Expression:
    """The tree of a formula. Raises FindingsError with an F202."""
    parser = _Parser(source)
    expression = parser.expression(0)
    if parser.current.text in COMPARISONS:
        raise parser.unexpected("a formula gives a number; comparisons belong under checks")
    parser.end()
    return expression


def read_check(source: FormulaSource) -> Comparison:
    """The tree of a check: exactly one comparison. Raises FindingsError with an F202."""
    parser = _Parser(source)
    left = parser.expression(0)
    sign = parser.current
    if sign.text not in COMPARISONS:
        if sign.kind is TokenKind.END:
            raise source.error("a check compares two things", (0, sign.start), expected="… == … or < <= > >= !=")
        raise parser.unexpected()
    parser.advance()
    right = parser.expression(0)
    if parser.current.text in COMPARISONS:
        raise parser.unexpected("a check makes one comparison", advice="write two checks")
    parser.end()
    return Comparison(sign.text, left, right, sign.span)


def references(expression: Expression) -> tuple[Reference, ...]:
    """Every name in a formula, in the order of the text."""
    match expression:
        case Number():
            return ()
        case Reference():
            return (expression,)
        case Negation(operand) | Power(operand):
            return references(operand)
        case Operation(_, left, right):
            return references(left) + references(right)
        case Call(_, arguments):
            return tuple(reference for argument in arguments for reference in references(argument))


class _Parser:
    """Binding strengths decide: ``**`` over unary minus over ``* /`` over ``+ -``."""

    def __init__(self, source: FormulaSource) -> None:
        self.source = source
        self.tokens = read_tokens(source)
        self.position = 0
        self.depth = 0

    @property
    def current(self) -> Token:
        return self.tokens[self.position]

    def advance(self) -> Token:
        token = self.current
        if token.kind is not TokenKind.END:
            self.position += 1
        return token

    def end(self) -> None:
        if self.current.kind is not TokenKind.END:
            raise self.unexpected()

    def unexpected(self, message: str = "", expected: str = "", advice: str = "") -> FindingsError:
        token = self.current
        if token.kind is TokenKind.END:
            return self.source.error(message or "the formula ends too early", token.span, "the end", expected, advice)
        if not message:
            message = f"{'a bracket is closed that was not opened' if token.text == ')' else 'this cannot stand here'}"
        return self.source.error(message, token.span, token.text, expected or "+ - * / ** or the end", advice)

    def expression(self, strength: int) -> Expression:
        self.depth += 1
        if self.depth > DEPTH_LIMIT:
            raise self.unexpected("the formula is nested too deeply", advice="split it into several figures")
        left = self._operand()
        while (bound := _STRENGTH.get(self.current.text, 0)) > strength:
            sign = self.advance()
            left = self._power(left, sign) if sign.text == "**" else self._operation(left, sign, bound)
        self.depth -= 1
        return left

    def _operation(self, left: Expression, sign: Token, bound: int) -> Operation:
        if sign.text == "-":
            self._check_spaces(sign)
        return Operation(sign.text, left, self.expression(bound), sign.span)

    def _check_spaces(self, sign: Token) -> None:
        text = self.source.text
        if not (text[sign.start - 1].isspace() and text[sign.end : sign.end + 1].isspace()):
            raise self.source.error(
                "a minus needs a space on both sides", sign.span, advice="names have hyphens: write a - b"
            )

    def _operand(self) -> Expression:
        token = self.advance()
        match token.kind:
            case TokenKind.NUMBER:
                return self._number(token)
            case TokenKind.CELL:
                return Reference(token.text, token.span)
            case TokenKind.NAME if self.current.text == "(":
                return self._call(token)
            case TokenKind.NAME:
                return Reference(token.text, token.span)
            case TokenKind.SIGN if token.text == "-":
                operand = self.expression(_UNARY)
                return Negation(operand, (token.start, operand.span[1]))
            case TokenKind.SIGN if token.text == "(":
                inner = self.expression(0)
                self._close(token)
                return inner
            case _:
                self.position -= token.kind is not TokenKind.END
                raise self.unexpected(expected="a figure, a number or (")

    def _close(self, opened: Token) -> None:
        if self.current.text != ")":
            if self.current.kind is TokenKind.END:
                raise self.source.error(
                    "a bracket is opened and never closed", opened.span, advice="write ) at its end"
                )
            raise self.unexpected(expected="+ - * / ** or )")
        self.advance()

    def _number(self, token: Token) -> Number:
        if len(token.text) > DIGIT_LIMIT:
            raise self.source.error(f"the number has more than {DIGIT_LIMIT} digits", token.span)
        return Number(Decimal(token.text), token.span, len(token.text.partition(".")[2]))

    def _call(self, name: Token) -> Call:
        if name.text not in FUNCTIONS:
            raise self.source.error("there is no such function", name.span, name.text, ", ".join(FUNCTIONS))
        opened = self.advance()
        arguments = [self.expression(0)]
        while self.current.text == ",":
            self.advance()
            arguments.append(self.expression(0))
        self._close(opened)
        span = (name.start, self.tokens[self.position - 1].end)
        wanted = {"abs": 1, "round": 2}.get(name.text)
        if wanted is not None and len(arguments) != wanted:
            expected = "round(figure, decimals)" if name.text == "round" else "abs(figure)"
            raise self.source.error("the function has another number of arguments", span, expected=expected)
        return Call(name.text, tuple(arguments), span)

    def _power(self, left: Expression, sign: Token) -> Power:
        right = self.expression(_POWER - 1) if self.current.text != "-" else self.expression(_UNARY)
        exponent = _constant(right)
        if exponent is None or abs(exponent.numerator) > 100 or exponent.denominator > 100:
            raise self.source.error(
                "a power needs a small number written out", right.span, expected="a whole number or (1/n), up to 100"
            )
        return Power(left, exponent, (sign.start, self.tokens[self.position - 1].end))


def _constant(expression: Expression) -> Fraction | None:
    """The value of a formula of whole numbers; None if it holds anything else."""
    match expression:
        case Number(value):
            return Fraction(value)
        case Negation(operand):
            inner = _constant(operand)
            return None if inner is None else -inner
        case Operation(sign, left, right) if sign in ("/", "+", "-"):
            first, second = _constant(left), _constant(right)
            if first is None or second is None or (sign == "/" and not second):
                return None
            return first / second if sign == "/" else first + second if sign == "+" else first - second
        case _:
            return None
