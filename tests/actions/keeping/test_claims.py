import pytest

from regie.actions.keeping.claims import Part, parts_in
from regie.store.models import Role


@pytest.mark.parametrize(
    ("claim", "parts"),
    [
        (["regie:a:reader"], [Part("a", Role.READER)]),
        ("regie:a:reader other regie:b:owner", [Part("a", Role.READER), Part("b", Role.OWNER)]),
        (["regie:a:editor:Sociaal: jeugd"], [Part("a", Role.EDITOR, "Sociaal: jeugd")]),
        (["regie:a:editor:*"], [Part("a", Role.EDITOR, "*")]),
        (["regie:a:editor"], [Part("a", Role.EDITOR)]),
    ],
)
def test_a_claim_names_municipality_role_and_cluster(claim, parts):
    assert list(parts_in(claim)) == parts


@pytest.mark.parametrize(
    "claim", [None, 7, {}, [], [7], "admin", ["regie:a"], ["other:a:reader"], ["regie:a:root"], ["regie:a:reader:x"]]
)
def test_what_is_not_for_us_gives_no_role(claim):
    assert parts_in(claim) == ()
