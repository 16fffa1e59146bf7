"""A definition of autonomous of one's own: a decision model in place of the shipped one."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from regie.actions.check_model import open_model
from regie.actions.fitting import fault_of, misfits
from regie.analyses.autonomy import AutonomyModels, shipped_models
from regie.decisions import Model, Table
from regie.decisions import check_model as prove
from regie.landscape.faults import Fault, InputFaults

Definition = str | Path | Model
_DECISION = "autonomous"


def defined(definition: Definition | None) -> AutonomyModels | None:
    """What autonomy rests on with this definition: a folder or file, or a model; None for none.

    Raises InputFaults with everything for which it cannot stand in for the shipped one: a case without a rule, rules
    that forbid each other, or a question or answer that the analyses do not know.
    """
    if definition is None:
        return None
    model = definition if isinstance(definition, Model) else open_model(definition)
    faults = list(_hindrances(model))
    if faults:
        place = model.name if isinstance(definition, Model) else str(definition)
        raise InputFaults([replace(one, place=replace(one.place, file=place)) for one in faults])
    return replace(shipped_models(), definition=model)


def _hindrances(model: Model) -> Iterator[Fault]:
    shipped = shipped_models().definition
    check = prove(model)
    yield from (fault_of(model.name, "gap", says=one.message) for one in check.gaps)
    yield from (fault_of(model.name, "overlap", says=one.message) for one in check.overlaps if one.fault)
    if not check.complete:
        yield fault_of(model.name, "incomplete")
    yield from misfits(model, shipped)
    if _DECISION in model.decision_names and not _one_table(model):
        yield fault_of(model.name, "one_table", decision=_DECISION)


def _one_table(model: Model) -> bool:
    """Whether the verdict is one table over what is asked: its rules are the reasons that are shown."""
    decision = model.decision(_DECISION)
    asked = {one.name for one in model.inputs}
    return isinstance(decision.body, Table) and bool(decision.requires) and asked.issuperset(decision.requires)
