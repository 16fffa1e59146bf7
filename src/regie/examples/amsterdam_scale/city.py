"""The whole city, put together in the order in which chance draws it."""

from __future__ import annotations

from regie.examples.amsterdam_scale.applications import applications
from regie.examples.amsterdam_scale.contracts import contracts
from regie.examples.amsterdam_scale.datasets import datasets
from regie.examples.amsterdam_scale.dependencies import dependencies
from regie.examples.amsterdam_scale.dice import AS_OF, Dice
from regie.examples.amsterdam_scale.evidence import deviations, evidence
from regie.examples.amsterdam_scale.platforms import platforms
from regie.examples.amsterdam_scale.processes import processes
from regie.examples.amsterdam_scale.suppliers import suppliers
from regie.examples.amsterdam_scale.teams import teams
from regie.landscape import Landscape, Record


def amsterdam_schaal(seed: int = 2026, applications_count: int = 1300, market: int | None = None) -> Landscape:
    """The same invented city for the same seed, on every machine. See docs/explanation/example-city.md.

    Cities with the same `market` have the same suppliers; without one a city has its own.
    """
    dice = Dice(seed)

    def scaled(count: int) -> int:
        return max(3, count * applications_count // 1300)

    supply = suppliers(dice if market is None else Dice(market))
    places = platforms(dice, supply.invented)
    apps = applications(dice, applications_count, supply.invented)
    ids = [app.id for app in apps]
    data = datasets(dice, ids, scaled(400))
    records: list[Record] = [*apps, *places, *supply.records, *teams(dice), *data]
    records += processes(dice, ids, scaled(300))
    records += contracts(dice, apps, scaled(635))
    records += dependencies(dice, ids, data, supply.invented)
    records += evidence(dice, apps, supply.invented)
    records += deviations(dice, apps, scaled(40))
    return Landscape("Schaalstad", AS_OF, tuple(records))
