"""How likely a row is to be settled when some questions are answered, in closed form.

A row that is counted for certain is settled with no by the first answer that makes it fail, and with yes when
everything it hangs on is answered well:

    P(settled) = 1 - product(1 - fails(f), f asked) + [all asked] product(holds(f))

Whether a row counts at all works the other way round: it does with the first answer that says so. Answers are taken
to be independent of each other. docs/explanation/questions.md derives this and says where it is only an estimate.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from math import prod

from regie.analyses.questions.prior import Priors
from regie.landscape import Condition, FactRef, Hinge, Key, OpenNode, OpenRow, Verdict


@dataclass(frozen=True, slots=True)
class Chance:
    """The chance that an answer makes a part hold, or fail; the rest leaves it open."""

    holds: float
    fails: float
    required: bool = True


@dataclass(frozen=True, slots=True)
class Part:
    """Facts with their chances; `closed` when all of them together settle the part."""

    chances: Mapping[FactRef, Chance]
    closed: bool


@dataclass(frozen=True, slots=True)
class Row:
    """An open row with its weight in the objective, the conditions of its membership and what its outcome hangs on."""

    row: OpenRow
    weight: float
    conditions: tuple[Part, ...]
    outcome: Part | None

    @property
    def facts(self) -> tuple[FactRef, ...]:
        """Every fact whose answer may help."""
        parts = (*self.conditions, *((self.outcome,) if self.outcome else ()))
        return tuple(dict.fromkeys(fact for part in parts for fact in part.chances))

    def settled(self, asked: Iterable[FactRef]) -> float:
        """The chance that answers to these facts settle the row."""
        return self._chance(frozenset(asked), _whole)

    def worth(self, asked: Iterable[FactRef]) -> float:
        """The same, where answers that only settle together with others are worth their part already.

        Every answer that is needed is worth an even part of what all of them settle; with all asked it is the chance
        itself.
        """
        return self._chance(frozenset(asked), float)

    def _chance(self, known: frozenset[FactRef], credit: Callable[[float], float]) -> float:
        outcome = 1.0 if self.outcome is None else _fails_or_holds(self.outcome, known, credit)
        if not self.conditions:
            return outcome
        counts = prod(_holds_by_any(part, known) for part in self.conditions)
        not_counted = 1 - prod(1 - _fails_by_all(part, known, credit) for part in self.conditions)
        return not_counted + counts * outcome


def _whole(part: float) -> float:
    return 1.0 if part == 1 else 0.0


def _fails_or_holds(part: Part, asked: frozenset[FactRef], credit: Callable[[float], float]) -> float:
    still_open = holds = 1.0
    needed = answered = 0
    for fact, chance in part.chances.items():
        known = fact in asked
        if known:
            still_open *= 1 - chance.fails
        if chance.required:
            needed += 1
            answered += known
            holds *= chance.holds
        elif known:
            holds *= 1 - chance.fails
    return 1 - still_open + (holds * credit(answered / needed if needed else 1.0) if part.closed else 0.0)


def _holds_by_any(part: Part, asked: frozenset[FactRef]) -> float:
    return 1 - prod(1 - chance.holds for fact, chance in part.chances.items() if fact in asked)


def _fails_by_all(part: Part, asked: frozenset[FactRef], credit: Callable[[float], float]) -> float:
    if not part.closed or not part.chances:
        return 0.0
    answered = len(part.chances.keys() & asked) / len(part.chances)
    return prod(chance.fails for chance in part.chances.values()) * credit(answered)


class Settling:
    """Turns open rows into chances; what rows share is worked out once."""

    def __init__(self, nodes: Mapping[Key, OpenNode], priors: Priors) -> None:
        self._nodes = nodes
        self._priors = priors
        self._parts: dict[Key, Part] = {}
        self._chances: dict[tuple[object, ...], Chance] = {}
        self._held: list[object] = []  # an id is only unique while its object lives
        self._conditions: dict[int, Part] = {}
        self._alike: dict[tuple[frozenset[tuple[FactRef, Chance]], bool], Part] = {}

    def row(self, row: OpenRow, weight: float) -> Row:
        """The row with its chances."""
        outcome = None if row.node is None else self._outcome(row.node)
        return Row(row, weight, tuple(self._condition(one) for one in row.conditions), outcome)

    def _outcome(self, start: Key) -> Part:
        if start not in self._parts:
            self._parts[start] = self._gathered(start)
        return self._parts[start]

    def _gathered(self, start: Key) -> Part:
        """Everything below a node; what is below alternatives must be known, but does not settle by failing."""
        firm: dict[FactRef, list[Hinge]] = {}
        free: dict[FactRef, list[Hinge]] = {}
        must: set[FactRef] = set()
        closed = True
        seen: set[tuple[Key, bool]] = set()
        waiting = [(start, False)]
        while waiting:
            key, loose = waiting.pop()
            if (key, loose) in seen:
                continue
            seen.add((key, loose))
            node = self._nodes.get(key)
            if node is None:
                closed = False
                continue
            closed = closed and node.askable
            for hinge in node.hinges:
                (free if loose else firm).setdefault(hinge.fact, []).append(hinge)
                if node.whatever:
                    must.add(hinge.fact)
            waiting.extend((below, loose) for below in node.needs)
            waiting.extend((below, True) for below in node.loose)
        return self._part(firm, free, must, closed)

    def _part(
        self,
        firm: Mapping[FactRef, list[Hinge]],
        free: Mapping[FactRef, list[Hinge]],
        must: set[FactRef],
        closed: bool,
    ) -> Part:
        chances: dict[FactRef, Chance] = {}
        for fact, hinges in firm.items():
            chance = self._chance(fact, hinges)
            if chance is None:
                closed = False
            elif chance.holds < 1 or fact in must or not self._priors.contested(fact):
                chances[fact] = chance
        for fact, hinges in free.items():
            chance = self._chance(fact, hinges)
            if fact not in chances and chance is not None:
                chances[fact] = Chance(chance.holds + chance.fails, 0.0, chance.required)
        return self._shared(Part(chances, closed))

    def _shared(self, part: Part) -> Part:
        """One part for all that hang on the same, so that they are weighed once."""
        return self._alike.setdefault((frozenset(part.chances.items()), part.closed), part)

    def _chance(self, fact: FactRef, hinges: list[Hinge]) -> Chance | None:
        """None when nothing can be said of what may be answered."""
        answers = self._priors.of(fact)
        if not answers:
            return None
        # unknown facts of one field share their answers, and hinges alike share what these do
        key = (id(answers), *sorted((id(hinge.turns), hinge.required) for hinge in hinges))
        if key not in self._chances:
            self._held.append(answers)
            holds = fails = 0.0
            for value, chance in answers:
                verdict = Verdict.every(hinge.turns(value) for hinge in hinges)
                holds += chance if verdict is Verdict.YES else 0.0
                fails += chance if verdict is Verdict.NO else 0.0
            # adding up shares of one leaves dust
            rounded = round(holds, 12), round(fails, 12)
            self._chances[key] = Chance(*rounded, any(hinge.required for hinge in hinges))
        return self._chances[key]

    def _condition(self, condition: Condition) -> Part:
        if id(condition) not in self._conditions:
            by_fact: dict[FactRef, list[Hinge]] = {}
            for hinge in condition.hinges:
                by_fact.setdefault(hinge.fact, []).append(hinge)
            found = {fact: self._chance(fact, hinges) for fact, hinges in by_fact.items()}
            chances = {fact: chance for fact, chance in found.items() if chance is not None}
            closed = condition.askable and len(chances) == len(found)
            self._conditions[id(condition)] = self._shared(Part(chances, closed))
        return self._conditions[id(condition)]
