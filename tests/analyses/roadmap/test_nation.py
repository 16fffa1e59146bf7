"""Municipalities side by side on a platform they share."""

from concurrent.futures import Executor, Future, ProcessPoolExecutor

import pytest

from analyses.roadmap.small import PLATFORM, small
from regie.analyses.roadmap import plan_nation
from regie.analyses.roadmap.nation import share_room


class AtOnce(Executor):
    """An executor as a cluster offers it, that does the work where it stands."""

    def submit(self, function, /, *arguments, **options):
        done = Future()
        done.set_result(function(*arguments, **options))
        return done


def landed(national):
    used = {}
    for plan in national.plans.values():
        for step in plan.steps:
            if step.target == PLATFORM:
                used[step.year] = used.get(step.year, 0) + 1
    return used


def test_with_room_for_all_every_municipality_has_the_plan_it_would_make_alone():
    national = plan_nation({"oost": small(), "west": small()}, {PLATFORM: 100.0}, AtOnce())
    assert national.within
    assert national.rounds == 0
    assert national.gap == pytest.approx(0.0, abs=1e-6)


def test_where_too_many_want_to_land_they_share_the_room_and_the_cost_stays_above_the_bound():
    problems = {f"m{number}": small() for number in range(4)}
    national = plan_nation(problems, {PLATFORM: 3.0}, AtOnce())
    assert national.within
    assert max(landed(national).values()) <= 3
    assert all(plan.found for plan in national.plans.values())
    assert national.cost >= national.bound - 1e-6


def test_plans_that_shift_from_year_to_year_settle_once_all_years_are_given_out():
    years = (2026, 2027, 2028)
    asked = []

    def ask(parts):
        asked.append(len(parts))
        # each wants all its five moves at once, in the first year that nobody limited
        return {
            name: next(((year, 5.0) for year in years if (PLATFORM, year) not in part), None) or within(part)
            for name, part in parts.items()
        }

    def within(part):
        return max(((year, places) for (_, year), places in part.items()), key=lambda one: one[1])

    def used(plan):
        return {(PLATFORM, plan[0]): plan[1]}

    shared = share_room(("a", "b", "c"), {PLATFORM: 6.0}, years, ask, used)
    assert shared.within
    assert shared.rounds <= 3


def test_a_plan_that_keeps_to_the_part_it_is_given_is_not_made_again():
    asked = []

    def ask(parts):
        asked.append(sorted(parts))
        return {name: min(wants[name], part.get((PLATFORM, 2026), 9.0)) for name, part in parts.items()}

    # of eight places the largest remainder goes up, so one of the small ones gets what it has
    wants = {"groot": 7.0, "klein": 1.0, "kleiner": 1.0}
    shared = share_room(wants, {PLATFORM: 8.0}, (2026,), ask, lambda places: {(PLATFORM, 2026): places})
    assert shared.within
    assert asked[0] == sorted(wants)
    assert asked[1:] == [["groot"]]


@pytest.mark.slow
def test_processes_of_this_machine_give_the_same_plans():
    problems = {f"m{number}": small() for number in range(3)}
    with ProcessPoolExecutor(2) as pool:
        found = plan_nation(problems, {PLATFORM: 3.0}, pool)
    assert found == plan_nation(problems, {PLATFORM: 3.0}, AtOnce())
