"""What changed between two versions of a landscape, fact by fact."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from regie.landscape import Fact, FactRef, Landscape, Record, fields, known, says_same


@dataclass(frozen=True, slots=True)
class FactChange:
    """One fact that differs; `same_value` when only its source or date does."""

    ref: FactRef
    noun: str
    old: Fact[Any]
    new: Fact[Any]

    @property
    def same_value(self) -> bool:
        """Whether only the sources differ, or the order in which they say it."""
        before, after = self.old.candidates, self.new.candidates
        if before is None or after is None:
            return before is after and self.old.asked == self.new.asked
        return all(_among(one, after) for one in before) and all(_among(one, before) for one in after)


@dataclass(frozen=True, slots=True)
class LandscapeDifference:
    """Things added and removed, and facts changed of things in both, in the order of the landscapes."""

    added: tuple[Record, ...]
    removed: tuple[Record, ...]
    changed: tuple[FactChange, ...]

    @property
    def said_anew(self) -> tuple[FactChange, ...]:
        """The facts of which the value differs, or what is possible."""
        return tuple(change for change in self.changed if not change.same_value)

    @property
    def counts(self) -> Mapping[str, tuple[int, int, int]]:
        """By noun: how many were added, removed, and have changed facts; another source or date alone is no change."""
        changed = self.said_anew
        nouns = dict.fromkeys(
            [record.noun for record in (*self.added, *self.removed)] + [change.noun for change in changed]
        )
        return {
            noun: (
                sum(record.noun == noun for record in self.added),
                sum(record.noun == noun for record in self.removed),
                len({change.ref.id for change in changed if change.noun == noun}),
            )
            for noun in nouns
        }


def _among(value: object, values: Iterable[object]) -> bool:
    return any(says_same(value, one) for one in values)


def differ(old: Landscape, new: Landscape) -> LandscapeDifference:
    """Compare two versions by id. A thing whose id now belongs to another noun was removed and added."""
    added = tuple(record for record in new.records if not _same_noun(old, record))
    removed = tuple(record for record in old.records if not _same_noun(new, record))
    changed = tuple(
        change for record in new.records if _same_noun(old, record) for change in _changes(old[record.id], record)
    )
    return LandscapeDifference(added, removed, changed)


def _same_noun(landscape: Landscape, record: Record) -> bool:
    other = landscape.get(record.id)
    return other is not None and other.noun == record.noun


def _changes(old: Record, new: Record) -> list[FactChange]:
    if old == new:
        return []
    found = []
    for field in fields(type(new)):
        before, after = getattr(old, field.name), getattr(new, field.name)
        if before != after:
            if field.plain:
                before, after = known(before, old.source), known(after, new.source)
            found.append(FactChange(FactRef(new.id, field.name), new.noun, before, after))
    return found
