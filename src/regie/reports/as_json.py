"""Any result as JSON: every field by name, messages by key, values and words, dates in ISO form."""

from __future__ import annotations

import dataclasses
import json
import math
from collections.abc import Mapping
from datetime import date
from enum import Enum
from typing import Any

from regie.landscape import Claim, Fact, Landscape, Overruled, fields
from regie.locale import LANGUAGES, Message, say


def to_json(result: object) -> str:
    """The result as JSON text, the same for the same result. A landscape inside it is named, not repeated."""
    return json.dumps(_plain(result, whole=isinstance(result, Landscape)), ensure_ascii=False, indent=1)


def _plain(value: Any, *, whole: bool = False) -> Any:
    match value:
        case None | bool() | int() | str():
            return value
        case float():
            return value if math.isfinite(value) else None
        case Enum():
            return value.value
        case date():
            return value.isoformat()
        case Message():
            words = {language: say(value, language) for language in LANGUAGES}
            return {"key": value.key, "values": {name: _plain(one) for name, one in value.values}, **words}
        case Fact():
            return _fact(value)
        case Landscape():
            return _landscape(value) if whole else {"name": value.name, "as_of": _plain(value.as_of)}
        case Mapping():
            return {_key(key): _plain(one) for key, one in value.items()}
        case tuple() | list():
            return [_plain(one) for one in value]
        case set() | frozenset():
            return sorted((_plain(one) for one in value), key=str)
    return _object(value)


def _object(value: Any) -> Any:
    to_data = getattr(value, "to_data", None)
    if to_data is not None:
        return _plain(to_data())
    if dataclasses.is_dataclass(value):
        shown = (field.name for field in dataclasses.fields(value) if field.repr and not field.name.startswith("_"))
        return {name: _plain(getattr(value, name)) for name in shown}
    return str(value)


def _fact(fact: Fact[Any]) -> dict[str, Any]:
    found: dict[str, Any] = {"status": fact.status.value, "claims": [_claim(claim) for claim in fact.claims]}
    if fact.overruled:
        found["overruled"] = [{**_claim(claim), "reason": claim.reason} for claim in fact.overruled]
    return found


def _claim(claim: Claim[Any] | Overruled[Any]) -> dict[str, Any]:
    return {"value": _plain(claim.value), "source": claim.source.name, "date": _plain(claim.source.date)}


def _landscape(landscape: Landscape) -> dict[str, Any]:
    return {
        "name": landscape.name,
        "as_of": _plain(landscape.as_of),
        "records": [
            {"noun": record.noun, **{field.name: _plain(getattr(record, field.name)) for field in fields(type(record))}}
            for record in landscape.records
        ],
    }


def _key(key: object) -> str:
    if isinstance(key, tuple):
        return "/".join(_key(part) for part in key)
    return str(key.value) if isinstance(key, Enum) else str(key)
