from datetime import date

from regie.landscape import FactRef, Ownership, problems
from regie.landscape.faults import Severity
from regie.landscape.vocabulary import Bbn, DependencyKind
from tiny import adding, depending, fact, owned, setting, supplier, tiny


def keys(landscape):
    return [(problem.at, problem.what.key, problem.severity) for problem in problems(landscape)]


def test_the_tiny_landscape_fits_together():
    assert problems(tiny()) == ()


def test_a_reference_to_nothing_is_an_error_at_its_field():
    assert keys(setting(tiny(), "suite", platform="weg")) == [
        (FactRef("suite", "platform"), "landscape.problem.dangling", Severity.ERROR)
    ]


def test_a_reference_to_the_wrong_kind_of_thing_is_an_error():
    assert keys(setting(tiny(), "suite", platform="duinsoft"))[0][1] == "landscape.problem.wrong_noun"


def test_what_owns_or_needs_itself_is_named_and_may_stay():
    landscape = depending(tiny(), "suite", DependencyKind.USES, "suite")
    landscape = adding(landscape, Ownership(id="own", organisation="duinsoft", owner="duinsoft", share=fact(0.05)))
    found = {(at.field, key, severity) for at, key, severity in keys(landscape)}
    assert found >= {(end, "landscape.problem.itself", Severity.WARNING) for end in ("owner", "target")}


def test_a_contract_that_ends_before_it_starts_is_an_error():
    assert keys(setting(tiny(), "c1", end=date(2020, 1, 1)))[0][1] == "landscape.problem.dates"


def test_a_level_that_does_not_follow_from_the_classes_is_a_warning():
    assert keys(setting(tiny(), "clienten", bbn=Bbn.BBN1)) == [
        (FactRef("clienten", "bbn"), "landscape.problem.bbn", Severity.WARNING)
    ]


def test_independent_and_owned_at_once_is_a_warning_but_a_later_takeover_is_not():
    parent = supplier("parent", "Oceaan Inc.", "US")
    now = setting(owned(tiny(), "duinsoft", parent), "duinsoft", independent=True)
    later = setting(now, "duinsoft<parent", since=fact(date(2028, 1, 1)))
    assert [key for _, key, _ in keys(now)] == ["landscape.problem.independent"]
    assert keys(later) == []
