"""What every answer has, whatever was asked."""

import json

import pytest

from calling import Program, program
from keeping import town
from regie.api.document import document
from regie.api.middleware import VERSION

pytestmark = pytest.mark.django_db


@pytest.fixture
def caller():
    return program(town())


@pytest.mark.parametrize(
    ("method", "where", "status"),
    [
        ("GET", "/api/v1/nergens", 404),
        ("GET", "/api/", 404),
        ("GET", "/api/application/zomaar", 404),
        ("GET", "/api/v1/municipalities/tiny/applications/", 404),
        ("PUT", "applications", 405),
        ("POST", "/api/v1/openapi.json", 405),
        ("TRACE", "applications", 405),
        ("POST", "applications", 400),
        ("GET", "applications/a%00b", 400),
        ("GET", "applications?q=%00", 400),
        ("GET", "changes/99999999999999999999", 400),
        ("GET", "changes/9", 404),
    ],
)
def test_every_error_is_a_problem_with_the_version(caller, method, where, status):
    answer = caller.ask(method, where)
    assert (answer.status_code, answer["Content-Type"]) == (status, "application/problem+json")
    assert answer["API-Version"] == VERSION
    assert {"type", "title", "status", "detail"} <= answer.json().keys()


def test_a_problem_is_said_in_the_language_asked_for(caller):
    said = {language: caller.get("changes/9", Accept_Language=language) for language in ("nl", "en")}
    assert said["nl"].json()["title"] == "Dit is er niet"
    assert said["en"].json()["title"] == "This is not here"
    assert said["en"]["Content-Language"] == "en"


def test_the_document_is_for_everybody_and_from_everywhere():
    answer = Program("").get("/api/v1/openapi.json")
    assert (answer.status_code, answer["Access-Control-Allow-Origin"]) == (200, "*")
    assert json.loads(answer.content) == document()


def test_every_operation_says_what_it_is_for():
    operations = [one for methods in document()["paths"].values() for one in methods.values()]
    assert all(one["summary"] and one["tags"] for one in operations)


def test_what_can_be_got_can_be_asked_for_without_its_body(caller):
    got, asked = caller.get("applications"), caller.ask("HEAD", "applications")
    assert (asked.status_code, asked["ETag"], asked.content) == (200, got["ETag"], b"")
    assert asked["Content-Length"] == str(len(got.content))
    assert caller.ask("HEAD", "applications/nergens").status_code == 404


def test_an_address_says_what_can_be_done_with_it_and_pages_elsewhere_get_nothing_by_it(caller):
    answer = caller.ask("OPTIONS", "applications", Origin="https://elders.example", Access_Control_Request_Method="GET")
    assert answer.status_code == 204
    assert {"GET", "POST", "PATCH", "HEAD"} <= set(answer["Allow"].split(", "))
    listed = caller.get("applications", Origin="https://elders.example")
    assert not [name for one in (answer, listed) for name in one.headers if name.startswith("Access-Control")]


def test_every_operation_has_examples_of_what_goes_in_and_out():
    for path, methods in document()["paths"].items():
        for method, one in methods.items():
            bodies = [body for body in (one.get("requestBody"), one["responses"].get("200")) if body]
            for body in bodies:
                media = body.get("content", {}).get("application/json")
                assert media is None or media.get("example") is not None, (method, path)
