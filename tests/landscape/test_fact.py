from datetime import date

import pytest

from regie.landscape import (
    UNKNOWN,
    Claim,
    Fact,
    Overruled,
    Source,
    Status,
    UnknownFactError,
    contested,
    each,
    known,
    nobody_knows,
)

CMDB = Source("CMDB", date(2026, 10, 1))
OWNER = Source("Eigenaar", date(2026, 11, 1))


def test_an_unknown_fact_has_no_value_and_any_candidate():
    assert UNKNOWN.status is Status.UNKNOWN
    assert UNKNOWN.candidates is None
    with pytest.raises(UnknownFactError):
        _ = UNKNOWN.value


def test_sources_that_agree_make_a_known_fact():
    fact = known("NL", CMDB).also("NL", OWNER)
    assert fact.status is Status.KNOWN
    assert fact.value == "NL"
    assert [claim.source for claim in fact.claims] == [CMDB, OWNER]


def test_sources_that_name_the_same_many_in_another_order_agree():
    fact = contested([(("a", "b"), CMDB), (("b", "a"), OWNER)])
    assert (fact.status, fact.value, fact.candidates) == (Status.KNOWN, ("a", "b"), (("a", "b"),))
    assert contested([(("a", "b"), CMDB), (("a",), OWNER)]).status is Status.CONTESTED


def test_sources_that_differ_make_a_contested_fact_with_both_values():
    fact = contested([("NL", CMDB), ("US", OWNER)])
    assert fact.status is Status.CONTESTED
    assert fact.candidates == ("NL", "US")
    with pytest.raises(UnknownFactError):
        _ = fact.value


def test_a_contested_fact_answers_a_question_on_which_all_claims_agree():
    fact = contested([(3, CMDB), (5, OWNER)])
    assert fact.every(lambda value: value > 2) is True
    assert fact.every(lambda value: value > 9) is False
    assert fact.every(lambda value: value > 4) is None
    assert UNKNOWN.every(lambda value: True) is None


def test_nobody_knows_keeps_who_was_asked():
    assert nobody_knows(OWNER).status is Status.UNKNOWN
    assert nobody_knows(OWNER).source == OWNER


def test_an_overruled_claim_is_kept_but_is_no_candidate():
    fact = Fact((Claim("NL", OWNER),), overruled=(Overruled("US", CMDB, "the owner confirmed it"),))
    assert fact.status is Status.KNOWN
    assert fact.candidates == ("NL",)
    assert fact.also("DE", OWNER).overruled == fact.overruled


def test_a_claim_is_overruled_for_a_reason():
    with pytest.raises(ValueError, match="for a reason"):
        Overruled("US", CMDB, " ")


def test_things_that_share_a_fact_are_told_the_same_by_one_question():
    shared, asked = known("NL", CMDB), []
    told = each([shared, known("NL", CMDB), shared], lambda fact: asked.append(fact) or fact.value)
    assert told == ["NL", "NL", "NL"]
    assert len(asked) == 2
