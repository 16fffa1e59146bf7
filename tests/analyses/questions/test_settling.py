"""The closed form against trying every answer and computing everything again."""

from random import Random

import pytest

from analyses.questions.small import by_trying, city, open_rows
from regie.analyses.questions import expected

ONLY_A_LOWER_BOUND = {"kind", "stored_in", "applications"}
"""An own server room does without a European supplier, and links decide what is counted at all."""


@pytest.mark.slow
@pytest.mark.parametrize("seed", range(8))
def test_what_one_answer_is_expected_to_settle_is_what_recomputing_every_answer_finds(seed):
    landscape = city(seed)
    rows, found, priors = open_rows(landscape)
    for fact in sorted({fact for row in rows for fact in row.facts}):
        says, finds = expected(rows, [fact]), by_trying(landscape, found, priors, [fact])
        if fact.field in ONLY_A_LOWER_BOUND:
            assert says <= finds + 1e-9, fact
        else:
            assert says == pytest.approx(finds), fact


@pytest.mark.slow
@pytest.mark.parametrize("seed", range(8))
def test_what_answers_together_settle_is_never_promised_too_high(seed):
    landscape = city(seed, contested_links=True)
    rows, found, priors = open_rows(landscape)
    facts = [fact for row in rows for fact in row.facts if len(priors.of(fact)) <= 6]
    asked = Random(seed).sample(sorted(set(facts)), min(3, len(set(facts))))
    assert expected(rows, asked) <= by_trying(landscape, found, priors, asked) + 1e-9
