"""Finding a thing by the name people use for it."""

from __future__ import annotations

import difflib
from collections.abc import Sequence
from typing import TypeVar

from regie.landscape import Contract, Landscape, NamedRecord
from regie.landscape.faults import Fault, InputFaults, Place
from regie.locale import Message

R = TypeVar("R", bound=NamedRecord)


def find_one(landscape: Landscape, name: str, among: Sequence[R], what: str) -> R:
    """The thing with this id or name (case does not matter). `what` is the word in `actions.fault.no_…`.

    Raises InputFaults when there is none, or more than one.
    """
    for one in among:
        if one.id == name:
            return one
    wanted = name.casefold().strip()
    same = [one for one in among if one.name.casefold().strip() == wanted]
    if len(same) == 1:
        return same[0]
    if same:
        fault = Message("actions.fault.ambiguous", name=name)
        mend = Message("actions.mend.ambiguous", ids=tuple(one.id for one in same))
    else:
        fault = Message(f"actions.fault.no_{what}", name=name)
        mend = _nearest(name, among, what)
    raise InputFaults([Fault(Place(landscape.name), fault, mend)])


def find_contract(landscape: Landscape, name: str) -> Contract:
    """The contract with this id or name. Raises InputFaults when there is none, or more than one."""
    return find_one(landscape, name, landscape.all(Contract), "contract")


def _nearest(name: str, among: Sequence[NamedRecord], what: str) -> Message:
    by_folded = {one.name.casefold(): one.name for one in among}
    near = difflib.get_close_matches(name.casefold(), by_folded, n=3, cutoff=0.5)
    parts = [folded for folded in by_folded if name.casefold() in folded][:3]
    names = tuple(dict.fromkeys(by_folded[folded] for folded in (*parts, *near)))
    return Message("actions.mend.nearest", names=names) if names else Message(f"actions.mend.no_{what}")
