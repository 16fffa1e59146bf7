"""The OpenAPI document: what the framework makes, completed to the NL API Design Rules, kept in memory."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from functools import cache
from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseNotAllowed

from regie.actions.keeping.tendering import TYPES as TENDER_TYPES
from regie.api.examples import example_of
from regie.api.middleware import VERSION
from regie.api.problem import CONTENT_TYPE, Problem
from regie.api.representing import PLURALS, ROOT
from regie.api.service import api
from regie.landscape import NOUN_BY_NAME

SHEET = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
_CONTACT = {"name": "regie", "email": "regie@example.org", "url": "https://example.org/regie"}
_OF_A_VERSION = ("{key}", "/versions/{number}", "/goal-versions/{number}", "/tables/{decision}", "/goals/{goal}")
"""Whose changes name the version they are of; so do publishing a draft and replacing it by a file."""
_KEPT = {"Results", *(NOUN_BY_NAME[noun].__name__ for noun in PLURALS)}
"""The tags of what is asked with If-None-Match."""
_VERSION_HEADER = {
    "API-Version": {"description": "The full version of this API.", "schema": {"type": "string", "example": VERSION}}
}
_IF_MATCH = {
    "name": "If-Match",
    "in": "header",
    "required": True,
    "description": "The ETag of the version that was looked at, or `*` for whatever is there.",
    "schema": {"type": "string"},
    "example": '"3"',
}
_FILES: Mapping[str, tuple[str, ...]] = {
    "getReport": ("text/html", "application/pdf", SHEET),
    "getTenderDocument": tuple(kind.partition(";")[0] for kind in TENDER_TYPES.values()),
    "getScenarioFile": ("application/yaml",),
    "getDecisionModelFile": ("application/xml", SHEET),
}
"""Operations that answer with a file, and of which kinds."""
_SAVES = frozenset({"getDecisionModel", "getGoalVersion"})
"""Operations that tell the save of a draft."""
_TEXTS: Mapping[int, str] = {
    400: "Something in the request does not fit; `faults` names all of it.",
    401: "No token, or one that has ended.",
    403: "Your rights or those of the token do not reach this far.",
    404: "There is nothing here, or not for you.",
    409: "It is there already, or was changed meanwhile.",
    412: "It was changed since you looked; `present` holds it as it is now.",
    413: "The request is too large, or a file is.",
    415: "Neither JSON nor, where files are taken, multipart/form-data.",
    422: "The files cannot be taken in; `faults` names all that is wrong.",
    428: "A change names the version it is of, in If-Match.",
    429: "This token asked too much in a minute.",
}


def openapi(request: HttpRequest) -> HttpResponse:
    """The document, for anybody and from anywhere."""
    if request.method not in ("GET", "HEAD"):
        return HttpResponseNotAllowed(("GET", "HEAD"))
    response = HttpResponse(_text(), content_type="application/json")
    response["Access-Control-Allow-Origin"] = "*"
    response["Cross-Origin-Resource-Policy"] = "cross-origin"
    response["Cache-Control"] = "public, max-age=3600"
    return response


@cache
def _text() -> bytes:
    return json.dumps(document(), ensure_ascii=False).encode()


@cache
def document() -> dict[str, Any]:
    """The document as data."""
    made: dict[str, Any] = dict(api.get_openapi_schema(path_prefix=""))
    made["info"]["contact"] = _CONTACT
    made["info"]["license"] = {"name": "EUPL-1.2", "identifier": "EUPL-1.2"}
    made["servers"] = [{"url": ROOT}]
    made["tags"] = [{"name": name} for name in dict.fromkeys(_tags(made))]
    schemas = made["components"]["schemas"]
    problem = Problem.model_json_schema(
        by_alias=True, ref_template="#/components/schemas/{model}", mode="serialization"
    )
    schemas |= problem.pop("$defs")
    schemas["Problem"] = problem
    for path, method, operation in _operations(made):
        _complete(path, method, operation)
        for content in (operation.get("requestBody", {}), *operation["responses"].values()):
            _give_examples(content, schemas)
    return made


def _give_examples(content: Mapping[str, Any], schemas: Mapping[str, Any]) -> None:
    media = content.get("content", {}).get("application/json")
    if media is not None:
        media["example"] = example_of(media["schema"], schemas)


def _operations(made: Mapping[str, Any]) -> Iterator[tuple[str, str, dict[str, Any]]]:
    for path, methods in made["paths"].items():
        for method, operation in methods.items():
            yield path, method, operation


def _tags(made: Mapping[str, Any]) -> Iterator[str]:
    for _, _, operation in _operations(made):
        yield from operation["tags"]


def _complete(path: str, method: str, operation: dict[str, Any]) -> None:
    """Every header and status that can come."""
    responses = {str(status): held for status, held in operation["responses"].items()}
    conditional = method != "get" and path.endswith((*_OF_A_VERSION, "/_publish", "/_upload"))
    if conditional:
        operation["parameters"].append(_IF_MATCH)
    kept = method == "get" and not _KEPT.isdisjoint(operation["tags"])
    if kept:
        operation["parameters"].append({**_IF_MATCH, "name": "If-None-Match", "required": False})
        responses["304"] = {"description": "Not changed since."}
    if operation["operationId"] in _FILES:
        as_file = {"schema": {"type": "string", "format": "binary"}}
        responses["200"]["content"] = dict.fromkeys(_FILES[operation["operationId"]], as_file)
    for status, held in responses.items():
        held["headers"] = dict(_VERSION_HEADER)
        if (kept or operation["operationId"] in _SAVES or (conditional and status != "204")) or (
            method == "post" and status == "201"
        ):
            held["headers"]["ETag"] = {"description": "Its version.", "schema": {"type": "string"}}
    content = {CONTENT_TYPE: {"schema": {"$ref": "#/components/schemas/Problem"}}}
    for refusal in _refusals(path, method, conditional=conditional):
        responses[str(refusal)] = {"description": _TEXTS[refusal], "headers": _VERSION_HEADER, "content": content}
    operation["responses"] = dict(sorted(responses.items()))


def _refusals(path: str, method: str, *, conditional: bool) -> tuple[int, ...]:
    found = [400, 401, 404, 429]
    if method != "get":
        found += [403, 409, 413, 415]
    if path.endswith("/_apply"):
        found += [422]
    if conditional:
        found += [412, 428]
    return tuple(sorted(found))
