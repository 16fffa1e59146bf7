"""What is wrong with a landscape is told before any question about failure is answered: never a wrong answer."""

import pytest

import regie
from regie.landscape.faults import InputFaults
from regie.landscape.vocabulary import DependencyKind
from regie.readers import write_landscape
from tiny import depending, fact, setting, tiny

QUESTIONS = {
    "whatif": lambda file: regie.whatif(file, without=["polderhost"]),
    "failures": regie.failures,
    "pairs": regie.pairs,
    "repair": regie.repair,
}


def grouped(*asked):
    """The tiny landscape in which Suite uses alternatives, each row asking so many of the group."""
    landscape = tiny()
    for target, needed in zip(("poldercloud", "clienten"), asked, strict=False):
        landscape = depending(landscape, "suite", DependencyKind.USES, target, group="reserve", needed=fact(needed))
    return landscape


WRONG = {
    "a reference to nothing": (
        depending(tiny(), "suite", DependencyKind.USES, "weg"),
        "landscape.problem.dangling",
    ),
    "a fact that refers to nothing": (setting(tiny(), "suite", platform="weg"), "landscape.problem.dangling"),
    "a group that asks different numbers": (grouped(1, 2), "landscape.problem.group_differs"),
    "a group that asks more than it has": (grouped(3, 3), "landscape.problem.group_too_small"),
}


@pytest.mark.parametrize("question", QUESTIONS.values(), ids=QUESTIONS)
@pytest.mark.parametrize(("landscape", "key"), WRONG.values(), ids=WRONG)
def test_what_does_not_fit_together_is_refused_with_its_place(tmp_path, landscape, key, question):
    path = tmp_path / "stad.xlsx"
    write_landscape(landscape, path)
    with pytest.raises(InputFaults) as refused:
        question(path)
    (fault,) = {
        (one.what.key, one.place.file, bool(one.place.sheet), bool(one.place.row)) for one in refused.value.faults
    }
    assert fault == (key, "stad.xlsx", True, True)


NEGATIVE = (
    setting(tiny(), "suite", recovery_time=-4.0),
    setting(tiny(), "suite", data_loss_bound=-4.0),
    setting(tiny(), "uitkeringen", maximum_outage=-4.0),
    depending(tiny(), "suite", DependencyKind.USES, "clienten", felt_after=fact(-4.0)),
    depending(tiny(), "suite", DependencyKind.USES, "clienten", recovery_time=fact(-4.0)),
)


@pytest.mark.parametrize("landscape", NEGATIVE)
def test_hours_below_nothing_are_refused_with_their_cell(tmp_path, landscape):
    path = tmp_path / "stad.xlsx"
    write_landscape(landscape, path)
    with pytest.raises(InputFaults) as refused:
        regie.whatif(path, without=["polderhost"])
    (fault,) = refused.value.faults
    assert fault.place.sheet
    assert fault.place.row
    assert fault.place.column
    assert fault.mend.key
