"""Messages and what stands in them as plain data and back, so that a stored result can be said in any language."""

from __future__ import annotations

from datetime import date
from enum import Enum
from typing import Any

from regie.locale.message import Message

_MESSAGE, _DATE = "message", "date"


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
    """The value again; lists become tuples, as messages hold them."""
    match data:
        case {"message": str(key), "values": dict(values)}:
            return Message(key, **{name: from_data(one) for name, one in values.items()})
        case {"date": str(day)} if len(data) == 1:
            return date.fromisoformat(day)
        case dict():
            return {name: from_data(one) for name, one in data.items()}
        case list():
            return tuple(from_data(one) for one in data)
        case _:
            return data
