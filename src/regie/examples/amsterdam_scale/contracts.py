"""The contracts: the four lots, the operation of the cloud platform, and agreements for single applications, ending
mostly in 2027 and 2028 (Meerjarenstrategie §6.4)."""

from __future__ import annotations

from datetime import date

from regie.examples.amsterdam_scale.dice import CONTRACTS, Dice
from regie.examples.amsterdam_scale.words import CLUSTERS
from regie.landscape import Application, Contract, Fact, known
from regie.landscape.vocabulary import Clause

# lot, supplier, platforms, end, € a year
_LOTS = (
    ("Netwerk", "proximus", ("netwerk",), date(2027, 12, 31), 9e6),
    ("Werkplek", "sogeti", ("m365", "sharepoint", "opslag-extra"), date(2028, 3, 31), 14.4e6),
    ("Hosting en technisch applicatiebeheer", "kpn", ("hent",), date(2027, 9, 30), 22e6),
    ("Beveiliging", "accenture", ("soc",), date(2028, 6, 30), 6e6),
)
_ENDS = ((2026, 10.0), (2027, 35.0), (2028, 30.0), (2029, 15.0), (2030, 10.0))
_LOT_OF_PLATFORM = {"hent": _LOTS[2][0], "m365": _LOTS[1][0]}


def contracts(dice: Dice, apps: tuple[Application, ...], count: int) -> list[Contract]:
    """Draw the contracts."""
    large = [_large(number, *lot) for number, lot in enumerate(_LOTS, start=1)]
    cloud = _large(len(_LOTS) + 1, "", "solvinity", ("azure-stad", "hlz"), date(2027, 6, 30), 4.9e6)
    with_supplier = [app for app in apps if app.suppliers.known]
    return [*large, cloud, *(_small(dice, number, dice.pick(with_supplier)) for number in range(1, count + 1))]


def _large(number: int, lot: str, supplier: str, covers: tuple[str, ...], end: date, cost: float) -> Contract:
    return Contract(
        id=f"CON-K{number}",
        name=f"Kavel {lot}" if lot else "Beheer cloudplatform",
        source=CONTRACTS,
        municipality=known("stad", CONTRACTS),
        supplier=known(supplier, CONTRACTS),
        covers=known(covers, CONTRACTS),
        cluster=known("Digitalisering en Innovatie", CONTRACTS),
        owner=known("contractmanager ICT", CONTRACTS),
        start=known(date(2023, 1, 1), CONTRACTS),
        end=known(end, CONTRACTS),
        notice_months=known(12, CONTRACTS),
        options=known(2, CONTRACTS),
        option_months=known(12, CONTRACTS),
        exit_months=known(12, CONTRACTS),
        tender_months=known(9, CONTRACTS),
        clauses=known((Clause.EXIT_SUPPORT, Clause.GIBIT), CONTRACTS),
        yearly_cost=known(cost, CONTRACTS),
        **({"lot": known(lot, CONTRACTS)} if lot else {}),
    )


def _small(dice: Dice, number: int, app: Application) -> Contract:
    year = dice.weighted(_ENDS)
    end = date(year, 12, 31) if dice.chance(0.5) else date(year, dice.whole(1, 12), 28)
    start = date(min(2026, year - dice.whole(1, 5)), 1, 1)
    options = dice.pick((0, 1, 2))
    cost = app.yearly_cost.value_or(25_000.0)
    cluster = app.cluster.value_or(dice.pick(CLUSTERS))
    leaving = Dice(number)  # its own chance: what came before this field stays as it was
    return Contract(
        id=f"CON-{number:04}",
        name=f"{app.name} {start.year}",
        source=CONTRACTS,
        municipality=known("stad", CONTRACTS),
        supplier=known(app.suppliers.value[0], CONTRACTS),
        covers=dice.fact((app.id,), 0.04, CONTRACTS),
        lot=_lot(dice, app),
        cluster=dice.fact(cluster, 0.1, CONTRACTS),
        owner=dice.fact(f"contractmanager {cluster}", 0.25, CONTRACTS),
        start=dice.fact(start, 0.1, CONTRACTS),
        end=dice.fact(end, 0.06, CONTRACTS, other=date(year + 1, 12, 31)),
        notice_months=dice.fact(dice.pick((3, 6, 12)), 0.25, CONTRACTS),
        options=dice.fact(options, 0.3, CONTRACTS),
        option_months=dice.fact(12 if options else 0, 0.35, CONTRACTS),
        exit_months=leaving.fact(leaving.pick((3, 6, 9, 12)), 0.6, CONTRACTS),
        tender_months=leaving.fact(leaving.pick((6, 9, 12)), 0.7, CONTRACTS),
        clauses=dice.fact(tuple(clause for clause in Clause if dice.chance(0.25)), 0.3, CONTRACTS),
        yearly_cost=dice.fact(cost, 0.2, CONTRACTS, other=float(round(cost * 1.15, -2))),
    )


def _lot(dice: Dice, app: Application) -> Fact[str]:
    """What was bought under the agreement of a lot; for anything else no lot is given."""
    lot = _LOT_OF_PLATFORM.get(app.platform.value_or(""), "")
    return dice.fact(lot, 0.3 if lot else 1.0, CONTRACTS)
