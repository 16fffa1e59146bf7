"""What may go where: every application through a decision model, with the rules, the facts and the open questions."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from itertools import chain
from typing import TYPE_CHECKING

from regie.analyses.placement.deviating import deviations_of, in_effect, unheard_of
from regie.analyses.placement.facts import Facts
from regie.analyses.placement.inputs import BINDINGS, Given
from regie.analyses.placement.shipped import MODELS, shipped_model
from regie.decisions import UNKNOWN, Model, Outcome, RuleRef, evaluate
from regie.landscape import Application, Deviation, FactRef, Landscape, Problem, Verdict
from regie.locale import Language, Message, known, say

if TYPE_CHECKING:
    from regie.decisions import Outcomes, Question, Trace


@dataclass(frozen=True)
class Placed:
    """What a model says of one application: every outcome that is still possible, and a human decision beside it."""

    application: str
    possible: tuple[str, ...]
    outcomes: tuple[Outcome, ...]
    deviation: Deviation | None
    row: int
    source: _Evaluated

    @cached_property
    def inputs(self) -> Mapping[str, Given]:
        """What the model was given, each with the facts it comes from."""
        return self.source.inputs(self.row)

    @property
    def certain(self) -> bool:
        """Whether only one outcome is left."""
        return len(self.possible) == 1

    @property
    def rules(self) -> tuple[RuleRef, ...]:
        """The rules that give the possible outcomes."""
        return tuple(dict.fromkeys(rule for outcome in self.outcomes for rule in outcome.rules))

    @property
    def facts(self) -> tuple[FactRef, ...]:
        """The facts behind the inputs, each once."""
        return self.source.facts_of(self.row)

    @cached_property
    def questions(self) -> tuple[Question, ...]:
        """The unanswered questions, the one that decides or narrows most first; none when the outcome is certain."""
        return () if self.certain else self.source.outcomes.questions(self.row)

    def trace(self) -> Trace:
        """Every rule and every cell, with whether it holds."""
        return self.source.outcomes.trace(self.row)

    def to_data(self) -> Mapping[str, object]:
        """What is written out: no engine, only the answer and what it rests on."""
        return {
            "application": self.application,
            "possible": self.possible,
            "rules": [f"{rule.decision}-{rule.number}" for rule in self.rules],
            "unknown": [name for name, column in self.source.columns.items() if column[self.row] is UNKNOWN],
            "facts": self.facts,
            "deviation": self.deviation.id if self.deviation else None,
        }


@dataclass(frozen=True, slots=True)
class _Evaluated:
    """What the rows of a placement share. `columns` are the values of what the landscape can tell of what is asked."""

    outcomes: Outcomes
    facts: Facts
    applications: Sequence[Application]
    columns: Mapping[str, Sequence[object]]

    def inputs(self, row: int) -> Mapping[str, Given]:
        return {name: Given(column[row], self._refs(name, row)) for name, column in self.columns.items()}

    def facts_of(self, row: int) -> tuple[FactRef, ...]:
        application = self.applications[row]
        named = [BINDINGS[name].facts(self.facts, application) for name in self.columns]
        return tuple(dict.fromkeys(chain.from_iterable(named)))

    def _refs(self, name: str, row: int) -> tuple[FactRef, ...]:
        return BINDINGS[name].facts(self.facts, self.applications[row])


@dataclass(frozen=True)
class Placement:
    """All applications through one model at a date."""

    model: Model
    at: date
    rows: tuple[Placed, ...]
    landscape: Landscape

    def of(self, application: str) -> Placed:
        """What the model says of one application. Raises KeyError."""
        return self._by_id[application]

    @cached_property
    def _by_id(self) -> Mapping[str, Placed]:
        return {row.application: row for row in self.rows}

    @cached_property
    def unheard(self) -> tuple[Problem, ...]:
        """Decisions of people in effect for a model nobody knows, or for what is no outcome of this one."""
        name = self.model.name
        found = (one for one in in_effect(self.landscape, self.at) if one.model == name or one.model not in MODELS)
        return tuple(unheard_of(found, (self.model,)))

    def deciding(self) -> Counter[str]:
        """How often each input is the first question to ask: its answer settles an application, or narrows it most."""
        if not self.rows:
            return Counter()
        first = self.rows[0].source.outcomes.deciding()
        return Counter(name for row, name in zip(self.rows, first, strict=True) if name is not None and not row.certain)

    def questions(self) -> Sequence[tuple[Question, ...]]:
        """Per application its unanswered questions, as `Placed.questions` has them, for all at once."""
        return self.rows[0].source.outcomes.all_questions() if self.rows else ()

    def counts(self) -> Mapping[str, tuple[int, int]]:
        """By outcome: for how many applications it is certain, and for how many more it is possible."""
        certain = Counter(row.possible[0] for row in self.rows if row.certain)
        possible = Counter(outcome for row in self.rows if not row.certain for outcome in row.possible)
        return {outcome: (certain[outcome], possible[outcome]) for outcome in sorted({*certain, *possible})}

    def to_data(self) -> Mapping[str, object]:
        """What is written out: the model by name and hash, a row an application, and decisions that do not count."""
        found = {"model": self.model.name, "hash": self.model.hash, "at": self.at, "rows": self.rows}
        return {**found, "unheard": self.unheard}


@dataclass(frozen=True, slots=True)
class Move:
    """One application that two placements judge differently."""

    application: str
    old: Placed
    new: Placed


def place(landscape: Landscape, at: date, model: Model | str, autonomous: Mapping[str, Verdict]) -> Placement:
    """Place every application by a model (a shipped one by name); `autonomous` is the verdict through the chain.

    Raises UndecidedError when no rule fits or rules conflict: a failed decision is an error.
    """
    chosen = shipped_model(model) if isinstance(model, str) else model
    facts = Facts(landscape, at, autonomous)
    applications = landscape.all(Application)
    bound = (one.name for one in chosen.inputs if one.name in BINDINGS)
    columns = {name: BINDINGS[name].values(facts, applications) for name in bound}
    if not applications:
        return Placement(chosen, at, (), landscape)
    outcomes = evaluate(chosen, columns or {chosen.inputs[0].name: [UNKNOWN] * len(applications)})
    source = _Evaluated(outcomes, facts, applications, columns)
    deviations = deviations_of(landscape, at, chosen.name)
    every = outcomes.all_possible()
    # rows that are alike share their outcomes
    values = {key: _values(possible) for key, possible in {id(one): one for one in every}.items()}
    rows = tuple(
        Placed(application.id, values[id(possible)], possible, deviations.get(application.id), number, source)
        for number, (application, possible) in enumerate(zip(applications, every, strict=True))
    )
    return Placement(chosen, at, rows, landscape)


def _values(outcomes: Sequence[Outcome]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(str(outcome.value) for outcome in outcomes))


def can_place(model: Model) -> bool:
    """Whether a model says of applications where they may go: it has one result, and asks what a landscape holds."""
    return isinstance(model.result, str) and any(one.name in BINDINGS for one in model.inputs)


def compare_placements(old: Placement, new: Placement) -> tuple[Move, ...]:
    """The applications that may end elsewhere by the new placement, those that surely do first."""
    moves = [
        Move(row.application, old.of(row.application), row)
        for row in new.rows
        if row.application in old._by_id and set(row.possible) != set(old.of(row.application).possible)
    ]
    return tuple(sorted(moves, key=lambda move: not (move.old.certain and move.new.certain)))


def outcome_label(model: Model, outcome: str, language: Language) -> str:
    """An outcome in words. People may choose what the model does not have: then a kind of cloud, or their own words."""
    said = model.label(str(model.result), language, outcome)
    key = f"landscape.choice.CloudKind.{outcome}"
    return say(Message(key), language) if said == outcome and known(key, language) else said
