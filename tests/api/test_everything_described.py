"""What the document allows, and what it does not, asked of the real application: it never breaks, and never answers
with a status, a type of content or a shape that is not described.

`make fuzz` asks more of it than the usual run.
"""

import os
from collections.abc import Iterator
from typing import Any

import pytest
import schemathesis
from django.core.signals import request_finished, request_started
from django.core.wsgi import get_wsgi_application
from django.db import close_old_connections
from hypothesis import HealthCheck, Phase, given, settings
from schemathesis.checks import not_a_server_error
from schemathesis.specs.openapi.checks import (
    content_type_conformance,
    response_schema_conformance,
    status_code_conformance,
)

from calling import Program, program
from keeping import town
from regie.actions.keeping.computing import compute_results
from regie.api.document import document
from regie.api.representing import PLURALS
from tiny import tiny

pytestmark = [
    pytest.mark.django_db,
    pytest.mark.slow,
    pytest.mark.filterwarnings("ignore::DeprecationWarning"),
    pytest.mark.filterwarnings("ignore::ResourceWarning"),
]
EXAMPLES = int(os.environ.get("REGIE_FUZZ", "4"))
LIKE_OTHERS = [f"/{plural}" for noun, plural in PLURALS.items() if noun not in ("application", "ownership")]
CHECKS = [not_a_server_error, status_code_conformance, content_type_conformance, response_schema_conformance]
LABELS = [f"{method.upper()} {path}" for path, methods in document()["paths"].items() for method in methods]
KEYS = {record.noun: record.id for record in tiny().records}


@pytest.fixture(scope="module")
def one_connection() -> Iterator[None]:
    """The application ends each request by closing its connection, which a test's transaction cannot outlive:
    Django's own test client leaves it open, and so must whoever calls the application directly."""
    signals = (request_started, request_finished)
    for signal in signals:
        signal.disconnect(close_old_connections)
    yield
    for signal in signals:
        signal.connect(close_old_connections)


@pytest.fixture(scope="module")
def caller(once: Any, one_connection: None) -> Iterator[Any]:
    """One municipality with results for all operations."""

    def make() -> Program:
        place = town()
        compute_results(place.municipality.id)
        return program(place)

    with once(make) as made:
        yield made


@pytest.fixture(autouse=True)
def _asks_without_end(settings: Any) -> None:
    settings.API_PER_MINUTE = 10**9


@pytest.fixture(scope="module")
def operations(caller: Any, django_db_blocker: Any) -> dict[str, Any]:
    with django_db_blocker.unblock():
        schema = schemathesis.openapi.from_wsgi("/api/v1/openapi.json", get_wsgi_application())
        return {one.ok().label: one.ok() for one in schema.get_all_operations()}


def examples_of(label: str) -> int:
    """The nouns share their code and differ in their fields: of most of them fewer are tried."""
    return max(1, EXAMPLES // 4) if any(plural in label for plural in LIKE_OTHERS) else EXAMPLES


@pytest.mark.parametrize("label", LABELS)
def test_nothing_asked_breaks_it_or_gets_an_answer_that_is_not_described(caller, operations, label):
    examples = examples_of(label)
    known = iter(("suite", "1", "uitkeringen") * examples)

    @settings(
        max_examples=examples,
        derandomize=True,
        database=None,
        deadline=None,
        phases=[Phase.explicit, Phase.generate],
        suppress_health_check=list(HealthCheck),
    )
    @given(case=operations[label].as_strategy())
    def ask(case: Any) -> None:
        if "municipality" in (case.path_parameters or {}):
            case.path_parameters["municipality"] = "tiny"
        if "key" in (case.path_parameters or {}):
            case.path_parameters["key"] = next(known)
        case.call_and_validate(headers={"Authorization": f"Bearer {caller.secret}"}, checks=CHECKS)

    ask()
