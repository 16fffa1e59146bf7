"""What an input of a decision may hold beside a value: no answer, or one of several contested answers."""

from __future__ import annotations

from collections.abc import Iterable
from enum import Enum
from typing import Final


class _Unknown(Enum):
    UNKNOWN = "unknown"

    # members are equal when they are the same; the hash of Enum is a function in Python
    __hash__ = object.__hash__

    def __repr__(self) -> str:
        return "UNKNOWN"


UNKNOWN: Final = _Unknown.UNKNOWN
"""An input without an answer."""


class _NoRule(Enum):
    NO_RULE = "no rule fits"

    def __repr__(self) -> str:
        return "NO_RULE"


NO_RULE: Final = _NoRule.NO_RULE
"""In a column of outcomes: no rule of the table fits. A gap in the model, not an empty answer."""


class OneOf:
    """A contested answer: one of `values`, not known which. Equal when the same values are possible.

    Raises ValueError when there is nothing to choose from.
    """

    __slots__ = ("values",)

    values: tuple[object, ...]

    def __init__(self, values: Iterable[object]) -> None:
        kept: list[object] = []
        for value in values:
            if not any(value == other and type(value) is type(other) for other in kept):
                kept.append(value)
        if not kept:
            raise ValueError("OneOf needs at least one value")
        object.__setattr__(self, "values", tuple(kept))

    def __setattr__(self, name: str, value: object) -> None:
        raise AttributeError(f"OneOf cannot change: {name}")

    def __eq__(self, other: object) -> bool:
        return (
            isinstance(other, OneOf)
            and len(self.values) == len(other.values)
            and all(value in other.values for value in self.values)
        )

    def __hash__(self) -> int:
        return hash((OneOf, len(self.values), sum(hash(repr(value)) for value in self.values)))

    def __repr__(self) -> str:
        return f"OneOf({', '.join(map(repr, self.values))})"
