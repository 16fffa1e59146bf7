"""Results per municipality to the national result, one municipality at a time."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from math import fsum

from regie.analyses.rollup.municipal import Municipal, Party, Touch
from regie.analyses.rollup.national import Dependence, GoalShare, National, Region
from regie.analyses.rollup.parties import recognised
from regie.analyses.rollup.refused import Refused
from regie.landscape import Interval, ShareSums


def roll_up(found: Iterable[Municipal | Refused]) -> National:
    """Add up. The order of the results does not matter; each is let go of once it is added."""
    whole, suppliers, parents = _Area(), _Touching(), _Touching()
    regions: dict[str | None, _Area] = defaultdict(_Area)
    refused: list[Refused] = []
    for one in found:
        if isinstance(one, Refused):
            refused.append(one)
            continue
        whole.add(one)
        regions[one.region].add(one)
        suppliers.add(one.suppliers, one.open_suppliers)
        parents.add(one.parents, one.open_parents)
    days = [day for day, _ in whole.members]
    return National(
        municipalities=len(days),
        applications=whole.applications,
        autonomous=whole.autonomous,
        dates=(min(days), max(days)) if days else None,
        goals=whole.goals(),
        regions=tuple(
            Region(
                name,
                tuple(sorted(member for _, member in area.members)),
                area.applications,
                area.autonomous,
                area.goals(),
            )
            for name, area in sorted(regions.items(), key=lambda item: (item[0] is None, item[0] or ""))
        ),
        suppliers=suppliers.all(),
        parents=parents.all(),
        refused=tuple(sorted(refused, key=lambda one: one.file)),
    )


@dataclass(slots=True)
class _Area:
    """A region, or all of them, while it is added up."""

    applications: int = 0
    autonomous: Interval = field(default_factory=lambda: Interval(0, 0))
    members: list[tuple[date, str]] = field(default_factory=list)
    sums: dict[tuple[str, str], list[ShareSums]] = field(default_factory=dict)

    def add(self, one: Municipal) -> None:
        self.applications += one.applications
        self.autonomous += Interval(one.autonomous, one.autonomous + one.between)
        self.members.append((one.at, one.name))
        for each in one.goals:
            self.sums.setdefault((each.goal, each.reading), []).append(each.sums)

    def goals(self) -> tuple[GoalShare, ...]:
        return tuple(_share(goal, reading, parts) for (goal, reading), parts in self.sums.items())


def _share(goal: str, reading: str, parts: list[ShareSums]) -> GoalShare:
    whole = ShareSums.together(parts)
    return GoalShare(goal, reading, whole.numerator, whole.denominator, whole.share)


class _Touching:
    """Parties with what depends on them. Parties are told apart only at the end, when all of them are known."""

    def __init__(self) -> None:
        self._open = 0
        self._by_party: dict[Party, list[tuple[int, Touch, int]]] = defaultdict(list)
        self._count = 0

    def add(self, touches: Iterable[Touch], open_: int) -> None:
        self._open += open_
        self._count += 1
        for one in touches:
            self._by_party[one.party].append((self._count, one, open_))

    def all(self) -> tuple[Dependence, ...]:
        keys: Mapping[Party, str] = recognised(self._by_party)
        grouped: dict[str, list[Party]] = defaultdict(list)
        for party in self._by_party:
            grouped[keys[party]].append(party)
        found = (self._together(key, parties) for key, parties in grouped.items())
        return tuple(sorted(found, key=lambda one: (-one.applications.low, -one.applications.high, one.key)))

    def _together(self, key: str, parties: list[Party]) -> Dependence:
        held = [each for party in parties for each in self._by_party[party]]
        sure = sum(touch.applications for _, touch, _ in held)
        opens = {number: open_ for number, _, open_ in held}
        # where it is not known to be, everything with unknown suppliers may depend on it
        possible = sum(touch.possible for _, touch, _ in held) + self._open - sum(opens.values())
        return Dependence(
            key,
            min(party.name.strip() for party in parties),
            len(opens),
            Interval(sure, max(sure, possible)),
            fsum(touch.cost for _, touch, _ in held),
        )
