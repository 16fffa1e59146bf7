"""The syntax tree of FEEL: what the parser makes and the evaluator and the cells of inputs walk over."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, fields
from typing import Any
from typing import Literal as OneWord

Comparator = OneWord["=", "!=", "<", "<=", ">", ">="]
Operator = OneWord["+", "-", "*", "/", "**", "and", "or"]


@dataclass(frozen=True, slots=True)
class Literal:
    value: object


@dataclass(frozen=True, slots=True)
class Name:
    """A variable; `?` is the value under test."""

    name: str


@dataclass(frozen=True, slots=True)
class Path:
    base: Expression
    name: str


@dataclass(frozen=True, slots=True)
class Negate:
    operand: Expression


@dataclass(frozen=True, slots=True)
class Binary:
    operator: Operator
    left: Expression
    right: Expression


@dataclass(frozen=True, slots=True)
class Compare:
    comparator: Comparator
    left: Expression
    right: Expression


@dataclass(frozen=True, slots=True)
class In:
    value: Expression
    tests: Tests


@dataclass(frozen=True, slots=True)
class If:
    condition: Expression
    then: Expression
    otherwise: Expression


@dataclass(frozen=True, slots=True)
class Call:
    function: str
    arguments: tuple[Expression, ...]
    names: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ListOf:
    items: tuple[Expression, ...]


@dataclass(frozen=True, slots=True)
class ContextOf:
    names: tuple[str, ...]
    items: tuple[Expression, ...]


@dataclass(frozen=True, slots=True)
class Interval:
    low: Expression
    high: Expression
    low_closed: bool
    high_closed: bool


@dataclass(frozen=True, slots=True)
class Than:
    """A unary test of an order: `>= 18`."""

    comparator: Comparator
    operand: Expression


Expression = Literal | Name | Path | Negate | Binary | Compare | In | If | Call | ListOf | ContextOf | Interval | Than


@dataclass(frozen=True, slots=True)
class Tests:
    """What a cell of a table asks: any of `tests`, or with `negated` none of them; no tests is `-`."""

    tests: tuple[Expression, ...] = ()
    negated: bool = False

    @property
    def anything(self) -> bool:
        return not self.tests


def walk(node: Expression | Tests) -> Iterator[Expression | Tests]:
    """The node and everything beneath it."""
    yield node
    for child in children(node):
        yield from walk(child)


_CHILDREN: dict[type[Any], tuple[str, ...]] = {Literal: ()}
"""The fields of each kind of node, found once; a literal holds a value, never a node."""


def children(node: Expression | Tests) -> Iterator[Expression | Tests]:
    """The nodes directly beneath, in the order they are written."""
    kind = type(node)
    if kind not in _CHILDREN:
        _CHILDREN[kind] = tuple(field.name for field in fields(node))
    for name in _CHILDREN[kind]:
        value = getattr(node, name)
        if isinstance(value, tuple):
            yield from (item for item in value if not isinstance(item, str))
        elif isinstance(value, Expression | Tests):
            yield value


def names_in(node: Expression | Tests) -> frozenset[str]:
    """The variables an expression reads, without `?`."""
    return frozenset(item.name for item in walk(node) if isinstance(item, Name)) - {"?"}
