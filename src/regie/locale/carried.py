"""Messages and what stands in them as plain data and back, so that a stored result can be said in any language."""

from __future__ import annotations

from datetime import date
from enum import Enum
from typing import Any

from regie.locale.message import Message

_MESSAGE, _DATE = "message", "date"
_HOLDING = frozenset({list, dict})


def to_data(value: Any) -> Any:
    """A value that JSON can hold. Messages and dates become small objects that `from_data` knows again."""
    match value:
        case Message():
            return {_MESSAGE: value.key, "values": {name: to_data(one) for name, one in value.values}}
        case date():
            return {_DATE: value.isoformat()}
        case Enum():
            return value.value
        case tuple() | list():
            return [to_data(one) for one in value]
        case dict():
            return {str(to_data(key)): to_data(one) for key, one in value.items()}
        case _:
            return value


def from_data(data: Any) -> Any:
    """The value again; lists become tuples, as messages hold them. Pages do this tens of thousands of times."""
    kind = type(data)
    if kind is list:
        return tuple([from_data(one) if type(one) in _HOLDING else one for one in data])
    if kind is not dict:
        return data
    if type(data.get(_MESSAGE)) is str and type(data.get("values")) is dict:
        return Message(data[_MESSAGE], **_held(data["values"]))
    if type(data.get(_DATE)) is str and len(data) == 1:
        return date.fromisoformat(data[_DATE])
    return _held(data)


def _held(data: dict[str, Any]) -> dict[str, Any]:
    return {name: from_data(one) if type(one) in _HOLDING else one for name, one in data.items()}
