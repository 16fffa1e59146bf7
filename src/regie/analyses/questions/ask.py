"""From what is open to a list of questions with whom to ask, what each settles, and what it costs."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from regie.analyses.questions.choosing import Chosen, choose
from regie.analyses.questions.owners import Owner, Owners
from regie.analyses.questions.prior import Distribution, Priors
from regie.analyses.questions.settings import Effort, Settings, settings
from regie.analyses.questions.settling import Row, Settling
from regie.landscape import FactRef, Landscape, Openness


@dataclass(frozen=True, slots=True)
class Question:
    """One question in its turn. `gain` is what it is expected to settle of the objective after the questions before
    it, `alone` what it settles without them. `measures` says of which measure how much weight hangs on it, `things`
    what it is about in the end, `prior` the answers that are expected, likeliest first."""

    rank: int
    fact: FactRef
    noun: str
    owner: Owner
    gain: float
    alone: float
    effort: Effort
    measures: Mapping[tuple[str, ...], float]
    things: tuple[str, ...]
    prior: Distribution


@dataclass(frozen=True, slots=True)
class Questions:
    """The questions to ask, best first. `open_weight` is all that is open in the objective, `candidates` how many
    facts could be asked; `expected` is what these questions together are expected to settle of it."""

    landscape: Landscape
    at: date
    questions: tuple[Question, ...]
    open_weight: float
    candidates: int

    @property
    def expected(self) -> float:
        """What all of these together are expected to settle."""
        return sum(question.gain for question in self.questions)

    @property
    def minutes(self) -> float:
        """What all of these together cost."""
        return sum(question.effort.minutes for question in self.questions)

    def by_owner(self) -> Mapping[Owner, tuple[Question, ...]]:
        """The questions of each owner, the owner with the most effect first."""
        found: dict[Owner, list[Question]] = {}
        for question in self.questions:
            found.setdefault(question.owner, []).append(question)
        order = sorted(found, key=lambda owner: (-sum(one.gain for one in found[owner]), owner))
        return {owner: tuple(found[owner]) for owner in order}


def weighed(landscape: Landscape, openness: Iterable[Openness], chosen: Settings) -> tuple[tuple[Row, ...], Priors]:
    """Every open row with its chances and its weight in the objective."""
    parts = list(openness)
    priors = Priors(landscape, chosen.smoothing)
    settling = Settling({key: node for part in parts for key, node in part.nodes.items()}, priors)
    rows = (row for part in parts for row in part.rows)
    return tuple(settling.row(row, row.weight * chosen.weights[row.measure[0]]) for row in rows), priors


def ask(
    landscape: Landscape,
    at: date,
    openness: Iterable[Openness],
    *,
    limit: int | None = None,
    chosen: Settings | None = None,
) -> Questions:
    """The questions that settle most per minute, at most `limit`; `chosen` are other settings than the shipped."""
    used = chosen or settings()
    rows, priors = weighed(landscape, openness, used)

    def effort(fact: FactRef) -> Effort:
        return used.effort_of(landscape[fact.id].noun, fact.field)

    owners = Owners(landscape)
    found = choose(rows, lambda fact: effort(fact).minutes, limit)
    questions = tuple(
        _question(landscape, rank, one, owners.of(one.fact), effort(one.fact), priors)
        for rank, one in enumerate(found, start=1)
    )
    candidates = len({fact for row in rows for fact in row.facts})
    return Questions(landscape, at, questions, sum(row.weight for row in rows), candidates)


def _question(landscape: Landscape, rank: int, one: Chosen, owner: Owner, effort: Effort, priors: Priors) -> Question:
    measures: dict[tuple[str, ...], float] = {}
    for row in one.rows:
        measures[row.row.measure] = measures.get(row.row.measure, 0.0) + row.weight
    return Question(
        rank=rank,
        fact=one.fact,
        noun=landscape[one.fact.id].noun,
        owner=owner,
        gain=one.gain,
        alone=one.alone,
        effort=effort,
        measures=dict(sorted(measures.items(), key=lambda item: (-item[1], item[0]))),
        things=tuple(dict.fromkeys(row.row.id for row in one.rows)),
        prior=tuple(sorted(priors.of(one.fact), key=lambda answer: -answer[1])),
    )
