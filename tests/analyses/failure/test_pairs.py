"""All pairs at once are what two failures together stop and neither does alone."""

from itertools import combinations

import pytest

from regie.analyses.failure import Duration, Scenario, SingleKind, fail, pair_failures
from regie.examples.voorbeeldstad import voorbeeldstad
from regie.landscape import Platform, Process, Verdict
from regie.landscape.vocabulary import DependencyKind
from tiny import AT, adding, depending, fact, tiny


def lines(tested):
    city = adding(tiny(), Platform(id="a", name="Lijn A"), Platform(id="b", name="Lijn B"))
    for id_ in ("a", "b"):
        city = depending(city, "poldercloud", DependencyKind.RUNS_ON, id_, group="lijn", tested=fact(tested))
    return city


def test_two_lines_that_fail_together_are_a_pair():
    (pair,) = pair_failures(lines(True), AT).pairs
    assert {pair.first.key, pair.second.key} == {"a", "b"}
    assert pair.processes == (("uitkeringen", Verdict.YES),)


def test_lines_that_cannot_stand_in_for_each_other_surely_do_together_too():
    (pair,) = pair_failures(lines(False), AT).pairs
    assert pair.processes == (("uitkeringen", Verdict.YES),)


@pytest.mark.slow
def test_pairs_of_the_example_city_are_what_two_failures_stop_one_by_one():
    city = voorbeeldstad()
    at = city.as_of or AT
    listed = {one.id for one in city.all(Process) if one.critical.every(bool) is True}
    platforms = [platform.id for platform in city.all(Platform)]

    def stops(*ids):
        found = fail(city, at, Scenario("x", without=ids)).processes
        by = {one.id: one.outages[Duration.FOR_GOOD].stops for one in found if one.id in listed}
        return {id_ for id_ in by if by[id_] is Verdict.YES}, set(by)

    alone = {id_: stops(id_) for id_ in platforms}
    expected = {}
    for one, other in combinations(platforms, 2):
        both = stops(one, other)
        sure, may = ((both[case] - alone[one][case] - alone[other][case]) for case in (0, 1))
        if sure | may:
            expected[frozenset((one, other))] = {
                id_: Verdict.YES if id_ in sure else Verdict.BETWEEN for id_ in sure | may
            }
    pairs = pair_failures(city, at).pairs
    found = {
        frozenset((pair.first.key, pair.second.key)): dict(pair.processes)
        for pair in pairs
        if {pair.first.kind, pair.second.kind} == {SingleKind.PLATFORM}
    }
    assert found == expected
