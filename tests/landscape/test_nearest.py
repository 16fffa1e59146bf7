import json
from dataclasses import replace
from pathlib import Path

import regie
from regie.landscape import Landscape, problems
from regie.landscape.nearest import Called, Nearest
from regie.locale import say
from tiny import adding, fact, setting, supplier, tiny

ORGANISATION = ("organisation",)


def near(text: str, *names: str) -> tuple[str, ...]:
    things = (Called(f"org-{number}", "organisation", name) for number, name in enumerate(names))
    return Nearest(things).to(text, ORGANISATION)


def mends(landscape: Landscape, language: str = "nl") -> list[str]:
    return [say(problem.mend, language) for problem in problems(landscape)]


def test_a_slip_of_the_pen_is_answered_with_the_name_that_is_meant_in_both_languages() -> None:
    mistyped = setting(tiny(), "suite", platform="Poldrecloud")
    assert mends(mistyped) == ["Bedoel je Poldercloud? Verbeter het dan, of voeg het toe (als platform)."]
    assert mends(mistyped, "en") == ["Do you mean Poldercloud? Correct it then, or add it (as platform)."]


def test_letters_that_changed_places_and_legal_forms_and_signs_are_seen_through() -> None:
    assert near("Mircosoft", "Microsoft", "Micro Focus", "Centric") == ("Microsoft",)
    assert near("Centric", "Centric Netherlands B.V.", "Concentric") == ("Centric Netherlands B.V.",)
    assert near("Müller-IT", "Muller IT", "Miller") == ("Muller IT",)


def test_a_number_is_never_mistyped_but_zeros_before_it_say_nothing() -> None:
    things = [Called(f"APP-{number:04}", "application", f"Pakket {number}") for number in range(1, 40)]
    nearest = Nearest(things)
    assert nearest.to("app12", ("application",)) == ("APP-0012",)
    assert nearest.to("APP-0412", ("application",)) == ()


def test_of_several_with_the_same_name_the_ids_are_given_and_of_other_nouns_nothing() -> None:
    assert near("Duinsof", "Duinsoft", "duinsoft", "Bergsoft") == ("org-0", "org-1")
    assert Nearest([Called("a", "application", "Duinsoft")]).to("Duinsof", ORGANISATION) == ()


def test_what_is_like_nothing_gets_no_suggestion() -> None:
    assert near("Nergens", "Microsoft", "Centric") == ()
    assert near("SAP", "SAS", "SAP Nederland") == ()
    assert near("x" * 100_000, "Microsoft") == ()


def test_a_name_of_another_kind_of_thing_is_in_the_file_and_said_to_be_that() -> None:
    (problem,) = problems(setting(tiny(), "suite", platform="duinsoft bv"))
    assert problem.what.key == "landscape.problem.wrong_noun"
    assert say(problem.what, "nl") == "duinsoft bv is een organisatie; dat past hier niet."


def test_of_thousands_that_refer_to_nothing_the_first_get_a_suggestion_and_all_are_told() -> None:
    suite = tiny()["suite"]
    suppliers = (supplier(f"s{number}", f"Leverancier {number:06}", "NL") for number in range(3000))
    wrong = (replace(suite, id=f"a{number}", suppliers=fact((f"Levrancier {number:06}",))) for number in range(2000))
    found = problems(adding(tiny(), *suppliers, *wrong))
    near = [problem.mend.key == "landscape.mend.nearest" for problem in found]
    assert len(found) == 2000
    assert 100 < sum(near) < 1000
    assert near == sorted(near, reverse=True)


def test_several_that_may_be_meant_are_offered_as_a_choice() -> None:
    two = adding(tiny(), supplier("org-a", "Centric Netherlands", "NL"), supplier("org-b", "Centric Projects", "NL"))
    assert mends(setting(two, "suite", suppliers=("Centric",)), "en") == [
        "Do you mean Centric Netherlands or Centric Projects? Correct it then, or add it (as organisation)."
    ]


def test_a_thing_whose_name_did_not_fit_stands_in_the_way_of_no_suggestion(tmp_path: Path) -> None:
    rows = [{"id": "p1", "name": []}, {"id": "poldercloud", "name": "Polderwolk"}]
    (tmp_path / "platform.json").write_text(json.dumps(rows))
    (tmp_path / "application.json").write_text(json.dumps([{"id": "a", "name": "A", "platform": "Poldrewolk"}]))
    mends = {fault.mend.key for fault in regie.check(tmp_path).faults}
    assert "landscape.mend.nearest" in mends
