"""The API itself: its groups of addresses, and what each kind of refusal is answered with."""

from __future__ import annotations

import logging
from typing import Any

from django.core.exceptions import RequestDataTooBig, SuspiciousOperation
from django.http import Http404, HttpRequest, HttpResponse
from ninja import NinjaAPI
from ninja.errors import AuthenticationError, HttpError, ValidationError

from regie.actions.keeping.add import ThereAlreadyError
from regie.actions.keeping.changing import ConflictError
from regie.actions.keeping.rights import NotAllowedError
from regie.actions.keeping.shown import NotThereError
from regie.actions.keeping.uploads import TooLargeError
from regie.api import (
    asking,
    changes,
    checks,
    comparing,
    contracting,
    costing,
    deciding,
    goal_versions,
    imports,
    jobs,
    model_drafts,
    municipalities,
    repairs,
    reporting,
    results,
    roadmap,
    roadmap_files,
    scenarios,
    supposing,
    truths,
)
from regie.api.calling import SessionReader, TokenCaller, TooManyError
from regie.api.conditional import ConditionFaultError, ConditionMissingError, etag
from regie.api.drafting import MovedOnError
from regie.api.faults import faults_of
from regie.api.middleware import VERSION
from regie.api.nouns import router_of
from regie.api.problem import RequestFaults, fault_at, fault_data, language_of, problem
from regie.api.representing import PLURALS, shown
from regie.landscape.faults import InputFaults

_logger = logging.getLogger(__name__)

api = NinjaAPI(
    title="regie",
    version=VERSION,
    urls_namespace="api",
    docs_url=None,
    openapi_url=None,
    auth=[TokenCaller(), SessionReader()],
)
for _noun in PLURALS:
    api.add_router("", router_of(_noun))
_GROUPS = (
    *(changes.router, results.router, deciding.traces, deciding.decisions),
    *(model_drafts.router, goal_versions.router),  # drafts stand under the addresses of decision models
    *(asking.router, supposing.router, scenarios.router, truths.router, repairs.router),
    *(comparing.router, reporting.router),
    *(contracting.router, contracting.documents, costing.router, costing.files),
    *(roadmap.router, roadmap_files.router),
    *(imports.router, jobs.router, checks.router, municipalities.router),
)
for _group in _GROUPS:
    api.add_router("", _group)


@api.exception_handler(ValidationError)
def _invalid(request: HttpRequest, refused: ValidationError) -> HttpResponse:
    files = any(error["loc"][0] == "file" for error in refused.errors)
    if files and request.content_type != "multipart/form-data":
        return problem(request, 415)
    return problem(request, 400, "invalid", faults=faults_of(request, refused.errors))


@api.exception_handler(InputFaults)
def _unfit(request: HttpRequest, refused: InputFaults) -> HttpResponse:
    faults = [fault_data(one, language_of(request)) for one in refused.faults]
    return problem(request, 400, "invalid", faults=faults)


@api.exception_handler(TooLargeError)
def _files_too_large(request: HttpRequest, refused: TooLargeError) -> HttpResponse:
    faults = [fault_data(one, language_of(request), "file") for one in refused.faults]
    return problem(request, 413, faults=faults)


@api.exception_handler(RequestFaults)
def _question(request: HttpRequest, refused: RequestFaults) -> HttpResponse:
    return problem(request, 400, "invalid", faults=refused.faults)


@api.exception_handler(HttpError)
def _refused(request: HttpRequest, refused: HttpError) -> HttpResponse:
    """The framework's own: a body that is no JSON."""
    faults = [fault_at(request, "body", "/", "json")] if refused.status_code == 400 else []
    return problem(request, refused.status_code, "invalid" if faults else "", faults=faults)


@api.exception_handler(AuthenticationError)
def _not_signed_in(request: HttpRequest, _: AuthenticationError) -> HttpResponse:
    return problem(request, 401, headers={"WWW-Authenticate": 'Bearer realm="regie"'})


@api.exception_handler(NotAllowedError)
def _not_allowed(request: HttpRequest, _: NotAllowedError) -> HttpResponse:
    return problem(request, 403)


@api.exception_handler(Http404)
@api.exception_handler(NotThereError)
def _not_there(request: HttpRequest, _: Exception) -> HttpResponse:
    return problem(request, 404)


@api.exception_handler(ThereAlreadyError)
def _there_already(request: HttpRequest, _: ThereAlreadyError) -> HttpResponse:
    return problem(request, 409, "there-already")


@api.exception_handler(ConflictError)
def _conflict(request: Any, conflict: ConflictError) -> HttpResponse:
    """412 with the thing as it is now, where the version of one thing was named; else 409 with what moved on."""
    key = request.resolver_match.kwargs.get("key")
    if "If-Match" not in request.headers or key not in conflict.keys:
        faults = [fault_at(request, "body", one, "moved_on") for one in conflict.keys]
        return problem(request, 409, faults=faults)
    thing = request.shown.thing(key)
    return problem(request, 412, present=shown(thing, request.slug), headers={"ETag": etag(thing.version)})


@api.exception_handler(MovedOnError)
def _moved_on(request: HttpRequest, moved: MovedOnError) -> HttpResponse:
    return problem(request, 412, "draft-moved-on", headers={"ETag": etag(moved.saved)})


@api.exception_handler(ConditionMissingError)
def _no_condition(request: HttpRequest, _: ConditionMissingError) -> HttpResponse:
    return problem(request, 428)


@api.exception_handler(ConditionFaultError)
def _condition_unfit(request: HttpRequest, _: ConditionFaultError) -> HttpResponse:
    return problem(request, 400, "invalid", faults=[fault_at(request, "header", "If-Match", "etag")])


@api.exception_handler(TooManyError)
def _too_many(request: HttpRequest, _: TooManyError) -> HttpResponse:
    return problem(request, 429, headers={"Retry-After": "60"})


@api.exception_handler(RequestDataTooBig)
def _too_big(request: HttpRequest, _: RequestDataTooBig) -> HttpResponse:
    return problem(request, 413)


@api.exception_handler(SuspiciousOperation)
def _suspicious(request: HttpRequest, _: SuspiciousOperation) -> HttpResponse:
    """More fields or files than a request may have, or a form that cannot be read."""
    return problem(request, 400)


@api.exception_handler(Exception)
def _broken(request: HttpRequest, _: Exception) -> HttpResponse:
    _logger.exception("the API failed", extra={"method": request.method, "route": _route(request)})
    return problem(request, 500)


def _route(request: HttpRequest) -> str:
    """The pattern of the address, which holds nobody's data."""
    return request.resolver_match.route if request.resolver_match else ""
