"""Publish a draft of a decision model: from its date of effect on, results are computed with it."""

from __future__ import annotations

from datetime import date

from django.db import transaction

from regie.actions.fitting import fault_of, misfits
from regie.actions.keeping.computing import ask_for_results
from regie.actions.keeping.draft import drafting
from regie.actions.keeping.models_in_use import model_of
from regie.actions.keeping.proofs import proven
from regie.actions.keeping.rights import Actor, Permission
from regie.analyses.autonomy import ANSWERS, DEFINITION
from regie.analyses.placement import shipped_model
from regie.decisions import Model
from regie.landscape.faults import Fault, InputFaults
from regie.store.models import ModelVersion

_WHOLE = frozenset({DEFINITION, ANSWERS})
"""Models of which the analyses know each input and answer by name."""


def publish(actor: Actor, name: str, number: int, *, valid_from: date | None, why: str, seen: int) -> ModelVersion:
    """Make a draft a version that never changes again, and ask for results with it.

    Raises InputFaults with everything that stands in the way, ConflictError when somebody saved since `seen`,
    NotThereError when there is no such draft.
    """
    with drafting(actor, Permission.PUBLISH, name, number, "publish_tables", seen, why=why) as (doing, found):
        faults = [fault_of(name, "valid_from")] if valid_from is None else []
        faults += [fault_of(name, "why")] if not why.strip() else []
        faults += hindrances(model_of(found.dmn))
        if faults:
            raise InputFaults(faults)
        found.state = ModelVersion.State.PUBLISHED
        found.valid_from, found.why, found.by = valid_from, why.strip(), doing.actor.name
        found.save()
        transaction.on_commit(lambda: ask_for_results(doing.municipality.id))
        return found


def hindrances(model: Model) -> list[Fault]:
    """Why results could not be computed with a model: it leaves cases open, or the analyses cannot use it."""
    check = proven(model)
    found = [fault_of(model.name, "gap", says=one) for one in check.gaps]
    found += [fault_of(model.name, "overlap", says=one) for one in check.overlaps]
    if not check.complete:
        found.append(fault_of(model.name, "incomplete"))
    return found + _misfits(model, shipped_model(model.name))


def _misfits(model: Model, shipped: Model) -> list[Fault]:
    if model.name in _WHOLE:
        return misfits(model, shipped)
    same = model.result == shipped.result
    return [] if same else [fault_of(model.name, "result", decision=str(shipped.result))]
