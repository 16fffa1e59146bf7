"""Whether the analyses can use a model in place of a shipped one."""

from __future__ import annotations

from regie.analyses.autonomy import ANSWERS
from regie.decisions import Input, Model
from regie.landscape.faults import Fault, Place
from regie.locale import Message


def misfits(model: Model, shipped: Model) -> list[Fault]:
    """What the analyses, which know each input and answer of the shipped model by name, ask and this one lacks."""
    name = model.name
    missing = [one.name for one in shipped.decisions if one.name not in model.decision_names]
    found = [fault_of(name, "decision", decision=one) for one in missing]
    ours = {one.name: one for one in shipped.inputs}
    found += [fault_of(name, "input_new", input=one.name) for one in model.inputs if one.name not in ours]
    theirs = {one.name: one for one in model.inputs}
    found += [
        fault_of(name, "input_less", input=item.name)
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
            found += [
                fault_of(model.name, "answer", decision=decision.name, answer=one) for one in sorted(given - known)
            ]
    return found


def _answers(model: Model, decision: str) -> set[str]:
    return {str(one) for one in model.compiled.network.node(decision).domain.values}


def fault_of(model: str, what: str, **values: object) -> Fault:
    """One thing that stands in the way of a model."""
    return Fault(
        Place(model, column=what),
        Message(f"tables.fault.{what}", **values),
        Message(f"tables.mend.{what}", **values),
    )
