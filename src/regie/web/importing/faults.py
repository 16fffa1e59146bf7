"""Thousands of faults, so that a person can still read them: the same fault once, with the places where it is."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

_PLACES = 100


@dataclass(slots=True)
class Group:
    """One kind of fault: its first words, how often it is there, and the first places with what was wrong there."""

    kind: str
    severity: str
    n: int = 0
    shown: list[Any] = field(default_factory=list)

    @property
    def more(self) -> int:
        """How many are not shown."""
        return self.n - len(self.shown)


def grouped(faults: Iterable[Any]) -> list[Group]:
    """Faults by kind and column, errors first, then the most frequent."""
    groups: dict[tuple[str, str, str], Group] = {}
    for one in faults:
        key = (one["severity"], one["what"].key, one["place"]["column"])
        group = groups.setdefault(key, Group(one["what"].key, one["severity"]))
        group.n += 1
        if len(group.shown) < _PLACES:
            group.shown.append(one)
    return sorted(groups.values(), key=lambda group: (group.severity, -group.n))
