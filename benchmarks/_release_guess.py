"""A good release to start a proof from: customers are taken up and let go at random, ever more choosily.

Simulated annealing (Kirkpatrick and others, Science 220, 1983), as is usual for these cases. Spending over the budget
is allowed on the way at a price; only what stays within it counts. Nothing is proven by it.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from random import Random

from regie.analyses.roadmap import Problem

_TRIES = 3000
"""Per customer."""

_HOT, _COLD = 0.7, 0.07
"""What worth is let go as easily as not, at the start and at the end: parts of that of a customer on average."""

_DEAR = 1.6
"""What a euro over the budget costs, as times what a euro brings when everything is built."""


@dataclass(frozen=True, slots=True)
class _Case:
    """Requirements by number: their costs, and per customer those built for him with all that these need."""

    ids: list[str]
    costs: list[float]
    worths: list[float]
    asks: list[list[int]]
    budget: float


def first_guess(problem: Problem) -> frozenset[str]:
    """The requirements of the best release that was come by."""
    case = _case(problem)
    number = range(len(case.worths))
    served = _anneal(case)
    return frozenset(case.ids[one] for customer in number if served[customer] for one in case.asks[customer])


def _case(problem: Problem) -> _Case:
    place = {thing.id: number for number, thing in enumerate(problem.things)}
    after: dict[str, list[str]] = {}
    for order in problem.orders:
        after.setdefault(order.thing, []).append(order.after)
    asks = []
    for unit in problem.aims[0].units:
        found, waiting = set(unit.needs), list(unit.needs)
        while waiting:
            fresh = set(after.get(waiting.pop(), ())) - found
            found |= fresh
            waiting.extend(fresh)
        asks.append(sorted(place[one] for one in found))
    costs = [thing.choices[0].once.likely for thing in problem.things]
    worths = [unit.weight for unit in problem.aims[0].units]
    return _Case([thing.id for thing in problem.things], costs, worths, asks, problem.budgets[0].amount)


def _anneal(case: _Case) -> list[bool]:
    """Whether each customer is served in the best release. Written out in one loop: it turns millions of times."""
    count, total = len(case.worths), sum(case.worths)
    tries, costs, worths, asks, budget = _TRIES * count, case.costs, case.worths, case.asks, case.budget
    dear = _DEAR * total / sum(costs)
    heat, cooler = _HOT * total / count, (_COLD / _HOT) ** (1000 / tries)
    draw, exp = Random(1).random, math.exp
    asked, served, best = [0] * len(costs), [False] * count, [False] * count
    spent = worth = most = 0.0
    for turn in range(tries):
        if turn % 1000 == 999:
            heat *= cooler
        customer = int(draw() * count)
        change, alone, mine = (-1, 1, asks[customer]) if served[customer] else (1, 0, asks[customer])
        later = spent
        for one in mine:
            # what nobody else asks for is built, or no longer
            if asked[one] == alone:
                later += change * costs[one]
        gain = change * worths[customer]
        if later > budget:
            gain -= dear * (later - max(spent, budget))
        elif spent > budget:
            gain += dear * (spent - budget)
        if gain < 0 and draw() >= exp(gain / heat):
            continue
        served[customer] = change > 0
        spent, worth = later, worth + change * worths[customer]
        for one in mine:
            asked[one] += change
        if worth > most and spent <= budget:
            most, best = worth, served.copy()
    return best
