"""Which things are joined, which are asked about, and why."""

from datetime import date

import numpy as np
import pytest

from analyses.merging.labelled import CHOSEN_ON, HELD_OUT, labelled
from analyses.merging.small_parts import application, organisation, part, said
from regie.analyses.merging import merge_parts
from regie.analyses.merging.bounding import able
from regie.analyses.merging.scoring import ASK_FROM, ASK_WITHIN_FROM, from_names, score
from regie.landscape import Contract, Dependency, known
from regie.landscape.faults import InputFaults
from regie.landscape.vocabulary import DependencyKind
from regie.readers.merging import Decision, Thing, pair


def only(*parts):
    (proposal,) = merge_parts(parts).proposals
    return proposal


def keys_of(proposal):
    return [why.key for why in proposal.why]


def figures(half):
    """Of a half of the pairs: precision and recall of what is joined unasked, and recall with what is asked."""
    scored = [(pair_.label, score(pair_.left, pair_.right)) for pair_ in labelled(half)]
    same = sum(label == "same" for label, _ in scored)
    joined = [label for label, found in scored if found.sure]
    reached = [label for label, found in scored if found.sure or found.points >= ASK_FROM]
    return joined.count("same") / len(joined), joined.count("same") / same, reached.count("same") / same


def test_on_the_pairs_it_was_set_on_what_is_joined_is_right_and_what_is_the_same_is_found():
    precision, recall, reached = figures(CHOSEN_ON)
    assert (precision >= 0.99, recall >= 0.75, reached >= 0.95) == (True, True, True)


def test_on_pairs_that_nothing_was_set_on_it_is_as_good():
    precision, recall, reached = figures(HELD_OUT)
    assert (precision >= 0.99, recall >= 0.75, reached >= 0.92) == (True, True, True)


@pytest.mark.parametrize("half", [CHOSEN_ON, HELD_OUT])
@pytest.mark.parametrize(
    ("one", "other"),
    [("Microsoft", "MS"), ("Centric", "Centric Netherlands B.V."), ("Microsoft", "Microsoft Ireland Operations Ltd.")],
)
def test_the_hard_cases_are_in_both_halves_and_never_joined_unasked(half, one, other):
    def plain(name):
        return name.casefold().replace(".", "")

    hard = {plain(one), plain(other)}
    found = [pair_ for pair_ in labelled(half) if {plain(name) for name in pair_.names} == hard]
    assert found
    assert not any(score(pair_.left, pair_.right).sure for pair_ in found)


def test_letters_that_link_a_compound_and_a_version_on_one_side_do_not_keep_applications_apart():
    assert only(part("a", application("1", "Meldingenregister")), part("b", application("x", "Meldingregister"))).sure
    assert only(part("a", application("1", "GeoServer")), part("b", application("x", "Geoserver 2.24"))).sure
    for one, other in (("Verkiezingen", "Verkiezingen 2023"), ("Key2Burgerzaken 4.1", "Key2Burgerzaken 5.0")):
        assert not only(part("a", application("1", one)), part("b", application("x", other))).sure


def test_one_letter_in_a_long_name_keeps_companies_apart_and_not_applications():
    assert only(part("a", application("1", "Inkoopdashboard")), part("b", application("x", "Inkopdashboard"))).sure
    companies = part("a", organisation("1", "Inkoopdashboard BV")), part("b", organisation("x", "Inkopdashboard BV"))
    assert only(*companies).decision is Decision.ASK


def test_names_that_cannot_reach_a_number_of_points_are_passed_by_and_no_others():
    for pair_ in (*labelled(CHOSEN_ON), *labelled(HELD_OUT)):
        whole, quick = score(pair_.left, pair_.right), score(pair_.left, pair_.right, least=ASK_FROM)
        assert quick == whole or whole.points < ASK_FROM


def test_pairs_that_fall_away_before_they_are_scored_could_not_have_been_asked_about():
    pairs = [*labelled(CHOSEN_ON), *labelled(HELD_OUT)]
    for noun in {pair_.noun for pair_ in pairs}:
        left, right = ([getattr(one, side) for one in pairs if one.noun == noun] for side in ("left", "right"))
        places = np.array([(at, at) for at in range(len(left))])
        for least in (ASK_FROM, ASK_WITHIN_FROM):
            can = able(left, right, places, from_names(noun, least))
            away = [pair_ for pair_, may in zip(zip(left, right, strict=True), can, strict=True) if not may]
            assert away
            assert all(score(*pair_).points < least or pair_[0].keys & pair_[1].keys for pair_ in away)


def test_one_kvk_number_is_one_organisation_whatever_the_names():
    one = part("cmdb", organisation("1", "Atos", kvk=known("12345678")))
    proposal = only(one, part("lijst", organisation("9", "Eviden", kvk=known("12345678"))))
    assert (proposal.decision, proposal.sure) == (Decision.YES, "kvk")


def test_two_kvk_numbers_are_two_organisations_whatever_the_names():
    one = part("cmdb", organisation("1", "Centric", kvk=known("12345678")))
    merged = merge_parts([one, part("lijst", organisation("9", "Centric", kvk=known("87654321")))])
    assert len(merged.landscape.records) == 2


def test_a_subsidiary_in_another_country_is_asked_about_even_with_one_website():
    one = part("cmdb", organisation("1", "Microsoft", website=known("https://microsoft.com")))
    other = part("lijst", organisation("9", "Microsoft Ireland Operations Ltd", website=known("www.microsoft.com")))
    proposal = only(one, other)
    assert proposal.decision is Decision.ASK
    assert "merging.why.places" in keys_of(proposal)


def test_one_name_at_two_suppliers_is_asked_about():
    def zaaksysteem(register, supplier):
        return part(
            register, organisation("s", supplier), application("z", "Zaaksysteem Plus", suppliers=known(("s",)))
        )

    proposal = next(one for one in merge_parts([zaaksysteem("a", "Decos"), zaaksysteem("b", "Mintlab")]).proposals)
    assert proposal.decision is Decision.ASK
    assert "merging.why.differs" in keys_of(proposal)


def test_an_id_that_clashes_gets_its_register_behind_it_and_references_follow():
    one = part("cmdb", organisation("1", "Decos"), application("2", "JOIN", suppliers=known(("1",))))
    other = part("lijst", organisation("1", "Mintlab"), application("3", "Xential", suppliers=known(("1",))))
    merged = merge_parts([one, other])
    assert said(merged, "lijst", "1").id == "1 (lijst)"
    assert said(merged, "lijst", "3").suppliers.value == ("1 (lijst)",)


def test_a_name_that_fits_two_things_of_a_register_is_left_to_a_person():
    merged = merge_parts(
        [part("a", application("1", "Brugapp")), part("b", application("x", "Brugapp"), application("y", "Brug-app"))]
    )
    assert {proposal.decision for proposal in merged.proposals} == {Decision.ASK}
    assert len(merged.landscape.records) == 3


def test_a_stable_key_goes_before_a_name_when_both_fit():
    merged = merge_parts(
        [
            part("a", organisation("1", "Centric", kvk=known("12345678"))),
            part("b", organisation("x", "Centric B.V."), organisation("y", "Centrik", kvk=known("12345678"))),
        ]
    )
    assert merged.ids[Thing("b", "y")] == merged.ids[Thing("a", "1")] != merged.ids[Thing("b", "x")]


def test_doubles_within_a_register_are_proposed_and_never_joined_unasked():
    proposal = only(part("a", application("1", "Groendashboard"), application("2", "Groen-dashboard")))
    assert (proposal.decision, proposal.sure) == (Decision.ASK, "")
    assert "merging.why.within" in keys_of(proposal)


def test_the_register_that_says_most_of_a_thing_names_it_and_goes_on_doing_so():
    list_ = part("a", application("A", "BRUGAPP"))
    cmdb = part("b", application("B", "Brugapp", users=known(4)))
    merged = merge_parts([list_, cmdb])
    assert [(one.id, one.name) for one in merged.landscape.records] == [("B", "Brugapp")]
    richer = part("a", application("A", "BRUGAPP", users=known(4), open_source=known(True), cluster=known("Haven")))
    again = merge_parts([richer, cmdb], before=merged.ids)
    assert [(one.id, one.name) for one in again.landscape.records] == [("B", "Brugapp")]


def test_a_person_may_join_doubles_within_a_register():
    one, other = Thing("a", "1"), Thing("a", "2")
    merged = merge_parts(
        [part("a", application("1", "Groendashboard"), application("2", "Groen-dashboard"))],
        {pair(one, other): Decision.YES},
    )
    assert merged.ids[one] == merged.ids[other]


def test_a_sure_match_that_gives_a_landscape_that_does_not_fit_together_is_left_open():
    starts = Contract(id="CON-1", name="Kavel Netwerk", start=known(date(2027, 1, 1)))
    ends = Contract(id="CON-1", name="Kavel Netwerk", end=known(date(2026, 1, 1)))
    merged = merge_parts([part("a", starts), part("b", ends)])
    assert [record.id for record in merged.landscape.records] == ["CON-1", "CON-1 (b)"]
    (proposal,) = merged.proposals
    assert proposal.decision is Decision.ASK
    assert "merging.why.unfit" in keys_of(proposal)
    with pytest.raises(InputFaults):
        merge_parts([part("a", starts), part("b", ends)], {proposal.things: Decision.YES})


def test_decisions_that_contradict_each_other_are_refused():
    things = [Thing(register, "1") for register in "abc"]
    parts_ = [part(register, application("1", "Brugapp")) for register in "abc"]
    said_ = {pair(things[0], things[1]): Decision.YES, pair(things[1], things[2]): Decision.YES}
    with pytest.raises(InputFaults):
        merge_parts(parts_, {**said_, pair(things[0], things[2]): Decision.NO})


def test_relations_with_the_same_ends_are_one():
    def uses(register, one, other):
        return part(
            register,
            application(one, "Brugapp"),
            application(other, "Kaartplein"),
            Dependency(id=f"{register}-d", subject=one, kind=DependencyKind.USES, target=other),
        )

    merged = merge_parts([uses("a", "1", "2"), uses("b", "x", "y")])
    assert len(merged.landscape.all(Dependency)) == 1


def test_what_was_one_before_stays_one_when_a_register_renames_it():
    first = merge_parts([part("a", application("1", "Brugapp")), part("b", application("x", "Brugapp"))])
    renamed = [part("a", application("1", "Havenbediening")), part("b", application("x", "Brugapp"))]
    again = merge_parts(renamed, before=first.ids)
    assert again.ids == first.ids
    (proposal,) = again.proposals
    assert (proposal.decision, proposal.sure) == (Decision.YES, "before")
    apart = merge_parts(renamed, {proposal.things: Decision.NO}, before=first.ids)
    assert len(apart.landscape.records) == 2
