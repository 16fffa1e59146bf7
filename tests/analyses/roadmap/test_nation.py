"""Municipalities side by side on a platform they share."""

from concurrent.futures import Executor, Future, ProcessPoolExecutor

import pytest

from analyses.roadmap.small import PLATFORM, small
from regie.analyses.roadmap import plan_nation


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


@pytest.mark.slow
def test_processes_of_this_machine_give_the_same_plans():
    problems = {f"m{number}": small() for number in range(3)}
    with ProcessPoolExecutor(2) as pool:
        found = plan_nation(problems, {PLATFORM: 3.0}, pool)
    assert found == plan_nation(problems, {PLATFORM: 3.0}, AtOnce())
