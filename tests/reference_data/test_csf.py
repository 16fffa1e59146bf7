"""The framework's own invariants (implementation guidance and calculator of 2026-06-01), reproduced."""

import pytest

from regie.locale import LANGUAGES, say
from regie.reference_data.csf import Pack, criteria, objectives, packs


def of(version: str) -> Pack:
    return next(pack for pack in packs() if pack.id == version)


def score(answers: dict[str, float], pack: Pack) -> float:
    points = {one.id: sum(answers[criterion.id] for criterion in one.criteria) for one in objectives()}
    return sum(points[id_] / 1000 * weight for id_, weight in pack.weights.items())


def test_there_are_48_criteria_spread_as_the_calculator_has_them() -> None:
    assert [len(one.criteria) for one in objectives()] == [8, 6, 5, 6, 7, 5, 7, 4]
    assert len(criteria()) == 48


def test_the_maxima_are_the_workbooks_own_rounding_included() -> None:
    assert [one.maximum for one in objectives()] == [1000.03, 1002, 1000, 1002, 1001, 1000, 1001, 1000]


def test_the_two_official_weight_sets_differ_in_three_objectives_and_both_add_up_to_100() -> None:
    assert list(of("v1.2.1").weights.values()) == [15, 10, 10, 15, 20, 15, 10, 5]
    assert list(of("2026-06-01").weights.values()) == [20, 10, 10, 15, 10, 15, 15, 5]
    assert [sum(pack.weights.values()) for pack in packs()] == [100, 100]


def test_a_maximal_response_scores_100_0756_percent_and_is_not_clamped() -> None:
    best = {criterion.id: criterion.best.value for criterion in criteria().values()}
    assert score(best, of("2026-06-01")) == pytest.approx(100.0756)


@pytest.mark.parametrize(("level", "lowest"), [(2, 37.6), (3, 52.7), (4, 75.4)])
def test_the_lowest_score_compatible_with_a_level_is_the_published_one(level: int, lowest: float) -> None:
    least = {
        criterion.id: min(answer.value for answer in criterion.answers if answer.seal >= level)
        for criterion in criteria().values()
    }
    assert round(score(least, of("2026-06-01")), 1) == lowest


def test_a_service_can_score_99_1_percent_and_still_be_seal_0() -> None:
    best = {criterion.id: criterion.best.value for criterion in criteria().values()}
    trapped = [
        score({**best, criterion.id: answer.value}, of("2026-06-01"))
        for criterion in criteria().values()
        for answer in criterion.answers
        if answer.seal == 0
    ]
    assert round(max(trapped), 1) == 99.1


def test_nine_criteria_cannot_lower_the_level() -> None:
    assert [criterion.id for criterion in criteria().values() if criterion.inert] == [
        *("SOV-1.2", "SOV-1.4", "SOV-1.5", "SOV-1.6", "SOV-1.7", "SOV-2.5", "SOV-5.3", "SOV-7.2", "SOV-8.4"),
    ]


def test_seal_3_has_another_name_in_each_version() -> None:
    assert [say(pack.level(3), "en") for pack in packs()] == ["Digital Resilience", "Technological Sovereignty"]


def test_the_43_questions_of_the_guidance_are_recorded_beside_the_48_criteria() -> None:
    assert of("2026-06-01").questions_named_in_text == 43
    assert of("v1.2.1").questions_named_in_text is None


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_criterion_and_answer_has_words(language: str) -> None:
    for criterion in criteria().values():
        assert say(criterion.label, language)
        assert all(say(answer.label, language) for answer in criterion.answers)


@pytest.mark.shared
def test_the_pack_equals_the_transcription_it_was_made_from(shared) -> None:
    import json

    raw = json.loads((shared / "frameworks" / "csf-48-criteria.json").read_text(encoding="utf-8"))
    for theirs, ours in zip(raw["objectives"], objectives(), strict=True):
        for criterion, mine in zip(theirs["criteria"], ours.criteria, strict=True):
            assert say(mine.label, "en") == criterion["name"]
            assert [(answer["value"], answer["seal"], answer["label"]) for answer in criterion["answers"]] == [
                (answer.value, answer.seal, say(answer.label, "en")) for answer in mine.answers
            ]
