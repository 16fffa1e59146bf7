from datetime import date

import pytest

from regie.landscape import UNKNOWN, contested, controls
from tiny import AT, SOURCE, fact, owned, setting, supplier, tiny

PARENT = supplier("parent", "Oceaan Holding Inc.", "US")


def test_an_independent_organisation_is_its_own_ultimate_parent():
    assert controls(tiny(), AT)["duinsoft"].ultimate == "duinsoft"


def test_an_owner_of_all_shares_is_the_ultimate_parent():
    control = controls(owned(tiny(), "duinsoft", PARENT), AT)["duinsoft"]
    assert control.ultimate == "parent"
    assert [ownership.owner for ownership in control.chain] == ["parent"]


def test_a_takeover_counts_from_its_date():
    landscape = owned(tiny(), "duinsoft", PARENT, since=date(2027, 1, 1))
    landscape = setting(landscape, "duinsoft", independent=True)
    assert controls(landscape, AT)["duinsoft"].ultimate == "duinsoft"
    assert controls(landscape, date(2027, 1, 1))["duinsoft"].ultimate == "parent"


def test_an_owner_of_less_than_half_does_not_control():
    landscape = setting(owned(tiny(), "duinsoft", PARENT, share=0.4), "duinsoft", independent=True)
    assert controls(landscape, AT)["duinsoft"].ultimate == "duinsoft"


def test_an_unknown_share_may_control_so_both_are_candidates():
    landscape = owned(tiny(), "duinsoft", PARENT, share=0.4)
    landscape = setting(landscape, "duinsoft<parent", share=UNKNOWN)
    control = controls(landscape, AT)["duinsoft"]
    assert control.ultimate is None
    assert set(control.parents) == {"duinsoft", "parent"}


@pytest.mark.parametrize(
    ("independent", "share", "complete"),
    [
        (True, UNKNOWN, True),
        (False, UNKNOWN, True),
        (UNKNOWN, UNKNOWN, False),
        (False, contested([(0.4, SOURCE), (0.6, SOURCE)]), False),
        (True, contested([(0.4, SOURCE), (0.6, SOURCE)]), True),
    ],
)
def test_beside_an_owner_who_may_control_somebody_may_of_whom_nobody_told_us(independent, share, complete):
    landscape = setting(owned(tiny(), "duinsoft", PARENT), "duinsoft<parent", share=share)
    assert controls(setting(landscape, "duinsoft", independent=independent), AT)["duinsoft"].complete is complete


def test_an_organisation_of_which_nobody_knows_the_owner_has_no_certain_parent():
    control = controls(setting(tiny(), "duinsoft", independent=UNKNOWN), AT)["duinsoft"]
    assert control.ultimate is None
    assert not control.complete


def test_owners_in_a_circle_are_all_candidates_and_nothing_hangs():
    landscape = owned(tiny(), "duinsoft", PARENT)
    landscape = owned(landscape, "parent", landscape["duinsoft"])
    control = controls(landscape, AT)["duinsoft"]
    assert set(control.parents) == {"duinsoft", "parent"}
    assert not control.complete


def test_a_municipality_has_no_parent():
    from regie.landscape.vocabulary import OrganisationKind

    landscape = setting(tiny(), "duinsoft", kind=fact(OrganisationKind.MUNICIPALITY), independent=UNKNOWN)
    assert controls(landscape, AT)["duinsoft"].ultimate == "duinsoft"
