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
