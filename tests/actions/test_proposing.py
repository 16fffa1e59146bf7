"""The question of a landscape, found with no more judging than it needs."""

import pytest

import regie
from regie.actions.assess import day_of
from regie.actions.plan import YEARS
from regie.actions.routing.asking import USUAL, goals_of
from regie.actions.routing.proposing import proposal_of, proposed
from regie.examples import voorbeeldstad
from regie.landscape.faults import InputFaults
from regie.readers.roadmap import Given


@pytest.mark.slow
@pytest.mark.parametrize("goals", [USUAL, ("thirty-percent",)], ids=["usual", "a goal without its reading"])
def test_it_is_the_question_that_a_whole_assessment_gives(goals):
    city = voorbeeldstad()
    day = day_of(city, None)
    whole = proposal_of(regie.assess(city, at=day, models=["sourcing-2026"]), goals, Given(), YEARS)
    assert proposed(city, day, goals, Given(), YEARS) == whole


def test_only_the_readings_that_are_asked_are_measured():
    found = [(goal.id, [reading.id for reading in goal.readings]) for goal in goals_of(USUAL)]
    assert sorted(f"{goal}/{reading}" for goal, readings in found for reading in readings) == sorted(USUAL)


def test_a_goal_that_is_not_there_is_told_with_all_that_are():
    city = voorbeeldstad()
    with pytest.raises(InputFaults) as refused:
        proposed(city, day_of(city, None), (*USUAL, "meer-fietsen"), Given(), YEARS)
    (fault,) = refused.value.faults
    assert dict(fault.what.values)["goal"] == "meer-fietsen"
    assert set(dict(fault.mend.values)["goals"]) > set(USUAL)
