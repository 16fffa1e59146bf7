"""A model compiled: its inputs with their cells, its decisions in the order in which they need each other."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property
from typing import TYPE_CHECKING

import numpy as np

from regie.decisions.bits import Ids, Words
from regie.decisions.calculation import CalculationNode
from regie.decisions.cells import Uses, input_domain, uses_of
from regie.decisions.domains import Domain, InputDomain
from regie.decisions.feel import Expression, Tests, ast
from regie.decisions.interpret import Interpreter, ParsedTable
from regie.decisions.model import Body, Input, LiteralExpression, Model, Table
from regie.decisions.names import constant
from regie.decisions.node import Node, State
from regie.decisions.table import TableNode

if TYPE_CHECKING:
    from regie.decisions.outcome import Outcome

_ROWS_IN_CACHE = 1 << 16


class Network:
    """Variables are numbered: the inputs in the order of the model, then the decisions and what they calculate.

    `inputs` may hold more than the model asks. Raises FeelError when an expression cannot be read.
    """

    def __init__(
        self, model: Model, interpreter: Interpreter, inputs: Sequence[Input], domains: Mapping[str, InputDomain]
    ) -> None:
        self.model = model
        self.interpreter = interpreter
        self.names = [item.name for item in inputs]
        self.inputs = [domains[name] for name in self.names]
        self.domains: list[Domain] = list(self.inputs)
        self.numbers = {name: number for number, name in enumerate(self.names)}
        self.nodes: dict[int, Node] = {}
        self.outcomes: dict[object, tuple[Outcome, ...]] = {}  # by what `outcome.merged` found; made when first named
        self._building: set[str] = set()
        for decision in model.decisions:
            self._add(decision.name)

    def node(self, name: str) -> Node:
        """The compiled decision of that name. Raises KeyError."""
        return self.nodes[self.numbers[name]]

    def cone(self, target: int) -> list[int]:
        """The variables a decision depends on, itself last, each after what it needs."""
        found: dict[int, None] = {}

        def visit(variable: int) -> None:
            if variable not in found:
                for needed in self.nodes[variable].reads if variable in self.nodes else ():
                    visit(needed)
                found[variable] = None

        visit(target)
        return list(found)

    def tables(self, target: int) -> list[Node]:
        """The tables whose rules give a decision: itself, or when it calculates the nearest beneath it."""
        node = self.nodes.get(target)
        if node is None:
            return []
        if node.parsed is not None:
            return [node]
        found = {table.number: table for needed in node.reads for table in self.tables(needed)}
        return list(found.values())

    def fitting(self, target: int, ids: Ids) -> Words:
        """Every rule of a table that fits rows, or may fit where cells are unknown. Shape (words, rows).

        Raises ValueError when the decision is no table, or one that calculates with its inputs.
        """
        node = self.nodes[target]
        if not isinstance(node, TableNode):
            raise ValueError(f"{node.name} is no table of known values")
        found = np.empty((node.words, ids.shape[1]), np.uint64)
        beneath = [self.nodes[needed] for needed in self.cone(target)[:-1] if needed in self.nodes]
        for start in range(0, ids.shape[1], _ROWS_IN_CACHE):
            part = slice(start, start + _ROWS_IN_CACHE)
            variables = [*ids[:, part], *(ids[0, :0] for _ in range(len(self.domains) - len(ids)))]
            rows = variables[0].size
            for needed in beneath:
                variables[needed.number] = _answers(needed, needed.state(variables, rows, concrete=False))
            found[:, part] = node.fitting(variables, rows)
        return found

    def run(self, target: int, ids: list[Ids], rows: int, concrete: bool) -> dict[int, State]:
        """Every decision a target needs, over boxes; `ids` holds the inputs and is extended with the decisions.

        What the target answers where it is undecided is left to `Node.open_answers`.
        """
        states: dict[int, State] = {}
        for variable in self.cone(target):
            node = self.nodes.get(variable)
            if node is not None:
                state = states[variable] = node.state(ids, rows, concrete)
                ids[variable] = state.answers if variable == target else _answers(node, state)
        return states

    # building ---------------------------------------------------------------------------------------
    def _add(self, name: str) -> int:
        if name in self.numbers:
            return self.numbers[name]
        if name in self._building:
            raise ValueError(f"decision {name!r} needs itself")
        self._building.add(name)
        body = self.model.decision(name).body
        for needed in sorted(self.interpreter.reads(body)):
            if needed in self.model.decision_names:
                self._add(needed)
        number = self._node(name, body)
        self.numbers[name] = number
        return number

    def _node(self, name: str, body: Body) -> int:
        if isinstance(body, Table):
            parsed = self.interpreter.parsed(body)
            if _known_beforehand(parsed):
                columns = [self._column(name, at, clause, body) for at, clause in enumerate(parsed.clauses)]
                number = len(self.domains)
                return self._placed(TableNode(name, number, parsed, columns, self.interpreter))
        reads = [
            (self.numbers[read], read, self.domains[self.numbers[read]])
            for read in sorted(self.interpreter.reads(body))
            if read in self.numbers
        ]
        return self._placed(CalculationNode(name, len(self.domains), body, reads, self.interpreter))

    def _column(self, table: str, at: int, clause: Expression, body: Table) -> tuple[int, Domain]:
        """The variable a column of a table asks for; an expression becomes a calculation of its own."""
        if isinstance(clause, ast.Name) and clause.name in self.numbers:
            number = self.numbers[clause.name]
        else:
            number = self._node(f"{table}[{at}]", LiteralExpression(body.inputs[at].expression))
        return number, self.domains[number]

    def _placed(self, node: Node) -> int:
        self.nodes[node.number] = node
        self.domains.append(node.domain)
        return node.number


def _answers(node: Node, state: State) -> Ids:
    """What a decision answers, for who reads it: also where it is undecided."""
    node.open_answers(state, np.flatnonzero(~state.decided))
    return state.answers


def _known_beforehand(parsed: ParsedTable) -> bool:
    """Whether no cell of a table reads a variable."""
    cells: Iterator[Expression | Tests] = (
        part
        for row in (*parsed.tests, *parsed.answers, parsed.defaults or ())
        for cell in row
        for part in (cell.tests if isinstance(cell, Tests) else (cell,))
    )
    return all(constant(cell) for cell in cells)


class Compiled:
    """A model with its texts read and its network built when first needed."""

    def __init__(self, model: Model) -> None:
        self.model = model
        self.interpreter = Interpreter(model)
        self.uses: Uses = uses_of(self.interpreter)

    @cached_property
    def network(self) -> Network:
        domains = {item.name: input_domain(item, self.uses) for item in self.model.inputs}
        return self.over(self.model.inputs, domains)

    def over(self, inputs: Sequence[Input], domains: Mapping[str, InputDomain]) -> Network:
        """The model over other cells and inputs than its own, so that two models can be put to the same."""
        return Network(self.model, self.interpreter, inputs, domains)
