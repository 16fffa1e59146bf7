"""Where answers come from: evidence beside rules, claimed beside proven, expired evidence not at all."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from regie.analyses.autonomy import Basis, CriterionAnswer, assess_autonomy
from regie.landscape import UNKNOWN, Evidence, Fact, Interval, Landscape, Team, contested
from regie.landscape.vocabulary import Clause, CutOff, EvidenceKind, KeyHolder, Strength
from tiny import AT, SOURCE, adding, fact, setting, supplier, tiny


def shown(id_: str, criterion: object, answer: object, strength: object, **facts: object) -> Evidence:
    """Evidence that counts for certain, unless facts say otherwise."""
    return Evidence(
        id=id_,
        about="suite",
        kind=EvidenceKind.STATEMENT,
        **{
            name: value if isinstance(value, Fact) else fact(value)
            for name, value in {
                "criterion": criterion,
                "answer": answer,
                "strength": strength,
                "expires": date(2027, 1, 1),
                **facts,
            }.items()
        },
    )


def answer(landscape: Landscape, criterion: str) -> CriterionAnswer | None:
    return assess_autonomy(landscape, AT).of("suite").answers.get(criterion)


def test_evidence_answers_what_no_rule_can() -> None:
    found = answer(adding(tiny(), shown("e1", "SOV-7.7", 5, Strength.CLAIMED)), "SOV-7.7")
    assert found == CriterionAnswer("SOV-7.7", (5,), Basis.CLAIMED, evidence="e1")


def test_a_claim_does_not_go_before_a_fact() -> None:
    landscape = adding(
        setting(tiny(), "suite", key_holder=KeyHolder.SHARED), shown("e1", "SOV-3.1", 5, Strength.CLAIMED)
    )
    found = answer(landscape, "SOV-3.1")
    assert found is not None
    assert (found.possible, found.basis) == ((3,), Basis.DERIVED)


def test_a_claim_counts_where_the_fact_is_unknown() -> None:
    landscape = adding(setting(tiny(), "suite", key_holder=UNKNOWN), shown("e1", "SOV-3.1", 5, Strength.CLAIMED))
    found = answer(landscape, "SOV-3.1")
    assert found is not None
    assert (found.possible, found.basis) == ((5,), Basis.CLAIMED)


def test_proof_goes_before_a_fact_and_before_a_later_claim() -> None:
    landscape = adding(
        tiny(),
        shown("e1", "SOV-3.1", 2, Strength.PROVEN, dated=date(2026, 1, 1)),
        shown("e2", "SOV-3.1", 5, Strength.CLAIMED, dated=date(2026, 9, 1)),
    )
    found = answer(landscape, "SOV-3.1")
    assert found is not None
    assert (found.possible, found.basis, found.evidence) == ((2,), Basis.PROVEN, "e1")


def test_expired_evidence_does_not_count() -> None:
    assert answer(adding(tiny(), shown("e1", "SOV-7.7", 5, Strength.PROVEN, expires=AT)), "SOV-7.7") is None


def test_an_exit_drill_that_expired_no_longer_proves_portability() -> None:
    def drilled(expires: date) -> tuple[int, ...]:
        drill = Evidence(
            id="drill",
            about="suite",
            kind=EvidenceKind.EXIT_DRILL,
            strength=fact(Strength.PROVEN),
            expires=fact(expires),
        )
        found = answer(adding(setting(tiny(), "suite", export_formats=("CSV",)), drill), "SOV-4.1")
        assert found is not None
        return found.possible

    assert drilled(date(2027, 1, 1)) == (4,)
    assert drilled(date(2026, 1, 1)) == (3,)


def test_no_evidence_of_compliance_is_a_gap_and_not_the_lowest_answer() -> None:
    assert answer(tiny(), "SOV-7.2") is None


def test_an_answer_says_by_which_rule_it_was_derived() -> None:
    found = answer(tiny(), "SOV-3.1")
    assert found is not None
    assert found.rules == (5,)


def test_evidence_for_a_criterion_that_does_not_exist_is_named_and_not_used() -> None:
    landscape = adding(
        tiny(), shown("typo", "SOV-9.1", 2, Strength.PROVEN), shown("high", "SOV-2.1", 5, Strength.PROVEN)
    )
    assert assess_autonomy(landscape, AT).unusable == ("typo", "high")
    assert answer(landscape, "SOV-2.1") == answer(tiny(), "SOV-2.1")


def test_evidence_of_a_later_date_does_not_count_yet() -> None:
    later = shown("e1", "SOV-7.7", 5, Strength.PROVEN, dated=date(2026, 12, 1))
    assert answer(adding(tiny(), later), "SOV-7.7") is None


def test_a_team_of_our_own_is_no_supplier_from_abroad() -> None:
    ours = Team(id="beheer", name="Beheer", organisation=fact("polderhost"))
    found = answer(adding(setting(tiny(), "suite", operated_by=("beheer",)), ours), "SOV-5.6")
    assert found is not None
    assert found.possible == (5,)


def test_of_a_supplier_that_is_not_in_the_landscape_nothing_is_known() -> None:
    found = answer(setting(tiny(), "suite", suppliers=("nobody",)), "SOV-1.1")
    assert found is not None
    assert found.possible == (1, 3, 4)


def either(*values: object) -> Fact[Any]:
    return contested([(value, SOURCE) for value in values])


def test_proof_of_which_the_expiry_is_unknown_leaves_room_for_what_the_facts_say() -> None:
    landscape = setting(tiny(), "suite", key_holder=KeyHolder.SUPPLIER_ONLY)
    found = answer(adding(landscape, shown("e1", "SOV-3.1", 5, Strength.PROVEN, expires=UNKNOWN)), "SOV-3.1")
    assert found is not None
    assert (found.possible, found.basis) == ((1, 5), Basis.UNSETTLED)


def test_evidence_of_which_the_strength_is_contested_is_neither_proof_nor_just_a_claim() -> None:
    landscape = setting(tiny(), "suite", key_holder=KeyHolder.SUPPLIER_ONLY)
    unsure = shown("e1", "SOV-3.1", 5, either(Strength.PROVEN, Strength.CLAIMED))
    found = answer(adding(landscape, unsure), "SOV-3.1")
    assert found is not None
    assert found.possible == (1, 5)


def test_a_contested_answer_leaves_both() -> None:
    found = answer(adding(tiny(), shown("e1", "SOV-7.7", either(1, 5), Strength.PROVEN)), "SOV-7.7")
    assert found is not None
    assert (found.possible, found.certain) == ((1, 5), None)


def test_evidence_on_a_contested_criterion_may_be_about_either() -> None:
    landscape = adding(tiny(), shown("e1", either("SOV-7.7", "SOV-7.6"), 5, Strength.PROVEN))
    found = answer(landscape, "SOV-7.7")
    assert found is not None
    assert (found.gap, found.certain) == (True, None)


def test_an_answer_that_may_be_a_gap_widens_level_and_score() -> None:
    sure = assess_autonomy(adding(tiny(), shown("e1", "SOV-7.7", 1, Strength.PROVEN)), AT).of("suite")
    unsure = assess_autonomy(adding(tiny(), shown("e1", "SOV-7.7", 1, Strength.PROVEN, expires=UNKNOWN)), AT).of(
        "suite"
    )
    without = assess_autonomy(tiny(), AT).of("suite")
    assert unsure.own_seal == Interval(sure.own_seal.low, without.own_seal.high)
    assert unsure.own_seal.low < unsure.own_seal.high
    assert unsure.scores["2026-06-01"].low == without.scores["2026-06-01"].low
    assert unsure.scores["2026-06-01"].high == sure.scores["2026-06-01"].high


def test_two_proofs_that_may_be_of_any_date_both_count() -> None:
    landscape = adding(
        tiny(),
        shown("e1", "SOV-7.7", 2, Strength.PROVEN, dated=UNKNOWN),
        shown("e2", "SOV-7.7", 5, Strength.PROVEN, dated=date(2026, 9, 1)),
    )
    found = answer(landscape, "SOV-7.7")
    assert found is not None
    assert found.possible == (2, 5)


def test_a_drill_of_which_the_expiry_is_unknown_may_prove_portability_or_not() -> None:
    drill = Evidence(id="drill", about="suite", kind=EvidenceKind.EXIT_DRILL, strength=fact(Strength.PROVEN))
    found = answer(adding(setting(tiny(), "suite", export_formats=("CSV",)), drill), "SOV-4.1")
    assert found is not None
    assert found.possible == (3, 4)


def test_an_audit_of_which_the_expiry_is_unknown_may_count_or_not() -> None:
    audit = Evidence(id="audit", about="suite", kind=EvidenceKind.AUDIT_REPORT, strength=fact(Strength.PROVEN))
    surely = answer(adding(tiny(), replace(audit, expires=fact(date(2027, 1, 1)))), "SOV-7.2")
    found = answer(adding(tiny(), audit), "SOV-7.2")
    assert surely is not None
    assert surely.certain is not None
    assert found is not None
    assert found.certain is None


@pytest.mark.parametrize(
    ("dates", "answers"),
    [
        ({"end": AT}, (3,)),
        ({"end": date(2026, 10, 31)}, (1, 3)),
        ({"start": date(2026, 11, 2)}, (1, 3)),
        ({"end": contested([(AT, SOURCE), (date(2025, 1, 1), SOURCE)])}, (1, 3)),
        ({"start": UNKNOWN, "end": UNKNOWN}, (3,)),
    ],
)
def test_a_clause_counts_while_its_contract_runs(dates: dict[str, Any], answers: tuple[int, ...]) -> None:
    landscape = setting(tiny(), "c1", clauses=(Clause.DATA_RETURN,), **dates)
    assert assess_autonomy(landscape, AT).of("suite").answers["SOV-4.1"].possible == answers


def test_a_clause_of_a_contract_that_may_cover_something_else_is_not_certain() -> None:
    landscape = setting(tiny(), "c1", clauses=(Clause.DATA_RETURN,))
    certain = answer(landscape, "SOV-4.1")
    found = answer(setting(landscape, "c1", covers=either(("suite",), ("poldercloud",))), "SOV-4.1")
    assert certain is not None
    assert certain.certain is not None
    assert found is not None
    assert found.certain is None


def test_sources_that_differ_on_a_sub_processor_leave_the_answer_open() -> None:
    landscape = adding(setting(tiny(), "suite", cut_off=CutOff.STOPS_AT_ONCE), supplier("zee", "Zee Inc.", "US"))
    found = answer(setting(landscape, "duinsoft", sub_processors=either((), ("zee",))), "SOV-4.6")
    assert found is not None
    assert len(found.possible) > 1
