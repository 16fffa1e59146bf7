"""The value of a FEEL expression, and whether a value passes unary tests. Null in, null out; never an exception."""

from __future__ import annotations

import operator
from collections.abc import Callable, Mapping
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from typing import Any

from regie.decisions.feel import ast
from regie.decisions.feel.ast import Expression, Tests
from regie.decisions.feel.functions import FUNCTIONS, call
from regie.decisions.feel.values import ARITHMETIC, Months, Range, key, kind

Scope = Mapping[str, object]
Invoke = Callable[[str, list[object], tuple[str, ...]], object]

_ORDER: Mapping[str, Callable[[Any, Any], bool]] = {
    "<": operator.lt,
    "<=": operator.le,
    ">": operator.gt,
    ">=": operator.ge,
}
_ORDERED = {
    "number",
    "string",
    "date",
    "time",
    "date and time",
    "days and time duration",
    "years and months duration",
}


def value_of(  # noqa: C901 - one case a kind of node
    node: Expression, scope: Scope, invoke: Invoke | None = None
) -> object:
    """The value of an expression; a name that is not in scope is null. `invoke` calls the model's own functions."""
    match node:
        case ast.Literal(value):
            return value
        case ast.Name(name):
            return scope.get(name)
        case ast.Path(base, name):
            return _component(value_of(base, scope, invoke), name)
        case ast.Negate(operand):
            value = value_of(operand, scope, invoke)
            return -value if isinstance(value, Decimal | timedelta) else None
        case ast.Binary("and" | "or" as word, left, right):
            return call(
                "all" if word == "and" else "any", [[_truth(left, scope, invoke), _truth(right, scope, invoke)]]
            )
        case ast.Binary(sign, left, right):
            return _calculated(sign, value_of(left, scope, invoke), value_of(right, scope, invoke))
        case ast.Compare(comparator, left, right):
            return compared(comparator, value_of(left, scope, invoke), value_of(right, scope, invoke))
        case ast.In(value, tests):
            return passes(value_of(value, scope, invoke), tests, scope, invoke)
        case ast.If(condition, then, otherwise):
            return value_of(then if value_of(condition, scope, invoke) is True else otherwise, scope, invoke)
        case ast.Call(function, arguments, names):
            values = [value_of(argument, scope, invoke) for argument in arguments]
            if invoke and function not in FUNCTIONS:
                return invoke(function, values, names)
            return call(function, values) if function in FUNCTIONS and not names else None
        case ast.ListOf(items):
            return [value_of(item, scope, invoke) for item in items]
        case ast.ContextOf(names, items):
            inner = dict(scope)
            for name, item in zip(names, items, strict=True):
                inner[name] = value_of(item, inner, invoke)
            return {name: inner[name] for name in names}
        case ast.Interval(low, high, low_closed, high_closed):
            return Range(value_of(low, scope, invoke), value_of(high, scope, invoke), low_closed, high_closed)
        case ast.Than(comparator, operand):
            return _than(comparator, value_of(operand, scope, invoke))


def passes(value: object, tests: Tests, scope: Scope, invoke: Invoke | None = None) -> bool | None:
    """Whether a value passes unary tests: yes, no, or None when a comparison with null leaves it open."""
    if tests.anything:
        return True
    results = [_passes(value, test, scope, invoke) for test in tests.tests]
    found = True if True in results else None if None in results else False
    return (None if found is None else not found) if tests.negated else found


def compared(comparator: str, left: object, right: object) -> bool | None:
    """A comparison of FEEL: values of different kinds do not compare (None); null equals only null."""
    if comparator in {"=", "!="}:
        if left is not None and right is not None and kind(left) != kind(right):
            return None
        return (key(left) == key(right)) is (comparator == "=")
    if kind(left) != kind(right) or kind(left) not in _ORDERED:
        return None
    try:
        return _ORDER[comparator](left, right)
    except TypeError:  # a moment with and one without a time zone do not compare
        return None


def within(value: object, interval: Range) -> bool | None:
    """Whether a value lies in an interval; None when it does not compare with the ends."""
    low = _unbounded(interval.low) or compared(">=" if interval.low_closed else ">", value, interval.low)
    high = _unbounded(interval.high) or compared("<=" if interval.high_closed else "<", value, interval.high)
    if low is False or high is False:
        return False
    return None if low is None or high is None else True


_NO_END = object()


def _unbounded(end: object) -> bool | None:
    return True if end is _NO_END else None


def _than(comparator: str, end: object) -> object:
    match comparator:
        case "<" | "<=":
            return Range(_NO_END, end, False, comparator == "<=")
        case ">" | ">=":
            return Range(end, _NO_END, comparator == ">=", False)
        case _:
            return end


def _passes(value: object, test: Expression, scope: Scope, invoke: Invoke | None) -> bool | None:
    if isinstance(test, ast.Than):
        return compared(test.comparator, value, value_of(test.operand, scope, invoke))
    if any(isinstance(part, ast.Name) and part.name == "?" for part in ast.walk(test)):
        answer = value_of(test, {**scope, "?": value}, invoke)
        return answer if isinstance(answer, bool) else None
    asked = value_of(test, scope, invoke)
    if isinstance(asked, Range):
        return within(value, asked)
    if isinstance(asked, list) and not isinstance(value, list):
        return any(
            (within(value, item) if isinstance(item, Range) else compared("=", value, item)) is True for item in asked
        )
    return compared("=", value, asked)


def _truth(node: Expression, scope: Scope, invoke: Invoke | None) -> object:
    value = value_of(node, scope, invoke)
    return value if isinstance(value, bool) else None


def _component(value: object, name: str) -> object:
    if isinstance(value, dict):
        return value.get(name)
    if isinstance(value, date | time | datetime) and name in {"year", "month", "day", "hour", "minute", "second"}:
        part = getattr(value, name, None)
        return None if part is None else Decimal(part)
    return None


def _calculated(sign: str, left: object, right: object) -> object:
    match sign, left, right:
        case _, Decimal(), Decimal():
            return _number(sign, left, right)
        case "+", str(), str():
            return left + right
        case "+" | "-", date(), timedelta() | Months():
            return _shifted(left, right, 1 if sign == "+" else -1)
        case "+", timedelta() | Months(), date():
            return _shifted(right, left, 1)
        case "-", datetime(), datetime():
            return left - right if (left.tzinfo is None) == (right.tzinfo is None) else None
        case "-", date(), date() if not isinstance(left, datetime) and not isinstance(right, datetime):
            return left - right
        case "+" | "-", timedelta(), timedelta():
            return left + right if sign == "+" else left - right
        case "+" | "-", Months(), Months():
            return Months(left.count + right.count if sign == "+" else left.count - right.count)
        case _:
            return None


def _number(sign: str, left: Decimal, right: Decimal) -> object:
    calculate = {
        "+": ARITHMETIC.add,
        "-": ARITHMETIC.subtract,
        "*": ARITHMETIC.multiply,
        "/": ARITHMETIC.divide,
        "**": ARITHMETIC.power,
    }[sign]
    found = calculate(left, right)
    return found if found.is_finite() else None


def _shifted(day: date, by: timedelta | Months, sign: int) -> object:
    try:
        if isinstance(by, timedelta):
            return day + sign * by
        months = 12 * day.year + day.month - 1 + sign * by.count
        year, month = divmod(months, 12)
        start_of_next = date(year + (month == 11), (month + 1) % 12 + 1, 1)
        last = (start_of_next - timedelta(days=1)).day
        return day.replace(year=year, month=month + 1, day=min(day.day, last))
    except (OverflowError, ValueError):  # before the year 1 or after 9999
        return None
