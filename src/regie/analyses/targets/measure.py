"""Every goal under every reading, now and since earlier versions of the landscape."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from functools import partial

from regie.analyses.targets.counting import members, weights
from regie.analyses.targets.estate import Estate, Members
from regie.analyses.targets.meeting import Test, Tests
from regie.analyses.targets.results import Counted, GoalResult, GoalResults, Measurement, Step
from regie.analyses.targets.share import add_up
from regie.landscape import Application, Interval, Landscape, ShareSums, Verdict
from regie.landscape.vocabulary import TimeClass
from regie.reference_data.goals import Goal, Reading, Weigh, goals

History = Sequence[tuple[date, GoalResults]]


def measure_goals(
    landscape: Landscape,
    at: date,
    autonomous: Mapping[str, Verdict],
    among: Sequence[Goal] | None = None,
    history: History = (),
) -> GoalResults:
    """Measure goals (all shipped ones, unless given) over a landscape at a date.

    `autonomous` is the verdict of each application and platform through its chain; `history` holds earlier results,
    oldest first, for the path.
    """
    wanted = goals() if among is None else tuple(among)
    estate = Estate(landscape, at, autonomous)
    tests = Tests(estate)
    together = _measure(estate, tests, wanted, None)
    cities = landscape.municipalities
    apart = {city.id: _measure(estate, tests, wanted, city.id) for city in cities} if len(cities) > 1 else {}
    return GoalResults(at, together, apart, _paths(landscape, at, together, history))


def sum_goals(
    landscape: Landscape, at: date, autonomous: Mapping[str, Verdict], among: Sequence[Goal] | None = None
) -> Iterator[tuple[Goal, Reading, ShareSums]]:
    """Only the sums behind the share of each reading, for who adds up landscapes; the same as `measure_goals` gives."""
    estate = Estate(landscape, at, autonomous)
    tests = Tests(estate)
    for goal in goals() if among is None else among:
        for reading in goal.readings:
            counted = members(estate, reading)
            met = tests.of(reading.met_when).verdicts(counted.things)
            yield goal, reading, _added(reading, counted, met, weights(estate, counted.things, reading.weigh))


def _added(reading: Reading, counted: Members, met: Sequence[Verdict], weighed: Sequence[Interval | None]) -> ShareSums:
    if reading.weigh is Weigh.NUMBER:
        # so many things that each weigh one are one row that weighs so many
        often = Counter(zip(counted.counted, met, strict=True))
        return add_up((member, met, Interval(times, times)) for (member, met), times in often.items())
    return add_up(zip(counted.counted, met, weighed, strict=True))


def _measure(estate: Estate, tests: Tests, wanted: Sequence[Goal], municipality: str | None) -> tuple[GoalResult, ...]:
    return tuple(
        GoalResult(goal, tuple(_reading(estate, tests, goal, reading, municipality) for reading in goal.readings))
        for goal in wanted
    )


def _reading(estate: Estate, tests: Tests, goal: Goal, reading: Reading, municipality: str | None) -> Measurement:
    test = tests.of(reading.met_when)
    counted = members(estate, reading)
    if municipality is not None:
        counted = counted.of_municipality(municipality)
    met = test.verdicts(counted.things)
    weighed = weights(estate, counted.things, reading.weigh)
    sums = _added(reading, counted, met, weighed)
    return Measurement(
        reading,
        sums.numerator,
        sums.denominator,
        sums.share,
        _with_unweighed(goal, _met(goal, sums.share), met, weighed),
        Counter(met),
        weighed.count(None),
        partial(_rows, test, counted, met, weighed),
    )


def _with_unweighed(
    goal: Goal, reached: Verdict | None, met: Sequence[Verdict], weighed: Sequence[Interval | None]
) -> Verdict | None:
    """The verdict over what has a known weight, together with what has none: the share leaves that out, but it can
    weigh anything. No more of what is met makes all of it met, nor of what is not, none."""
    target = goal.target
    if target is None or (reached is Verdict.YES and target == 0) or (reached is Verdict.NO and target == 1):
        return reached
    left_out = (verdict for verdict, weight in zip(met, weighed, strict=True) if weight is None)
    return Verdict.BETWEEN if reached and any(verdict is not reached for verdict in left_out) else reached


def _rows(
    test: Test, counted: Members, met: Sequence[Verdict], weighed: Sequence[Interval | None]
) -> tuple[Counted, ...]:
    things = counted.things
    ids = [thing.id for thing in things]
    return tuple(map(Counted, ids, counted.counted, met, weighed, map(test.facts, things)))


def _met(goal: Goal, share: Interval | None) -> Verdict | None:
    if goal.target is None or share is None:
        return None
    if not goal.more_than:
        return share.at_least(goal.target)
    if share.low > goal.target:
        return Verdict.YES
    return Verdict.BETWEEN if share.high > goal.target else Verdict.NO


def _paths(
    landscape: Landscape, at: date, now: Sequence[GoalResult], history: History
) -> Mapping[tuple[str, str], tuple[Step, ...]]:
    found: dict[tuple[str, str], list[Step]] = {}
    earlier: dict[tuple[str, str], Measurement] = {}
    for day, results in (*((day, results.goals) for day, results in history), (at, now)):
        for result in results:
            for measurement in result.measurements:
                key = (result.goal.id, measurement.reading.id)
                found.setdefault(key, []).append(_step(landscape, day, earlier.get(key), measurement))
                earlier[key] = measurement
    return {key: tuple(steps) for key, steps in found.items()}


def _step(landscape: Landscape, day: date, before: Measurement | None, now: Measurement) -> Step:
    if before is None or before.share is None or now.share is None or now.share.high >= before.share.low:
        return Step(day, now.share)
    fallen = tuple(sorted(set(before.counted(Verdict.YES)) & set(now.counted(Verdict.NO))))
    return Step(day, now.share, True, bool(fallen) and all(_on_the_move(landscape, id_) for id_ in fallen), fallen)


def _on_the_move(landscape: Landscape, id_: str) -> bool:
    thing = landscape.get(id_)
    return isinstance(thing, Application) and thing.time_class.value_or(None) is TimeClass.MIGRATE
