"""Human decisions beside a model: what one can decide for, and those for a model or an outcome nobody knows."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from regie.analyses.placement.placement import MODELS, shipped_model
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


def unheard_of(landscape: Landscape) -> Iterator[Problem]:
    """Deviations from a model that is not shipped, which count only where a model of that name is used; and those for
    what is neither an outcome of their model nor a kind of cloud, which are shown as the words they are."""
    for one in landscape.all(Deviation):
        if one.model not in MODELS:
            what = Message("deciding.problem.model", model=one.model)
            mend = Message("deciding.problem.models", models=MODELS)
            yield Problem(FactRef(one.id, "model"), what, mend, Severity.WARNING)
            continue
        outcomes = outcomes_of(shipped_model(one.model))
        if one.outcome not in _CLOUDS.union(outcomes):
            what = Message("deciding.problem.outcome", outcome=one.outcome, model=one.model)
            mend = Message("deciding.problem.outcomes", outcomes=outcomes)
            yield Problem(FactRef(one.id, "outcome"), what, mend, Severity.WARNING)
