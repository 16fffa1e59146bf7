"""Bodies of decisions evaluated one row at a time: what the columns cannot hold, and nested tables."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from regie.decisions.feel import Expression, Tests
from regie.decisions.feel.evaluate import passes, value_of
from regie.decisions.feel.values import key
from regie.decisions.hit_policy import combined
from regie.decisions.model import (
    Body,
    Context,
    HitPolicy,
    Invocation,
    LiteralExpression,
    Model,
    OutputClause,
    Table,
)
from regie.decisions.names import expression, listed, names_of, read_by, tests

_DEEPEST = 40  # calls of functions within functions; DMN forbids recursion, files need not


@dataclass(frozen=True)
class ParsedTable:
    """A table with its texts as syntax trees: `tests[rule][column]`, `answers[rule][output]`."""

    table: Table
    clauses: tuple[Expression, ...]
    tests: tuple[tuple[Tests, ...], ...]
    answers: tuple[tuple[Expression, ...], ...]
    defaults: tuple[Expression, ...] | None
    priorities: tuple[tuple[object, ...], ...]

    def answer(self, values: Sequence[object]) -> object:
        """The outputs of one rule: the value itself, or name to value when there are several outputs."""
        outputs = self.table.outputs
        if len(outputs) == 1:
            return values[0]
        return {output.name: value for output, value in zip(outputs, values, strict=True)}

    def rank(self, values: Sequence[object]) -> tuple[int, ...]:
        """The place of a rule's outputs in the order of the allowed outputs; lower goes first."""
        return tuple(
            next((at for at, one in enumerate(order) if key(one) == key(value)), len(order))
            for order, value in zip(self.priorities, values, strict=True)
        )

    @property
    def ranked(self) -> bool:
        return self.table.hit_policy in {HitPolicy.PRIORITY, HitPolicy.OUTPUT_ORDER}


class Interpreter:
    """Evaluates the bodies of a model's decisions on values of FEEL."""

    def __init__(self, model: Model) -> None:
        self.model = model
        self.names = names_of(model)
        self.functions = {function.name: function for function in model.functions}
        self._parsed: dict[int, tuple[Table, ParsedTable]] = {}
        self._read: dict[int, tuple[Body, frozenset[str]]] = {}
        self._depth = 0

    def parsed(self, table: Table) -> ParsedTable:
        """The table with its texts parsed, once. Raises FeelError."""
        found = self._parsed.get(id(table))
        if found is None:
            found = self._parsed[id(table)] = (table, self._parse(table))
        return found[1]

    def reads(self, body: Body) -> frozenset[str]:
        """The names a body reads, found once. Raises FeelError."""
        found = self._read.get(id(body))
        if found is None:
            found = self._read[id(body)] = (body, read_by(body, self.names))
        return found[1]

    def _parse(self, table: Table) -> ParsedTable:
        read, defaults = self.names, [clause.default for clause in table.outputs]
        return ParsedTable(
            table,
            tuple(expression(clause.expression, read) for clause in table.inputs),
            tuple(tuple(tests(text, read) for text in rule.inputs) for rule in table.rules),
            tuple(tuple(expression(text, read) for text in rule.outputs) for rule in table.rules),
            tuple(expression(text, read) for text in defaults) if any(defaults) else None,
            tuple(self._priorities(clause) for clause in table.outputs),
        )

    def _priorities(self, clause: OutputClause) -> tuple[object, ...]:
        declared = clause.allowed or self._types.get(clause.type, "")
        return (listed(declared) or ()) if declared else ()

    @cached_property
    def _types(self) -> Mapping[str, str]:
        return {item.name: item.allowed for item in self.model.types}

    def value(self, body: Body, scope: Mapping[str, object]) -> object:
        """The value of a body; names are looked up in `scope`."""
        match body:
            case LiteralExpression(text=text):
                return value_of(expression(text, self.names), scope, self.invoke)
            case Table():
                return self.table(body, scope)[0]
            case Context(entries=entries):
                inner = dict(scope)
                for entry in entries:
                    inner[entry.name] = self.value(entry.body, inner)
                if entries and not entries[-1].name:
                    return inner[""]
                return {entry.name: inner[entry.name] for entry in entries}
            case Invocation(called=called, bindings=bindings):
                arguments = [self.value(inner, scope) for _, inner in bindings]
                return self.invoke(called.strip(), arguments, tuple(name for name, _ in bindings))

    def table(self, table: Table, scope: Mapping[str, object]) -> tuple[object, str | None, tuple[int, ...]]:
        """A table's answer, what is wrong with it, and the rules that fit (counted from 0)."""
        parsed = self.parsed(table)
        asked = [value_of(clause, scope, self.invoke) for clause in parsed.clauses]
        hits = tuple(
            number
            for number, row in enumerate(parsed.tests)
            if all(
                test.anything or passes(value, test, scope, self.invoke) is True
                for value, test in zip(asked, row, strict=True)
            )
        )
        answer, problem = self.answered(parsed, hits, scope)
        return answer, problem, hits

    def answered(
        self, parsed: ParsedTable, hits: Sequence[int], scope: Mapping[str, object]
    ) -> tuple[object, str | None]:
        """A table's answer when these rules fit, and what is wrong with it."""
        table = parsed.table
        if not hits and parsed.defaults is not None:
            default = parsed.answer([value_of(one, scope, self.invoke) for one in parsed.defaults])
            listing = not table.hit_policy.single and table.aggregation is None
            return ([default] if listing else default), None
        outputs = [[value_of(one, scope, self.invoke) for one in parsed.answers[hit]] for hit in hits]
        return combined(
            table.hit_policy,
            table.aggregation,
            [parsed.answer(values) for values in outputs],
            [parsed.rank(values) if parsed.ranked else () for values in outputs],
        )

    def giving(self, parsed: ParsedTable, hits: Sequence[int], scope: Mapping[str, object]) -> Sequence[int]:
        """Which of the rules that fit give the answer."""
        match parsed.table.hit_policy:
            case HitPolicy.FIRST:
                return hits[:1]
            case HitPolicy.PRIORITY if hits:
                outputs = {hit: [value_of(one, scope, self.invoke) for one in parsed.answers[hit]] for hit in hits}
                return [min(hits, key=lambda hit: parsed.rank(outputs[hit]))]
        return hits

    def invoke(self, name: str, arguments: list[object], names: tuple[str, ...]) -> object:
        """Call a function of the model by place or by name; null when it does not exist or does not fit."""
        function = self.functions.get(name)
        if function is None or self._depth >= _DEEPEST or len(arguments) > len(function.parameters):
            return None
        parameters = [parameter for parameter, _ in function.parameters]
        if set(names) - set(parameters):
            return None
        self._depth += 1
        try:
            bound = zip(names or parameters, arguments, strict=False)
            return self.value(function.body, dict(bound))
        finally:
            self._depth -= 1
