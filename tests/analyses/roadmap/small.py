"""One small question with named variations: four applications, a platform to open, one goal."""

from dataclasses import replace
from typing import Any

from regie.analyses.roadmap import Aim, Choice, Problem, Thing, Unit
from regie.readers.roadmap import Estimate, Strategy

YEARS = tuple(range(2026, 2031))
GOAL = ("thirty-percent", "autonomous-part")
PLATFORM = "government_cloud"


def estimate(likely: float) -> Estimate:
    return Estimate(likely * 0.8, likely, likely * 1.5)


def application(number: int) -> Thing:
    """The higher its number, the dearer to move."""
    choice = Choice(
        Strategy.REHOST,
        PLATFORM,
        estimate(100.0 * number),
        estimate(110.0),
        1,
        {"data": 10.0 * number},
        frozenset({GOAL}),
        needs=(PLATFORM,),
        years_high=2,
        supplier="polderhost",
    )
    return Thing(f"a{number}", (choice,), 100.0, "sociaal", members=(f"a{number}",), name=f"App {number}")


def small(target: float = 0.5, due: int = 2028, **changes: Any) -> Problem:
    opening = Choice(Strategy.OPEN, "", estimate(50.0), estimate(5.0), 1, supplier="polderhost", years_high=1)
    apps = tuple(application(number) for number in range(1, 5))
    units = tuple(Unit(app.id, 1.0, (app.id,)) for app in apps)
    things = (Thing(PLATFORM, (opening,), hub=True), *apps)
    return replace(Problem(YEARS, things, (Aim(GOAL, due, target, units),)), **changes)
