"""Texts that say two names of one thing."""

import pytest

from analyses.merging.small_parts import organisation, part
from regie.analyses.merging import merge_parts
from regie.analyses.merging.other_names import names_in
from regie.readers.merging import Decision


def called(text):
    first, *others = names_in(text)
    return first.text, [one.text for one in others]


@pytest.mark.parametrize(
    "text",
    [
        "Plein B.V. (voorheen Duinsoft)",
        "Plein B.V., v/h Duinsoft",
        "Plein B.V. h.o.d.n. Duinsoft",
        "Plein B.V. [formerly known as: Duinsoft]",
    ],
)
def test_what_it_was_called_or_trades_as_is_another_name(text):
    assert called(text) == ("Plein B.V.", ["Duinsoft"])


def test_a_name_that_something_got_since_stands_beside_the_whole_text():
    assert called("Duinsoft (nu Plein B.V.)") == ("Duinsoft (nu Plein B.V.)", ["Plein B.V."])


@pytest.mark.parametrize(
    "text", ["ServiceNow", "Nu.nl", "Plan (SaaS)", "Voorheen B.V.", "Plein (voorheen)", "Thans Advies"]
)
def test_a_text_of_one_name_is_that_name(text):
    assert called(text) == (text, [])


@pytest.mark.parametrize(
    ("one", "other", "decision"),
    [
        ("Plein B.V. (voorheen Duinsoft)", "Plein BV", Decision.YES),
        ("Plein B.V. (voorheen Duinsoft)", "Duinsoft B.V.", Decision.ASK),
        ("Duinsoft (nu Plein B.V.)", "Duinsoft", Decision.ASK),
        ("Duinsoft (nu Plein B.V.)", "Duinsoft (nu Plein B.V.)", Decision.YES),
        ("Plein (voorheen Duinsoft)", "Haven (voorheen Duinsoft)", Decision.ASK),
        ("Plein.com", "Plein Inc.", Decision.ASK),
        ("Plein.com", "plein.com", Decision.YES),
        ("Plein GmbH & Co. KG", "Plein GmbH", Decision.YES),
        ("Plein Pvt. Ltd.", "Plein Corporation Ltd.", Decision.ASK),
    ],
)
def test_only_a_name_of_its_own_written_the_same_way_is_joined_unasked(one, other, decision):
    (proposal,) = merge_parts([part("a", organisation("1", one)), part("b", organisation("x", other))]).proposals
    assert proposal.decision is decision
