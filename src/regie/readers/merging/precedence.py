"""A municipality's own precedence: a file with `confirmed` and `rules`, in the words of `reference_data.precedence`."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from regie.landscape import NOUN_BY_NAME, fields
from regie.landscape.faults import Fault, InputFaults, Place
from regie.locale import Message
from regie.readers.merging.loading import load_file
from regie.reference_data.precedence import Precedence, Rule

_KEYS = ("confirmed", "rules")
_RULE_KEYS = ("fields", "sources", "because")


def read_precedence(path: Path) -> Precedence:
    """Raises InputFaults with every fault: an unknown key or field, a rule without sources or reason.
    `row` counts the rules from 1."""
    data = load_file(path).data or {}
    faults: list[Fault] = []
    if not isinstance(data, Mapping):
        raise InputFaults([_fault(Place(path.name), "form")])
    faults += [_fault(Place(path.name, column=str(key)), "key", key=str(key)) for key in data if key not in _KEYS]
    confirmed = _texts(data.get("confirmed", []))
    if confirmed is None:
        faults.append(_fault(Place(path.name, column="confirmed"), "list"))
    raw = data.get("rules", [])
    if not isinstance(raw, list):
        faults.append(_fault(Place(path.name, column="rules"), "list"))
        raw = []
    rules = [_rule(Place(path.name, row=number), item, faults) for number, item in enumerate(raw, start=1)]
    if faults:
        raise InputFaults(faults)
    return Precedence(confirmed or (), tuple(rule for rule in rules if rule))


def _rule(place: Place, item: object, faults: list[Fault]) -> Rule | None:
    if not isinstance(item, Mapping) or set(item) - set(_RULE_KEYS):
        faults.append(_fault(place, "form"))
        return None
    about, sources = _texts(item.get("fields")), _texts(item.get("sources"))
    because = str(item.get("because", "")).strip()
    for name, held in (("fields", about), ("sources", sources), ("because", because)):
        if not held:
            faults.append(_fault(Place(place.file, row=place.row, column=name), "missing"))
    rule = Rule(about or (), sources or (), because)
    known = [(noun, field.name) for noun in NOUN_BY_NAME for field in fields(NOUN_BY_NAME[noun])]
    for pattern in rule.fields:
        if not any(Rule((pattern,), (), "").covers(noun, name) for noun, name in known):
            at = Place(place.file, row=place.row, column="fields")
            faults.append(_fault(at, "field", field=pattern))
    return rule


def _texts(held: object) -> tuple[str, ...] | None:
    if not isinstance(held, list) or not all(isinstance(one, str) for one in held):
        return None
    return tuple(held)


def _fault(place: Place, what: str, **values: object) -> Fault:
    return Fault(place, Message(f"merging.fault.precedence_{what}", **values), _mend(what))


def _mend(what: str) -> Message:
    return Message(f"merging.mend.precedence_{what}")
