"""From a landscape to the judgement of every application, platform and organisation in it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType

from regie.analyses.autonomy.answers import answers_of, unusable
from regie.analyses.autonomy.criterion import CriterionAnswer
from regie.analyses.autonomy.deciding import AutonomyModels, Decided, decide, shipped_models
from regie.analyses.autonomy.explain import ChainExplainer, Local
from regie.analyses.autonomy.facts import THINGS, Facts, Thing
from regie.analyses.autonomy.framework import TOP, Dossier, dossier
from regie.analyses.autonomy.judgement import Judgement
from regie.analyses.autonomy.possible import Values
from regie.decisions import Model
from regie.landscape import Chain, Interval, Landscape, Record, Verdict, Weakest

Levels = dict[str, float]


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
    facts = Facts(landscape, at, chain)
    things: dict[str, Thing] = {thing.id: thing for noun in THINGS for thing in landscape.all(noun)}
    answers = answers_of(facts, things.values(), by.answers)
    dossiers = _dossiers(answers)
    rows = {id_: facts.autonomy(thing) for id_, thing in things.items()}
    decided = decide(by.definition, "autonomous", rows)
    local = decide_alone(facts, things, rows, by.definition)
    weakest: dict[tuple[str, bool], Mapping[str, Weakest]] = {}
    for worst in (True, False):
        weakest["autonomous", worst] = _weakest_verdict(local, chain, worst)
        weakest["seal", worst] = chain.weakest(_seals(dossiers, chain, worst), worst=worst, top=TOP)
    explainer = ChainExplainer(facts, things, local, weakest, answers, by)
    judgements = {
        id_: Judgement.of(
            id_,
            thing.noun,
            (_verdict(weakest, id_), _own_verdict(decided[id_])),
            _interval(weakest, id_),
            (dossiers[id_], answers[id_]),
            explainer,
        )
        for id_, thing in things.items()
    }
    return Autonomy(at, by, MappingProxyType(judgements), unusable(landscape))


def autonomous_verdicts(landscape: Landscape, at: date, models: AutonomyModels | None = None) -> Mapping[str, Verdict]:
    """Only whether everything in a landscape is autonomous, through its chain; the same as `assess_autonomy` says."""
    chain = Chain.of(landscape, at)
    facts = Facts(landscape, at, chain)
    things: dict[str, Thing] = {thing.id: thing for noun in THINGS for thing in landscape.all(noun)}
    definition = (models or shipped_models()).definition
    local = decide_alone(facts, things, {id_: facts.autonomy(thing) for id_, thing in things.items()}, definition)
    low, high = (_not_autonomous(local, chain, worst) for worst in (True, False))
    return {id_: Verdict.BETWEEN if (id_ in low) != (id_ in high) else Verdict.of(id_ not in low) for id_ in things}


def decide_alone(
    facts: Facts, things: Mapping[str, Thing], rows: Mapping[str, Mapping[str, Values]], definition: Model
) -> Local:
    """What the definition says of each thing apart from its suppliers and owners."""
    alone = {id_: facts.alone(thing, rows[id_]) for id_, thing in things.items()}
    return Local(alone, decide(definition, "autonomous", alone))


def _weakest_verdict(local: Local, chain: Chain, worst: bool) -> Mapping[str, Weakest]:
    return chain.weakest(_verdict_levels(local.decided, chain, worst), worst=worst, top=1)


def _not_autonomous(local: Local, chain: Chain, worst: bool) -> set[str]:
    levels = _verdict_levels(local.decided, chain, worst)
    return chain.falling([id_ for id_, level in levels.items() if not level], worst=worst)


def _dossiers(answers: Mapping[str, Mapping[str, CriterionAnswer]]) -> dict[str, Dossier]:
    """Things with the same answers share what these add up to."""
    made: dict[tuple[tuple[str, tuple[int, ...], bool], ...], Dossier] = {}
    known: dict[tuple[int, ...], Dossier] = {}  # the rules give things the very same answers: told apart quickest
    found = {}
    for id_, held in answers.items():
        same = tuple(map(id, held.values()))
        if same not in known:
            key = tuple((answer.criterion, answer.possible, answer.gap) for answer in held.values())
            known[same] = made[key] = made.get(key) or dossier(held)
        found[id_] = known[same]
    return found


def _verdict_levels(decided: Mapping[str, Decided], chain: Chain, worst: bool) -> Levels:
    """1 for autonomous, 0 for not; an unknown link, or one that is not in the landscape, may be as bad as can be."""
    levels = dict.fromkeys(chain.missing, 0.0 if worst else 1.0)
    for id_, one in decided.items():
        sure = "no" not in one.answers and id_ not in chain.open_ends
        levels[id_] = 1.0 if (sure if worst else "yes" in one.answers) else 0.0
    return levels


def _seals(dossiers: Mapping[str, Dossier], chain: Chain, worst: bool) -> Levels:
    if not worst:
        return {id_: one.seal.high for id_, one in dossiers.items()}
    nothing_known = dict.fromkeys(chain.missing, 0.0)
    return nothing_known | {id_: 0.0 if id_ in chain.open_ends else one.seal.low for id_, one in dossiers.items()}


def _own_verdict(decided: Decided) -> Verdict:
    if len(decided.answers) > 1:
        return Verdict.BETWEEN
    return Verdict.of(decided.answers[0] == "yes")


def _verdict(weakest: Mapping[tuple[str, bool], Mapping[str, Weakest]], id_: str) -> Verdict:
    low, high = (weakest["autonomous", worst][id_].level for worst in (True, False))
    return Verdict.BETWEEN if low != high else Verdict.of(low == 1)


def _interval(weakest: Mapping[tuple[str, bool], Mapping[str, Weakest]], id_: str) -> Interval:
    return Interval(weakest["seal", True][id_].level, weakest["seal", False][id_].level)
