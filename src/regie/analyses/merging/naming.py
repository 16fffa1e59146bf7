"""Who names a thing, and which id it gets in the landscape: the one it had, else its own, never that of another."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from itertools import chain, count

from regie.analyses.merging.part import BY_HAND
from regie.readers.merging import Thing


def by_namer(
    groups: Iterable[tuple[Thing, ...]], before: Mapping[Thing, str], said: Mapping[Thing, int]
) -> list[tuple[Thing, ...]]:
    """Each group with the one first whose name and id it takes: what people wrote, else the thing that named it before,
    else the one of which most is `said`."""

    def order(thing: Thing) -> tuple[bool, bool, int]:
        return thing.register != BY_HAND, before.get(thing) != thing.id, -said[thing]

    return [tuple(sorted(group, key=order)) for group in groups]


class Ids:
    """Ids by thing, given out group by group. `before` is what things were called so far: an id once given stays."""

    def __init__(self, before: Mapping[Thing, str]) -> None:
        self._before = before
        self._given: dict[Thing, str] = {}
        self._taken: set[str] = set()

    def give(self, groups: Sequence[tuple[Thing, ...]]) -> None:
        """Give each group its id; groups that had one go first."""
        known = {group: self._had(group) for group in groups}
        for group in sorted(groups, key=lambda group: not known[group]):
            id_ = self._free([*known[group], group[0].id], group[0].register)
            self._taken.add(id_)
            self._given.update(dict.fromkeys(group, id_))

    def _had(self, group: Iterable[Thing]) -> list[str]:
        had = (thing.id if thing.register == BY_HAND else self._before.get(thing, "") for thing in group)
        return [id_ for id_ in dict.fromkeys(had) if id_]

    def _free(self, wanted: Sequence[str], register: str) -> str:
        """The first that is free, else the last with its register, and a number when that is taken too."""
        base = wanted[-1]
        more = (f"{base} ({register}{f' {number}' if number > 1 else ''})" for number in count(1))
        return next(id_ for id_ in chain(wanted, more) if id_ not in self._taken)

    def of(self, thing: Thing) -> str:
        """The id of a thing in the landscape; an id that nobody knows stays as it is, for `problems` to name."""
        return self._given.get(thing, thing.id)

    def all(self) -> Mapping[Thing, str]:
        """Every thing with its id."""
        return dict(self._given)

    def name(self, thing: Thing, other: Thing) -> None:
        """Let a thing be known by what another is called."""
        self._given.setdefault(thing, self.of(other))
