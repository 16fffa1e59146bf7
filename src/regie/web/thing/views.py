"""The page of one thing."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from django.http import Http404, HttpResponse
from django.utils import timezone

from regie.actions.keeping.related import speaking_of
from regie.actions.keeping.rights import Permission
from regie.actions.keeping.shown import NotThereError
from regie.landscape import NOUN_BY_NAME, fields
from regie.reference_data.csf import packs
from regie.web.asking import Asked, for_member
from regie.web.chains.asked import chain_asked
from regie.web.chains.picture import chain_picture
from regie.web.templating import page
from regie.web.thing.facts import FactRow, groups_of, plain_of
from regie.web.thing.figures import figures_of
from regie.web.thing.papers import contract_rows, evidence_rows
from regie.web.thing.placing import placings
from regie.web.thing.scores import objective_rows
from regie.web.values import Shower

if TYPE_CHECKING:
    from regie.store.models import Thing


@for_member()
def thing(request: Asked, noun: str, key: str) -> HttpResponse:
    """What it is, the verdict and why, its facts, its chain, and everything that speaks of it."""
    found = _found(request, noun, key)
    today = timezone.localdate()
    shower = Shower(request.shown, request.language, noun)
    shower.look_up([found], [one.name for one in fields(NOUN_BY_NAME[noun])])
    judged = request.shown.result("judged", key)
    speaking = speaking_of(request.shown, key)
    groups = groups_of(found, shower, today)
    text = page(
        request,
        "thing/thing.html.j2",
        thing=found,
        groups=groups,
        worries=_worries(row for group in groups for row in group.rows),
        plain=plain_of(found, shower),
        figures=figures_of(found, judged, shower, today),
        judged=judged,
        objectives=objective_rows(judged) if judged else (),
        packs=packs(),
        placings=placings(request, judged, speaking["deviation"].things, today)
        if judged and "placed" in judged
        else (),
        contracts=contract_rows(
            speaking["contract"].things, Shower(request.shown, request.language, "contract"), today
        ),
        evidence=evidence_rows(speaking["evidence"].things, Shower(request.shown, request.language, "evidence"), today),
        others=[one for one in ("dependency", "ownership") if speaking[one].things],
        speaking={one: _rows(request, one, speaking[one].things) for one in ("dependency", "ownership")},
        more={noun: spoken.more for noun, spoken in speaking.items()},
        chain=chain_picture(request, chain_asked(request.path, key, request.GET, says_thing=False)),
        names=request.shown.names(_mentioned(judged)),
        may_edit=request.actor.may_edit(found.cluster, found.owner),
        may_decide=request.actor.may(Permission.DECIDE),
    )
    return HttpResponse(text)


def _found(request: Asked, noun: str, key: str) -> Thing:
    try:
        found = request.shown.thing(key)
    except NotThereError:
        raise Http404 from None
    if found.noun != noun:
        raise Http404
    return found


def _worries(rows: Iterable[FactRow]) -> dict[str, int]:
    """How many facts ask for attention, by why."""
    held = list(rows)
    return {
        "unknown": sum(row.state == "unknown" for row in held),
        "contested": sum(row.state == "contested" for row in held),
        "stale": sum(row.age == "stale" for row in held),
    }


_SHOWN = {
    "dependency": ("subject", "kind", "target", "group", "tested", "felt_after"),
    "ownership": ("organisation", "owner", "share", "control", "since", "until"),
}
"""What is shown of records that tie two things together."""


def _rows(request: Asked, noun: str, things: list[Thing]) -> dict[str, Any]:
    """A small table of such records: headings, and per record its key and cells."""
    shower = Shower(request.shown, request.language, noun)
    shower.look_up(things, _SHOWN[noun])
    cells = [(one.key, [shower.cell(one, name) for name in _SHOWN[noun]]) for one in things]
    return {"headings": [shower.field(name) for name in _SHOWN[noun]], "rows": cells}


def _mentioned(judged: dict[str, Any] | None) -> set[str]:
    """The ids in reasons, inputs, processes, datasets and parents, so that their names can be shown."""
    if judged is None:
        return set()
    reasons = (*judged["why"], *judged["seal_why"], *judged["answers"].values())
    found = {fact[0] for reason in reasons for fact in reason["facts"]}
    for placed in judged.get("placed", {}).values():
        found |= {fact[0] for given in placed["inputs"].values() for fact in given["facts"]}
    for name in ("processes", "datasets", "parents"):
        found |= set(judged.get(name, ()))
    return found | {law["through"] for law in judged.get("laws", ())}
