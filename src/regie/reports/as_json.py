"""Any result as JSON: every field by name, messages by key, values and words, dates in ISO form."""

from __future__ import annotations

import dataclasses
import math
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from decimal import Decimal
from enum import Enum
from json.encoder import encode_basestring
from typing import TYPE_CHECKING, Any

from regie.analyses.autonomy import CriterionAnswer, ObjectiveResult
from regie.landscape import NO_SOURCE, UNKNOWN, Claim, Fact, Landscape, Overruled, Record, Source, fields
from regie.locale import LANGUAGES, Message, say

if TYPE_CHECKING:
    from regie.reports.assessment import Assessment

_string = encode_basestring
_SHARED = (CriterionAnswer, ObjectiveResult)
"""What many results hold at once; its text is made once a depth."""


def to_json(result: object) -> str:
    """The result as JSON text, the same for the same result. A landscape inside it is named, not repeated."""
    writer = _Writer()
    return writer.landscape(result, "\n") if isinstance(result, Landscape) else writer.text(result, "\n")


def report_json(assessment: Assessment) -> str:
    """An assessment as JSON, and under `facts` the landscape it rests on: every claim with its source and date, and
    what was set aside and why."""
    writer = _Writer()
    found = {field.name: getattr(assessment, field.name) for field in dataclasses.fields(assessment)}
    return writer.mapping((*found.items(), ("facts", _Whole(assessment.landscape))), "\n")


_UNKNOWN = '{"status": "unknown", "claims": []}'


@dataclasses.dataclass(frozen=True, slots=True)
class _Whole:
    """A landscape that is written whole inside something else."""

    landscape: Landscape


class _Writer:
    """Writes text at once: a tree of plain values beside the result would take three times its memory.

    `margin` is the line break and indent of the line on which a value begins.
    """

    def __init__(self) -> None:
        self._made: dict[tuple[int, str], str] = {}
        self._sources: dict[Source, str] = {}
        self._shown: dict[type[Any], tuple[tuple[str, str], ...] | None] = {}
        self._scalars = dict(_SCALARS)
        self._fields_of: dict[type[Record], tuple[tuple[str, str], ...]] = {}

    def text(self, value: Any, margin: str) -> str:
        of = type(value)
        scalar = self._scalars.get(of)
        if scalar is not None:
            return scalar(value)
        if of is tuple or of is list:
            inner = margin + " "
            return _wrapped("[]", [self.text(one, inner) for one in value], margin)
        if of not in self._shown:
            self._shown[of] = _shown(of)
            if issubclass(of, Enum):
                self._scalars[of] = {member: self.text(member.value, "") for member in of}.__getitem__
        shown = self._shown[of]
        return self._other(value, margin) if shown is None else self._fields(value, shown, margin)

    def _other(self, value: Any, margin: str) -> str:
        match value:
            case Enum():
                return self.text(value.value, margin)
            case Mapping():
                return self.mapping(((_key(key), one) for key, one in value.items()), margin)
            case date():
                return _string(value.isoformat())
            case Message():
                words = {language: say(value, language) for language in LANGUAGES}
                return self.text({"key": value.key, "values": dict(value.values), **words}, margin)
            case Fact():
                return self.text(_fact(value), margin)
            case _Whole():
                return self.landscape(value.landscape, margin)
            case Landscape():
                return self.text({"name": value.name, "as_of": value.as_of}, margin)
            case set() | frozenset():
                return self.text(sorted((_plain(one) for one in value), key=str), margin)
        to_data = getattr(value, "to_data", None)
        return _string(str(value)) if to_data is None else self.text(to_data(), margin)

    def mapping(self, items: Iterable[tuple[str, Any]], margin: str) -> str:
        """Names with values."""
        inner = margin + " "
        return _wrapped("{}", [f"{_string(name)}: {self.text(one, inner)}" for name, one in items], margin)

    def landscape(self, landscape: Landscape, margin: str) -> str:
        """A landscape whole, a fact a line: a city has tens of thousands."""
        inner = margin + " "
        records = [self._record(record, inner + " ") for record in landscape.records]
        parts = [
            f'"name": {self.text(landscape.name, inner)}',
            f'"as_of": {self.text(landscape.as_of, inner)}',
            f'"records": {_wrapped("[]", records, inner)}',
        ]
        return _wrapped("{}", parts, margin)

    def _record(self, record: Record, margin: str) -> str:
        shown = [f'"noun": {_string(record.noun)}']
        of = type(record)
        if of not in self._fields_of:
            self._fields_of[of] = _of_record(of)
        for name, unknown in self._fields_of[of]:
            value = getattr(record, name)
            if value is UNKNOWN:
                shown.append(unknown)
                continue
            if type(value) is not Fact:
                text = self.text(value, "")
            elif len(value.claims) == 1 and not value.overruled and value.asked == NO_SOURCE:
                text = f'{{"status": "known", "claims": [{self._claim(value.claims[0])}]}}'
            else:
                text = self.text(_fact(value), "")
            shown.append(f'"{name}": {text}')
        return _wrapped("{}", shown, margin)

    def _claim(self, claim: Claim[Any]) -> str:
        source = self._sources.get(claim.source)
        if source is None:
            source = f'"source": {_string(claim.source.name)}, "date": {self.text(claim.source.date, "")}'
            self._sources[claim.source] = source
        return f'{{"value": {self.text(claim.value, "")}, {source}}}'

    def _fields(self, value: Any, shown: Sequence[tuple[str, str]], margin: str) -> str:
        key = (id(value), margin) if type(value) in _SHARED else None  # the result holds it: its id stays its own
        if key is not None and key in self._made:
            return self._made[key]
        inner = margin + " "
        text = _wrapped("{}", [before + self.text(getattr(value, name), inner) for name, before in shown], margin)
        if key is not None:
            self._made[key] = text
        return text


_SCALARS: Mapping[type[Any], Callable[[Any], str]] = {
    str: _string,
    int: int.__repr__,
    float: lambda value: float.__repr__(value) if math.isfinite(value) else "null",
    Decimal: lambda value: format(value, "f"),
    bool: lambda value: "true" if value else "false",
    type(None): lambda _: "null",
}


def _wrapped(brackets: str, parts: list[str], margin: str) -> str:
    """Parts a line each."""
    if not parts:
        return brackets
    inner = margin + " "
    return f"{brackets[0]}{inner}{f',{inner}'.join(parts)}{margin}{brackets[1]}"


def _of_record(of: type[Record]) -> tuple[tuple[str, str], ...]:
    """The fields of a record, each with what is written of it while it is unknown."""
    return tuple((field.name, f'"{field.name}": {_UNKNOWN}') for field in fields(of))


def _shown(of: type[Any]) -> tuple[tuple[str, str], ...] | None:
    """The fields that are shown of a dataclass, each with the text before its value; None for other values."""
    if not dataclasses.is_dataclass(of) or hasattr(of, "to_data") or of in (Fact, Landscape, _Whole):
        return None
    names = (field.name for field in dataclasses.fields(of) if field.repr and not field.name.startswith("_"))
    return tuple((name, f"{_string(name)}: ") for name in names)


def _plain(value: object) -> object:
    """A member of a set as what it is sorted by."""
    match value:
        case Enum():
            return value.value
        case date():
            return value.isoformat()
        case _:
            return value


def _fact(fact: Fact[Any]) -> dict[str, Any]:
    found: dict[str, Any] = {"status": fact.status, "claims": [_claim(claim) for claim in fact.claims]}
    if fact.asked != NO_SOURCE:
        found["asked"] = {"source": fact.asked.name, "date": fact.asked.date}
    if fact.overruled:
        found["overruled"] = [{**_claim(claim), "reason": claim.reason} for claim in fact.overruled]
    return found


def _claim(claim: Claim[Any] | Overruled[Any]) -> dict[str, Any]:
    return {"value": claim.value, "source": claim.source.name, "date": claim.source.date}


def _key(key: object) -> str:
    if isinstance(key, tuple):
        return "/".join(_key(part) for part in key)
    return str(key.value) if isinstance(key, Enum) else str(key)
