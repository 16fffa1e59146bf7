"""A column of a table as bits: for every answer, and every set of answers, the rules that it lets pass."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from regie.decisions.bits import Ids, Words, to_words
from regie.decisions.domains import ANYTHING, Domain
from regie.decisions.feel import Tests
from regie.decisions.feel.evaluate import Invoke, passes


class Clause:
    """`variable` is what the column asks for; rules are bits, counted in the order of `tests`."""

    def __init__(self, variable: int, domain: Domain, tests: Sequence[Tests], words: int, invoke: Invoke) -> None:
        self.variable = variable
        self.domain = domain
        self.words = words
        self._all_rules = (1 << len(tests)) - 1
        self._free = sum(1 << rule for rule, test in enumerate(tests) if test.anything)
        # Rules that ask the same share a predicate, which is put to an answer once.
        self._predicates: dict[Tests, int] = {}
        for rule, test in enumerate(tests):
            if not test.anything:
                self._predicates[test] = self._predicates.get(test, 0) | 1 << rule
        self._invoke = invoke
        self._by_cell: list[int] = []
        self._any_by_set: list[int] = []
        self._all_by_set: list[int] = []
        self.accepted: list[int] = []  # per rule the cells that let it pass, as a bit set
        self.any: Words
        self.all: Words
        self._build()

    def refresh(self) -> None:
        """Take in the cells and sets that the domain has gained."""
        if len(self._by_cell) < len(self.domain.values) or len(self._any_by_set) < len(self.domain.subsets):
            self._build()

    def passing(self, cell: int) -> int:
        """The rules an answer lets pass, as a bit set."""
        return self._by_cell[cell]

    def _build(self) -> None:
        for value in self.domain.values[len(self._by_cell) :]:
            self._by_cell.append(self._passing(value))
        for number in range(len(self._any_by_set), len(self.domain.subsets)):
            either, each = 0, self._all_rules
            for cell in self.domain.members(-1 - number):
                either |= self._by_cell[cell]
                each &= self._by_cell[cell]
            unknown = -1 - number == ANYTHING
            self._any_by_set.append(self._all_rules if unknown else either)
            self._all_by_set.append(self._free if unknown else each)
        self.accepted = [
            sum(1 << cell for cell, rules in enumerate(self._by_cell) if rules >> rule & 1)
            for rule in range(self._all_rules.bit_length())
        ]
        self.any = to_words([*self._by_cell, *reversed(self._any_by_set)], self.words)
        self.all = to_words([*self._by_cell, *reversed(self._all_by_set)], self.words)

    def _passing(self, value: object) -> int:
        passing = self._free
        for test, rules in self._predicates.items():
            if passes(value, test, {}, self._invoke) is True:
                passing |= rules
        return passing


def together(
    clauses: Sequence[Clause], ids: Sequence[Ids], rules: int, words: int, rows: int, *, certain: bool
) -> Words:
    """The rules that fit each row: with `certain` those that must, otherwise those that may. Shape (words, rows)."""
    found = np.empty((words, rows), np.uint64)
    found[:] = to_words([(1 << rules) - 1], words)
    for clause in clauses:
        clause.refresh()
        masks = clause.all if certain else clause.any
        for word in range(words):
            found[word] &= masks[word].take(ids[clause.variable], mode="wrap")
    return found
