"""The addresses of one noun: list, add, many at once; and of one thing: show, replace, change, remove."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Annotated, Any

from django.http import HttpResponse
from ninja import Query, Router
from ninja.params import functions

from regie.actions.keeping.add import add, remove
from regie.actions.keeping.faceting import facets
from regie.actions.keeping.listing import list_things
from regie.actions.keeping.put import amend, record_from, replace_thing
from regie.actions.keeping.shown import NotThereError
from regie.api.asked import columns_of, facets_of, page_data, page_links, parameters, query_of, question_of
from regie.api.calling import Asking
from regie.api.changes import ChangeOfThing, revision_data
from regie.api.conditional import answer_with, as_json, version_seen
from regie.api.models import Models, models_of
from regie.api.problem import RequestFaults, fault_at
from regie.api.representing import OF_MUNICIPALITY, PLURALS, address, amendment_of, data_of, facet_data, listed
from regie.api.showing import unless_same
from regie.api.values import Data, Key, omitted
from regie.landscape import NOUN_BY_NAME

if TYPE_CHECKING:
    from regie.store.models import Thing

Why = Annotated[str, Query(max_length=500, description="Why this is changed; the history shows it.")]


class Changed(Data):
    """What many changes did, or in a dry run would do."""

    dry_run: bool
    version: int = omitted(description="The change set, by which all of it can be undone; absent when nothing changed.")
    things: list[ChangeOfThing]


def router_of(noun: str) -> Router:
    """All addresses of a noun."""
    made = Router(tags=[NOUN_BY_NAME[noun].__name__], by_alias=True)
    models = models_of(noun)
    _collection(made, noun, models)
    _one(made, noun, models)
    return made


def _takes(view: Callable[..., HttpResponse], **types: Any) -> Callable[..., HttpResponse]:
    """The view with the models of its noun as types of its parameters."""
    view.__annotations__ = {**view.__annotations__, **types}
    return view


def _body(model: Any) -> Any:
    return Annotated[model, functions.Body()]


def _collection(made: Router, noun: str, models: Models) -> None:
    name, plural = NOUN_BY_NAME[noun].__name__, _title(PLURALS[noun])
    path = f"{OF_MUNICIPALITY}/{PLURALS[noun]}"

    def list_(request: Asking, municipality: str) -> HttpResponse:
        question = question_of(request, noun)
        query, columns, asked = query_of(noun, question), columns_of(noun, question), facets_of(noun, question)

        def page() -> HttpResponse:
            found = list_things(request.actor, query, whole=True)
            counted = facets(request.actor, query, asked) if asked else {}
            return as_json(
                {
                    "items": [listed(thing, municipality, columns) for thing in found.things],
                    "page": page_data(found, query.size),
                    "links": page_links(request, found.page, found.pages),
                    **({"facets": [facet_data(*one) for one in counted.items()]} if asked else {}),
                }
            )

        return unless_same(request, page)

    def create(request: Asking, municipality: str, body: Any, why: Why = "") -> HttpResponse:
        add(request.actor, record_from(noun, data_of(body)), why=why)
        response = answer_with(request, request.shown.thing(body.id), 201)
        response["Location"] = address(municipality, PLURALS[noun], body.id)
        return response

    def change_many(
        request: Asking,
        municipality: str,
        body: Any,
        why: Why = "",
        dry_run: Annotated[bool, Query(alias="dryRun", description="Only say what would change.")] = False,
    ) -> HttpResponse:
        _refuse_twice(request, [one.id for one in body.items])
        wanted = [amendment_of(one, one.id, one.version) for one in body.items]
        change, revisions = amend(request.actor, noun, wanted, why=why, dry_run=dry_run)
        things = [revision_data(one, municipality) for one in revisions]
        version = {"version": change.version} if change and not dry_run else {}
        return as_json({"dryRun": dry_run, **version, "things": things})

    described: dict[str, Any] = {"parameters": parameters(noun)}
    made.get(
        path,
        response=models.listed,
        operation_id=f"list{plural}",
        summary="List, search, filter",
        openapi_extra=described,
    )(list_)
    made.post(path, response={201: models.item}, operation_id=f"create{name}", summary="Add one")(
        _takes(create, body=_body(models.item))
    )
    made.patch(path, response=Changed, operation_id=f"change{plural}", summary="Change several as one change set")(
        _takes(change_many, body=_body(models.changes))
    )


def _one(made: Router, noun: str, models: Models) -> None:
    name = NOUN_BY_NAME[noun].__name__

    def show(request: Asking, municipality: str, key: Key) -> HttpResponse:
        return answer_with(request, _thing(request, noun, key))

    def replace(request: Asking, municipality: str, key: Key, body: Any, why: Why = "") -> HttpResponse:
        seen = version_seen(request)
        if body.id != key:
            raise RequestFaults([fault_at(request, "body", "/id", "id")])
        replace_thing(request.actor, record_from(noun, data_of(body)), seen=seen, why=why)
        return answer_with(request, _thing(request, noun, key))

    def change(request: Asking, municipality: str, key: Key, body: Any, why: Why = "") -> HttpResponse:
        amend(request.actor, noun, [amendment_of(body, key, version_seen(request))], why=why)
        return answer_with(request, _thing(request, noun, key))

    def delete(request: Asking, municipality: str, key: Key, why: Why = "") -> HttpResponse:
        remove(request.actor, key, noun=noun, seen=version_seen(request), why=why)
        return HttpResponse(status=204)

    path = f"{OF_MUNICIPALITY}/{PLURALS[noun]}/{{path:key}}"
    made.get(path, response=models.item, operation_id=f"get{name}", summary="Show one")(show)
    made.put(path, response=models.item, operation_id=f"replace{name}", summary="Replace one whole")(
        _takes(replace, body=_body(models.item))
    )
    made.patch(path, response=models.item, operation_id=f"change{name}", summary="Change some fields of one")(
        _takes(change, body=_body(models.change))
    )
    made.delete(path, response={204: None}, operation_id=f"delete{name}", summary="Remove one")(delete)


def _thing(request: Asking, noun: str, key: str) -> Thing:
    found = request.shown.thing(key)
    if found.noun != noun:
        raise NotThereError(key)
    return found


def _refuse_twice(request: Asking, ids: list[str]) -> None:
    twice = [number for number, id_ in enumerate(ids) if id_ in ids[:number]]
    if twice:
        raise RequestFaults([fault_at(request, "body", f"/items/{number}/id", "twice") for number in twice])


def _title(plural: str) -> str:
    return plural[0].upper() + plural[1:] if plural != "evidence" else "AllEvidence"
