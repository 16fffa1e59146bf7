"""The names a model's expressions may use, and its texts as syntax trees."""

from __future__ import annotations

from collections.abc import Iterator

from regie.decisions.feel import Expression, Tests, ast, parse_expression, parse_tests
from regie.decisions.feel.evaluate import value_of
from regie.decisions.model import Body, Context, Invocation, ItemType, LiteralExpression, Model, Table


def names_of(model: Model) -> frozenset[str]:
    """Every name an expression of the model may use: inputs, decisions, functions, parameters, components."""
    names = {item.name for item in model.inputs}
    names.update(item.name for item in model.decisions)
    names.update(item.name for item in model.functions)
    for function in model.functions:
        names.update(parameter for parameter, _ in function.parameters)
    for body in (*(item.body for item in model.decisions), *(item.body for item in model.functions)):
        names.update(_names_in(body))
    for item in model.types:
        names.update(_components(item))
    return frozenset(name for name in names if name.strip())


def expression(text: str, names: frozenset[str]) -> Expression:
    """A text as an expression; an empty text is null. Raises FeelError."""
    return parse_expression(text, names) if text.strip() else ast.Literal(None)


def tests(text: str, names: frozenset[str]) -> Tests:
    """A text as unary tests. Raises FeelError."""
    return parse_tests(text, names)


def constant(node: Expression | Tests) -> bool:
    """Whether an expression reads no variable, so that its value is known beforehand."""
    return not isinstance(node, ast.Name) and all(constant(child) for child in ast.children(node))


def listed(text: str) -> tuple[object, ...] | None:
    """The values of an enumeration such as `"a", "b"` as FEEL values, or None when it is no enumeration.

    Raises FeelError.
    """
    found = parse_tests(text)
    if found.anything or found.negated:
        return None
    if not all(constant(test) and not isinstance(test, ast.Than) for test in found.tests):
        return None
    values = [value_of(test, {}) for test in found.tests]
    return (
        tuple(values)
        if all(isinstance(test, ast.Literal) or _dated(value) for test, value in zip(found.tests, values, strict=True))
        else None
    )


def _dated(value: object) -> bool:
    from datetime import date, time, timedelta

    return isinstance(value, date | time | timedelta)


def read_by(body: Body, names: frozenset[str]) -> frozenset[str]:
    """The names a body reads, those of its own entries included. Raises FeelError."""
    match body:
        case LiteralExpression(text=text):
            return ast.names_in(expression(text, names))
        case Table():
            return frozenset().union(*(ast.names_in(part) for part in _parts(body, names)))
        case Context(entries=entries):
            return frozenset().union(*(read_by(entry.body, names) for entry in entries))
        case Invocation(bindings=bindings):
            return frozenset().union(*(read_by(inner, names) for _, inner in bindings))


def _parts(table: Table, names: frozenset[str]) -> Iterator[Expression | Tests]:
    for clause in table.inputs:
        yield expression(clause.expression, names)
    for output in table.outputs:
        yield expression(output.default, names)
    for rule in table.rules:
        yield from (tests(text, names) for text in rule.inputs)
        yield from (expression(text, names) for text in rule.outputs)


def _names_in(body: Body) -> Iterator[str]:
    match body:
        case Table(outputs=outputs):
            yield from (clause.name for clause in outputs if clause.name)
        case Context(entries=entries):
            for entry in entries:
                yield entry.name
                yield from _names_in(entry.body)
        case Invocation(bindings=bindings):
            for parameter, inner in bindings:
                yield parameter
                yield from _names_in(inner)
        case _:
            pass


def _components(item: ItemType) -> Iterator[str]:
    for component in item.components:
        yield component.name
        yield from _components(component)
