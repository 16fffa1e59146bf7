"""Things that are one, joined pair by pair, so that no decision of a person is broken on the way."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from regie.readers.merging import Pair, Thing, pair


class Clusters:
    """Groups of things. `apart` are the pairs that a person said are two; `once` keeps two things of one register
    from becoming one by way of others."""

    def __init__(self, things: Iterable[Thing], apart: Iterable[Pair]) -> None:
        self._of = {thing: [thing] for thing in things}
        self._apart: dict[Thing, set[Thing]] = defaultdict(set)
        for one, other in apart:
            self._apart[one].add(other)
            self._apart[other].add(one)

    def together(self, one: Thing, other: Thing) -> bool:
        """Whether they are one already."""
        return self._of[one] is self._of[other]

    def between(self, one: Thing, other: Thing) -> Pair | None:
        """A pair that joining these two would make one, though a person said they are two."""
        mine, yours = self._of[one], set(self._of[other])
        found = (pair(thing, next(iter(sorted(clash)))) for thing in mine if (clash := self._apart[thing] & yours))
        return min(found, default=None)

    def twice(self, one: Thing, other: Thing) -> Pair | None:
        """A pair of one register that joining these two would make one."""
        mine = {thing.register: thing for thing in self._of[one]}
        found = (pair(mine[thing.register], thing) for thing in self._of[other] if thing.register in mine)
        return min(found, default=None)

    def join(self, one: Thing, other: Thing) -> None:
        """Make them one."""
        mine, yours = self._of[one], self._of[other]
        if mine is yours:
            return
        mine.extend(yours)
        for thing in yours:
            self._of[thing] = mine

    def all(self) -> list[tuple[Thing, ...]]:
        """The groups, in the order in which their first things were given, and so within a group."""
        place = {thing: number for number, thing in enumerate(self._of)}
        groups = {id(group): group for group in self._of.values()}
        ordered = (tuple(sorted(group, key=place.__getitem__)) for group in groups.values())
        return sorted(ordered, key=lambda group: place[group[0]])
