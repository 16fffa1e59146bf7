from dataclasses import replace

import pytest

from regie.analyses.concentration import Level, Measure, concentrate, count_applications
from regie.landscape import UNKNOWN, Application, Interval, Organisation, Platform, Team, contested
from regie.landscape.vocabulary import DependencyKind, OrganisationKind
from tiny import AT, SOURCE, adding, depending, fact, owned, setting, supplier, tiny

PARENT = supplier("parent", "Oceaan Inc.", "US")


def part(landscape, level, key, *, through_chain, measure=Measure.APPLICATIONS):
    table = concentrate(landscape, AT, through_chain=through_chain).table(level, measure)
    return next((one for one in table.parts if one.key == key), None)


def test_the_host_is_seen_through_the_chain_only():
    assert part(tiny(), Level.SUPPLIER, "polderhost", through_chain=False) is None
    assert part(tiny(), Level.SUPPLIER, "polderhost", through_chain=True).share == Interval(1, 1)


def test_a_parent_and_its_country_count_for_what_the_subsidiary_supplies():
    landscape = owned(tiny(), "polderhost", PARENT)
    assert part(landscape, Level.PARENT, "parent", through_chain=True).things == ("suite",)
    assert part(landscape, Level.JURISDICTION, "US", through_chain=True).share == Interval(1, 1)


def test_unknown_sub_processors_leave_room_for_anybody():
    landscape = adding(
        setting(tiny(), "duinsoft", sub_processors=UNKNOWN),
        Application(
            id="second",
            name="Tweede",
            source=SOURCE,
            suppliers=fact(("polderhost",)),
            platform=fact(""),
            operated_by=fact(()),
        ),
    )
    assert part(landscape, Level.SUPPLIER, "duinsoft", through_chain=True).share == Interval(0.5, 0.5)
    assert part(landscape, Level.SUPPLIER, "polderhost", through_chain=True).share == Interval(1, 1)


def test_cost_and_volume_and_critical_processes_are_added_up():
    for measure, amount in ((Measure.COST, 250_000), (Measure.VOLUME, 3.5), (Measure.CRITICAL_PROCESSES, 1)):
        assert part(tiny(), Level.SUPPLIER, "duinsoft", through_chain=False, measure=measure).amount == amount


def test_the_index_is_one_for_a_single_supplier_and_a_half_for_two_even_ones():
    one = concentrate(tiny(), AT, through_chain=False).table(Level.SUPPLIER, Measure.APPLICATIONS)
    two = concentrate(tiny(), AT, through_chain=True).table(Level.SUPPLIER, Measure.APPLICATIONS)
    assert one.hhi == pytest.approx(1)
    assert two.hhi == pytest.approx(0.5)


def test_two_suppliers_on_one_cloud_are_hidden_concentration():
    landscape = adding(
        tiny(),
        supplier("derde", "Derde BV", "NL"),
        Application(
            id="second", name="Tweede", source=SOURCE, suppliers=fact(("derde",)), platform=fact("poldercloud")
        ),
        Platform(id="los", name="Los", source=SOURCE),
    )
    hidden = {one.meets_at: one for one in concentrate(landscape, AT, through_chain=True).hidden}
    assert hidden["poldercloud"].suppliers == ("derde", "duinsoft")
    assert hidden["polderhost"].applications == ("second", "suite")
    assert hidden["polderhost"].critical_processes == ("uitkeringen",)
    assert "los" not in hidden


@pytest.mark.parametrize("facts", [{"operated_by": UNKNOWN}, {"suppliers": ("duinsoft", "elsewhere")}])
@pytest.mark.parametrize("through_chain", [True, False])
def test_a_direct_party_that_is_unknown_or_not_in_the_landscape_may_be_anybody(facts, through_chain):
    landscape = adding(
        setting(tiny(), "suite", **facts),
        Application(id="second", name="Tweede", suppliers=fact(("polderhost",)), operated_by=fact(())),
    )
    found = part(landscape, Level.SUPPLIER, "polderhost", through_chain=through_chain)
    assert found.share.high == 1
    table = concentrate(landscape, AT, through_chain=through_chain).table(Level.SUPPLIER, Measure.APPLICATIONS)
    assert "suite" in table.unknown


@pytest.mark.parametrize(
    "landscape",
    [
        setting(tiny(), "clienten", stored_in=("poldercloud",)),
        setting(tiny(), "clienten", stored_in=("suite", "poldercloud")),
        depending(setting(tiny(), "clienten", stored_in=UNKNOWN), "poldercloud", DependencyKind.STORES, "clienten"),
    ],
)
def test_data_on_a_platform_lies_with_who_supplies_and_runs_it(landscape):
    for through_chain in (True, False):
        found = part(landscape, Level.SUPPLIER, "polderhost", through_chain=through_chain, measure=Measure.VOLUME)
        assert (found.amount, found.share) == (3.5, Interval(1, 1))


def test_data_of_which_sources_differ_where_it_is_may_be_with_anybody():
    kept = contested([(("suite",), SOURCE), (("poldercloud",), SOURCE)])
    table = concentrate(setting(tiny(), "clienten", stored_in=kept), AT, through_chain=False).table(
        Level.SUPPLIER, Measure.VOLUME
    )
    assert (table.parts, table.unknown, table.share_of("polderhost")) == ((), ("clienten",), Interval(0, 1))


def test_what_nothing_surely_touches_may_still_be_behind_what_is_open():
    open_ = concentrate(setting(tiny(), "suite", suppliers=UNKNOWN), AT, through_chain=False)
    assert open_.table(Level.SUPPLIER, Measure.APPLICATIONS).share_of("polderhost") == Interval(0, 1)
    closed = concentrate(tiny(), AT, through_chain=False)
    assert closed.table(Level.SUPPLIER, Measure.APPLICATIONS).share_of("polderhost") == Interval(0, 0)
    none = concentrate(setting(tiny(), "uitkeringen", critical=False), AT, through_chain=False)
    assert none.table(Level.SUPPLIER, Measure.CRITICAL_PROCESSES).share_of("duinsoft") is None


def beside(landscape, **facts):
    """With an application of another supplier."""
    other = Application(id="second", name="Tweede", source=SOURCE, suppliers=fact(("derde",)), operated_by=fact(()))
    return setting(adding(landscape, supplier("derde", "Derde BV", "NL"), other), "second", platform="", **facts)


def test_a_critical_process_of_which_sources_name_other_applications_touches_nobody_for_sure():
    differ = contested([(("suite",), SOURCE), (("second",), SOURCE)])
    landscape = setting(beside(tiny()), "uitkeringen", applications=differ)
    table = concentrate(landscape, AT, through_chain=False).table(Level.SUPPLIER, Measure.CRITICAL_PROCESSES)
    assert (table.parts, table.unknown) == ((), ("uitkeringen",))


def test_a_critical_process_that_needs_no_application_leaves_room_for_nobody():
    landscape = adding(tiny(), replace(tiny()["uitkeringen"], id="raad", name="Raad", applications=fact(())))
    table = concentrate(landscape, AT, through_chain=False).table(Level.SUPPLIER, Measure.CRITICAL_PROCESSES)
    assert (table.parts[0].share, table.unknown) == (Interval(0.5, 0.5), ())


def test_suppliers_do_not_meet_where_only_one_of_the_sources_puts_an_application():
    differ = contested([("poldercloud", SOURCE), ("", SOURCE)])
    both = setting(beside(tiny()), "second", platform="poldercloud")
    assert [one.meets_at for one in concentrate(both, AT, through_chain=True).hidden] == ["poldercloud", "polderhost"]
    assert concentrate(setting(both, "suite", platform=differ), AT, through_chain=True).hidden == ()


def test_a_process_that_may_be_critical_is_named_as_not_measured():
    table = concentrate(setting(tiny(), "uitkeringen", critical=UNKNOWN), AT, through_chain=False).table(
        Level.SUPPLIER, Measure.CRITICAL_PROCESSES
    )
    assert table.unmeasured == ("uitkeringen",)


def test_a_municipality_does_not_depend_on_itself():
    landscape = adding(
        tiny(),
        Organisation(id="stad", name="Stad", source=SOURCE, kind=fact(OrganisationKind.MUNICIPALITY), seat=fact("NL")),
        Team(id="team", name="Team", source=SOURCE, organisation=fact("stad")),
        Application(
            id="own", name="Eigen", source=SOURCE, suppliers=fact(()), platform=fact(""), operated_by=fact(("team",))
        ),
    )
    assert part(landscape, Level.PARENT, "stad", through_chain=True) is None
    assert part(landscape, Level.JURISDICTION, "NL", through_chain=True).things == ("suite",)
    assert "stad" not in {one.meets_at for one in concentrate(landscape, AT, through_chain=True).hidden}


def municipality(id_: str) -> Organisation:
    return Organisation(
        id=id_,
        name=id_,
        source=SOURCE,
        kind=fact(OrganisationKind.MUNICIPALITY),
        seat=fact("NL"),
        independent=fact(True),
    )


def application(id_: str, city: str, supplier: str) -> Application:
    return Application(
        id=id_,
        name=id_,
        source=SOURCE,
        municipality=fact(city),
        suppliers=fact((supplier,)),
        platform=fact(""),
        operated_by=fact(()),
    )


def test_a_municipality_depends_on_another_that_runs_its_applications():
    ours, theirs = application("ours", "dorp", "stad"), application("theirs", "stad", "stad")
    shared = adding(tiny(), municipality("dorp"), municipality("stad"), ours, theirs)
    alone = adding(tiny(), municipality("dorp"), municipality("stad"), ours)
    for landscape in (shared, alone):
        for level in (Level.SUPPLIER, Level.PARENT):
            assert part(landscape, level, "stad", through_chain=True).things == ("ours",)
    assert [one.id for one in alone.municipalities] == ["dorp"]


def test_what_the_municipality_owns_makes_it_depend_on_nobody_above():
    city = Organisation(
        id="stad", name="Stad", source=SOURCE, kind=fact(OrganisationKind.MUNICIPALITY), seat=fact("NL")
    )
    landscape = owned(tiny(), "polderhost", city)
    assert part(landscape, Level.SUPPLIER, "polderhost", through_chain=True).things == ("suite",)
    assert part(landscape, Level.PARENT, "stad", through_chain=True) is None


def test_a_table_is_the_same_every_time_it_is_looked_at():
    found = concentrate(tiny(), AT, through_chain=True)
    assert found.table(Level.PARENT, Measure.COST) is found.tables[Level.PARENT, Measure.COST]
    assert set(found.tables) == {(level, measure) for level in Level for measure in Measure}


@pytest.mark.parametrize("through_chain", [False, True])
@pytest.mark.parametrize("level", Level)
def test_counting_only_gives_what_the_tables_say(level, through_chain):
    landscape = adding(
        owned(setting(tiny(), "duinsoft", sub_processors=UNKNOWN), "polderhost", PARENT),
        *(
            Application(id=id_, name=id_, source=SOURCE, suppliers=suppliers, platform=fact(""), operated_by=fact(()))
            for id_, suppliers in (("host", fact(("polderhost",))), ("both", fact(("polderhost", "duinsoft"))))
        ),
        Application(id="open", name="Open", source=SOURCE, yearly_cost=fact(10.0)),
    )
    counts, open_ = count_applications(landscape, AT, level, through_chain=through_chain)
    many, cost = (
        concentrate(landscape, AT, through_chain=through_chain).table(level, measure)
        for measure in (Measure.APPLICATIONS, Measure.COST)
    )
    spent = {one.key: one.amount for one in cost.parts}
    assert open_ == len(many.unknown) > 0
    assert {key: (one.applications, one.possible, one.cost) for key, one in counts.items()} == {
        one.key: (one.amount, round(one.share.high * many.total), spent.get(one.key, 0.0)) for one in many.parts
    }
    assert list(counts) == [one.key for one in many.parts]
