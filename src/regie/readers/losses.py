"""What a form to write cannot hold, counted: the counterpart of what a reader leaves out."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from regie.locale import Message


@dataclass(frozen=True, slots=True)
class Loss:
    """How many known or contested facts of a field (or whole things, when `field` is empty) the form has no place for,
    and why."""

    noun: str
    field: str
    count: int
    reason: Message


class Losses:
    """Counts losses while a form is written; in the order in which they were first said."""

    def __init__(self) -> None:
        self._found: Counter[tuple[str, str, str]] = Counter()

    def say(self, noun: str, field: str, why: str, count: int = 1) -> None:
        """`why` is a key under `exports.lost`."""
        if count:
            self._found[noun, field, why] += count

    def all(self) -> tuple[Loss, ...]:
        """Every loss."""
        return tuple(
            Loss(noun, field, count, Message(f"exports.lost.{why}"))
            for (noun, field, why), count in self._found.items()
        )
