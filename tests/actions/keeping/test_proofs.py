import pytest

from keeping import town
from regie.actions.keeping.draft import start_draft
from regie.actions.keeping.proofs import kept, prove_lacking, proven
from regie.actions.keeping.publish import hindrances
from regie.analyses.placement import shipped_model
from regie.decision_models import shipped
from regie.decisions import check_model
from regie.store.models import ModelProof

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("name", shipped())
def test_a_kept_proof_says_what_enumeration_says(name):
    model = shipped_model(name)
    fresh, found = check_model(model), proven(model)
    assert (found.sound, found.states, found.complete) == (fresh.sound, fresh.states, fresh.complete)
    assert found.allowed == tuple(one.message for one in fresh.overlaps if not one.fault)


def test_every_model_is_proven_once():
    assert prove_lacking() == len(shipped())
    assert prove_lacking() == 0


def test_a_saved_draft_is_proven_in_the_background(django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        draft = start_draft(town().actor(), "autonoom-2026", 0)
    model = shipped_model("autonoom-2026")
    assert kept([model])[model].sound
    before = ModelProof.objects.count()
    assert hindrances(shipped_model(draft.name)) == []
    assert ModelProof.objects.count() == before
