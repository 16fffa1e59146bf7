from math import inf

from regie.landscape import UNKNOWN, Interval, Process, Verdict, contested, criticality, derived_bbn, protection
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
