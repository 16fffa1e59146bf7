"""What answers add up to under the framework: SEAL, scores, the governing criterion, the cheapest improvement.

Source: CSF implementation guidance and calculator, 1 June 2026: overall SEAL is the minimum over all answered
criteria; a score is the sum of objective points / 1000 × weight. SEAL goes before score.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property, lru_cache

from regie.analyses.autonomy.criterion import CriterionAnswer, options_of
from regie.landscape import Interval
from regie.reference_data.csf import Answer, Objective, criteria, objectives, packs

TOP = 4
UNASSESSED = Interval(0, TOP)


@dataclass(frozen=True, slots=True)
class ObjectiveResult:
    """One objective. `answered` criteria are certain, `open` ones depend on unknown facts, `gaps` have no answer.
    `seal` is None when nothing is answered; `points` are of the nominal 1000."""

    objective: str
    answered: int
    open: int
    gaps: int
    seal: Interval | None
    official_seal: int | None
    points: Interval


@dataclass(frozen=True)
class Dossier:
    """What one set of answers adds up to; each figure is worked out when somebody asks it.

    Gaps contribute nothing and widen nothing, open answers widen the intervals. An answer that may be a gap may count
    or not; when every answer may be, nothing is assessed for sure.
    """

    answers: Mapping[str, CriterionAnswer]

    @cached_property
    def seal(self) -> Interval:
        """The lowest SEAL of all answers, from worst to best case."""
        surely = [answer.seals[1] for answer in self.answers.values() if not answer.gap]
        return Interval(min(answer.seals[0] for answer in self.answers.values()), min(surely)) if surely else UNASSESSED

    @cached_property
    def objectives(self) -> tuple[ObjectiveResult, ...]:
        """Each objective of the framework."""
        return tuple(_objective(objective, self.answers) for objective in objectives())

    @cached_property
    def official_seal(self) -> int | None:
        """The minimum over the certain answers only; None without any."""
        return min((one.official_seal for one in self.objectives if one.official_seal is not None), default=None)

    @cached_property
    def scores(self) -> Mapping[str, Interval]:
        """Percentages by version of the framework."""
        return _scores(self.objectives)

    @cached_property
    def governing(self) -> str | None:
        """The first criterion, in the order of the framework, that holds the official SEAL down."""
        certain = ((one.criterion, one.certain) for one in self.answers.values())
        lowest = self.official_seal
        return next((criterion for criterion, one in certain if one is not None and one.seal == lowest), None)

    @cached_property
    def gaps(self) -> int:
        """How many criteria have no answer."""
        return sum(one.gaps for one in self.objectives)


@dataclass(frozen=True, slots=True)
class Step:
    """Raise one criterion from an answer to another."""

    criterion: str
    now: Answer
    then: Answer


@dataclass(frozen=True, slots=True)
class Improvement:
    """The smallest steps that raise the official SEAL: every criterion that holds it down must rise."""

    steps: tuple[Step, ...]
    seal_now: int
    seal_then: int


def improvement(answers: Mapping[str, CriterionAnswer]) -> Improvement | None:
    """The cheapest way up: without prices for answers, the smallest sufficient step of each governing criterion.

    None when nothing is answered or the level is the highest already.
    """
    certain = [answer.certain for answer in answers.values() if answer.certain is not None]
    lowest = min((answer.seal for answer in certain), default=TOP)
    if lowest == TOP:
        return None
    steps = tuple(Step(one.criterion, one, _higher(one)) for one in certain if one.seal == lowest)
    after = [step.then.seal for step in steps] + [one.seal for one in certain if one.seal > lowest]
    return Improvement(steps, lowest, min(after))


def _higher(answer: Answer) -> Answer:
    # every criterion that is not inert ends in SEAL-4, so there is one
    return next(one for one in criteria()[answer.criterion].answers[answer.number :] if one.seal > answer.seal)


def _objective(objective: Objective, answers: Mapping[str, CriterionAnswer]) -> ObjectiveResult:
    held = [answers[criterion.id] for criterion in objective.criteria if criterion.id in answers]
    gaps = len(objective.criteria) - len(held)
    return _added_up(objective.id, gaps, tuple((one.criterion, one.possible, one.gap) for one in held))


@lru_cache(maxsize=1 << 14)
def _added_up(objective: str, gaps: int, held: tuple[tuple[str, tuple[int, ...], bool], ...]) -> ObjectiveResult:
    """One objective, by the criterion, the numbers and the possible gap of each answer. Estates repeat the same few."""
    options = [options_of(criterion, possible) for criterion, possible, _ in held]
    surely = [some for some, (_, _, gap) in zip(options, held, strict=True) if not gap]
    certain = [some[0] for some in surely if len(some) == 1]
    seal = None
    if options:
        lows = min(min(one.seal for one in some) for some in options)
        seal = Interval(lows, min((max(one.seal for one in some) for some in surely), default=TOP))
    return ObjectiveResult(
        objective=objective,
        answered=len(certain),
        open=len(held) - len(certain),
        gaps=gaps,
        seal=seal,
        official_seal=min((one.seal for one in certain), default=None),
        points=Interval(
            round(sum(min(one.value for one in some) for some in surely), 2),
            round(sum(max(one.value for one in some) for some in options), 2),
        ),
    )


def _scores(results: Iterable[ObjectiveResult]) -> dict[str, Interval]:
    """Percentages per version of the framework, to four decimals; not clamped."""
    held = list(results)
    return {
        pack.id: Interval(
            round(sum(one.points.low / 1000 * pack.weights[one.objective] for one in held), 4),
            round(sum(one.points.high / 1000 * pack.weights[one.objective] for one in held), 4),
        )
        for pack in packs()
    }
