"""The whole city: suppliers, platforms, applications, and the processes, data and contracts around them."""

from __future__ import annotations

from datetime import date

from regie.examples.amsterdam_scale.applications import applications
from regie.examples.amsterdam_scale.dice import AS_OF, CMDB, CONTRACTS, Dice
from regie.examples.amsterdam_scale.platforms import platforms
from regie.examples.amsterdam_scale.suppliers import suppliers
from regie.examples.amsterdam_scale.words import CLUSTERS, PROCESSES, SUBJECTS
from regie.landscape import (
    Application,
    Contract,
    Dataset,
    Dependency,
    Evidence,
    Landscape,
    Process,
    Record,
    Source,
    known,
)
from regie.landscape.vocabulary import (
    Clause,
    DataRole,
    DependencyKind,
    EvidenceKind,
    Privacy,
    Strength,
)

_LOTS = (
    ("Netwerk", "proximus", ("netwerk",), date(2027, 12, 31)),
    ("Werkplek", "sogeti", ("m365", "sharepoint", "opslag-extra"), date(2028, 3, 31)),
    ("Hosting en technisch applicatiebeheer", "kpn", ("hent",), date(2027, 9, 30)),
    ("Beveiliging", "accenture", ("soc",), date(2028, 6, 30)),
    ("Beheer cloudplatform", "solvinity", ("azure-stad", "hlz"), date(2027, 6, 30)),
)
_PRIVACY = ((Privacy.NO_PERSONAL_DATA, 35.0), (Privacy.PERSONAL_DATA, 45.0), (Privacy.SPECIAL_CATEGORIES, 20.0))
_OUTAGES = ((1.0, 2.0), (4.0, 4.0), (24.0, 14.0), (72.0, 25.0), (168.0, 35.0), (720.0, 20.0))
_DOCUMENTS_TB = 310.0
"""Group documents, Meerjarenstrategie §6.1.3."""


def amsterdam_schaal(seed: int = 2026, applications_count: int = 1300) -> Landscape:
    """The same invented city for the same seed, on every machine. See docs/explanation/example-city.md."""
    dice = Dice(seed)
    supply = suppliers(dice)
    places = platforms(dice, supply.invented)
    apps = applications(dice, applications_count, supply.invented)
    ids = [app.id for app in apps]
    records: list[Record] = [*apps, *places, *supply.records]
    records += [_process(dice, number, ids) for number in range(1, 1 + 300 * applications_count // 1300)]
    records += _datasets(dice, ids, 400 * applications_count // 1300)
    records += _contracts(dice, apps, 635 * applications_count // 1300)
    records += _dependencies(dice, ids)
    records += _evidence(dice, apps)
    return Landscape("Schaalstad", AS_OF, tuple(records))


def _process(dice: Dice, number: int, ids: list[str]) -> Process:
    outage = dice.weighted(_OUTAGES)
    needed = tuple(dict.fromkeys(dice.pick(ids) for _ in range(1 + int(dice.between(0, 5)))))
    return Process(
        id=f"PRO-{number:03}",
        name=f"{dice.pick(SUBJECTS)} {dice.pick(PROCESSES)} {number}",
        source=CMDB,
        municipality=known("stad", CMDB),
        cluster=known(dice.pick(CLUSTERS), CMDB),
        owner=dice.fact(f"proceseigenaar {dice.pick(CLUSTERS)}", 0.2),
        maximum_outage=dice.fact(outage, 0.15),
        critical=dice.fact(outage <= 24.0 and dice.chance(0.7), 0.08),
        primary=dice.yes_no(0.5, 0.3),
        applications=dice.fact(needed, 0.05),
        people_served=dice.fact(int(10 ** dice.between(2, 5.5)), 0.3),
    )


def _datasets(dice: Dice, ids: list[str], count: int) -> list[Record]:
    sizes = [10 ** dice.between(-2.5, 1.0) for _ in range(count)]
    scale = _DOCUMENTS_TB / sum(sizes)
    found: list[Record] = []
    for number, size in enumerate(sizes, start=1):
        privacy = dice.weighted(_PRIVACY)
        high = 3 if dice.chance(0.08) else 2 if privacy is not Privacy.NO_PERSONAL_DATA else 1
        documents = dice.chance(0.15)
        found.append(
            Dataset(
                id=f"DAT-{number:03}",
                name=f"{dice.pick(SUBJECTS)}gegevens {number}",
                source=CMDB,
                municipality=known("stad", CMDB),
                availability=dice.fact(dice.pick((1, 2, 2, 3)), 0.2),
                integrity=dice.fact(dice.pick((1, 2, 2, 3)), 0.2),
                confidentiality=dice.fact(high, 0.2, other=min(3, high + 1)),
                privacy=dice.fact(privacy, 0.15),
                base_registry=dice.yes_no(0.04, 0.1),
                role=dice.fact(dice.pick((DataRole.SOURCE, DataRole.COPY)), 0.2),
                stored_in=dice.fact(("sharepoint",) if documents else (dice.pick(ids),), 0.08),
                volume=known(round(size * scale, 3), CMDB),
            )
        )
    return found


def _contracts(dice: Dice, apps: tuple[Application, ...], count: int) -> list[Record]:
    found: list[Record] = [
        Contract(
            id=f"CON-K{number}",
            name=f"Kavel {lot}",
            source=CONTRACTS,
            supplier=known(supplier, CONTRACTS),
            covers=known(covers, CONTRACTS),
            lot=known(lot, CONTRACTS),
            start=known(date(2023, 1, 1), CONTRACTS),
            end=known(end, CONTRACTS),
            notice_months=known(12, CONTRACTS),
            options=known(2, CONTRACTS),
            option_months=known(12, CONTRACTS),
            clauses=known((Clause.EXIT_SUPPORT, Clause.GIBIT), CONTRACTS),
        )
        for number, (lot, supplier, covers, end) in enumerate(_LOTS, start=1)
    ]
    with_supplier = [app for app in apps if app.suppliers.known]
    for number in range(1, count + 1):
        app = dice.pick(with_supplier)
        year = dice.weighted(((2026, 10.0), (2027, 35.0), (2028, 30.0), (2029, 15.0), (2030, 10.0)))
        end = date(year, 12, 31) if dice.chance(0.5) else date(year, 1 + int(dice.between(0, 11)), 28)
        clauses = tuple(clause for clause in Clause if dice.chance(0.25))
        found.append(
            Contract(
                id=f"CON-{number:04}",
                name=f"{app.name} {2026 - int(dice.between(0, 8))}",
                source=CONTRACTS,
                municipality=known("stad", CONTRACTS),
                supplier=known(app.suppliers.value[0], CONTRACTS),
                covers=known((app.id,), CONTRACTS),
                start=dice.fact(date(min(2026, year - int(dice.between(1, 5))), 1, 1), 0.1, CONTRACTS),
                end=dice.fact(end, 0.06, CONTRACTS),
                notice_months=dice.fact(dice.pick((3, 6, 12)), 0.25, CONTRACTS),
                options=dice.fact(dice.pick((0, 1, 2)), 0.3, CONTRACTS),
                clauses=dice.fact(clauses, 0.3, CONTRACTS),
                yearly_cost=dice.fact(app.yearly_cost.value_or(25_000.0), 0.2, CONTRACTS),
            )
        )
    return found


def _dependencies(dice: Dice, ids: list[str]) -> list[Record]:
    """Applications exchange data; the most used ones are used by many, and some have an alternative."""
    hubs = ids[:: max(1, len(ids) // 25)]
    found: dict[str, Record] = {}
    for id_ in ids:
        for _ in range(int(dice.between(0, 3))):
            target = dice.pick(hubs) if dice.chance(0.5) else dice.pick(ids)
            key = f"{id_} uses {target}"
            if target != id_ and key not in found:
                found[key] = Dependency(
                    id=key,
                    subject=id_,
                    kind=DependencyKind.USES,
                    target=target,
                    source=CMDB,
                    felt_after=dice.fact(dice.pick((0.0, 1.0, 8.0, 24.0)), 0.5),
                )
    return list(found.values())


def _evidence(dice: Dice, apps: tuple[Application, ...]) -> list[Record]:
    """For one application in five there is a plan, a certificate or a drill; only drills are proof."""
    dossier = Source("leveranciersdossier", date(2026, 3, 1))
    kinds = (
        (EvidenceKind.EXIT_PLAN, 35.0),
        (EvidenceKind.CERTIFICATE, 30.0),
        (EvidenceKind.RISK_ANALYSIS, 25.0),
        (EvidenceKind.EXIT_DRILL, 10.0),
    )
    found: list[Record] = []
    for app in apps:
        if not dice.chance(0.2):
            continue
        kind = dice.weighted(kinds)
        proven = kind is EvidenceKind.EXIT_DRILL and dice.chance(0.7)
        found.append(
            Evidence(
                id=f"BEW-{app.id}",
                about=app.id,
                kind=kind,
                source=dossier,
                strength=known(Strength.PROVEN if proven else Strength.CLAIMED, dossier),
                dated=known(date(2024 + int(dice.between(0, 3)), 3, 1), dossier),
                expires=dice.fact(date(2026 + int(dice.between(0, 3)), 3, 1), 0.2, dossier),
            )
        )
    return found
