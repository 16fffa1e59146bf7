"""The page of one thing."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.http import Http404, HttpResponse

from regie.actions.keeping.shown import NotThereError
from regie.landscape import NOUN_BY_NAME, fact_fields
from regie.web.asking import Asked, for_member
from regie.web.templating import page
from regie.web.values import Shower

if TYPE_CHECKING:
    from regie.store.models import Thing


@for_member()
def thing(request: Asked, noun: str, key: str) -> HttpResponse:
    """Its facts and what is judged of it."""
    try:
        found = request.shown.thing(key)
    except NotThereError:
        raise Http404 from None
    if found.noun != noun:
        raise Http404
    judged = request.shown.result("judged", key)
    shower = Shower(request.shown, request.language, noun)
    shower.look_up([found], [one.name for one in fact_fields(NOUN_BY_NAME[noun])])
    names = request.shown.names(_mentioned(judged))
    text = page(
        request,
        "thing/thing.html.j2",
        thing=found,
        facts=_facts(found, shower),
        judged=judged,
        names=names,
        may_edit=request.actor.may_edit(found.cluster, found.owner),
    )
    return HttpResponse(text)


def _facts(found: Thing, shower: Shower) -> list[dict[str, Any]]:
    rows = []
    for one in fact_fields(NOUN_BY_NAME[found.noun]):
        text, state = shower.cell(found, one.name)
        claims = [
            {**claim, "source": claim.get("source", ""), "text": shower.value(one.name, claim["value"])}
            for claim in found.facts.get(one.name, {}).get("claims", ())
        ]
        rows.append({"name": one.name, "label": shower.field(one.name), "text": text, "state": state, "claims": claims})
    return rows


def _mentioned(judged: dict[str, Any] | None) -> set[str]:
    """The ids in links, facts and classes, so that their names can be shown."""
    if judged is None:
        return set()
    found = {link[end] for link in judged["links"] for end in ("from", "to")}
    found |= {fact[0] for reason in (*judged["why"], *judged["sources"]) for fact in reason["facts"]}
    return found | set(judged.get("processes", ())) | set(judged.get("datasets", ()))
