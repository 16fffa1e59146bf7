"""Publish a draft of a decision model: from its date of effect on, results are computed with it."""

from __future__ import annotations

from datetime import date

from django.db import transaction

from regie.actions.keeping.computing import ask_for_results
from regie.actions.keeping.draft import drafting
from regie.actions.keeping.models_in_use import model_of
from regie.actions.keeping.proofs import proven
from regie.actions.keeping.rights import Actor, Permission
from regie.analyses.autonomy import ANSWERS, DEFINITION
from regie.analyses.placement import shipped_model
from regie.decisions import Input, Model
from regie.landscape.faults import Fault, InputFaults, Place
from regie.locale import Message
from regie.store.models import ModelVersion

_WHOLE = frozenset({DEFINITION, ANSWERS})
"""Models of which the analyses know each input and answer by name."""


def publish(actor: Actor, name: str, number: int, *, valid_from: date | None, why: str, seen: int) -> ModelVersion:
    """Make a draft a version that never changes again, and ask for results with it.

    Raises InputFaults with everything that stands in the way, ConflictError when somebody saved since `seen`,
    NotThereError when there is no such draft.
    """
    with drafting(actor, Permission.PUBLISH, name, number, "publish_tables", seen, why=why) as (doing, found):
        faults = [_fault(name, "valid_from")] if valid_from is None else []
        faults += [_fault(name, "why")] if not why.strip() else []
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
    found = [_fault(model.name, "gap", says=one) for one in check.gaps]
    found += [_fault(model.name, "overlap", says=one) for one in check.overlaps]
    if not check.complete:
        found.append(_fault(model.name, "incomplete"))
    return found + _misfits(model, shipped_model(model.name))


def _misfits(model: Model, shipped: Model) -> list[Fault]:
    """What the analyses ask of a model and this version does not have."""
    name = model.name
    if name not in _WHOLE:
        same = model.result == shipped.result
        return [] if same else [_fault(name, "result", decision=str(shipped.result))]
    missing = [one.name for one in shipped.decisions if one.name not in model.decision_names]
    found = [_fault(name, "decision", decision=one) for one in missing]
    ours = {one.name: one for one in shipped.inputs}
    found += [_fault(name, "input_new", input=one.name) for one in model.inputs if one.name not in ours]
    theirs = {one.name: one for one in model.inputs}
    found += [
        _fault(name, "input_less", input=item.name)
        for item in shipped.inputs
        if item.name in theirs and not _as_wide(theirs[item.name], item)
    ]
    return found + _strange_answers(model, shipped)


def _as_wide(item: Input, shipped: Input) -> bool:
    """Whether an input takes every answer the analyses may give."""
    same_type = item.type == shipped.type
    return same_type and (item.allowed is None or set(shipped.allowed or ()) <= set(item.allowed))


def _strange_answers(model: Model, shipped: Model) -> list[Fault]:
    """Answers that the analyses do not know, such as a third one beside yes and no."""
    found = []
    for decision in shipped.decisions:
        if decision.name in model.decision_names:
            known, given = (_answers(one, decision.name) for one in (shipped, model))
            known |= {"0", "1", "2", "3", "4", "5"} if shipped.name == ANSWERS else set()
            found += [_fault(model.name, "answer", decision=decision.name, answer=one) for one in sorted(given - known)]
    return found


def _answers(model: Model, decision: str) -> set[str]:
    return {str(one) for one in model.compiled.network.node(decision).domain.values}


def _fault(model: str, what: str, **values: object) -> Fault:
    return Fault(
        Place(model, column=what),
        Message(f"tables.fault.{what}", **values),
        Message(f"tables.mend.{what}", **values),
    )
