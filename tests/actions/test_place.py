"""Which decision models say where applications may go, and what happens with those that do not."""

import pytest

import regie
from regie.decision_models import folder
from regie.decisions import (
    Decision,
    HitPolicy,
    Input,
    InputClause,
    ItemType,
    Model,
    OutputClause,
    Rule,
    Table,
    write_dmn,
)
from regie.landscape.faults import InputFaults
from regie.landscape.vocabulary import Privacy
from regie.locale import say
from tiny import setting, tiny


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


CLOSED = Input("privacy", "", type_name="tprivacy"), ItemType("tprivacy", "string", '"none", "personal_data"')
OPEN = Input("critical", "boolean", type_name="boolean"), ItemType("unused", "string")


@pytest.mark.parametrize(
    ("asked", "cell", "what"),
    [(CLOSED, "-", "actions.fault.unfit_answer"), (OPEN, "not(true)", "actions.fault.undecided")],
)
def test_what_a_model_of_ones_own_cannot_decide_is_a_fault_of_that_model(asked, cell, what, tmp_path):
    question, allowed = asked
    rule = Rule((cell,), ('"kelder"',))
    table = Table(HitPolicy.FIRST, (InputClause(question.name),), (OutputClause(),), (rule,))
    decision = Decision("plaats", table, type="string", requires=(question.name,))
    own = tmp_path / "eigen.dmn"
    own.write_bytes(write_dmn(Model("eigen", (question,), (decision,), types=(allowed,))))
    city = setting(tiny(), "clienten", privacy=Privacy.SPECIAL_CATEGORIES)
    for ask in (
        lambda: regie.place(city, model=own),
        lambda: regie.compare(city, "cloud-2021", own),
        lambda: regie.questions(city, models=(str(own),)),
    ):
        with pytest.raises(InputFaults) as refused:
            ask()
        (fault,) = refused.value.faults
        assert (fault.place.file, fault.what.key) == (str(own), what)
        assert say(fault.mend, "nl")
