"""What needs what, in the worst or the best case: nodes that need all, or so many, of their providers.

Alternatives of one group become a node of their own. In the worst case only members known to be tested can stand in
for each other (when these are too few, every member is needed); in the best case all that are claimed. A link of
which it is not sure that it exists counts in the worst case only.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Final

from regie.analyses.failure.carrying import NEVER, felt_after
from regie.landscape import Application, Fact, Landscape, Link, Platform, Record, links

ALL: Final = 0


@dataclass(frozen=True, slots=True)
class Need:
    """That a node needs another: its loss is felt `after` so many hours, and `recovery` is how long the dependant takes
    to be back once the provider is. `link` is where the landscape says so (None between a node and its group)."""

    dependant: int
    provider: int
    after: float = 0.0
    recovery: float = 0.0
    link: Link | None = None


@dataclass
class Needs:
    """A directed graph of needs. `needed` holds per node how many of its needs must hold, `ALL` being every one.

    `ids` holds the thing of each node; a group of alternatives has the id of the thing whose group it is.
    """

    ids: list[str] = field(default_factory=list)
    needed: list[int] = field(default_factory=list)
    needs: list[Need] = field(default_factory=list)
    at: dict[str, int] = field(default_factory=dict)

    def node(self, id_: str) -> int:
        """The node of a thing, made when it is not there yet."""
        if id_ not in self.at:
            self.at[id_] = self._add(id_, ALL)
        return self.at[id_]

    def group(self, id_: str, needed: int) -> int:
        """A new node for alternatives of a thing, of which so many must work."""
        return self._add(id_, needed)

    def _add(self, id_: str, needed: int) -> int:
        self.ids.append(id_)
        self.needed.append(needed)
        return len(self.ids) - 1

    def of(self, node: int) -> Sequence[Need]:
        """The needs of a node."""
        if not hasattr(self, "_by_dependant"):
            by: dict[int, list[Need]] = defaultdict(list)
            for need in self.needs:
                by[need.dependant].append(need)
            self._by_dependant: Mapping[int, list[Need]] = by
        return self._by_dependant.get(node, ())


def needs_of(landscape: Landscape, at: date, *, worst: bool) -> Needs:
    """All needs of a landscape at a date, in one of the two cases. Computed once."""
    return landscape.remembered(("needs", at, worst), lambda: _needs_of(landscape, at, worst))


def _needs_of(landscape: Landscape, at: date, worst: bool) -> Needs:
    found = Needs()
    for record in landscape.records:
        if record.noun in ("process", "application", "platform", "organisation", "team", "dataset"):
            found.node(record.id)
    grouped: dict[tuple[str, str], list[Link]] = defaultdict(list)
    for link in links(landscape, at):
        if link.group:
            grouped[link.dependant, link.group].append(link)
        elif worst or link.sure:
            _add(found, landscape, found.node(link.dependant), link, worst)
    for (dependant, _), members in grouped.items():
        _add_group(found, landscape, dependant, members, worst)
    return found


def _add_group(found: Needs, landscape: Landscape, dependant: str, members: Sequence[Link], worst: bool) -> None:
    real = [link for link in members if link.tested or not worst]
    asked = [link.needed for link in members]
    needed = max(asked) if worst else min(asked)
    if len(real) < needed or not real:
        needed, real = len(members), list(members)
    # one that is never missed is as good as always there: so many fewer of the others are needed
    missed = [link for link in real if felt_after(landscape, link).of(worst) < NEVER]
    needed -= len(real) - len(missed)
    if needed < 1:
        return
    node = found.group(dependant, needed)
    for link in missed:
        _add(found, landscape, node, link, worst)
    found.needs.append(Need(found.node(dependant), node))


def _add(found: Needs, landscape: Landscape, dependant: int, link: Link, worst: bool) -> None:
    after = felt_after(landscape, link).of(worst)
    if after < NEVER:
        recovery = _recovery(landscape, link, worst)
        found.needs.append(Need(dependant, found.node(link.provider), after, recovery, link))


def _recovery(landscape: Landscape, link: Link, worst: bool) -> float:
    """What the link states goes before what the thing states; nobody knows how long: no end in the worst case, no
    time in the best. Only applications and platforms have a recovery time of their own."""
    stated = _case(link.recovery_time, worst)
    if stated is not None:
        return stated
    thing: Record | None = landscape.get(link.dependant)
    if not isinstance(thing, Application | Platform):
        return 0.0
    own = _case(thing.recovery_time, worst)
    return own if own is not None else (NEVER if worst else 0.0)


def _case(hours: Fact[float], worst: bool) -> float | None:
    possible: Iterable[float] | None = hours.candidates
    if possible is None:
        return None
    return max(possible) if worst else min(possible)
