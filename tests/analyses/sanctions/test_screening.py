from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from regie.analyses.sanctions import screen
from regie.analyses.sanctions.likeness import Likeness
from regie.landscape import Organisation
from regie.readers.sanctions import Identifier, SanctionedEntity, SanctionsList
from tiny import AT, adding, owned, setting, supplier, tiny

LEI = "5493000000000000AA11"


def listing(*names, identifiers=()):
    entity = SanctionedEntity("10", "EU.1.10", names, identifiers, ("AQ",), "XYZ", "2024/999", date(2024, 2, 24))
    others = tuple(SanctionedEntity(f"{n}", "", (f"Trading Company {n}",)) for n in range(100, 160))
    return SanctionsList("list.xml", date(2026, 10, 5), (entity, *others), 3)


def test_the_same_lei_is_certain_and_says_whom_it_controls():
    here = owned(tiny(), "duinsoft", supplier("zee", "Zee Holding", "US", lei=LEI))
    result = screen(here, listing("Zandbank", identifiers=(Identifier(LEI.lower()),)), AT)
    assert [(hit.organisation, hit.number) for hit in result.found] == [("zee", LEI)]
    assert result.controlled == {"zee": ("duinsoft",)}


def test_a_trade_register_number_counts_only_as_a_dutch_one():
    here = setting(tiny(), "duinsoft", kvk="12345678")
    dutch, other = Identifier("12345678", "regnumber", "NL"), Identifier("12345678", "regnumber", "AQ")
    assert len(screen(here, listing("Z", identifiers=(dutch,)), AT).found) == 1
    assert screen(here, listing("Z", identifiers=(other,)), AT).found == ()


def test_a_name_that_is_alike_is_proposed_and_never_found():
    here = adding(tiny(), Organisation(id="z", name="Zandbank Techeksport B.V."))
    result = screen(here, listing("Zandbank Techexport LLC"), AT)
    assert result.found == ()
    assert [(hit.organisation, hit.name) for hit in result.proposals] == [("z", "Zandbank Techexport LLC")]
    assert 0.75 <= result.proposals[0].likeness < 1


def test_a_common_word_in_common_proposes_nobody():
    here = adding(tiny(), Organisation(id="z", name="Duinsoft Trading Company"))
    assert screen(here, listing("Zandbank Trading Company"), AT).proposals == ()


def test_the_same_name_is_wholly_alike():
    assert Likeness(["Zandbank LLC", "Other"]).of("zandbank") == {0: 1.0}


@given(st.text(max_size=30), st.lists(st.text(max_size=30), max_size=5))
def test_likeness_lies_between_nothing_and_one(name, names):
    assert all(0 <= score <= 1 for score in Likeness(names).of(name).values())
