"""Thousands of faults, so that a person can still read them: the same fault once, with the places where it is."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cache
from typing import Any

from regie.landscape import NOUNS
from regie.locale import LANGUAGES, Language, Message, known, say

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


def place_words(place: Mapping[str, Any], language: Language) -> str:
    """Where a fault is: file, sheet, row, and the column as its heading reads."""
    label = f"landscape.field.{_nouns().get(place['sheet'])}.{place['column']}.label"
    column = say(Message(label), language) if known(label, language) else place["column"]
    return " · ".join(str(part) for part in (place["file"], place["sheet"], place["row"], column) if part)


@cache
def _nouns() -> dict[str, str]:
    """The noun of a sheet, by its title in any language."""
    return {say(Message(f"landscape.noun.{one.noun}.other"), each): one.noun for one in NOUNS for each in LANGUAGES}
