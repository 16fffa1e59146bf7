"""Which decision models say where applications may go, and what happens with those that do not."""

import pytest

import regie
from regie.decision_models import folder
from regie.landscape.faults import InputFaults
from tiny import tiny


@pytest.mark.parametrize("model", ["csf-answers-2026", "autonoom-2026", "nergens"])
def test_a_model_that_places_nothing_is_refused_and_never_an_empty_answer(model):
    for ask in (
        lambda: regie.place(tiny(), model=model),
        lambda: regie.compare(tiny(), "cloud-2021", model),
        lambda: regie.questions(tiny(), models=(model,)),
    ):
        with pytest.raises(InputFaults) as refused:
            ask()
        assert [fault.place.file for fault in refused.value.faults] == [model]


def test_questions_count_a_model_of_ones_own_like_the_shipped_one():
    shipped, own = (regie.questions(tiny(), models=(one,)) for one in ("cloud-2021", folder("cloud-2021")))
    assert own == shipped
