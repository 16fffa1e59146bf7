"""A municipality that runs things for another can fall away as its supplier, and only as that."""

import pytest

from regie.actions.downtime import downtime
from regie.analyses.failure import Scenario, fail, pair_failures, rank, repair, repair_singles
from regie.landscape import Application, Interval, Landscape, Organisation, Process
from regie.landscape.vocabulary import DependencyKind, OrganisationKind, ServiceModel
from regie.readers.assumptions import WrittenAssumption, WrittenAssumptions
from tiny import AT, SOURCE, depending, fact, supplier


def city(id_):
    kind, seat = fact(OrganisationKind.MUNICIPALITY), fact("NL")
    return Organisation(id=id_, name=id_.title(), source=SOURCE, kind=kind, seat=seat, independent=fact(True))


def ran(id_, of, by):
    needs = {"suppliers": fact((by,)), "platform": fact(""), "operated_by": fact((by,))}
    service = fact(ServiceModel.SAAS)
    return Application(id=id_, name=id_, source=SOURCE, municipality=fact(of), service_model=service, **needs)


def process(id_, of, *applications):
    needs = {"applications": fact(applications), "maximum_outage": fact(1.0), "critical": fact(True)}
    return Process(id=id_, name=id_, source=SOURCE, municipality=fact(of), **needs)


def two_cities(*dorp_needs):
    """Stad runs a suite for Dorp and one for itself."""
    records = (ran("suite-stad", "stad", "stad"), ran("suite-dorp", "dorp", "stad"), ran("los", "dorp", "polderhost"))
    processes = (process("loket-stad", "stad", "suite-stad"), process("loket-dorp", "dorp", *dorp_needs))
    return Landscape("Twee", AT, (city("stad"), city("dorp"), supplier("polderhost", "P", "NL"), *records, *processes))


def either():
    """Dorp goes on with what Stad runs for it or with what a supplier does; so does Stad, with the other way round."""
    found = two_cities()
    for id_ in ("suite-dorp", "los"):
        found = depending(found, "loket-dorp", DependencyKind.USES, id_, group="weg", tested=fact(True))
    return found


def test_it_is_one_of_a_pair_where_a_supplier_is_the_other_way():
    (pair,) = pair_failures(either(), AT).pairs
    assert (pair.first.key, pair.second.key) == ("polderhost", "stad")
    both = fail(either(), AT, Scenario("both", without=("polderhost", "stad")))
    assert [id_ for id_, _ in pair.processes] == [one.id for one in both.processes if one.id == "loket-dorp"]


def test_what_a_pair_with_it_stops_of_its_own_is_not_counted():
    own = Landscape("Een weg", AT, two_cities("los").records)
    for id_ in ("suite-stad", "los"):
        own = depending(own, "loket-stad", DependencyKind.USES, id_, group="weg", tested=fact(True))
    listed = {id_ for pair in pair_failures(own, AT).pairs for id_, _ in pair.processes}
    assert "loket-stad" not in listed


def test_what_it_runs_for_another_is_to_be_repaired_and_its_own_is_not():
    found = repair_singles(two_cities("suite-dorp"), AT)
    assert len(found.measures) == 1
    assert {"loket-dorp", "suite-dorp"}.intersection(step.thing for step in found.measures)
    assert repair(two_cities("suite-dorp"), AT, Scenario("Stad weg", without=("stad",))).cost >= found.cost


def test_where_it_runs_nothing_for_another_there_is_nothing_of_it_to_repair():
    alone = two_cities("los")
    found = repair_singles(alone, AT)
    assert "stad" not in {step.provider for step in found.measures}
    assert {"loket-stad", "suite-stad"}.isdisjoint(step.thing for step in found.measures)


def assuming(**about):
    one = WrittenAssumption(line=1, per_year=(10, 10), hours=(10, 10), source="aangenomen", **about)
    return WrittenAssumptions(name="aannames.csv", assumptions=(one,))


@pytest.mark.parametrize("about", [{"names": ("Stad",)}, {"kind": "organisation"}])
def test_hours_it_is_away_are_hours_of_the_other_and_none_of_its_own(about):
    found = downtime(two_cities("suite-dorp"), assuming(**about), years=500)
    hours = {one.id: one.mean for one in found.processes}
    assert hours["loket-stad"] == Interval(0, 0)
    assert hours["loket-dorp"].high > 50


def test_its_own_processes_still_stop_with_what_others_deliver():
    found = downtime(two_cities("suite-dorp"), assuming(names=("P", "Stad")), years=500)
    assert {one.id: one.mean.high > 0 for one in found.processes} == {"loket-dorp": True, "loket-stad": False}
    with_host = depending(two_cities("suite-dorp"), "suite-stad", DependencyKind.USES, "los")
    found = downtime(with_host, assuming(names=("P", "Stad")), years=500)
    assert all(one.mean.high > 0 for one in found.processes)


def test_all_and_pairs_and_repair_name_the_same_municipality():
    assert "stad" in {one.single.key for one in rank(two_cities("suite-dorp"), AT).failures}
    assert "dorp" not in {one.single.key for one in rank(two_cities("suite-dorp"), AT).failures}
