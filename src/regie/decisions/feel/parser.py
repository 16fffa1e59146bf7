"""Tokens of FEEL to a syntax tree, by recursive descent."""

from __future__ import annotations

from collections.abc import Collection
from decimal import Decimal
from functools import lru_cache
from typing import cast

from regie.decisions.feel.ast import (
    Binary,
    Call,
    Comparator,
    Compare,
    ContextOf,
    Expression,
    If,
    In,
    Interval,
    ListOf,
    Literal,
    Name,
    Negate,
    Operator,
    Path,
    Tests,
    Than,
)
from regie.decisions.feel.functions import FUNCTIONS, at_literal
from regie.decisions.feel.lexer import FeelError, Kind, Token, tokens

_COMPARATORS = ("=", "!=", "<", "<=", ">", ">=")
_DEEPEST = 60  # nesting; deeper is an attack or a mistake


def parse_expression(text: str, names: Collection[str] = ()) -> Expression:
    """A FEEL expression. `names` are the variables and functions it may use. Raises FeelError."""
    return _expression(text, frozenset(names))


def parse_tests(text: str, names: Collection[str] = ()) -> Tests:
    """The unary tests of a cell; an empty text or `-` asks nothing. Raises FeelError."""
    return _tests(text, frozenset(names))


@lru_cache(maxsize=8192)
def _expression(text: str, names: frozenset[str]) -> Expression:
    parser = _Parser(text, names)
    found = parser.expression()
    parser.end()
    return found


@lru_cache(maxsize=8192)
def _tests(text: str, names: frozenset[str]) -> Tests:
    if text.strip() in {"", "-"}:
        return Tests()
    parser = _Parser(text, names)
    found = parser.unary_tests()
    parser.end()
    return found


class _Parser:
    def __init__(self, text: str, names: frozenset[str]) -> None:
        self.text = text
        self.tokens = tokens(text, names | FUNCTIONS.keys())
        self.at = 0
        self.depth = 0

    @property
    def token(self) -> Token:
        return self.tokens[self.at]

    def fail(self) -> FeelError:
        return FeelError(self.text, self.token.position)

    def sign(self, *texts: str) -> str | None:
        """Take a sign or keyword when it is next."""
        token = self.token
        if token.text in texts and token.kind in {"sign", "word"}:
            self.at += 1
            return token.text
        return None

    def need(self, text: str) -> None:
        if not self.sign(text):
            raise self.fail()

    def take(self, kind: Kind) -> str | None:
        token = self.token
        if token.kind == kind:
            self.at += 1
            return token.text
        return None

    def end(self) -> None:
        if self.token.kind != "end":
            raise self.fail()

    # unary tests ------------------------------------------------------------------------------------
    def unary_tests(self) -> Tests:
        start = self.at
        if self.take("name") == "not" and self.sign("("):
            tests = self.tests_until(")")
            if self.sign(")") and self.token.kind == "end":
                return Tests(tests, negated=True)
        self.at = start
        return Tests(self.tests_until(""))

    def tests_until(self, end: str) -> tuple[Expression, ...]:
        found = [self.test()]
        while self.sign(","):
            found.append(self.test())
        if end and self.token.text != end:
            raise self.fail()
        return tuple(found)

    def test(self) -> Expression:
        if comparator := self.sign(*_COMPARATORS):
            return Than(cast(Comparator, comparator), self.arithmetic())
        return self.expression()

    # expressions, loosest binding first -------------------------------------------------------------
    def expression(self) -> Expression:
        self.depth += 1
        if self.depth > _DEEPEST:
            raise self.fail()
        found = self.choice() if self.sign("if") else self.disjunction()
        self.depth -= 1
        return found

    def choice(self) -> Expression:
        condition = self.expression()
        self.need("then")
        then = self.expression()
        self.need("else")
        return If(condition, then, self.expression())

    def disjunction(self) -> Expression:
        left = self.conjunction()
        while self.sign("or"):
            left = Binary("or", left, self.conjunction())
        return left

    def conjunction(self) -> Expression:
        left = self.comparison()
        while self.sign("and"):
            left = Binary("and", left, self.comparison())
        return left

    def comparison(self) -> Expression:
        left = self.arithmetic()
        if comparator := self.sign(*_COMPARATORS):
            return Compare(cast(Comparator, comparator), left, self.arithmetic())
        if self.sign("between"):
            low = self.arithmetic()
            self.need("and")
            return In(left, Tests((Interval(low, self.arithmetic(), True, True),)))
        if self.sign("in"):
            return In(left, self.membership())
        return left

    def membership(self) -> Tests:
        if self.token.text != "(":
            return Tests((self.test(),))
        start = self.at
        self.need("(")
        tests = self.tests_until("")
        if self.sign(")"):
            return Tests(tests)
        self.at = start  # an interval such as (1..5)
        return Tests((self.test(),))

    def arithmetic(self) -> Expression:
        left = self.term()
        while operator := self.sign("+", "-"):
            left = Binary(cast(Operator, operator), left, self.term())
        return left

    def term(self) -> Expression:
        left = self.power()
        while operator := self.sign("*", "/"):
            left = Binary(cast(Operator, operator), left, self.power())
        return left

    def power(self) -> Expression:
        left = self.negation()
        while self.sign("**"):
            left = Binary("**", left, self.negation())
        return left

    def negation(self) -> Expression:
        if not self.sign("-"):
            return self.path()
        self.depth += 1
        if self.depth > _DEEPEST:
            raise self.fail()
        operand = self.negation()
        self.depth -= 1
        if isinstance(operand, Literal) and isinstance(operand.value, Decimal):
            return Literal(-operand.value)
        return Negate(operand)

    def path(self) -> Expression:
        found = self.primary()
        while self.sign("."):
            found = Path(found, self.word())
        return found

    def word(self) -> str:
        name = self.take("name") or self.take("word")
        if name is None:
            raise self.fail()
        return name

    def primary(self) -> Expression:
        token = self.token
        self.at += 1
        match token.kind, token.text:
            case "number", text:
                return Literal(Decimal(text))
            case "string", text:
                return Literal(text)
            case "at", text:
                value = at_literal(text)
                if value is None:
                    raise FeelError(self.text, token.position)
                return Literal(value)
            case "word", "true" | "false":
                return Literal(token.text == "true")
            case "word", "null":
                return Literal(None)
            case ("name", name) | ("word", name) if name not in {"then", "else", "and", "or", "in"}:
                return self.call(name) if self.sign("(") else Name(name)
            case "sign", "(" | "[" | "]":
                return self.bracket(token.text)
            case "sign", "{":
                return self.context()
            case _:
                self.at -= 1
                raise self.fail()

    def bracket(self, opening: str) -> Expression:
        """What `(`, `[` or `]` opens: an interval, a list or an expression in brackets."""
        if opening == "[" and self.sign("]"):
            return ListOf(())
        first = self.expression()
        if self.sign(".."):
            high = self.expression()
            closing = self.sign(")", "]", "[")
            if not closing:
                raise self.fail()
            return Interval(first, high, opening == "[", closing == "]")
        if opening == "(":
            self.need(")")
            return first
        if opening == "]":
            raise self.fail()
        items = [first]
        while self.sign(","):
            items.append(self.expression())
        self.need("]")
        return ListOf(tuple(items))

    def context(self) -> Expression:
        names: list[str] = []
        items: list[Expression] = []
        while not self.sign("}"):
            if names:
                self.need(",")
            names.append(self.take("string") or self.word())
            self.need(":")
            items.append(self.expression())
        return ContextOf(tuple(names), tuple(items))

    def call(self, function: str) -> Expression:
        names: list[str] = []
        arguments: list[Expression] = []
        while not self.sign(")"):
            if arguments:
                self.need(",")
            if self.token.kind in {"name", "word"} and self.tokens[self.at + 1].text == ":":
                names.append(self.word())
                self.need(":")
            arguments.append(self.expression())
        if names and len(names) != len(arguments):
            raise self.fail()
        return Call(function, tuple(arguments), tuple(names))
