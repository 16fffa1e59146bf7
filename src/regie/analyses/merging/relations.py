"""Relations have no name: two are one when they join the same ends and say the same about it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Any

from regie.analyses.merging.clusters import Clusters
from regie.analyses.merging.part import BY_HAND, Part
from regie.landscape import Kind, NamedRecord, Record, fields
from regie.readers.merging import Thing

_TELLING: Mapping[str, tuple[str, ...]] = {
    "evidence": ("criterion", "document", "dated"),
    "ownership": ("since",),
    "deviation": ("since",),
}
"""Facts that tell relations with the same ends apart: another document, another period."""


def same_relations(
    parts: Sequence[Part], id_of: Callable[[Thing], str], before: Mapping[Thing, str]
) -> list[tuple[Thing, ...]]:
    """Groups of relations that are one, or were. The second of its kind in a register goes with the second of
    another."""
    first: dict[Any, Thing] = {}
    relations = list(_relations(parts))
    clusters = Clusters((thing for thing, _ in relations), ())
    seen: dict[Any, int] = defaultdict(int)
    for thing, record in relations:
        key = _key(thing.register, record, id_of)
        seen[thing.register, key] += 1
        known = thing.id if thing.register == BY_HAND else before.get(thing)
        clusters.join(first.setdefault((key, seen[thing.register, key]), thing), thing)
        if known is not None:
            clusters.join(first.setdefault((record.noun, known), thing), thing)
    return clusters.all()


def _relations(parts: Sequence[Part]) -> Iterator[tuple[Thing, Record]]:
    for part in parts:
        for record in part.landscape.records:
            if not isinstance(record, NamedRecord):
                yield Thing(part.register, record.id), record


def _key(register: str, record: Record, id_of: Callable[[Thing], str]) -> tuple[Any, ...]:
    plain = (field for field in fields(type(record)) if field.plain and field.name != "id")
    ends = (
        id_of(Thing(register, getattr(record, field.name)))
        if field.kind is Kind.REFERENCE
        else getattr(record, field.name)
        for field in plain
    )
    telling = (_values(getattr(record, name).claims) for name in _TELLING.get(record.noun, ()))
    return (record.noun, *ends, *telling)


def _values(claims: Iterable[Any]) -> frozenset[Any]:
    return frozenset(claim.value for claim in claims)
