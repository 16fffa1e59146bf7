from dataclasses import replace
from math import inf

from regie.landscape import (
    UNKNOWN,
    FactRef,
    Interval,
    Process,
    Verdict,
    contested,
    criticality,
    derived_bbn,
    protection,
)
from regie.landscape.inheritance import NO_PROCESS
from regie.landscape.vocabulary import Bbn, DependencyKind, Privacy
from tiny import AT, SOURCE, adding, depending, fact, setting, tiny


def test_an_application_is_as_critical_as_the_process_that_needs_it():
    found = criticality(tiny(), AT)["suite"]
    assert found.maximum_outage == Interval(24, 24)
    assert found.critical is Verdict.YES
    assert found.processes == ("uitkeringen",)


def test_criticality_reaches_the_platform_and_who_operates_it():
    assert criticality(tiny(), AT)["polderhost"].critical is Verdict.YES


def test_the_strictest_of_several_processes_counts():
    landscape = adding(
        tiny(),
        Process(
            id="meldkamer",
            name="Meldkamer",
            source=SOURCE,
            maximum_outage=fact(1.0),
            critical=UNKNOWN,
            applications=fact(("suite",)),
        ),
    )
    assert criticality(landscape, AT)["suite"].maximum_outage == Interval(1, 1)


def test_an_unknown_tolerable_outage_leaves_an_interval():
    landscape = setting(tiny(), "uitkeringen", maximum_outage=UNKNOWN)
    assert criticality(landscape, AT)["suite"].maximum_outage == Interval(0, inf)


def test_an_application_no_process_is_known_to_need_is_not_called_uncritical():
    landscape = setting(tiny(), "uitkeringen", applications=())
    assert "suite" not in criticality(landscape, AT)
    assert NO_PROCESS.critical is Verdict.BETWEEN


def test_the_data_in_an_application_sets_its_protection():
    found = protection(tiny())["suite"]
    assert found.bbn == (Bbn.BBN2_PLUS,)
    assert found.datasets == ("clienten",)


def test_data_an_application_reads_counts_too():
    landscape = setting(tiny(), "clienten", stored_in=("poldercloud",))
    landscape = depending(landscape, "suite", DependencyKind.READS, "clienten")
    assert protection(landscape)["suite"].privacy == (Privacy.SPECIAL_CATEGORIES,)


def test_an_unknown_class_leaves_every_level_open_that_it_can_lead_to():
    landscape = setting(tiny(), "clienten", confidentiality=UNKNOWN)
    assert derived_bbn(landscape["clienten"]) == (Bbn.BBN2_PLUS, Bbn.BBN3)


def test_contested_classes_leave_both_levels():
    landscape = setting(tiny(), "clienten", bbn=contested([(Bbn.BBN1, SOURCE), (Bbn.BBN2, SOURCE)]))
    assert protection(landscape)["suite"].bbn == (Bbn.BBN1, Bbn.BBN2)


BESIDE = replace(tiny()["suite"], id="beside", name="Ernaast")


def differ(landscape, id_, field, *values):
    """Sources that name other things in a field."""
    return setting(adding(landscape, BESIDE), id_, **{field: contested([(one, SOURCE) for one in values])})


def test_sources_that_name_other_applications_of_a_process_leave_open_whether_each_is_critical():
    found = criticality(differ(tiny(), "uitkeringen", "applications", ("suite",), ("beside",)), AT)
    for id_ in ("suite", "beside", "poldercloud"):
        assert found[id_].critical is Verdict.BETWEEN
        assert found[id_].maximum_outage == Interval(0, inf)
        assert (found[id_].processes, found[id_].perhaps) == ((), ("uitkeringen",))


def test_an_application_that_all_sources_name_is_critical_whatever_else_they_say():
    found = criticality(differ(tiny(), "uitkeringen", "applications", ("suite",), ("beside", "suite")), AT)
    assert (found["suite"].critical, found["beside"].critical) == (Verdict.YES, Verdict.BETWEEN)
    assert found["poldercloud"].processes == ("uitkeringen",)


def test_a_stricter_process_that_perhaps_needs_an_application_lowers_the_least_outage_only():
    call = Process(id="meldkamer", name="Meldkamer", source=SOURCE, maximum_outage=fact(1.0), critical=fact(True))
    landscape = setting(adding(tiny(), call), "uitkeringen", critical=False)
    found = criticality(differ(landscape, "meldkamer", "applications", ("suite",), ("beside",)), AT)["suite"]
    assert (found.maximum_outage, found.critical) == (Interval(1, 24), Verdict.BETWEEN)


def test_data_that_lies_elsewhere_by_another_source_leaves_open_what_it_asks():
    found = protection(differ(tiny(), "clienten", "stored_in", ("suite",), ("beside",)))
    for id_ in ("suite", "beside"):
        assert found[id_].bbn == tuple(Bbn)
        assert (found[id_].datasets, found[id_].perhaps) == ((), ("clienten",))


def test_data_that_is_surely_there_sets_the_least_that_other_data_may_ask():
    plain = replace(tiny()["clienten"], id="plain", name="Adressen", privacy=fact(Privacy.PERSONAL_DATA))
    found = protection(differ(adding(tiny(), plain), "clienten", "stored_in", ("suite",), ("beside",)))["suite"]
    assert found.bbn == (Bbn.BBN2, Bbn.BBN2_PLUS)
    assert found.privacy == (Privacy.PERSONAL_DATA, Privacy.SPECIAL_CATEGORIES)
    assert found.facts[-1] == FactRef("clienten", "stored_in")
