"""What a scenario is called, and which things its result speaks of."""

from __future__ import annotations

from itertools import chain
from typing import Any

from regie.locale import Message, say
from regie.reference_data.jurisdictions import adequacy_decisions, country_name
from regie.web.asking import Asked
from regie.web.what_if.forms import Typed


def in_words(request: Asked, given: Typed) -> str:
    """What happens, with the names of things that were given by id; empty when nothing was filled in."""
    found = request.shown.names({*given.lists["without"], *given.lists["refuse"], *chain(*given.pairs["takeover"])})
    names = {key: name for key, (_, name) in found.items()}
    names |= {law.id: law.name for law in adequacy_decisions()}
    names |= {code: country_name(code, request.language) for code in given.lists["sanction"]}
    says = [
        Message(f"what_if.says.{part}", name=", ".join(names.get(one, one) for one in given.lists[part]))
        for part in ("without", "sanction", "refuse", "law")
        if given.lists[part]
    ]
    for bought, by in given.pairs["takeover"]:
        says.append(Message("what_if.says.takeover", name=names.get(bought, bought), by=names.get(by, by)))
    for supplier, percent in given.pairs["price"]:
        says.append(Message("what_if.says.price", name=names.get(supplier, supplier), percent=percent))
    return "; ".join(say(one, request.language) for one in says)


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
    for one in result.get("displaced") or ():
        keys.update((one["dataset"], one["thing"]))
    return keys
