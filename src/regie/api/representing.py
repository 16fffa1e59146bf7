"""Things as the API shows them, and back to what actions take."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cache
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from pydantic import BaseModel
from pydantic.alias_generators import to_camel

from regie.actions.keeping.put import Amendment
from regie.landscape import NOUN_BY_NAME, fact_fields, fields

if TYPE_CHECKING:
    from regie.store.models import Thing

ROOT = "/api/v1"
OF_MUNICIPALITY = "/municipalities/{municipality}"
PLURALS: Mapping[str, str] = {
    "application": "applications",
    "platform": "platforms",
    "process": "processes",
    "dataset": "datasets",
    "organisation": "organisations",
    "ownership": "ownerships",
    "team": "teams",
    "contract": "contracts",
    "dependency": "dependencies",
    "evidence": "evidence",
    "deviation": "deviations",
}
_OPEN: Mapping[str, Any] = {"status": "unknown", "claims": []}


def address(municipality: str, *parts: str) -> str:
    """The address of something of a municipality."""
    return "/".join((f"{ROOT}/municipalities/{municipality}", *(quote(part) for part in parts)))


def shown(thing: Thing, municipality: str, columns: Iterable[str] | None = None) -> dict[str, Any]:
    """A thing whole, or with the facts of these columns only. Every fact is there, unknown ones too."""
    names = _names(thing.noun)
    wanted = names if columns is None else {name: names[name] for name in columns if name in names}
    held = thing.facts
    return {
        **{to: thing.plain.get(name, "") for name, to in _plain(thing.noun).items()},
        "facts": {to: fact_data(held.get(name)) for name, to in wanted.items()},
        "source": thing.source,
        "version": thing.version,
        "changedAt": thing.changed_at.isoformat(),
        "links": {"self": address(municipality, PLURALS[thing.noun], thing.key)},
    }


def listed(thing: Thing, municipality: str, columns: Iterable[str] | None) -> dict[str, Any]:
    """A thing in a list, with what the results say of it."""
    row = shown(thing, municipality, columns)
    if thing.computed:
        row["computed"] = {to_camel(name): value for name, value in thing.computed.items()}
    return row


def facet_data(name: str, values: Iterable[tuple[str, int]]) -> dict[str, Any]:
    """The values of a facet with how many things have each."""
    return {"field": to_camel(name), "values": [{"value": value, "count": n} for value, n in values]}


def data_of(model: BaseModel) -> dict[str, Any]:
    """A thing that came in, as a row holds it."""
    given = model.model_dump(mode="json", exclude_none=True)
    facts, source = given.pop("facts"), given.pop("source", {})
    return {"key": given["id"], "plain": given, "facts": facts, "source": source}


def amendment_of(model: BaseModel, key: str, seen: int | None) -> Amendment:
    """A change that came in; only what it holds, with null for a fact that becomes unknown."""
    given = model.model_dump(mode="json", exclude_unset=True)
    facts = given.pop("facts", {})
    plain = {name: value for name, value in given.items() if name not in ("id", "version")}
    return Amendment(key, plain, {name: _bare(fact) for name, fact in facts.items()}, seen)


def _bare(fact: Mapping[str, Any] | None) -> dict[str, Any] | None:
    """Without what is passed over."""
    return None if fact is None else {name: value for name, value in fact.items() if value is not None}


def fact_data(held: Mapping[str, Any] | None) -> Mapping[str, Any]:
    """A fact as a row holds it, with its status, and its value when known."""
    if held is None:
        return _OPEN
    values = [claim["value"] for claim in held["claims"]]
    if not values:
        return {"status": "unknown", **held}
    if any(value != values[0] for value in values):
        return {"status": "contested", **held}
    return {"status": "known", "value": values[0], **held}


@cache
def _names(noun: str) -> dict[str, str]:
    return {one.name: to_camel(one.name) for one in fact_fields(NOUN_BY_NAME[noun])}


@cache
def _plain(noun: str) -> dict[str, str]:
    return {one.name: to_camel(one.name) for one in fields(NOUN_BY_NAME[noun]) if one.plain}
