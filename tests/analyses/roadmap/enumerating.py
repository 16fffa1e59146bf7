"""Every plan of a small question, one by one: slow, and written apart from the engine so that it can prove it wrong."""

from collections.abc import Iterator, Mapping
from datetime import date
from itertools import product

from regie.analyses.roadmap import Aim, Choice, Problem, Thing
from regie.readers.roadmap import Strategy

Plan = Mapping[str, tuple[Choice, int] | None]
"""Per thing its choice and the place of the year in which it is finished; None for staying."""

EPS = 1e-6


def best(problem: Problem) -> float | None:
    """The cost of the cheapest plan; None when there is none."""
    costs = [cost(problem, plan) for plan in plans(problem) if holds(problem, plan)]
    return min(costs, default=None)


def plans(problem: Problem) -> Iterator[Plan]:
    ids = [thing.id for thing in problem.things]
    ways = [
        [None, *((choice, year) for choice in thing.choices for year in range(len(problem.years)))]
        for thing in problem.things
    ]
    for chosen in product(*ways):
        yield dict(zip(ids, chosen, strict=True))


def cost(problem: Problem, plan: Plan) -> float:
    total = 0.0
    for thing in problem.things:
        if (done := plan[thing.id]) is None:
            continue
        choice, year = done
        total += sum(moving(problem, thing, choice, year).values())
        total += sum(
            (choice.running.likely - thing.running) * problem.index**later for later in range(year, len(problem.years))
        )
    return total


def moving(problem: Problem, thing: Thing, choice: Choice, year: int) -> dict[int, float]:
    """What a move costs in each year, leaving its contract included."""
    spent = {
        at: choice.once.likely / choice.years * problem.index**at for at in range(year - choice.years + 1, year + 1)
    }
    spent[year] += leaving(problem, thing, year) * thing.running * problem.index**year
    return spent


def leaving(problem: Problem, thing: Thing, year: int) -> float:
    if thing.bound_until is None:
        return 0.0
    return problem.exit_share * max(0, (thing.bound_until - date(problem.years[year], 12, 31)).days) / 365.25


def holds(problem: Problem, plan: Plan) -> bool:
    return (
        _possible(problem, plan)
        and _ordered(problem, plan)
        and _paid(problem, plan)
        and _staffed(problem, plan)
        and _few_moves(problem, plan)
        and all(_met(problem, plan, aim) for aim in problem.aims)
    )


def _possible(problem: Problem, plan: Plan) -> bool:
    for thing in problem.things:
        if (done := plan[thing.id]) is None:
            continue
        choice, year = done
        if year - choice.years + 1 < 0 or leaving(problem, thing, year) > 1:
            return False
        if thing.earliest is not None and problem.years[year] < thing.earliest:
            return False
        opening = choice.strategy is Strategy.OPEN
        for freeze in problem.freezes:
            frozen = freeze.first <= problem.years[year] <= freeze.last and freeze.cluster in ("", thing.cluster)
            if frozen and not opening:
                return False
        for need in choice.needs:
            if plan[need] is None or plan[need][1] > year:
                return False
    return True


def _ordered(problem: Problem, plan: Plan) -> bool:
    for order in problem.orders:
        if (done := plan[order.thing]) is not None:
            before = plan[order.after]
            if before is None or before[1] + order.years > done[1]:
                return False
    return True


def _paid(problem: Problem, plan: Plan) -> bool:
    spent = [0.0] * len(problem.years)
    for thing in problem.things:
        if (done := plan[thing.id]) is None:
            continue
        for at, amount in moving(problem, thing, *done).items():
            spent[at] += amount
        if done[0].strategy is Strategy.OPEN:
            for later in range(done[1], len(spent)):
                spent[later] += done[0].running.likely * problem.index**later
    if not problem.budgets:
        return True
    have = {budget.year: budget.amount for budget in problem.budgets}
    if problem.carry_over:
        return all(
            sum(spent[: at + 1]) <= sum(have.get(year, 0.0) for year in problem.years[: at + 1]) + EPS
            for at in range(len(spent))
        )
    return all(spent[at] <= have[year] + EPS for at, year in enumerate(problem.years) if year in have)


def _staffed(problem: Problem, plan: Plan) -> bool:
    for capacity in problem.capacities:
        for at in range(len(problem.years)):
            days = 0.0
            for thing in problem.things:
                done = plan[thing.id]
                if done is not None and done[1] - done[0].years < at <= done[1]:
                    days += done[0].skills.get(capacity.skill, 0.0) / done[0].years
            if days > capacity.days + EPS:
                return False
    return True


def _few_moves(problem: Problem, plan: Plan) -> bool:
    for limit in problem.limits:
        for at in range(len(problem.years)):
            for cluster in {thing.cluster for thing in problem.things}:
                made = sum(
                    1
                    for thing in problem.things
                    if thing.cluster == cluster
                    and (done := plan[thing.id]) is not None
                    and done[1] == at
                    and done[0].strategy is not Strategy.OPEN
                )
                if made > limit.moves:
                    return False
    return True


def _met(problem: Problem, plan: Plan, aim: Aim) -> bool:
    last = len(problem.years) - 1
    return all(
        share(problem, plan, aim, at) >= aim.target - EPS for at in (min(aim.due - problem.years[0], last), last)
    )


def share(problem: Problem, plan: Plan, aim: Aim, at: int) -> float:
    met = counted = 0.0
    things = {thing.id: thing for thing in problem.things}

    def moved(id_: str) -> Choice | None:
        done = plan.get(id_)
        return done[0] if done is not None and done[1] <= at else None

    def state(id_: str) -> str:
        choice, thing = moved(id_), things[id_]
        if choice is None:
            along = [platform for platform, keys in thing.along.items() if aim.key in keys]
            yes = aim.key in thing.meets or any((by := moved(one)) and aim.key in by.meets for one in along)
        elif choice.strategy is Strategy.RETIRE:
            return "retired"
        else:
            on = [platform for platform, keys in choice.meets_with.items() if aim.key in keys]
            yes = aim.key in choice.meets or any((by := moved(one)) and aim.key in by.meets for one in on)
        return "yes" if yes else "no"

    for unit in aim.units:
        states = [state(need) for need in unit.needs]
        if unit.needs == (unit.id,) and states == ["retired"]:
            continue
        counted += unit.weight
        met += unit.weight * ("no" not in states)
    return met / counted if counted else 1.0
