"""What no form of ours sends is refused in words, on every database: PostgreSQL takes no NUL and no longer a text."""

import pytest

from keeping import town
from regie.store.models import Role

pytestmark = pytest.mark.django_db
NUL = "a\x00b"
ENDLESS = "9" * 5000


@pytest.fixture
def administrator(client):
    user = town().user("beheerder", Role.ADMINISTRATOR)
    client.force_login(user, backend="django.contrib.auth.backends.ModelBackend")
    return client


@pytest.mark.parametrize(
    "address",
    [
        "/tiny/application/?cluster=%00",
        "/tiny/application/?%00=1",
        "/tiny/search?q=%00a",
        "/tiny/application/a%00b",
        "/tiny/history/%00",
        "/tiny/behind/place/%00",
    ],
)
def test_a_nul_in_an_address_is_refused(administrator, address):
    answer = administrator.get(address)
    assert answer.status_code == 400
    assert "<h1>" in answer.text


@pytest.mark.parametrize(
    ("address", "said"),
    [
        ("/tiny/fact/users/suite", {"value": "1", "source": NUL}),
        ("/tiny/views/application", {"name": NUL}),
        ("/tiny/members", {"username": NUL}),
        ("/tiny/owners", {"owner": NUL}),
        ("/account/tokens", {"municipality": "tiny", "name": NUL}),
        ("/sign-in", {"username": NUL, "password": "x"}),
    ],
)
def test_a_nul_in_a_form_is_refused(administrator, address, said):
    assert administrator.post(address, said).status_code == 400


def test_a_name_longer_than_any_account_signs_nobody_in(client, db):
    assert client.post("/sign-in", {"username": "a" * 5000, "password": "x"}).status_code == 401


@pytest.mark.parametrize("seen", [ENDLESS, "²", "1.0", "veel"])
@pytest.mark.parametrize("address", ["/tiny/fact/users/suite", "/tiny/remove/suite"])
def test_a_version_that_no_thing_has_is_a_conflict(administrator, address, seen):
    assert administrator.post(address, {"value": "1", "seen": seen}).status_code == 409


@pytest.mark.parametrize(
    "versions", ['{"\\ud800": 1}', '{"suite\\u0000": 1}', '{"suite": 1e400}', '{"suite": "1"}', "[1]"]
)
def test_rows_that_no_form_chose_are_not_there(administrator, versions):
    said = {"field": "users", "step": "preview", "value": "1", "seen": versions}
    assert administrator.post("/tiny/bulk/application", said).status_code == 404


@pytest.mark.parametrize("number", [ENDLESS, "²", "-1"])
def test_a_version_of_goals_that_is_no_number_is_not_there(administrator, number):
    assert administrator.post("/tiny/goal-versions/", {"based_on": number}).status_code == 404


def test_numbers_of_plans_that_are_none_are_passed_by(administrator):
    assert administrator.get("/tiny/plans/compare?plan=²&plan=" + ENDLESS).status_code == 302
    assert administrator.get("/tiny/plans/new?like=²").status_code == 200


@pytest.mark.parametrize(("field", "most"), [("id", 300), ("name", 1000)])
def test_what_is_too_long_to_be_kept_says_so_at_its_field(administrator, field, most):
    typed = {"id": "nieuw", "name": "Nieuw", field: "x" * (most + 1)}
    answer = administrator.post("/tiny/add/application", typed)
    assert answer.status_code == 422
    assert f'href="#field-{field}"' in answer.text
    assert administrator.post("/tiny/add/application", typed | {field: "x" * most}).status_code == 302


@pytest.mark.parametrize("day", ["0001-01-01", "9999-12-31", "gisteren"])
def test_a_day_that_no_calendar_reaches_is_passed_by(administrator, day):
    for name in ("start", "end"):
        assert administrator.get(f"/tiny/audit?{name}={day}").status_code == 200
    assert administrator.get(f"/tiny/compare?from={day}&to={day}").status_code == 200
    assert administrator.get("/tiny/calendar/?ending=²").status_code == 200
