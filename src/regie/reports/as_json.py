"""Any result as JSON: every field by name, messages by key, values and words, dates in ISO form."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Mapping
from decimal import Decimal
from enum import Enum
from operator import attrgetter
from typing import TYPE_CHECKING, Any

import orjson

from regie.analyses.autonomy import CriterionAnswer, ObjectiveResult
from regie.landscape import NO_SOURCE, UNKNOWN, Claim, Fact, FactRef, Interval, Landscape, Overruled, Record, fields
from regie.locale import LANGUAGES, Message, say

if TYPE_CHECKING:
    from regie.reports.assessment import Assessment


def to_json(result: object) -> str:
    """The result as JSON text, the same for the same result. A landscape inside it is named, not repeated."""
    shown = _whole(result) if isinstance(result, Landscape) else _keyed(result)
    return _written(shown, orjson.OPT_INDENT_2).decode()


def report_json(assessment: Assessment) -> bytes:
    """An assessment as JSON in UTF-8, and under `facts` the landscape it rests on: every claim with its source and
    date, what was set aside and why, and of each record the names of the fields that are unknown. Without breaks or
    indents: of a large city these are a third of the file."""
    found = {field.name: getattr(assessment, field.name) for field in dataclasses.fields(assessment)}
    found = {name: value for name, value in found.items() if value is not None}
    chapters = {"calendar": assessment.calendar, "budget": assessment.budget}
    return _written({**found, **chapters, "facts": _whole(assessment.landscape)})


_ON_A_LINE = frozenset((Fact, CriterionAnswer, ObjectiveResult))
"""What a result holds many times over, and in tens of thousands; written once each, without breaks."""


def _written(value: object, option: int = 0) -> bytes:
    """Values orjson does not know are told it as it meets them: a tree of plain values beside the result would take
    three times its memory."""
    return orjson.dumps(value, _Plain().of, option | orjson.OPT_PASSTHROUGH_DATACLASS)


class _Plain:
    """Values as what JSON knows, one layer at a time. What is found for a type holds for all of that type."""

    def __init__(self) -> None:
        self._by_type: dict[type, Callable[[Any], object]] = {}

    def of(self, value: Any) -> object:
        """One layer of a value; of what stands on a line, all of it. Asked some hundred thousand times."""
        shown = self._by_type.get(type(value))
        return shown(value) if shown is not None else self._learned(type(value))(value)

    def _learned(self, of: type) -> Callable[[Any], object]:
        layer = _KNOWN.get(of) or self._how(of)
        self._by_type[of] = shown = self._on_a_line(layer) if of in _ON_A_LINE else layer
        return shown

    def _on_a_line(self, layer: Callable[[Any], object]) -> Callable[[Any], object]:
        """By identity, with the value: while it is held here its identity stays its own."""
        held: dict[int, tuple[object, orjson.Fragment]] = {}

        def shown(value: Any) -> object:
            found = held.get(id(value))
            if found is None:
                text = orjson.dumps(layer(value), self.of, orjson.OPT_PASSTHROUGH_DATACLASS)
                found = held[id(value)] = (value, orjson.Fragment(text))
            return found[1]

        return shown

    def _how(self, of: type) -> Callable[[Any], object]:
        """How values of a type are shown."""
        if of is Message:
            return _remembered(_message)
        if hasattr(of, "to_data"):
            return lambda value: _keyed(value.to_data())
        if issubclass(of, Record):
            return _record_of(of, self._learned(Fact))
        if hasattr(of, "_asdict"):
            return lambda value: _keyed(value._asdict())
        if dataclasses.is_dataclass(of):
            names = [one.name for one in dataclasses.fields(of) if one.repr and not one.name.startswith("_")]
            return _fields_of(names)
        return _keys_as_text if issubclass(of, Mapping) else str


def _remembered(layer: Callable[[Message], object]) -> Callable[[Message], object]:
    """Of many contracts the same is said. By how a message reads: to Python 1 and True are equal."""
    held: dict[str, object] = {}

    def shown(message: Message) -> object:
        key = repr(message)
        found = held.get(key)
        if found is None:
            found = held[key] = layer(message)
        return found

    return shown


def _fields_of(names: list[str]) -> Callable[[Any], object]:
    if len(names) < 2:
        return lambda value: {name: _keyed(getattr(value, name)) for name in names}
    values = attrgetter(*names)

    def shown(value: Any) -> object:
        held = values(value)
        return dict(zip(names, map(_keyed, held) if dict in map(type, held) else held, strict=True))

    return shown


def _record_of(of: type[Record], fact: Callable[[Any], object]) -> Callable[[Any], object]:
    """How records of a type are shown: the fields of which something is known or claimed, and the names of the rest."""
    names = [field.name for field in fields(of)]
    values = attrgetter(*names)

    def shown(record: Record) -> object:
        said: dict[str, object] = {"noun": record.noun}
        unknown = []
        for name, value in zip(names, values(record), strict=True):
            if value is UNKNOWN:
                unknown.append(name)
            else:
                said[name] = fact(value) if type(value) is Fact else value
        said["unknown"] = unknown
        return said

    return shown


def _keyed(value: Any) -> Any:
    """A dict with texts as keys, which orjson would refuse or take as they are; any other value as it is."""
    return _keys_as_text(value) if type(value) is dict else value


def _keys_as_text(value: Mapping[Any, Any]) -> object:
    return {key if type(key) is str else _key(key): _keyed(one) for key, one in value.items()}


def _key(key: object) -> str:
    if isinstance(key, tuple):
        return "/".join(_key(part) for part in key)
    return str(key.value) if isinstance(key, Enum) else str(key)


def _sorted(value: set[Any]) -> object:
    return sorted((one.value if isinstance(one, Enum) else one for one in value), key=str)


def _message(message: Message) -> object:
    words: dict[str, str] = {language: say(message, language) for language in LANGUAGES}
    return {"key": message.key, "values": _keyed(dict(message.values)), **words}


def _whole(landscape: Landscape) -> object:
    return {"name": landscape.name, "as_of": landscape.as_of, "records": landscape.records}


def _fact(fact: Fact[Any]) -> object:
    found: dict[str, object] = {"status": fact.status, "claims": [_claim(claim) for claim in fact.claims]}
    if fact.asked != NO_SOURCE:
        found["asked"] = {"source": fact.asked.name, "date": fact.asked.date}
    if fact.overruled:
        found["overruled"] = [{**_claim(claim), "reason": claim.reason} for claim in fact.overruled]
    return found


def _claim(claim: Claim[Any] | Overruled[Any]) -> dict[str, object]:
    return {"value": claim.value, "source": claim.source.name, "date": claim.source.date}


_KNOWN: Mapping[type, Callable[[Any], object]] = {
    Fact: _fact,
    # as any others, but more than half of all there is to show
    FactRef: lambda ref: {"id": ref.id, "field": ref.field},
    Interval: lambda interval: {"low": interval.low, "high": interval.high},
    Landscape: lambda value: {"name": value.name, "as_of": value.as_of},
    Decimal: lambda value: orjson.Fragment(format(value, "f").encode()),
    set: _sorted,
    frozenset: _sorted,
}
