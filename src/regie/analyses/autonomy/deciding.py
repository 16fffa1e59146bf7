"""Asks a decision model about many things at once; things with the same facts are asked about once."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, cached_property
from typing import TypeVar

from regie.analyses.autonomy.possible import Values
from regie.decision_models import folder
from regie.decisions import UNKNOWN, Model, OneOf, Outcome, Table, evaluate, load_model
from regie.decisions.outcome import rule_ref
from regie.locale import Message

T = TypeVar("T")

DEFINITION = "autonoom-2026"
ANSWERS = "csf-answers-2026"


@dataclass(frozen=True)
class Decided:
    """What a decision may answer: (answer, numbers of the rules that give it), the first rules first."""

    options: tuple[tuple[object, tuple[int, ...]], ...]

    @cached_property
    def answers(self) -> tuple[object, ...]:
        """The possible answers."""
        return tuple(answer for answer, _ in self.options)

    @cached_property
    def rules(self) -> tuple[int, ...]:
        """The rules that may give them."""
        return tuple(sorted({rule for _, rules in self.options for rule in rules}))


Columns = Mapping[str, Sequence[Values]]
"""The inputs of a model by name: what each may be for one thing after another."""


@dataclass(frozen=True, slots=True)
class AutonomyModels:
    """The decision models autonomy rests on: the definition of autonomous, and the answers to criteria."""

    definition: Model
    answers: Model


@cache
def shipped_models() -> AutonomyModels:
    """The two of this package, loaded once."""
    return AutonomyModels(load_model(folder(DEFINITION)), load_model(folder(ANSWERS)))


def rule_words(model: Model, decision: str, number: int) -> Message:
    """What a rule (counted from 1) says for itself, in both languages."""
    table = model.decision(decision).body
    assert isinstance(table, Table)
    rule = rule_ref(model, decision, table, number - 1)
    return Message("decisions.words", nl=rule.note("nl") or "", en=rule.note("en") or "")


def decide(model: Model, decision: str, columns: Columns, says: Callable[[Decided], T]) -> list[T]:
    """What a decision may answer for each thing that has all of its inputs (as many as its shortest column has), as
    what it says for whoever asks; `says` is asked once for every distinct combination of inputs.

    Raises UndecidedError when no rule fits or rules conflict: a failed decision is an error.
    """
    inputs = model.decision(decision).requires
    if not columns.keys() >= set(inputs):
        return []
    asked = [columns[name] for name in inputs]
    rows = list(zip(*asked, strict=False)) if asked else [()] * max(map(len, columns.values()), default=0)
    distinct = list(dict.fromkeys(rows))
    if not distinct:
        return []
    held_by = zip(*distinct, strict=True)
    given = {name: [_given(values) for values in held] for name, held in zip(inputs, held_by, strict=True)}
    outcomes = evaluate(model, given, decision).all_possible()
    found = {row: says(_decided(one)) for row, one in zip(distinct, outcomes, strict=True)}
    return [found[row] for row in rows]


def _given(values: Values) -> object:
    if values is None:
        return UNKNOWN
    return values[0] if len(values) == 1 else OneOf(values)


def _decided(outcomes: Sequence[Outcome]) -> Decided:
    return Decided(tuple((one.value, tuple(rule.number for rule in one.rules)) for one in outcomes))
