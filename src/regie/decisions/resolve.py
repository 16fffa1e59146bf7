"""The types of a model resolved: what an input may hold, from item definitions and from the tables that ask it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from regie.decisions.feel import FeelError
from regie.decisions.feel.values import plain
from regie.decisions.model import Input, ItemType, Model, Table
from regie.decisions.names import listed

SIMPLE = ("string", "number", "boolean", "date")
_OTHER_NAMES = {"integer": "number", "long": "number", "double": "number", "decimal": "number", "bool": "boolean"}


def base_name(type_name: str) -> str:
    """The name of a type without a prefix, an old name in today's word: feel:integer is number."""
    bare = type_name.rpartition(":")[2] if type_name.startswith(("feel:", "xsd:", "xs:")) else type_name
    return _OTHER_NAMES.get(bare, bare)


def resolved(model: Model) -> Model:
    """The model with type, constraint and allowed values of each input filled in from its types and tables."""
    types = {item.name: item for item in model.types}
    asked = _asked(model)
    return replace(model, inputs=tuple(_input(item, types, asked.get(item.name, ())) for item in model.inputs))


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
