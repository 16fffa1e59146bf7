"""What answers add up to: minimum before score, both weight sets, intervals, improvement."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from regie.analyses.autonomy import Basis, CriterionAnswer, improvement
from regie.analyses.autonomy.framework import Dossier
from regie.reference_data.csf import criteria


def answering(numbers: dict[str, tuple[int, ...]]) -> dict[str, CriterionAnswer]:
    return {id_: CriterionAnswer(id_, numbers[id_], Basis.PROVEN) for id_ in criteria() if id_ in numbers}


def best() -> dict[str, tuple[int, ...]]:
    return {id_: (len(criterion.answers),) for id_, criterion in criteria().items()}


def some_answers() -> st.SearchStrategy[dict[str, tuple[int, ...]]]:
    def numbers(count: int) -> st.SearchStrategy[tuple[int, ...]]:
        return st.sets(st.integers(1, count), min_size=1).map(lambda found: tuple(sorted(found)))

    return st.fixed_dictionaries({}, optional={id_: numbers(len(one.answers)) for id_, one in criteria().items()})


def test_a_maximal_response_is_seal_4_with_100_0756_percent() -> None:
    found = Dossier(answering(best()))
    assert (found.official_seal, found.scores["2026-06-01"].low) == (4, pytest.approx(100.0756))
    assert found.gaps == 0


def test_one_fatal_answer_makes_99_1_percent_seal_0() -> None:
    found = Dossier(answering({**best(), "SOV-8.2": (2,)}))
    assert (found.official_seal, found.governing) == (0, "SOV-8.2")
    assert round(found.scores["2026-06-01"].high, 1) == 99.1


def test_the_two_versions_score_the_same_answers_differently() -> None:
    scores = Dossier(answering({**best(), "SOV-5.1": (1,)})).scores
    assert scores["v1.2.1"].low < scores["2026-06-01"].low


def test_a_take_over_risk_does_not_move_the_level() -> None:
    found = Dossier(answering({**best(), "SOV-1.2": (1,)}))
    assert found.official_seal == 4
    assert improvement(answering({**best(), "SOV-1.2": (1,)})) is None


def test_every_governing_criterion_must_rise() -> None:
    found = improvement(answering({**best(), "SOV-2.3": (4,), "SOV-7.7": (4,), "SOV-3.3": (4,)}))
    assert found is not None
    assert [(step.criterion, step.then.number) for step in found.steps] == [("SOV-2.3", 5), ("SOV-7.7", 5)]
    assert (found.seal_now, found.seal_then) == (1, 3)


def test_without_answers_there_is_nothing_to_say() -> None:
    found = Dossier({})
    assert (found.official_seal, found.governing, found.gaps) == (None, None, 48)
    assert (found.seal.low, found.seal.high) == (0, 4)


@pytest.mark.slow
@given(some_answers())
def test_the_interval_holds_every_way_the_open_answers_can_turn_out(numbers: dict[str, tuple[int, ...]]) -> None:
    found = Dossier(answering(numbers))
    for pick in (min, max):
        settled = Dossier(answering({id_: (pick(held),) for id_, held in numbers.items()}))
        assert settled.seal.low in found.seal
        for pack, score in settled.scores.items():
            assert found.scores[pack].low - 1e-9 <= score.low <= found.scores[pack].high + 1e-9


@pytest.mark.slow
@given(some_answers())
def test_an_improvement_raises_the_level_it_says(numbers: dict[str, tuple[int, ...]]) -> None:
    settled = {id_: (held[0],) for id_, held in numbers.items()}
    found = improvement(answering(settled))
    if found is not None:
        after = Dossier(answering({**settled, **{step.criterion: (step.then.number,) for step in found.steps}}))
        assert after.official_seal == found.seal_then > found.seal_now
