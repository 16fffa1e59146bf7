from regie.landscape import NONE, UNKNOWN, contested, known, providers
from regie.landscape.vocabulary import DependencyKind
from tiny import SOURCE, adding, depending, setting, supplier, tiny


def of_suite(landscape, name):
    return providers(landscape, landscape["suite"], name)


def also_by(landscape, kind=DependencyKind.SUPPLIED_BY):
    return depending(adding(landscape, supplier("other", "Ander BV", "NL")), "suite", kind, "other")


def test_a_field_alone_says_who_supplies_runs_and_hosts_a_thing():
    assert of_suite(tiny(), "suppliers").value == ("duinsoft",)
    assert of_suite(tiny(), "operated_by").value == ("duinsoft",)
    assert of_suite(tiny(), "platform").value == ("poldercloud",)
    assert of_suite(setting(tiny(), "suite", platform=NONE), "platform").value == ()


def test_a_stated_dependency_adds_to_what_the_field_says():
    assert of_suite(also_by(tiny()), "suppliers").value == ("duinsoft", "other")


def test_a_stated_dependency_of_another_kind_does_not():
    assert of_suite(also_by(tiny(), DependencyKind.OPERATED_BY), "suppliers").value == ("duinsoft",)


def test_a_stated_dependency_answers_a_field_of_which_nothing_is_known_with_its_own_source():
    assert of_suite(also_by(setting(tiny(), "suite", suppliers=UNKNOWN)), "suppliers") == known(("other",), SOURCE)
    assert of_suite(setting(tiny(), "suite", suppliers=UNKNOWN), "suppliers") == UNKNOWN
    assert of_suite(setting(tiny(), "suite", platform=UNKNOWN), "platform") == UNKNOWN


def test_it_adds_to_every_claim_of_a_contested_field():
    differ = contested([(("duinsoft",), SOURCE), (("polderhost",), SOURCE)])
    found = of_suite(also_by(setting(tiny(), "suite", suppliers=differ)), "suppliers")
    assert found.candidates == (("duinsoft", "other"), ("polderhost", "other"))
