"""A decision that calculates: evaluated once a distinct combination of what it reads, and remembered."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import product
from math import prod

import numpy as np

from regie.decisions.bits import Flags, Ids, Where, distinct, to_words, words_for
from regie.decisions.domains import ANYTHING, Domain
from regie.decisions.interpret import Interpreter
from regie.decisions.model import Body, Table
from regie.decisions.node import AnswerDomain, Cutter, Node, State

MOST_COMBINATIONS = 1024
"""Combinations of what it reads that are tried for one box before the answer counts as anything."""


class CalculationNode(Node):
    """A literal expression, context, invocation, or a table that reads variables in its tests or outputs."""

    def __init__(
        self, name: str, number: int, body: Body, reads: Sequence[tuple[int, str, Domain]], interpreter: Interpreter
    ) -> None:
        self.name = name
        self.number = number
        self.body = body
        self.domain = AnswerDomain()
        self.reads = tuple(variable for variable, _, _ in reads)
        self.parsed = interpreter.parsed(body) if isinstance(body, Table) else None
        self.words = words_for(len(body.rules) if isinstance(body, Table) else 1)
        self._reads = list(reads)
        self._interpreter = interpreter
        self._known: dict[tuple[int, ...], tuple[int, int]] = {}
        self._boxes: dict[tuple[int, ...], tuple[int, int, int]] = {}

    def state(self, ids: list[Ids], rows: int, concrete: bool) -> State:
        if not self.reads or not rows:
            return self._filled([self._box(())] if rows else [], np.zeros(rows, np.intp))
        columns = [ids[variable] for variable in self.reads]
        first, inverse = distinct(columns)
        keys = zip(*(column[first].tolist() for column in columns), strict=True)
        return self._filled([self._box(key) for key in keys], inverse)

    def _filled(self, found: list[tuple[int, int, int]], inverse: Where) -> State:
        answers = np.array([answer for answer, _, _ in found], np.int32)
        rules = to_words([mask for _, mask, _ in found], self.words)
        certain = to_words([mask for _, _, mask in found], self.words)
        settled = (answers >= 0) & (rules == certain).all(axis=0)
        return State(answers[inverse], rules[:, inverse], certain[:, inverse], settled[inverse])

    def _box(self, key: tuple[int, ...]) -> tuple[int, int, int]:
        """Over a box: the set of answers, the rules that fit in some of it, and those that fit in all."""
        found = self._boxes.get(key)
        if found is None:
            found = self._boxes[key] = self._tried(key)
        return found

    def _tried(self, key: tuple[int, ...]) -> tuple[int, int, int]:
        choices = [domain.members(subset) for subset, (_, _, domain) in zip(key, self._reads, strict=True)]
        every = (1 << len(self.body.rules)) - 1 if isinstance(self.body, Table) else 0
        if prod(map(len, choices)) > MOST_COMBINATIONS or not all(choices):
            return ANYTHING, every, 0
        answers, some, each = 0, 0, every
        for cells in product(*choices):
            answer, rules = self._cell(cells)
            answers, some, each = answers | 1 << answer, some | rules, each & rules
        return self.domain.subset(answers), some, each

    def _cell(self, cells: tuple[int, ...]) -> tuple[int, int]:
        found = self._known.get(cells)
        if found is None:
            scope = {name: domain.values[cell] for cell, (_, name, domain) in zip(cells, self._reads, strict=True)}
            found = self._known[cells] = self._evaluated(scope)
        return found

    def _evaluated(self, scope: dict[str, object]) -> tuple[int, int]:
        if isinstance(self.body, Table):
            answer, problem, hits = self._interpreter.table(self.body, scope)
            giving = self._interpreter.giving(self._interpreter.parsed(self.body), hits, scope)
            return self.domain.answer(answer, problem), sum(1 << hit for hit in giving)
        return self.domain.answer(self._interpreter.value(self.body, scope), None), 0

    def open_answers(self, state: State, where: Where) -> None:
        """They are there: trying all combinations gave the rules and the answers at once."""

    def split(self, state: State, ids: list[Ids], where: Where, cutter: Cutter) -> Flags:
        """Halve what it reads, the first that has more than one value."""
        found = np.zeros(where.size, np.bool_)
        for variable in self.reads:
            left = np.flatnonzero(~found & (ids[variable][where] < 0))
            if left.size:
                found[left] = cutter.halve(variable, where[left])
        return found
