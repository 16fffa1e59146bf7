"""The processes: their maximum outage, the applications they need, how soon a loss is felt, and what they fall back on."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from regie.examples.amsterdam_scale.dice import CMDB, IMPACT, INTERVIEW, Dice
from regie.examples.amsterdam_scale.teams import DESKS
from regie.examples.amsterdam_scale.words import CLUSTERS, PROCESSES, SUBJECTS
from regie.landscape import Dependency, Process, Record, known
from regie.landscape.vocabulary import DependencyKind

_OUTAGES = ((1.0, 2.0), (4.0, 4.0), (24.0, 14.0), (72.0, 25.0), (168.0, 35.0), (720.0, 20.0))


@dataclass(frozen=True, slots=True)
class _Drawn:
    id: str
    outage: float
    needed: tuple[str, ...]


def processes(dice: Dice, ids: list[str], count: int) -> list[Record]:
    """Draw the processes. What a process cannot do without at all stands as a dependency with its times; what it also
    uses stands in its own row."""
    found: list[Record] = []
    for number in range(1, 1 + count):
        outage = dice.weighted(_OUTAGES)
        needed = tuple(dict.fromkeys(dice.pick(ids) for _ in range(dice.whole(1, 5))))
        drawn = _Drawn(f"PRO-{number:03}", outage, needed)
        analysed = outage <= 72.0 and dice.chance(0.85)
        found.append(_process(dice, drawn, number, needed[1:] if analysed else needed))
        if analysed:
            found.extend(_main(dice, drawn))
    return found


def _process(dice: Dice, drawn: _Drawn, number: int, also: tuple[str, ...]) -> Process:
    cluster = dice.pick(CLUSTERS)
    critical = drawn.outage <= 24.0 and dice.chance(0.7)
    return Process(
        id=drawn.id,
        name=f"{dice.pick(SUBJECTS)} {dice.pick(PROCESSES)} {number}",
        source=CMDB,
        description=dice.fact(f"Werkproces van {cluster}, van aanvraag tot afronding.", 0.4),
        municipality=known("stad", CMDB),
        cluster=known(cluster, CMDB),
        owner=dice.fact(f"proceseigenaar {cluster}", 0.2),
        maximum_outage=dice.fact(drawn.outage, 0.15, IMPACT, other=drawn.outage * 2),
        critical=dice.fact(critical, 0.08, IMPACT, other=True),
        primary=dice.yes_no(0.5, 0.3),
        applications=dice.fact(also, 0.05),
        teams=dice.fact((dice.pick(DESKS),) if dice.chance(0.4) else (), 0.3),
        people_served=dice.fact(int(10 ** dice.between(2, 5.5)), 0.3),
    )


def _main(dice: Dice, drawn: _Drawn) -> list[Record]:
    """The application a process stands or falls with, and for a third of them paper at the desk in its place."""
    falls_back = dice.chance(0.34)
    group = "uitwijk" if falls_back else ""
    felt = dice.pick((0.0, 1.0, 4.0, drawn.outage / 4))
    main = _needs(dice, drawn.id, drawn.needed[0], group, felt, dice.weighted(((True, 55.0), (False, 45.0))))
    if not falls_back:
        return [main]
    return [main, _needs(dice, drawn.id, dice.pick(DESKS), group, felt, dice.weighted(((True, 40.0), (False, 60.0))))]


def _needs(dice: Dice, subject: str, target: str, group: str, felt: float, tested: bool) -> Dependency:
    known_tested = dice.fact(tested, 0.25, INTERVIEW)
    return Dependency(
        id=f"{subject} uses {target}",
        subject=subject,
        kind=DependencyKind.USES,
        target=target,
        group=group,
        source=IMPACT,
        needed=dice.fact(1, 0.3, IMPACT),
        tested=known_tested if group else dice.fact(tested, 1.0),
        tested_on=dice.fact(date(dice.whole(2023, 2026), dice.whole(1, 10), 15), 0.3 if tested and group else 1.0),
        felt_after=dice.fact(felt, 0.2, IMPACT, other=felt + 4.0),
        recovery_time=dice.fact(dice.pick((2.0, 8.0, 24.0, 72.0)), 0.35, IMPACT),
    )
