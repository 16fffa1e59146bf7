"""All single failures at once: they are what each is by itself, and alternatives that share something are found."""

from dataclasses import replace

import pytest

from regie.analyses.failure import MEASURES, Duration, Scenario, SingleKind, fail, rank
from regie.analyses.failure.singles import singles
from regie.examples.voorbeeldstad import voorbeeldstad
from regie.landscape import Application, Change, Interval, Landscape, Organisation, Platform, Verdict
from regie.landscape.vocabulary import DependencyKind, OrganisationKind, ServiceModel
from tiny import AT, SOURCE, adding, depending, fact, owned, setting, supplier, tiny


def ranked(landscape):
    return {(one.single.kind, one.single.key): one for one in rank(landscape, AT).failures}


def two_ways():
    """The process can go on with either of two applications, on two platforms."""
    city = setting(tiny(), "uitkeringen", applications=fact(()), people_served=100, cluster="Sociaal")
    city = adding(city, replace(city["poldercloud"], id="duincloud", name="Duincloud", suppliers=fact(())))
    city = setting(city, "duincloud", operated_by=fact(()))
    loket = replace(city["suite"], id="loket", name="Loket", platform=fact("duincloud"), suppliers=fact(()))
    city = adding(city, replace(loket, operated_by=fact(())))
    for id_ in ("suite", "loket"):
        city = depending(city, "uitkeringen", DependencyKind.USES, id_, group="weg", tested=fact(True))
    return city


def test_a_ranked_failure_counts_what_the_same_failure_by_itself_stops():
    city = setting(tiny(), "uitkeringen", people_served=100, cluster="Sociaal")
    found = ranked(city)[SingleKind.PLATFORM, "poldercloud"]
    assert (found.critical, found.applications) == (Interval(1, 1), Interval(1, 1))
    assert (found.people, found.clusters, found.cost) == (Interval(100, 100), Interval(1, 1), Interval(25e4, 25e4))
    assert found.hours == Interval(0, 720)
    assert found.stopped == ("uitkeringen",)


def test_where_no_process_has_a_cluster_none_is_hit():
    assert ranked(tiny())[SingleKind.PLATFORM, "poldercloud"].clusters == Interval(0, 0)


@pytest.mark.slow
def test_every_failure_of_the_example_city_is_what_it_is_by_itself():
    city = voorbeeldstad()
    at = city.as_of or AT
    found = {(one.single.kind, one.single.key): one for one in rank(city, at).failures}
    for single in singles(city, at):
        if single.kind is SingleKind.PLATFORM:
            failure = fail(city, at, Scenario("x", without=(single.key,)))
            counts = [failure.counted(verdict, Duration.FOR_GOOD) for verdict in (Verdict.YES, Verdict.BETWEEN)]
            one = found.get((single.kind, single.key))
            assert ((one.processes.low, one.processes.width) if one else (0, 0)) == tuple(counts)


def test_real_alternatives_share_nothing():
    assert rank(two_ways(), AT).shared == ()


@pytest.mark.parametrize("shared", ["platform", "data_centre", "group", "sub_processor"])
def test_alternatives_that_share_something_are_found(shared):
    city = two_ways()
    match shared:
        case "platform":
            city = adding(city, Platform(id="net", name="Net"))
            for id_ in ("poldercloud", "duincloud"):
                city = setting(city, id_, infrastructure=("net",))
            expected = (SingleKind.PLATFORM, "net")
        case "data_centre":
            for id_ in ("poldercloud", "duincloud"):
                city = setting(city, id_, data_centres=("Haven 1",))
            expected = (SingleKind.DATA_CENTRE, "Haven 1")
        case "group":
            city = adding(city, supplier("duinhost", "Duinhost BV", "NL"))
            city = setting(city, "duincloud", suppliers=("duinhost",))
            parent = supplier("oceaan", "Oceaan Inc.", "US")
            city = owned(owned(city, "polderhost", parent), "duinhost", parent)
            expected = (SingleKind.GROUP, "oceaan")
        case _:
            city = adding(city, supplier("wave", "Wave", "US"), supplier("duinhost", "Duinhost BV", "NL"))
            city = setting(city, "duincloud", suppliers=("duinhost",))
            for id_ in ("polderhost", "duinhost"):
                city = setting(city, id_, sub_processors=("wave",))
            expected = (SingleKind.ORGANISATION, "wave")
    found = {(one.single.kind, one.single.key): one for one in rank(city, AT).shared}
    assert (found[expected].thing, found[expected].group, found[expected].surely) == ("uitkeringen", "weg", Verdict.YES)


def test_a_municipality_and_its_country_do_not_fall_away():
    city = adding(
        tiny(),
        Organisation(id="stad", name="Stad", kind=fact(OrganisationKind.MUNICIPALITY), seat=fact("NL")),
        supplier("wave", "Wave", "US"),
    )
    keys = {one.key for one in singles(city, AT)}
    assert "US" in keys
    assert not {"stad", "NL"} & keys


@pytest.mark.parametrize("by", MEASURES)
def test_failures_are_ranked_by_what_was_asked(by):
    found = [getattr(one, by) for one in rank(voorbeeldstad(), AT, by).failures]
    assert found == sorted(found, key=lambda span: (-span.low, -span.high))


def test_a_landscape_without_processes_or_clusters_is_ranked_by_its_applications():
    bare = tiny().with_change(Change("bare", remove=("uitkeringen",)))
    assert rank(bare, AT).failures[0].applications == Interval(1.0, 1.0)
    assert rank(Landscape("Leeg", AT), AT).failures == ()


def test_a_municipality_that_runs_things_of_another_fails_as_its_supplier_and_not_as_its_own():
    def city(id_):
        kind, seat = fact(OrganisationKind.MUNICIPALITY), fact("NL")
        return Organisation(id=id_, name=id_, source=SOURCE, kind=kind, seat=seat, independent=fact(True))

    def ran(id_, of, by):
        needs = {"suppliers": fact((by,)), "platform": fact(""), "operated_by": fact((by,))}
        service = fact(ServiceModel.SAAS)
        return Application(id=id_, name=id_, source=SOURCE, municipality=fact(of), service_model=service, **needs)

    theirs = (ran("suite-stad", "stad", "stad"), ran("post-stad", "stad", "stad"))
    shared = adding(tiny(), city("dorp"), city("stad"), *theirs, ran("suite-dorp", "dorp", "stad"))
    (found,) = (one for one in rank(shared, AT).failures if one.single.key in ("dorp", "stad"))
    assert (found.single.kind, found.single.key) == (SingleKind.ORGANISATION, "stad")
    assert found.applications == Interval(1, 1)
    assert {one.key for one in singles(shared, AT)}.isdisjoint(("dorp", "stad"))
    assert "stad" not in {one.single.key for one in rank(adding(tiny(), city("stad"), *theirs), AT).failures}
