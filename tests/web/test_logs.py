"""Log lines: JSON that tells what happened, and holds no name, address, e-mail or value of a fact."""

import io
import json
import logging

import pytest

from keeping import town
from regie.actions.keeping import jobs
from regie.store.models import Job, Role
from regie.web.logs.formatter import JsonFormatter
from tiny import tiny

pytestmark = [pytest.mark.django_db, pytest.mark.anywhere]
APPLICATION = next(record for record in tiny().records if record.noun == "application")
ADDRESS, MAIL, NAME = "203.0.113.77", "iemand@example.nl", "iemand-met-een-naam"


@pytest.fixture
def told():
    """All that is logged, at every level, as it would be written."""
    stream = io.StringIO()
    handler = logging.StreamHandler(stream)
    handler.setFormatter(JsonFormatter())
    root, level = logging.getLogger(), logging.getLogger().level
    root.addHandler(handler)
    root.setLevel(logging.INFO)
    yield stream
    root.removeHandler(handler)
    root.setLevel(level)


def lines(told):
    return [json.loads(line) for line in told.getvalue().splitlines()]


def broken(actor, given, progress):
    raise ValueError(f"{MAIL} lives at {ADDRESS}")


def test_no_line_holds_a_name_an_address_or_a_value(client, told):
    place = town()
    user = place.user(NAME, Role.ADMINISTRATOR)
    client.post("/sign-in", {"username": MAIL, "password": "wrong"}, REMOTE_ADDR=ADDRESS)
    client.force_login(user, backend="django.contrib.auth.backends.ModelBackend")
    for page in ("overview", f"application/{APPLICATION.id}", "application/?q=4711", f"application/{MAIL}"):
        client.get(f"/tiny/{page}", REMOTE_ADDR=ADDRESS)
    client.post(f"/tiny/fact/users/{APPLICATION.id}", {"value": "4711", "source": MAIL}, REMOTE_ADDR=ADDRESS)
    client.get("/", HTTP_HOST=MAIL)
    logging.getLogger("somebody.else").warning(f"{NAME} signed in from {ADDRESS}")
    Job.objects.create(municipality=place.municipality, user=user, kind="missing")
    jobs.run(Job.objects.get(kind="missing").id)
    assert len(lines(told)) > 6
    text = told.getvalue()
    assert [one for one in (ADDRESS, MAIL, NAME, "4711", APPLICATION.id, APPLICATION.name) if one in text] == []


def test_an_error_is_told_by_its_type_and_places_without_its_text(told):
    try:
        broken(None, {}, None)
    except ValueError:
        logging.getLogger("regie.test").exception("job failed", extra={"job": 7, "who": NAME})
    (line,) = lines(told)
    assert (line["error"], line["job"], line["says"]) == ("ValueError", 7, "job failed")
    assert line["places"][-1].endswith("broken")
    assert MAIL not in told.getvalue()
    assert NAME not in told.getvalue()


def test_a_request_is_told_by_the_pattern_of_its_address_and_found_by_its_id(client, told):
    answer = client.get("/tiny/overview", headers={"X-Request-ID": "from-the-proxy-1"})
    line = next(one for one in lines(told) if one["logger"] == "regie.requests")
    assert (line["route"], line["status"], line["request"]) == ("<slug:municipality>/overview", 302, "from-the-proxy-1")
    assert answer["X-Request-ID"] == "from-the-proxy-1"


def test_an_id_that_looks_like_none_is_not_passed_on(client, told):
    assert client.get("/sign-in", headers={"X-Request-ID": f"{NAME} {MAIL}"})["X-Request-ID"].isalnum()
