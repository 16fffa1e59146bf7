"""Asks a decision model about many things at once; things with the same facts are asked about once."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from regie.analyses.autonomy.possible import Values
from regie.decision_models import folder
from regie.decisions import UNKNOWN, Model, OneOf, Outcome, Table, evaluate, load_model
from regie.decisions.outcome import rule_ref
from regie.locale import Message

DEFINITION = "autonoom-2026"
ANSWERS = "csf-answers-2026"


@dataclass(frozen=True, slots=True)
class Decided:
    """What a decision may answer: (answer, numbers of the rules that give it), the first rules first."""

    options: tuple[tuple[object, tuple[int, ...]], ...]

    @property
    def answers(self) -> tuple[object, ...]:
        """The possible answers."""
        return tuple(answer for answer, _ in self.options)

    @property
    def rules(self) -> tuple[int, ...]:
        """The rules that may give them."""
        return tuple(sorted({rule for _, rules in self.options for rule in rules}))


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


def decide(model: Model, decision: str, rows: Mapping[str, Mapping[str, Values]]) -> dict[str, Decided]:
    """What a decision may answer for each thing that has all of its inputs.

    Raises UndecidedError when no rule fits or rules conflict: a failed decision is an error.
    """
    inputs = model.decision(decision).requires
    wanted = frozenset(inputs)
    keys = {id_: tuple([row[name] for name in inputs]) for id_, row in rows.items() if row.keys() >= wanted}
    distinct = list(dict.fromkeys(keys.values()))
    if not distinct:
        return {}
    columns = {name: [_given(key[at]) for key in distinct] for at, name in enumerate(inputs)}
    outcomes = evaluate(model, columns, decision)
    found = {key: _decided(one) for key, one in zip(distinct, outcomes.all_possible(), strict=True)}
    return {id_: found[key] for id_, key in keys.items()}


def _given(values: Values) -> object:
    if values is None:
        return UNKNOWN
    return values[0] if len(values) == 1 else OneOf(values)


def _decided(outcomes: Sequence[Outcome]) -> Decided:
    return Decided(tuple((one.value, tuple(rule.number for rule in one.rules)) for one in outcomes))
