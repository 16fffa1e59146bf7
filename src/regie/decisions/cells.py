"""Which cells the answers to an input fall into: read off from every test the model puts to it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from regie.decisions.domains import InputDomain, OpenDomain, listed_domain, ordered_domain, text_domain
from regie.decisions.feel import Expression, Tests, ast
from regie.decisions.feel.evaluate import value_of
from regie.decisions.feel.values import Range, internal, kind
from regie.decisions.interpret import Interpreter, ParsedTable
from regie.decisions.model import Body, Context, Input, Invocation, LiteralExpression, Table
from regie.decisions.names import constant, expression, tests


@dataclass
class Uses:
    """What is asked of each name: the tests with known ends, and the names that are used in another way."""

    atoms: dict[str, list[Tests]] = field(default_factory=dict)
    calculated: set[str] = field(default_factory=set)

    def with_(self, other: Uses) -> Uses:
        """What two models ask together."""
        names = self.atoms.keys() | other.atoms.keys()
        atoms = {name: [*self.atoms.get(name, ()), *other.atoms.get(name, ())] for name in names}
        return Uses(atoms, self.calculated | other.calculated)

    def ask(self, name: str, asked: Tests) -> None:
        if all(constant(test) for test in asked.tests):
            self.atoms.setdefault(name, []).append(asked)
        else:
            self.calculated.add(name)
            for test in asked.tests:
                self.read(test)

    def read(self, node: Expression | Tests) -> None:
        """Note how an expression uses names: a comparison with a known value is a test, the rest calculates."""
        match node:
            case ast.Name(name):
                self.calculated.add(name)
            case ast.Compare(comparator, ast.Name(name), other) if constant(other):
                self.ask(name, Tests((_test(comparator, other),)))
            case ast.Compare(comparator, other, ast.Name(name)) if constant(other):
                self.ask(name, Tests((_test(_MIRRORED.get(comparator, comparator), other),)))
            case ast.In(ast.Name(name), asked):
                self.ask(name, asked)
            case _:
                for child in ast.children(node):
                    self.read(child)


_MIRRORED: dict[str, ast.Comparator] = {"<": ">", "<=": ">=", ">": "<", ">=": "<="}


def _test(comparator: str, other: Expression) -> Expression:
    if comparator in {"=", "!="}:
        return other  # the cells are the same for equal and unequal
    return ast.Than(comparator, other)  # type: ignore[arg-type]  # the four orders are comparators


def uses_of(interpreter: Interpreter) -> Uses:
    """What the decisions of a model ask of every name. Functions see their parameters only."""
    uses = Uses()
    for decision in interpreter.model.decisions:
        _body(decision.body, interpreter, uses)
    return uses


def _body(body: Body, interpreter: Interpreter, uses: Uses) -> None:
    match body:
        case LiteralExpression(text=text):
            uses.read(expression(text, interpreter.names))
        case Table():
            _table(interpreter.parsed(body), uses)
        case Context(entries=entries):
            for entry in entries:
                _body(entry.body, interpreter, uses)
        case Invocation(bindings=bindings):
            for _, inner in bindings:
                _body(inner, interpreter, uses)


def _table(parsed: ParsedTable, uses: Uses) -> None:
    for column, clause in enumerate(parsed.clauses):
        asked = [row[column] for row in parsed.tests]
        if isinstance(clause, ast.Name):
            for one in asked:
                uses.ask(clause.name, one)
            continue
        uses.read(clause)
        for one in asked:
            uses.read(one)
    for answer in (*parsed.answers, parsed.defaults or ()):
        for output in answer:
            uses.read(output)


def input_domain(item: Input, uses: Uses) -> InputDomain:
    """The cells of an input: one a value when its values are listed, otherwise what the tests tell apart."""
    if item.allowed is not None:
        return listed_domain([internal(value) for value in item.allowed])
    if item.type == "boolean":
        return listed_domain([False, True])
    constraint = tests(item.constraint, frozenset())
    if item.name in uses.calculated or not all(constant(test) for test in constraint.tests):
        return OpenDomain()
    atoms = uses.atoms.get(item.name, [])
    ends = [end for asked in (*atoms, constraint) for end in _ends(asked)]
    wanted = item.type if item.type in {"number", "date"} else "string"
    if item.type in {"number", "date"}:
        fitting = [end for end in ends if kind(end) == wanted]
        return ordered_domain(fitting, atoms, constraint, of_dates=item.type == "date")
    if item.type == "string" and all(kind(end) in {"string", "null"} for end in ends) and not _orders(atoms):
        return text_domain(list(dict.fromkeys(end for end in ends if isinstance(end, str))))
    return OpenDomain()


def _ends(asked: Tests) -> Iterator[object]:
    """The values at which the result of a test changes."""
    for test in asked.tests:
        value = value_of(test.operand if isinstance(test, ast.Than) else test, {})
        for one in value if isinstance(value, list) else [value]:
            if isinstance(one, Range):
                yield from (one.low, one.high)
            else:
                yield one


def _orders(atoms: list[Tests]) -> bool:
    """Whether a test compares texts by order, which no list of texts can stand for."""
    return any(isinstance(test, ast.Than | ast.Interval) for asked in atoms for test in asked.tests)
