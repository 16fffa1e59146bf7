"""What people type in a field to facts, by the same reading as a workbook's cells; all faults at once."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from regie.landscape import (
    NONE,
    UNKNOWN,
    Called,
    Fact,
    Field,
    Kind,
    Nearest,
    Record,
    Source,
    fact_fields,
    fields,
    known,
    refers_to_nothing,
)
from regie.landscape.faults import Fault, InputFaults, Place
from regie.locale import Message
from regie.readers.records.cells import is_unknown, understand
from regie.readers.records.values import UnfitValueError, parse
from regie.store.models import Municipality, Thing


def facts_from(
    municipality: Municipality, noun: type[Record], typed: Mapping[str, str], source: Source
) -> dict[str, Fact[Any]]:
    """A fact per field. References may be given by id or by a name only one thing bears.

    Raises InputFaults with every field that does not fit; KeyError for a field the noun lacks.
    """
    by_name = {one.name: one for one in fact_fields(noun)}
    found: dict[str, Fact[Any]] = {}
    faults: list[Fault] = []
    for name, text in typed.items():
        try:
            found[name] = _fact(municipality, by_name[name], text, source)
        except UnfitValueError as unfit:
            faults.append(Fault(Place("", column=name), unfit.what, unfit.mend))
    if faults:
        raise InputFaults(faults)
    return found


def plain_from(municipality: Municipality, noun: type[Record], typed: Mapping[str, str]) -> dict[str, Any]:
    """A value for each plain field. Raises InputFaults with every field that is empty or does not fit."""
    found: dict[str, Any] = {}
    faults: list[Fault] = []
    for one in fields(noun):
        if not one.plain:
            continue
        text = typed.get(one.name, "").strip()
        try:
            found[one.name] = _plain(municipality, one, text)
        except UnfitValueError as unfit:
            faults.append(Fault(Place("", column=one.name), unfit.what, unfit.mend))
    if faults:
        raise InputFaults(faults)
    return found


def _plain(municipality: Municipality, one: Field, text: str) -> Any:
    if not text:
        raise UnfitValueError(Message("adding.fault.empty"), Message("adding.mend.empty"))
    raw = understand(one, text)
    if isinstance(raw, list | tuple):
        return tuple(_value(municipality, one, item) for item in raw)
    return _value(municipality, one, raw)


def _fact(municipality: Municipality, one: Field, text: str, source: Source) -> Fact[Any]:
    if not text.strip() or is_unknown(text):
        return UNKNOWN
    raw = understand(one, text)
    if isinstance(raw, list | tuple):
        return known(tuple(_value(municipality, one, item) for item in raw), source)
    return known(_value(municipality, one, raw), source)


def _value(municipality: Municipality, one: Field, raw: object) -> Any:
    value = parse(one, raw)
    if one.kind is not Kind.REFERENCE or value == NONE:
        return value
    return _referred(municipality, one, str(value))


def _referred(municipality: Municipality, one: Field, text: str) -> str:
    things = Thing.objects.filter(municipality=municipality, noun__in=one.refers_to)
    if things.filter(key=text).exists():
        return text
    named = list(things.filter(name__iexact=text.strip()).values_list("key", flat=True)[:6])
    if len(named) == 1:
        return named[0]
    if named:
        what = Message("records.fault.ambiguous_name", name=text)
        raise UnfitValueError(what, Message("records.mend.ambiguous_name", ids=tuple(named)))
    nearest = Nearest(Called(*held) for held in things.values_list("key", "noun", "name"))
    raise UnfitValueError(*refers_to_nothing(text, one, nearest))
