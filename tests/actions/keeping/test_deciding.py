from datetime import date

import pytest

from keeping import town
from regie.actions.keeping.changing import change
from regie.actions.keeping.computing import compute_results
from regie.actions.keeping.decide import Decided, decide
from regie.actions.keeping.edit import edit
from regie.actions.keeping.performing import performing
from regie.actions.keeping.rights import NotAllowedError, Permission
from regie.actions.keeping.shown import NotThereError, Shown
from regie.actions.keeping.trace import trace_of
from regie.analyses.placement import MODELS, outcomes_of, place, shipped_model
from regie.landscape import Change, Deviation, Verdict
from regie.landscape.faults import InputFaults
from regie.store.landscapes import landscape_of
from regie.store.models import AuditEntry, Role
from tiny import AT, tiny

pytestmark = pytest.mark.django_db
TODAY = date(2026, 11, 10)
DEVIATING = Decided("suite", "sourcing-2026", "saas_european", "Nog geen plek", "directeur Sociaal", date(2027, 6, 1))


@pytest.fixture
def place_():
    return town()


def deviations(place_):
    return landscape_of(place_.municipality).all(Deviation)


def test_a_deviation_holds_reason_role_and_end_and_is_in_the_audit_log(place_):
    decide(place_.actor(Role.DECISION_MAKER), DEVIATING, today=TODAY)
    (made,) = deviations(place_)
    assert (made.outcome, made.decided_by.value, made.until.value) == (
        "saas_european",
        "directeur Sociaal",
        date(2027, 6, 1),
    )
    assert AuditEntry.objects.latest("id").why == "Nog geen plek"


def test_only_who_may_decide_decides(place_):
    for role in (Role.READER, Role.OWNER, Role.EDITOR, Role.ANALYST):
        with pytest.raises(NotAllowedError):
            decide(place_.actor(role, clusters=("*",), owns=("x",)), DEVIATING, today=TODAY)
    assert not deviations(place_)


def test_who_decides_still_changes_nothing_else(place_):
    actor = place_.actor(Role.DECISION_MAKER)
    with (
        pytest.raises(NotAllowedError),
        performing(actor, Permission.DECIDE, "decide") as doing,
    ):
        change(doing, Change("x", remove=("c1",)))


def test_everything_that_is_missing_is_said_at_once(place_):
    with pytest.raises(InputFaults) as refused:
        decide(place_.actor(), Decided("suite", "sourcing-2026", "ergens", until=TODAY), today=TODAY)
    columns = {fault.place.column for fault in refused.value.faults}
    assert columns == {"outcome", "reason", "decided_by", "until"}


def test_a_new_decision_ends_the_earlier_one(place_):
    actor = place_.actor()
    decide(actor, DEVIATING, today=TODAY)
    decide(actor, Decided(**{**_as_dict(), "outcome": "hyperscaler"}), today=date(2026, 12, 1))
    first, second = deviations(place_)
    assert first.until.value == date(2026, 12, 1)
    assert second.outcome == "hyperscaler"


def _as_dict():
    return {name: getattr(DEVIATING, name) for name in DEVIATING.__slots__}


def test_complying_ends_what_deviated_and_changes_nothing_when_nothing_did(place_):
    actor, comply = place_.actor(), Decided("suite", "sourcing-2026", decided_by="directeur")
    assert decide(actor, comply, today=TODAY) is None
    decide(actor, DEVIATING, today=TODAY)
    decide(actor, comply, today=date(2026, 12, 1))
    assert [one.until.value for one in deviations(place_)] == [date(2026, 12, 1)]


def test_what_is_not_here_cannot_be_decided_about(place_):
    for key, model in (("nergens", "sourcing-2026"), ("suite", "autonoom-2026"), ("poldercloud", "sourcing-2026")):
        with pytest.raises(NotThereError):
            decide(place_.actor(), Decided(key, model), today=TODAY)


@pytest.mark.parametrize("model", MODELS)
def test_one_can_choose_from_all_outcomes_of_a_model(model):
    verdicts = {"suite": Verdict.YES}
    outcomes = outcomes_of(shipped_model(model))
    assert set(place(tiny(), AT, model, verdicts).of("suite").possible) <= set(outcomes)
    assert len(outcomes) > 2


@pytest.mark.parametrize("model", MODELS)
def test_a_trace_made_again_from_kept_inputs_gives_the_kept_outcome(place_, model):
    compute_results(place_.municipality.id)
    shown = Shown(place_.actor(Role.READER))
    kept = shown.result("judged", "suite")["placed"][model]["possible"]
    _, trace = trace_of(shown, "suite", model)
    assert tuple(str(one.value) for one in trace.outcomes) == kept
    assert any(rule.gives is not False for rule in trace.tables[-1].rules)


def test_there_is_no_trace_without_a_placement(place_):
    with pytest.raises(NotThereError):
        trace_of(Shown(place_.actor(Role.READER)), "suite", "sourcing-2026")


def test_a_decision_is_not_changed_by_who_only_edits(place_):
    decide(place_.actor(), DEVIATING, today=TODAY)
    (made,) = deviations(place_)
    with pytest.raises(NotAllowedError):
        edit(place_.actor(Role.EDITOR, clusters=("Sociaal",)), made.id, {"reason": "anders"}, source="x", day=TODAY)
