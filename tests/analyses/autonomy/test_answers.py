"""Where answers come from: evidence beside rules, claimed beside proven, expired evidence not at all."""

from datetime import date

from regie.analyses.autonomy import Basis, CriterionAnswer, assess_autonomy
from regie.landscape import UNKNOWN, Evidence, Landscape, Team
from regie.landscape.vocabulary import EvidenceKind, KeyHolder, Strength
from tiny import AT, adding, fact, setting, tiny


def shown(id_: str, criterion: str, answer: int, strength: Strength, **facts: object) -> Evidence:
    return Evidence(
        id=id_,
        about="suite",
        kind=EvidenceKind.STATEMENT,
        criterion=fact(criterion),
        answer=fact(answer),
        strength=fact(strength),
        **{name: fact(value) for name, value in facts.items()},
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
