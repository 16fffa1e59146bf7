"""An invented city of a given size whose route is to be planned: options, contracts, platforms, four goals.

Figures are drawn with a seed; only their shape matters: what a plan costs here says nothing of any municipality.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import numpy as np

from regie.analyses.roadmap import Aim, Choice, Problem, Thing, Unit
from regie.readers.roadmap import Budget, Capacity, Estimate, Order, Strategy

YEARS = tuple(range(2026, 2036))
TEAMS = 6
THIRTY, CRITICAL, SENSITIVE, PARENT = (
    ("thirty-percent", "autonomous-part"),
    ("critical-processes-nl-eu", "autonomous-part"),
    ("sensitive-data-nl-eu", "government-cloud"),
    ("one-parent", "by-cost"),
)
# per landing: to open, a year; factor on the running cost of what lands; whether autonomous
LANDINGS = {
    "government_cloud": (6e6, 9e5, 1.12, True),
    "private_european": (2.5e6, 5e5, 1.08, True),
    "european_paas": (3.5e6, 6e5, 1.02, True),
    "own_server_room": (5e6, 1.1e6, 1.2, True),
}
WAYS = (
    (Strategy.REHOST, 0.25, 1, 1.05),
    (Strategy.REPLATFORM, 0.55, 1, 0.95),
    (Strategy.REFACTOR, 1.4, 2, 0.8),
)


def city(size: int = 1300, seed: int = 7) -> Problem:
    """A problem of so many applications, without budgets and capacities."""
    rng = np.random.default_rng(seed)
    running = rng.lognormal(11.2, 1.1, size)
    critical, sensitive = rng.random(size) < 0.17, rng.random(size) < 0.3
    american = rng.random(size) < 0.55
    things = [_landing(name) for name in LANDINGS]
    things += [_application(rng, number, float(running[number]), bool(american[number])) for number in range(size)]
    names = [f"a{number}" for number in range(size)]

    def aim(key: tuple[str, str], due: int, target: float, chosen: np.ndarray, weight: np.ndarray) -> Aim:
        units = (Unit(name, float(weight[n]), (name,)) for n, name in enumerate(names) if chosen[n])
        return Aim(key, due, target, tuple(units))

    every, one = np.ones(size, bool), np.ones(size)
    orders = tuple(Order(names[n], names[int(rng.integers(0, n))]) for n in range(1, size) if rng.random() < 0.12)
    aims = (
        aim(THIRTY, 2030, 0.3, every, one),
        aim(CRITICAL, 2030, 1.0, critical, one),
        aim(SENSITIVE, 2035, 1.0, sensitive, one),
        aim(PARENT, 2035, 0.65, every, running),
    )
    return Problem(YEARS, tuple(things), aims, orders, index=1.0489)


def _landing(name: str) -> Thing:
    once, running, _, _ = LANDINGS[name]
    choice = Choice(Strategy.OPEN, "", Estimate.exactly(once), Estimate.exactly(running), 1)
    return Thing(name, (choice,), hub=True)


def _application(rng: np.random.Generator, number: int, running: float, american: bool) -> Thing:
    choices = []
    for landing, (_, _, dearer, _) in LANDINGS.items():
        for strategy, once, years, after in WAYS:
            if rng.random() < 0.58:
                continue
            noise = rng.lognormal(0, 0.3)
            choices.append(
                Choice(
                    strategy,
                    landing,
                    Estimate.exactly(running * once * noise + 20_000),
                    Estimate.exactly(running * after * dearer * rng.lognormal(0, 0.08)),
                    years + int(running > 400_000),
                    {f"team-{number % TEAMS}": 20 + running * once / 4_000},
                    frozenset({THIRTY, CRITICAL, SENSITIVE, PARENT}),
                    needs=(landing,),
                )
            )
    saas = running * rng.lognormal(0.05, 0.1)
    meets = frozenset({THIRTY, CRITICAL, PARENT}) if rng.random() < 0.8 else frozenset({PARENT})
    choices.append(
        Choice(
            Strategy.REPURCHASE,
            "saas_european",
            Estimate.exactly(running * 0.7 + 40_000),
            Estimate.exactly(saas),
            1 + int(running > 600_000),
            {f"team-{number % TEAMS}": 30 + running / 6_000},
            meets,
        )
    )
    end = date(int(rng.integers(2026, 2032)), 12, 31) if rng.random() < 0.7 else None
    now = frozenset() if american else frozenset({PARENT})
    return Thing(f"a{number}", tuple(choices), running, f"cluster-{number % 8}", now, bound_until=end)


def held(problem: Problem, money: float, days: float, factor: float) -> Problem:
    """The same with yearly budgets and capacities: even parts of what is needed in all, times a factor."""
    years = len(problem.years)
    budgets = tuple(
        Budget(year, factor * money / years * growth)
        for year, growth in zip(problem.years, problem.growth(), strict=True)
    )
    capacities = tuple(Capacity(f"team-{team}", factor * days / years / TEAMS) for team in range(TEAMS))
    return replace(problem, budgets=budgets, capacities=capacities)
