"""What applications and platforms need beyond their own rows: each other, data, and what could stand in for what."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from regie.examples.amsterdam_scale.dice import CMDB, DOSSIER, IMPACT, INTERVIEW, Dice
from regie.examples.amsterdam_scale.naming import shared_numbers
from regie.landscape import Dataset, Dependency
from regie.landscape.vocabulary import DependencyKind

_K = DependencyKind
# subject, kind, target, group of alternatives, tested (None: unknown)
_NAMED: tuple[tuple[str, DependencyKind, str, str, bool | None], ...] = (
    ("azure-stad", _K.RUNS_ON, "netwerk", "verbinding", True),
    ("azure-stad", _K.RUNS_ON, "vor-in", "verbinding", False),
    ("hent", _K.RUNS_ON, "netwerk", "", None),
    ("m365", _K.USES, "soc", "", None),
    ("hlz", _K.OPERATED_BY, "TEAM-CLOUD", "beheer", True),
    ("hlz", _K.OPERATED_BY, "TEAM-SEC", "beheer", None),
    ("vor-in", _K.SUPPLIED_BY, "proximus", "reserve", False),
    ("vor-in", _K.SUPPLIED_BY, "kpn", "reserve", False),
)


def dependencies(dice: Dice, ids: list[str], data: list[Dataset], suppliers: tuple[str, ...]) -> list[Dependency]:
    """Draw the dependencies, each once."""
    found: dict[str, Dependency] = {}
    for one in (*_named(dice), *_uses(dice, ids), *_reads(dice, ids, data), *_below(dice, suppliers)):
        if one.subject != one.target:
            found.setdefault(one.id, one)
    return list(found.values())


def _dependency(
    dice: Dice, subject: str, kind: DependencyKind, target: str, group: str = "", tested: bool | None = None
) -> Dependency:
    return Dependency(
        id=f"{subject} {kind.value} {target}",
        subject=subject,
        kind=kind,
        target=target,
        group=group,
        source=CMDB,
        needed=dice.fact(1, 0.2 if group else 1.0),
        tested=dice.fact(bool(tested), 1.0 if tested is None else 0.0, INTERVIEW),
        tested_on=dice.fact(date(2026, dice.whole(1, 9), 12), 0.2 if tested else 1.0, INTERVIEW),
        felt_after=dice.fact(dice.pick((0.0, 1.0, 8.0, 24.0)), 0.45, IMPACT, other=48.0),
        recovery_time=dice.fact(dice.pick((4.0, 8.0, 24.0, 72.0)), 0.6, IMPACT),
    )


def _named(dice: Dice) -> list[Dependency]:
    return [_dependency(dice, *row) for row in _NAMED]


def _uses(dice: Dice, ids: list[str]) -> list[Dependency]:
    """Applications exchange data: most through a few shared ones, some with a neighbour, and one in twelve of the
    exchanges can go another way. What stands beside a shared one leads no further, so that chains stay short."""
    hubs = [ids[number - 1] for number in shared_numbers(len(ids))]
    found = [_dependency(dice, one, _K.USES, hubs[0]) for one in hubs[1:] if dice.chance(0.6)]
    for id_ in ids:
        wanted = dice.weighted(((0, 45.0), (1, 40.0), (2, 15.0))) if id_ not in hubs else 0
        for _ in range(wanted):
            target = _shared(dice, hubs) if dice.chance(0.75) else dice.pick(ids)
            if not dice.chance(0.08):
                found.append(_dependency(dice, id_, _K.USES, target))
                continue
            tested = dice.weighted(((True, 30.0), (False, 45.0), (None, 25.0)))
            group = f"in plaats van {target}"
            found.append(_dependency(dice, id_, _K.USES, target, group, True))
            found.append(_dependency(dice, id_, _K.USES, _shared(dice, hubs), group, tested))
    return found


def _shared(dice: Dice, hubs: list[str]) -> str:
    """One of the shared ones; those that come first are used most."""
    return hubs[int(len(hubs) * dice.between(0, 1) ** 2)]


def _reads(dice: Dice, ids: list[str], data: list[Dataset]) -> list[Dependency]:
    """One dataset in three is read by other applications too, and a few are also kept elsewhere."""
    found = [_dependency(dice, dice.pick(ids), _K.READS, one.id) for one in data if dice.chance(0.33)]
    return [*found, *(_dependency(dice, dice.pick(ids), _K.STORES, one.id) for one in data if dice.chance(0.04))]


def _below(dice: Dice, suppliers: tuple[str, ...]) -> list[Dependency]:
    """Sub-processors a supplier named in a letter rather than on its page."""
    small = suppliers[-40:]
    found = [_dependency(dice, dice.pick(small), _K.SUB_PROCESSOR_OF, dice.pick(suppliers[:60])) for _ in range(12)]
    return [replace(one, source=DOSSIER) for one in found]
