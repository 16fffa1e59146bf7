"""From a landscape to the judgement of every application, platform and organisation in it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType

from regie.analyses.autonomy.answers import Answers, answers_of, unusable
from regie.analyses.autonomy.deciding import AutonomyModels, Decided, decide, shipped_models
from regie.analyses.autonomy.explain import ChainExplainer, Local
from regie.analyses.autonomy.framework import TOP, Dossier
from regie.analyses.autonomy.inputs import Inputs
from regie.analyses.autonomy.judgement import Judgement
from regie.decisions import Model
from regie.landscape import Chain, Interval, Landscape, Record, Verdict


@dataclass(frozen=True, slots=True)
class Autonomy:
    """The judgements of a landscape at a date, by id; `models` are the definition and the answers they rest on.

    `unusable` are the ids of evidence whose criterion or answer the framework does not have.
    """

    at: date
    models: AutonomyModels
    judgements: Mapping[str, Judgement]
    unusable: tuple[str, ...] = ()

    def of(self, id: str) -> Judgement:  # noqa: A002 - the field's own word
        """The judgement of one application, platform or organisation. Raises KeyError."""
        return self.judgements[id]

    def by_kind(self, noun: type[Record]) -> tuple[Judgement, ...]:
        """The judgements of one noun, in the order of the landscape."""
        return tuple(judgement for judgement in self.judgements.values() if judgement.noun == noun.noun)


def assess_autonomy(landscape: Landscape, at: date, models: AutonomyModels | None = None) -> Autonomy:
    """Judge everything in a landscape at a date, by other versions of the models than the shipped ones when given.

    Raises UndecidedError when a decision model has no rule for facts as they are.
    """
    by = models or shipped_models()
    chain = Chain.of(landscape, at)
    inputs = Inputs(landscape, at, chain)
    answers = answers_of(inputs, by.answers)
    dossiers = _dossiers(answers)
    own = decide(by.definition, "autonomous", inputs.autonomy, _own_verdict)
    local = decide_alone(inputs, by.definition)
    verdicts = _through(local, chain)
    low, high = (chain.weakest(_seals(dossiers, chain, worst), worst=worst, top=TOP) for worst in (True, False))
    explainer = ChainExplainer(inputs, local, low, answers, by)
    judgements = {
        id_: Judgement(
            id_,
            thing.noun,
            verdicts[id_],
            by_itself,
            Interval(low[id_].level, high[id_].level),
            dossiers[id_],
            explainer,
        )
        for (id_, thing), by_itself in zip(inputs.things.items(), own, strict=True)
    }
    return Autonomy(at, by, MappingProxyType(judgements), unusable(landscape))


def autonomous_verdicts(landscape: Landscape, at: date, models: AutonomyModels | None = None) -> Mapping[str, Verdict]:
    """Only whether everything in a landscape is autonomous, through its chain; the same as `assess_autonomy` says."""
    chain = Chain.of(landscape, at)
    definition = (models or shipped_models()).definition
    return _through(decide_alone(Inputs(landscape, at, chain), definition), chain)


def decide_alone(inputs: Inputs, definition: Model) -> Local:
    """What the definition says of each thing apart from its suppliers and owners."""
    decided = decide(definition, "autonomous", inputs.alone, lambda decided: decided)
    numbers = {id_: number for number, id_ in enumerate(inputs.things)}
    return Local(inputs.alone, numbers, dict(zip(inputs.things, decided, strict=True)))


def _through(local: Local, chain: Chain) -> dict[str, Verdict]:
    """Whether each thing is autonomous through its chain."""
    worst, best = (chain.falling(local.low(chain, worst), worst=worst) for worst in (True, False))
    failing, unsure = worst & best, worst ^ best
    return {
        id_: Verdict.NO if id_ in failing else Verdict.BETWEEN if id_ in unsure else Verdict.YES
        for id_ in local.decided
    }


def _dossiers(answers: Mapping[str, Answers]) -> dict[str, Dossier]:
    """Things with the same answers share what these add up to."""
    made: dict[int, Dossier] = {}
    for held in answers.values():
        if id(held) not in made:
            made[id(held)] = Dossier(held)
    return {id_: made[id(held)] for id_, held in answers.items()}


def _seals(dossiers: Mapping[str, Dossier], chain: Chain, worst: bool) -> dict[str, float]:
    if not worst:
        return {id_: one.seal.high for id_, one in dossiers.items()}
    nothing_known = dict.fromkeys(chain.missing, 0.0)
    return nothing_known | {id_: 0.0 if id_ in chain.open_ends else one.seal.low for id_, one in dossiers.items()}


def _own_verdict(decided: Decided) -> Verdict:
    if len(decided.answers) > 1:
        return Verdict.BETWEEN
    return Verdict.of(decided.answers[0] == "yes")
