"""What is wrong with a model as written: texts that are no FEEL, names that do not exist, rows of the wrong length."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from functools import partial

from regie.decisions.feel import Expression, FeelError, Tests, ast
from regie.decisions.feel.evaluate import value_of
from regie.decisions.feel.functions import FUNCTIONS
from regie.decisions.feel.values import Range, internal, key, kind
from regie.decisions.model import Body, Context, Input, Invocation, LiteralExpression, Model, Table
from regie.decisions.names import constant, expression, names_of, tests
from regie.decisions.notes import Notes
from regie.decisions.resolve import resolved
from regie.locale import Message

Parse = Callable[[str, frozenset[str]], Expression | Tests]


def check(model: Model, notes: Notes) -> None:
    """Note every fault of a model; afterwards it can be compiled when there is no error among them."""
    checker = _Checker(model, notes)
    checker.names_are_unique()
    checker.types()
    bodies = [(item.name, item.body) for item in model.decisions]
    bodies += [(item.name, item.body) for item in model.functions]
    for name, body in bodies:
        checker.known = checker.visible(name)
        checker.body(body, name)
    if not model.decisions:
        notes.wrong("no_decisions")
    checker.circles()


def validated(model: Model, name: str) -> Model:
    """A model made or changed in code, completed and checked as a file is; `name` is the file that faults mention.

    Raises InputFaults with every fault of the model.
    """
    notes = Notes(name)
    complete = resolved(model)
    check(complete, notes)
    notes.stop()
    return complete


class _Checker:
    def __init__(self, model: Model, notes: Notes) -> None:
        self.model = model
        self.notes = notes
        self.names = names_of(model)
        self.inputs: Mapping[str, Input] = {item.name: item for item in model.inputs}
        self.functions = {item.name for item in model.functions}
        self.decisions = {item.name for item in model.decisions}
        self.known: frozenset[str] = frozenset()
        self.reads: dict[str, set[str]] = {}

    def visible(self, owner: str) -> frozenset[str]:
        """The variables an owner may read: inputs and decisions, or in a function its parameters."""
        for function in self.model.functions:
            if function.name == owner:
                return frozenset(name for name, _ in function.parameters)
        return frozenset({*self.inputs, *self.decisions})

    def names_are_unique(self) -> None:
        for item in self.model.inputs:
            if not item.name.strip():
                self.notes.wrong("no_name", column=item.id)
        counts = Counter([*(item.name for item in self.model.inputs), *(item.name for item in self.model.decisions)])
        for name, count in counts.items():
            if count > 1:
                self.notes.wrong("name_twice", sheet=name, name=name)

    def types(self) -> None:
        for item in self.model.inputs:
            self.parsed(tests, item.constraint, sheet=item.name)

    def parsed(
        self, parse: Parse, text: str, *, sheet: str, row: int = 0, column: str = ""
    ) -> Expression | Tests | None:
        """A text as FEEL; None with a fault when it is not, or when it uses a name that does not exist."""
        try:
            node = parse(text, self.names)
        except FeelError as problem:
            at = problem.position + 1
            self.notes.wrong("feel", sheet=sheet, row=row, column=column, text=text[:80], at=at)
            return None
        wrong = False
        for part in ast.walk(node):
            if isinstance(part, ast.Name) and part.name != "?":
                self.reads.setdefault(sheet, set()).add(part.name)
                if part.name not in self.known:
                    self.notes.wrong("unknown_name", sheet=sheet, row=row, column=column, name=part.name)
                    wrong = True
            if isinstance(part, ast.Call) and part.function not in FUNCTIONS and part.function not in self.functions:
                self.notes.wrong("unknown_function", sheet=sheet, row=row, column=column, name=part.function)
                wrong = True
        return None if wrong else node

    def body(self, body: Body, owner: str) -> None:
        match body:
            case LiteralExpression(text=text):
                self.parsed(expression, text, sheet=owner)
            case Table():
                self.table(body, owner)
            case Context(entries=entries):
                outside = self.known
                for entry in entries:
                    self.body(entry.body, owner)
                    self.known = self.known | {entry.name}
                self.known = outside
            case Invocation(called=called, bindings=bindings):
                if called.strip() not in self.functions:
                    self.notes.wrong("unknown_function", sheet=owner, name=called)
                for _, inner in bindings:
                    self.body(inner, owner)

    def table(self, table: Table, owner: str) -> None:
        asked = [self._label(clause.expression, clause.label) for clause in table.inputs]
        given = [clause.name or clause.label or owner for clause in table.outputs]
        if not table.outputs:
            self.notes.wrong("no_outputs", sheet=owner)
        if len(table.outputs) > 1 and not all(clause.name for clause in table.outputs):
            self.notes.wrong("unnamed_output", sheet=owner)
        for clause, label in zip(table.inputs, asked, strict=True):
            if not clause.expression.strip():
                self.notes.wrong("no_expression", sheet=owner, column=label)
            self.parsed(expression, clause.expression, sheet=owner, column=label)
            self.parsed(tests, clause.allowed, sheet=owner, column=label)
        for output, label in zip(table.outputs, given, strict=True):
            self.parsed(tests, output.allowed, sheet=owner, column=label)
            self.parsed(expression, output.default, sheet=owner, column=label)
        for number, rule in enumerate(table.rules, start=1):
            if len(rule.inputs) != len(table.inputs) or len(rule.outputs) != len(table.outputs):
                self.notes.wrong("row_length", sheet=owner, row=number, asked=len(asked), given=len(given))
                continue
            self.row(rule.inputs, asked, tests, partial(self.fits, table), owner, number)
            self.row(rule.outputs, given, expression, None, owner, number)

    def row(
        self,
        texts: Sequence[str],
        labels: Sequence[str],
        parse: Parse,
        fits: Callable[[int, Tests, str, int, str], None] | None,
        owner: str,
        number: int,
    ) -> None:
        for at, (text, label) in enumerate(zip(texts, labels, strict=True)):
            node = self.parsed(parse, text, sheet=owner, row=number, column=label)
            if fits and isinstance(node, Tests):
                fits(at, node, owner, number, label)
            if fits is None and not text.strip():
                self.notes.wrong("no_output", sheet=owner, row=number, column=label)

    def fits(self, table: Table, at: int, asked: Tests, owner: str, row: int, column: str) -> None:
        """Note a test that an input can never pass: a value of another type, or one that is not allowed."""
        item = self.inputs.get(table.inputs[at].expression.strip())
        if item is None or item.type not in {"string", "number", "boolean", "date"}:
            return
        for test in asked.tests:
            if not constant(test):
                continue
            for value in _named(test):
                if kind(value) not in {item.type, "null"}:
                    self.notes.wrong(
                        "type",
                        sheet=owner,
                        row=row,
                        column=column,
                        type=Message(f"decisions.type.{item.type}"),
                        text=str(value),
                    )
                elif isinstance(test, ast.Literal) and value is not None and item.allowed is not None:
                    allowed = {key(internal(one)) for one in item.allowed}
                    if key(value) not in allowed:
                        listed = tuple(str(one) for one in item.allowed)
                        self.notes.wrong(
                            "not_allowed", sheet=owner, row=row, column=column, text=str(value), allowed=listed
                        )

    def circles(self) -> None:
        """Note decisions that need themselves."""
        for name in sorted(self.decisions):
            seen: set[str] = set()
            left = set(self.reads.get(name, ())) & self.decisions
            while left:
                seen |= left
                left = {read for one in left for read in self.reads.get(one, ())} & self.decisions - seen
            if name in seen:
                self.notes.wrong("circle", sheet=name, decision=name)

    def _label(self, text: str, label: str) -> str:
        return label or text.strip()


def _named(test: Expression) -> list[object]:
    """The values a test names."""
    value = value_of(test.operand if isinstance(test, ast.Than) else test, {})
    values = value if isinstance(value, list) else [value]
    return [end for one in values for end in ((one.low, one.high) if isinstance(one, Range) else (one,))]
