"""A model made complete: types of inputs, identifiers, and what each decision needs, filled in from the rest."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from datetime import date

from regie.decisions.feel import FeelError
from regie.decisions.feel.lexer import quoted
from regie.decisions.feel.values import plain
from regie.decisions.model import Body, Decision, Input, ItemType, Model, Table
from regie.decisions.names import listed, names_of, read_by

_OTHER_NAMES = {"integer": "number", "long": "number", "double": "number", "decimal": "number", "bool": "boolean"}


def base_name(type_name: str) -> str:
    """The name of a type without a prefix, an old name in today's word: feel:integer is number."""
    bare = type_name.rpartition(":")[2] if type_name.startswith(("feel:", "xsd:", "xs:")) else type_name
    return _OTHER_NAMES.get(bare, bare)


def resolved(model: Model) -> Model:
    """The model with everything filled in that follows from the rest of it; filling in twice changes nothing.

    Inputs get their type, constraint and allowed values, elements without an identifier get one from their name,
    and decisions name everything that they read.
    """
    model = _identified(_typed(model))
    types = {item.name: item for item in model.types}
    asked = _asked(model)
    return replace(
        model,
        inputs=tuple(_input(item, types, asked.get(item.name, ())) for item in model.inputs),
        decisions=tuple(_needing(decision, model) for decision in model.decisions),
    )


def _typed(model: Model) -> Model:
    """Inputs made in code, with allowed values and no named type, get an item type of their own."""
    types, inputs = list(model.types), []
    for item in model.inputs:
        if not item.type_name:
            text = item.constraint or ", ".join(_feel(value) for value in item.allowed or ())
            if text and not any(_asks_with_values(decision.body, item.name) for decision in model.decisions):
                types.append(ItemType(f"t{item.name}", item.type, text))
                item = replace(item, type_name=f"t{item.name}")  # noqa: PLW2901 - the loop builds a new tuple
            else:
                item = replace(item, type_name=item.type)  # noqa: PLW2901
        inputs.append(item)
    return replace(model, types=tuple(types), inputs=tuple(inputs))


def _asks_with_values(body: Body, name: str) -> bool:
    return isinstance(body, Table) and any(
        clause.allowed and clause.expression.strip() == name for clause in body.inputs
    )


def _feel(value: object) -> str:
    match value:
        case str():
            return quoted(value)
        case bool():
            return "true" if value else "false"
        case date():
            return f'date("{value.isoformat()}")'
        case _:
            return str(value)


def _identified(model: Model) -> Model:
    taken = {item.id for item in model.inputs} | {item.id for item in model.decisions}
    taken |= {item.id for item in model.functions}

    def identity(kind: str, name: str, given: str) -> str:
        if given:
            return given
        stem = made = f"{kind}_{re.sub(r'[^0-9A-Za-z_.-]', '_', name)}"
        count = 1
        while made in taken:
            count += 1
            made = f"{stem}_{count}"
        taken.add(made)
        return made

    return replace(
        model,
        inputs=tuple(replace(one, id=identity("input", one.name, one.id)) for one in model.inputs),
        decisions=tuple(replace(one, id=identity("decision", one.name, one.id)) for one in model.decisions),
        functions=tuple(replace(one, id=identity("function", one.name, one.id)) for one in model.functions),
    )


def _needing(decision: Decision, model: Model) -> Decision:
    try:
        read = read_by(decision.body, names_of(model))
    except FeelError:  # the text is a fault, which the check of the model reports
        return decision
    known = {item.name for item in model.inputs} | model.decision_names
    missing = sorted((read & known) - set(decision.requires))
    return replace(decision, requires=(*decision.requires, *missing)) if missing else decision


def _input(item: Input, types: Mapping[str, ItemType], asked: tuple[str, ...]) -> Input:
    declared = types.get(item.type_name)
    type_name, constraint = item.type_name, ""
    for _ in range(len(types)):
        if declared is None or declared.collection or declared.components:
            break
        constraint = constraint or declared.allowed
        type_name, declared = declared.base, types.get(declared.base)
    base = base_name(type_name) if declared is None else type_name
    if not constraint and asked:
        constraint = ", ".join(asked)
    return replace(item, type=base, constraint=constraint, allowed=_allowed(constraint))


def _allowed(constraint: str) -> tuple[object, ...] | None:
    try:
        values = listed(constraint)
    except FeelError:  # the text is a fault, which the check of the model reports
        return None
    return None if values is None else tuple(dict.fromkeys(plain(value) for value in values))


def _asked(model: Model) -> dict[str, tuple[str, ...]]:
    """The allowed values that tables name for an input; only where every table that asks it names them."""
    found: dict[str, list[str]] = {}
    for decision in model.decisions:
        if isinstance(decision.body, Table):
            for clause in decision.body.inputs:
                found.setdefault(clause.expression.strip(), []).append(clause.allowed.strip())
    return {name: tuple(dict.fromkeys(texts)) for name, texts in found.items() if all(texts)}
