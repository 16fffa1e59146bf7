"""How likely each answer to a question is, before it is asked: from what is known of the same field elsewhere.

Every answer the field can have gets a little extra (`smoothing`), so that what nobody has yet is not impossible. The
sources of a contested fact leave only their own answers. A prior is a guess about answers, never a fact.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from typing import Any

from regie.landscape import NOUNS, Fact, FactRef, Field, Kind, Landscape, Record, fact_fields

Distribution = tuple[tuple[Any, float], ...]
"""Answers with their chance; empty when nothing can be said of what may be answered."""

_FEW = 5


class Priors:
    """The distributions of a landscape; each field is counted once."""

    def __init__(self, landscape: Landscape, smoothing: float) -> None:
        self._landscape = landscape
        self._smoothing = smoothing
        self._fields: Mapping[tuple[str, str], Field] = {
            (noun.noun, field.name): field for noun in NOUNS for field in fact_fields(noun)
        }
        self._counted: dict[tuple[type[Record], str], Counter[Any]] = {}
        self._whole: dict[tuple[type[Record], str], Distribution] = {}

    def of(self, ref: FactRef) -> Distribution:
        """The answers to expect."""
        record = self._landscape[ref.id]
        fact: Fact[Any] = getattr(record, ref.field)
        noun = type(record)
        counted = self._count(noun, ref.field)
        if fact.claims:
            return self._smooth(counted, list(fact.candidates or ()))
        if (noun, ref.field) not in self._whole:
            universe = _universe(self._fields[noun.noun, ref.field], counted)
            self._whole[noun, ref.field] = self._smooth(counted, universe)
        found = self._whole[noun, ref.field]
        return _of_others(found, ref.id) if noun.noun in self._fields[noun.noun, ref.field].refers_to else found

    def contested(self, ref: FactRef) -> bool:
        """Whether sources differ, so that only their answers are possible."""
        return bool(self._landscape.fact(ref).claims)

    def _count(self, noun: type[Record], name: str) -> Counter[Any]:
        if (noun, name) not in self._counted:
            facts = (getattr(record, name) for record in self._landscape.all(noun))
            self._counted[noun, name] = Counter(fact.value for fact in facts if fact.known)
        return self._counted[noun, name]

    def _smooth(self, counted: Counter[Any], universe: list[Any]) -> Distribution:
        weights = [(value, counted[value] + self._smoothing) for value in universe]
        total = sum(weight for _, weight in weights)
        return tuple((value, weight / total) for value, weight in weights)


def _of_others(found: Distribution, id_: str) -> Distribution:
    """The answers that name other things: nothing is its own supplier or sub-processor."""
    kept = [(value, chance) for value, chance in found if id_ not in (value if isinstance(value, tuple) else (value,))]
    total = sum(chance for _, chance in kept)
    return found if len(kept) == len(found) else tuple((value, chance / total) for value, chance in kept)


def _universe(field: Field, counted: Counter[Any]) -> list[Any]:
    """Every answer the field can have; for open fields those that occur."""
    if field.many:
        return list(counted)
    match field.kind:
        case Kind.CHOICE if field.choices is not None:
            return list(field.choices)
        case Kind.YES_NO:
            return [True, False]
        case Kind.COUNT if field.minimum is not None and field.maximum is not None:
            low, high = int(field.minimum), int(field.maximum)
            return list(range(low, high + 1)) if high - low < _FEW else list(counted)
        case _:
            return list(counted)
