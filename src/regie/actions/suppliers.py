"""Look a supplier up in the shipped register."""

from __future__ import annotations

import difflib

from regie.landscape.faults import Fault, InputFaults, Place
from regie.locale import Message
from regie.readers.directories.names import core_key, name_key
from regie.reference_data.suppliers import Supplier, register


def suppliers(name: str | None = None) -> tuple[Supplier, ...]:
    """The suppliers that bear this name, as id, name, alias, product or legal name; all when no name is given.

    Raises InputFaults when nobody in the register bears it.
    """
    every = tuple(register().suppliers.values())
    if name is None:
        return every
    for key in (name_key, core_key):
        found = tuple(one for one in every if key(name) in {key(known) for known in _names(one)})
        if found:
            return found
    known = {name_key(word): word for one in every for word in _names(one)}
    near = [known[key] for key in difflib.get_close_matches(name_key(name), known, n=3, cutoff=0.6)]
    mend = Message("suppliers.mend.nearest", names=tuple(near)) if near else Message("suppliers.mend.unknown")
    raise InputFaults([Fault(Place(name), Message("suppliers.fault.unknown", name=name), mend)])


def _names(one: Supplier) -> tuple[str, ...]:
    legal = tuple(cited.value for cited in one.facts.get("legal_name", ()))
    return (one.id, one.name, *one.aliases, *one.products, *legal)
