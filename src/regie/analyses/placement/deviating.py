"""Human decisions beside a model: what one can decide for, those in effect, and those for a model or an outcome nobody
knows."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from functools import lru_cache

from regie.analyses.placement.shipped import MODELS, shipped_model
from regie.decisions import UNKNOWN, Model, evaluate
from regie.landscape import Deviation, FactRef, Landscape, Problem
from regie.landscape.faults import Severity
from regie.landscape.vocabulary import CloudKind
from regie.locale import Message

_CLOUDS = frozenset(one.value for one in CloudKind)


@lru_cache(64)
def outcomes_of(model: Model) -> tuple[str, ...]:
    """What one can decide for: every answer the model can give."""
    found = evaluate(model, {model.inputs[0].name: [UNKNOWN]}).possible(0)
    return tuple(dict.fromkeys(str(outcome.value) for outcome in found))


def in_effect(landscape: Landscape, at: date) -> Iterator[Deviation]:
    """The human decisions that have begun, or may have, and are not over."""
    for deviation in landscape.all(Deviation):
        begun = deviation.since.every(lambda day: day <= at) is not False
        ended = deviation.until.every(lambda day: day <= at) is True
        if begun and not ended:
            yield deviation


def deviations_of(landscape: Landscape, at: date, model: str) -> Mapping[str, Deviation]:
    """The decisions in effect beside a model, by application; the last one given counts."""
    return {one.application: one for one in in_effect(landscape, at) if one.model == model}


def unheard_of(deviations: Iterable[Deviation], models: Iterable[Model] = ()) -> Iterator[Problem]:
    """Deviations from a model that is neither shipped nor one of these, which count nowhere; and those for what is
    neither an outcome of their model nor a kind of cloud, which are shown as the words they are."""
    own = {model.name: model for model in models}
    for one in deviations:
        if one.model not in own and one.model not in MODELS:
            what = Message("deciding.problem.model", model=one.model)
            mend = Message("deciding.problem.models", models=tuple(dict.fromkeys((*MODELS, *own))))
            yield Problem(FactRef(one.id, "model"), what, mend, Severity.WARNING)
            continue
        outcomes = outcomes_of(own.get(one.model) or shipped_model(one.model))
        if one.outcome not in _CLOUDS.union(outcomes):
            what = Message("deciding.problem.outcome", outcome=one.outcome, model=one.model)
            mend = Message("deciding.problem.outcomes", outcomes=outcomes)
            yield Problem(FactRef(one.id, "outcome"), what, mend, Severity.WARNING)
