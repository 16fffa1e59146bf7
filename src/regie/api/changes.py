"""What changed, by whom and why; and undoing it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import TYPE_CHECKING, Annotated, Any, Literal

from django.http import HttpResponse
from ninja import Path, Query, Router
from pydantic import Field
from pydantic.alias_generators import to_camel

from regie.actions.keeping import history as past
from regie.actions.keeping.compare import Between
from regie.actions.keeping.shown import NotThereError
from regie.actions.keeping.undo import undo
from regie.api.asked import PageNumber, PageSize, page_links, refuse_others
from regie.api.calling import Asking
from regie.api.conditional import as_json
from regie.api.models import PageLinks
from regie.api.representing import OF_MUNICIPALITY, PLURALS, address, fact_data
from regie.api.values import Data, Key, omitted

if TYPE_CHECKING:
    from regie.store.models import ChangeSet, Revision, TrialRow

_LARGEST = 2**53
Number = Annotated[int, Path(ge=1, le=_LARGEST)]


class ChangeOfField(Data):
    """One field; a fact as the thing itself shows it, absent on a side where nothing was."""

    field: str
    before: Any = omitted()
    after: Any = omitted()


class ChangeOfThing(Data):
    """What happened to one thing."""

    noun: Literal[tuple(PLURALS)]  # type: ignore[valid-type]
    id: str
    kind: Literal["added", "changed", "removed"]
    fields: list[ChangeOfField]
    address: str


class ChangeSetShown(Data):
    """One change set: everything one action did."""

    version: int = Field(description="The landscape's version after it.")
    action: str
    at: datetime
    who: str
    why: str
    channel: str = Field(description="`page`, `api` or `cli`.")
    added: int
    changed: int
    removed: int
    undoes: int = omitted()
    undone_by: int = omitted()
    address: str


class ChangeSetWhole(ChangeSetShown):
    """One change set with what it did to each thing, page by page."""

    things: list[ChangeOfThing]
    links: PageLinks


class ChangeSetList(Data):
    """Change sets, the newest first."""

    items: list[ChangeSetShown]
    links: PageLinks


class ChangeMade(Data):
    """The change set of what was done; absent when it changed nothing."""

    change: ChangeSetShown = omitted()


class HistoryEntry(ChangeOfThing):
    """What one change set did to the thing."""

    change: ChangeSetShown


class History(Data):
    """Everything that happened to one thing, the newest first."""

    items: list[HistoryEntry]


router = Router(tags=["Changes"], by_alias=True)


@router.get(
    OF_MUNICIPALITY + "/changes", response=ChangeSetList, operation_id="listChanges", summary="The newest first"
)
def list_(request: Asking, municipality: str, page: PageNumber = 1) -> HttpResponse:
    refuse_others(request, ["page"])
    found, pages = past.change_sets(request.actor, page)
    return as_json(
        {
            "items": [change_set_data(one, municipality) for one in found],
            "links": page_links(request, min(page, pages), pages),
        }
    )


@router.get(
    OF_MUNICIPALITY + "/changes/{version}",
    response=ChangeSetWhole,
    operation_id="getChange",
    summary="Show a change set",
)
def show(
    request: Asking, municipality: str, version: Number, page: PageNumber = 1, page_size: PageSize = 50
) -> HttpResponse:
    refuse_others(request, ("page", "pageSize"))
    found, revisions, pages = past.revisions_of(request.actor, version, page, size=page_size)
    return as_json(
        {
            **change_set_data(found, municipality),
            "things": [revision_data(one, municipality) for one in revisions],
            "links": page_links(request, min(page, pages), pages),
        }
    )


@router.post(
    OF_MUNICIPALITY + "/changes/{version}/_undo",
    response=ChangeSetShown,
    operation_id="undoChange",
    summary="Undo a change set whole",
)
def undo_(
    request: Asking, municipality: str, version: Number, why: Annotated[str, Query(max_length=500)] = ""
) -> HttpResponse:
    made = undo(request.actor, version, why=why)
    number = made.version if made else version
    found, _, _ = past.change_set(request.actor, number)
    return as_json(change_set_data(found, municipality))


@router.get(
    OF_MUNICIPALITY + "/history/{path:key}",
    response=History,
    operation_id="getHistory",
    summary="Everything about one thing",
)
def history(request: Asking, municipality: str, key: Key) -> HttpResponse:
    found = past.history(request.actor, key)
    if not found:
        raise NotThereError(key)
    rows = [
        {**revision_data(one.revision, municipality), "change": change_set_data(one.change_set, municipality)}
        for one in found
    ]
    return as_json({"items": rows})


def change_made(request: Asking, made: ChangeSet | None) -> HttpResponse:
    """What an action made, as an answer."""
    if made is None:
        return as_json({})
    found, _, _ = past.change_set(request.actor, made.version)
    return as_json({"change": change_set_data(found, request.slug)})


def change_set_data(one: ChangeSet, municipality: str) -> dict[str, Any]:
    """A change set without its things."""
    undone = getattr(one, "undone_by", None)
    return {
        "version": one.version,
        "action": one.entry.action,
        "at": one.entry.at.isoformat(),
        "who": one.entry.who,
        "why": one.entry.why,
        "channel": one.entry.channel,
        "added": one.added,
        "changed": one.changed,
        "removed": one.removed,
        **({"undoes": one.undoes.version} if one.undoes else {}),
        **({"undoneBy": undone.version} if undone else {}),
        "address": address(municipality, "changes", str(one.version)),
    }


def revision_data(one: Revision | TrialRow | Between, municipality: str) -> dict[str, Any]:
    """What happened to one thing, or would happen, field by field."""
    sides = {name: side for name, side in (("before", one.before), ("after", one.after)) if side}
    changed = [name for name in _names(sides.values()) if _differs(one.before, one.after, name)]
    fields = [
        {"field": to_camel(name), **{side: _held(data, name) for side, data in sides.items() if _has(data, name)}}
        for name in changed
    ]
    return {
        "noun": one.noun,
        "id": one.key,
        "kind": "changed" if len(sides) == 2 else "added" if one.after else "removed",
        "fields": fields,
        "address": address(municipality, PLURALS[one.noun], one.key),
    }


def _names(sides: Iterable[Mapping[str, Any]]) -> list[str]:
    return list(dict.fromkeys(name for side in sides for part in ("plain", "facts") for name in side[part]))


def _differs(before: Any, after: Any, name: str) -> bool:
    sides = [side for side in (before, after) if side]
    return len(sides) == 1 or any(before[part].get(name) != after[part].get(name) for part in ("plain", "facts"))


def _has(data: Mapping[str, Any], name: str) -> bool:
    return name in data["plain"] or name in data["facts"]


def _held(data: Mapping[str, Any], name: str) -> Any:
    return fact_data(data["facts"][name]) if name in data["facts"] else data["plain"][name]
