"""What a scenario is called, and which things its result speaks of."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from itertools import chain
from typing import Any

from regie.locale import Language, Message, say
from regie.reference_data.jurisdictions import adequacy_decisions, country_name
from regie.web.asking import Asked
from regie.web.what_if.forms import Typed


def in_words(request: Asked, given: Typed, beside: Iterable[Mapping[str, Any]] = ()) -> str:
    """What happens, with the names of things that were given by id; empty when nothing was filled in.

    `beside` are rows of who buys, when the landscape does not know them.
    """
    return words_of(given, names_in(request, [given], beside), request.language)


def names_in(request: Asked, given: Iterable[Typed], beside: Iterable[Mapping[str, Any]] = ()) -> Mapping[str, str]:
    """The names of all things that these scenarios give by id."""
    keys = {key for one in given for key in _keys(one)}
    names = {row["key"]: row["plain"]["name"] for row in beside if "name" in row["plain"]}
    return names | {key: name for key, (_, name) in request.shown.names(keys).items()}


def words_of(given: Typed, known: Mapping[str, str], language: Language) -> str:
    """What happens, in words."""
    names = {**known, **{law.id: law.name for law in adequacy_decisions()}}
    names |= {code: country_name(code, language) for code in given.lists["sanction"]}
    says = [
        Message(f"what_if.says.{part}", name=", ".join(names.get(one, one) for one in given.lists[part]))
        for part in ("without", "sanction", "refuse", "law")
        if given.lists[part]
    ]
    for bought, by in given.pairs["takeover"]:
        says.append(Message("what_if.says.takeover", name=names.get(bought, bought), by=names.get(by, by)))
    for supplier, percent in given.pairs["price"]:
        says.append(Message("what_if.says.price", name=names.get(supplier, supplier), percent=percent))
    return "; ".join(say(one, language) for one in says)


def _keys(given: Typed) -> Iterable[str]:
    sellers = (supplier for supplier, _ in given.pairs["price"])
    return (*given.lists["without"], *given.lists["refuse"], *chain(*given.pairs["takeover"]), *sellers)


def keys_in(result: dict[str, Any]) -> set[str]:
    """Their ids, to ask their names at once."""
    keys = {one["id"] for part in ("falls_away", "applications", "processes") for one in result.get(part) or ()}
    keys.update(result.get("cannot_exclude") or ())
    keys.update(id_ for one in result.get("processes") or () for id_, _ in one["facts"])
    if over := result.get("taken_over"):
        keys.update(one["id"] for part in ("judged", "moved") for one in over[part])
        keys.update(over["contracts"])
    if prices := result.get("prices"):
        keys.update(one["id"] for one in prices["things"])
        keys.update(prices["unknown"])
    keys.update(one[end] for one in result["rights"] for end in ("contract", "supplier"))
    for one in result.get("displaced") or ():
        keys.update((one["dataset"], one["thing"]))
    return keys
