"""What an open place hangs on: against answering and placing again."""

import pytest

from regie.analyses.placement import place
from regie.analyses.placement.questions import placement_openness
from regie.analyses.questions import Priors, Settling, expected
from regie.landscape import UNKNOWN, Change, FactRef
from regie.landscape.vocabulary import Met
from tiny import AT, fact, setting, tiny

VALUES = ("quality", "cost", "safety", "innovation", "sustainability", "transparency", "autonomy")


def judged(**other):
    facts = {f"value_{name}": Met.FULLY for name in VALUES}
    return setting(tiny(), "suite", **{**facts, "reusable_elsewhere": False, "market_standard": True, **other})


def rows_of(landscape):
    openness = placement_openness(landscape, place(landscape, AT, "sourcing-2026", {}), {"suite": 1.0})
    priors = Priors(landscape, 0.5)
    settling = Settling(openness.nodes, priors)
    return [settling.row(row, row.weight) for row in openness.rows], priors


def by_trying(landscape, priors, ref):
    found = 0.0
    for value, chance in priors.of(ref):
        answered = landscape.with_change(Change("answered", facts=((ref, fact(value)),)))
        found += chance * place(answered, AT, "sourcing-2026", {}).of("suite").certain
    return found


@pytest.mark.parametrize("names", [("value_cost",), ("value_cost", "value_quality"), ("value_cost", "market_standard")])
def test_what_one_answer_settles_is_what_placing_again_finds(names):
    landscape = judged(**dict.fromkeys(names, UNKNOWN))
    rows, priors = rows_of(landscape)
    for name in names:
        ref = FactRef("suite", name)
        assert expected(rows, [ref]) == pytest.approx(by_trying(landscape, priors, ref)), name


def test_all_answers_together_settle_a_place():
    rows, _ = rows_of(judged(value_cost=UNKNOWN, value_quality=UNKNOWN))
    assert expected(rows, rows[0].facts) == pytest.approx(1.0)


def test_a_settled_place_asks_nothing():
    assert rows_of(judged())[0] == []
