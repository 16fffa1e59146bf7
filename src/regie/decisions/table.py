"""A decision table compiled to bits: the rules that fit are the AND of a mask a column, for any number of rows."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import chain, combinations

import numpy as np

from regie.decisions.bits import (
    WIDTH,
    Flags,
    Ids,
    Where,
    Words,
    counted,
    distinct,
    first_only,
    has,
    lowest,
    place_of,
    to_masks,
    up_to_first,
    words_for,
)
from regie.decisions.clause import Clause, together
from regie.decisions.domains import ANYTHING, Domain
from regie.decisions.feel.evaluate import value_of
from regie.decisions.interpret import Interpreter, ParsedTable
from regie.decisions.lookup import Group, groups
from regie.decisions.model import HitPolicy
from regie.decisions.node import AnswerDomain, Cutter, Node, State

_MOST_OPEN = 6  # open rules of a collecting table whose 64 combinations are told apart before splitting


class TableNode(Node):
    """A table whose tests and outputs hold only known values. `order` is that in which its rules go first."""

    parsed: ParsedTable

    def __init__(
        self,
        name: str,
        number: int,
        parsed: ParsedTable,
        columns: Sequence[tuple[int, Domain]],
        interpreter: Interpreter,
    ) -> None:
        self.name = name
        self.number = number
        self.parsed = parsed
        self.domain = AnswerDomain()
        self.reads = tuple(dict.fromkeys(variable for variable, _ in columns))
        self._interpreter = interpreter
        self.policy = parsed.table.hit_policy
        self.order = self._order()
        self.words = words_for(len(self.order))
        self.clauses = [
            Clause(variable, domain, [parsed.tests[rule][at] for rule in self.order], self.words, interpreter.invoke)
            for at, (variable, domain) in enumerate(columns)
        ]
        self._first_wins = self.policy in {HitPolicy.FIRST, HitPolicy.PRIORITY}
        self._answer_by_mask: dict[int, int] = {}
        # the answer when only one rule fits, and when none does
        self._cells = [*(self._answer(1 << at) for at in range(len(self.order))), self._answer(0)]
        self._single = np.array(self._cells, np.int32)
        self._by_place = np.full(WIDTH + 1, self._single[-1], np.int32)
        self._by_place[: min(WIDTH, len(self.order))] = self._single[:-1][:WIDTH]
        self._groups: list[Group] = []
        self._grown: tuple[int, ...] | None = None
        self._set_by_masks: dict[tuple[int, int], int] = {}

    def _order(self) -> list[int]:
        rules = list(range(len(self.parsed.table.rules)))
        if self.policy is not HitPolicy.PRIORITY:
            return rules
        ranks = [
            self.parsed.rank([value_of(one, {}, self._interpreter.invoke) for one in row])
            for row in self.parsed.answers
        ]
        return sorted(rules, key=lambda rule: ranks[rule])

    # answers ----------------------------------------------------------------------------------------
    def _answer(self, mask: int) -> int:
        """The answer when exactly these rules (as a bit set in `order`) fit."""
        found = self._answer_by_mask.get(mask)
        if found is None:
            hits = sorted(self.order[at] for at in _places(mask))
            found = self.domain.answer(*self._interpreter.answered(self.parsed, hits, {}))
            self._answer_by_mask[mask] = found
        return found

    def _possible(self, possible: int, certain: int) -> int:
        """The set of answers when at least `certain` and at most `possible` fit; may hold too many, never too few."""
        found = self._set_by_masks.get((possible, certain))
        if found is None:
            cells = self._reachable(possible, certain)
            found = self._set_by_masks[possible, certain] = ANYTHING if cells is None else self.domain.subset(cells)
        return found

    def _reachable(self, possible: int, certain: int) -> int | None:
        """Those answers as a bit set of cells; None when there are too many combinations of rules to try."""
        open_rules = [1 << at for at in _places(possible & ~certain)]
        if self._first_wins:
            firsts = [self._cells[at] for at in _places(possible)]
            return _union(firsts if certain else [*firsts, self._cells[-1]])
        if self.policy.single:  # two rules tell all about a conflict, as far as rules that surely fit do not
            pairs = chain.from_iterable(combinations(open_rules, size) for size in range(3))
            return _union(self._answer(certain | sum(pair)) for pair in pairs)
        if len(open_rules) > _MOST_OPEN:
            return None
        masks = [certain]
        for rule in open_rules:
            masks += [mask | rule for mask in masks]
        return _union(self._answer(mask) for mask in masks)

    # evaluation -------------------------------------------------------------------------------------
    def state(self, ids: list[Ids], rows: int, concrete: bool) -> State:
        if concrete:
            possible = self.fitting(ids, rows)
            if self._first_wins and self.words == 1:
                rules = first_only(possible)
                return State(self._by_place.take(place_of(rules)), rules, rules, np.ones(rows, np.bool_), possible)
            rules = first_only(possible) if self._first_wins else possible
            return State(self._settled(rules), rules, rules, np.ones(rows, np.bool_), possible)
        count = len(self.order)
        possible = together(self.clauses, ids, count, self.words, rows, certain=False)
        certain = together(self.clauses, ids, count, self.words, rows, certain=True)
        if self._first_wins:
            rules = up_to_first(possible, certain)
            certain &= rules
        else:
            rules = possible
        decided = (rules == certain).all(axis=0)
        answers = np.full(rows, ANYTHING, np.int32)
        answers[decided] = self._settled(rules[:, decided])
        return State(answers, rules, certain, decided)

    def fitting(self, ids: list[Ids], rows: int) -> Words:
        """Every rule that fits rows of single cells, also where another goes first. Shape (words, rows)."""
        sizes = tuple(len(clause.domain.values) for clause in self.clauses)
        if sizes != self._grown:
            self._groups, self._grown = groups(self.clauses, self.words), sizes
        found: Words | None = None
        for group in self._groups:
            fits = group.fitting(ids)
            if fits is None:
                break
            found = fits if found is None else np.bitwise_and(found, fits, out=found)
        else:
            if found is not None:
                return found
        return together(self.clauses, ids, len(self.order), self.words, rows, certain=False)

    def _settled(self, rules: Words) -> Ids:
        answers = self._single[lowest(rules)]
        if not self._first_wins:
            several = np.flatnonzero(counted(rules) > 1)
            if several.size:
                first, inverse = distinct(list(rules[:, several]))
                masks = to_masks(rules[:, several[first]])
                answers[several] = np.array([self._answer(mask) for mask in masks], np.int32)[inverse]
        return answers

    def open_answers(self, state: State, where: Where) -> None:
        if where.size:
            rules, certain = state.rules, state.certain
            first, inverse = distinct([*rules[:, where], *certain[:, where]])
            one = where[first]
            masks = zip(to_masks(rules[:, one]), to_masks(certain[:, one]), strict=True)
            state.answers[where] = np.array([self._possible(*pair) for pair in masks], np.int32)[inverse]

    def split(self, state: State, ids: list[Ids], where: Where, cutter: Cutter) -> Flags:
        """Ask first what the first open rule asks."""
        rule = lowest(state.rules[:, where] & ~state.certain[:, where])
        found = rule < 0
        for clause in self.clauses:
            asked = ids[clause.variable][where]
            left = np.flatnonzero(~found)
            if not left.size:
                break
            maybe = has(clause.any[:, asked[left]], rule[left]) & ~has(clause.all[:, asked[left]], rule[left])
            left = left[maybe]
            if left.size:
                found[left] = cutter.cut(clause.variable, where[left], clause.accepted, rule[left])
        return found & (rule >= 0)

    @property
    def most_answers(self) -> int:
        return len(self.order) + 1 if self._first_wins else 1 << 31

    def giving(self, rules: Words) -> Words:
        return first_only(rules.astype(np.uint64)) if self._first_wins else rules

    def rules_of(self, mask: int) -> tuple[int, ...]:
        """The rules of a bit set in the order of the table, counted from 0."""
        return tuple(sorted(rule for at, rule in enumerate(self.order) if mask >> at & 1))


def _places(mask: int) -> Iterator[int]:
    while mask:
        lowest_bit = mask & -mask
        yield lowest_bit.bit_length() - 1
        mask ^= lowest_bit


def _union(cells: Iterable[int]) -> int:
    found = 0
    for cell in cells:
        found |= 1 << cell
    return found
