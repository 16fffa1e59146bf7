"""An organisation with everybody who does or may own it: a small landscape of its own, to ask "what if" in."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Any, TypeVar

from regie.landscape.answer import Verdict
from regie.landscape.fact import UNKNOWN, Claim, Fact, known
from regie.landscape.landscape import Change, Landscape
from regie.landscape.organisation import Organisation, Ownership
from regie.landscape.ownership import Owner, controls, owners_at
from regie.landscape.reason import FactRef
from regie.landscape.record import Record

R = TypeVar("R", bound=Record)

ROOT = "0"
_KEPT = ("kind", "seat", "independent", "laws", "jurisdictions")


@dataclass(frozen=True, slots=True)
class OwnerTree:
    """The organisation is `ROOT`; ids are numbers and facts carry no source, so that alike trees are equal.

    `open_facts` are the unknown and contested facts that may decide who controls it and from where; answers to these
    only are asked about.
    """

    organisations: tuple[Organisation, ...]
    ownerships: tuple[tuple[Ownership, bool], ...]
    ids: tuple[tuple[str, str], ...]
    open_facts: tuple[FactRef, ...]

    def turns(self, fact: FactRef, value: Any, judge: Callable[[Landscape], Verdict]) -> Verdict:
        """What an answer to one open fact makes of a verdict about the root.

        It holds when it does with everything else that is unknown as good as can be; it fails only when it does
        with everything else as it is: a seat abroad means nothing while somebody else may own the organisation.
        """
        if judge(self._at_best(fact, value)) is Verdict.YES:
            return Verdict.YES
        return Verdict.NO if judge(self._as_is(fact, value)) is Verdict.NO else Verdict.BETWEEN

    def _as_is(self, fact: FactRef, value: Any) -> Landscape:
        whole = Landscape("", None, (*self.organisations, *(one for one, _ in self.ownerships)))
        at = FactRef(dict(self.ids)[fact.id], fact.field)
        return whole.with_change(Change("answered", facts=((at, known(value)),)))

    def _at_best(self, fact: FactRef, value: Any) -> Landscape:
        at = (dict(self.ids)[fact.id], fact.field)
        organisations = [self._favourable(one, at, value) for one in self.organisations]
        ownerships = [
            _with(one, {fact.field: known(value)}) if one.id == at[0] else one
            for one, sure in self.ownerships
            if sure or one.id == at[0]
        ]
        return Landscape("", None, (*organisations, *ownerships))

    def _favourable(self, one: Organisation, at: tuple[str, str], value: Any) -> Organisation:
        best: dict[str, Fact[Any]] = {}
        if not one.seat.known:
            best["seat"] = known("NL")
        owned = any(ownership.organisation == one.id and sure for ownership, sure in self.ownerships)
        if not owned and one.independent.every(bool) is None:
            best["independent"] = known(True)
        if one.id == at[0]:
            best[at[1]] = known(value)
        return _with(one, best)


def owner_trees(landscape: Landscape, at: date) -> Mapping[str, OwnerTree]:
    """The tree of every organisation with something open in it."""
    owners = owners_at(landscape, at)
    control = controls(landscape, at)
    organisations = {one.id: one for one in landscape.all(Organisation)}
    found = {}
    for id_ in organisations:
        above = _above(id_, owners, organisations)
        tree = _tree(above, owners, organisations)
        if tree.open_facts or not control[id_].complete:
            found[id_] = tree
    return found


def _above(start: str, owners: Mapping[str, tuple[Owner, ...]], organisations: Mapping[str, Organisation]) -> list[str]:
    seen = {start: None}
    waiting = [start]
    while waiting:
        for owner in _counting(owners.get(waiting.pop(0), ())):
            if owner.ownership.owner not in seen and owner.ownership.owner in organisations:
                seen[owner.ownership.owner] = None
                waiting.append(owner.ownership.owner)
    return list(seen)


def _counting(owners: Iterable[Owner]) -> list[Owner]:
    return [owner for owner in owners if owner.controls is not False]


def _tree(
    ids: list[str], owners: Mapping[str, tuple[Owner, ...]], organisations: Mapping[str, Organisation]
) -> OwnerTree:
    numbers = {id_: str(number) for number, id_ in enumerate(ids)}
    open_facts: list[FactRef] = []
    ownerships: list[tuple[Ownership, bool]] = []
    for id_ in ids:
        held = _counting(owners.get(id_, ()))
        for owner in held:
            one = owner.ownership
            sure = owner.controls is True and owner.in_effect is True
            numbers[one.id] = f"{numbers[id_]}<{numbers.get(one.owner, one.owner)}-{len(ownerships)}"
            ownerships.append((_renamed(one, numbers), sure))
            open_facts.extend(FactRef(one.id, name) for name in _open_names(owner))
        open_facts.extend(_open_of(organisations[id_], bool(held)))
    bare = (Organisation(id=numbers[id_], name="", sub_processors=known(())) for id_ in ids)
    kept = tuple(_bare(one, organisations[id_], _KEPT) for one, id_ in zip(bare, ids, strict=True))
    return OwnerTree(kept, tuple(ownerships), tuple(numbers.items()), tuple(open_facts))


def _open_of(one: Organisation, owned: bool) -> list[FactRef]:
    found = [FactRef(one.id, "seat")] if not one.seat.known else []
    if not owned and one.independent.every(bool) is None:
        found.append(FactRef(one.id, "independent"))
    return found


def _open_names(owner: Owner) -> list[str]:
    """A share settles control as well as a statement does, and is easier to look up."""
    found = []
    if owner.controls is None:
        found.append("control" if owner.ownership.control.claims else "share")
    if owner.in_effect is None:
        found.extend(name for name in ("since", "until") if len(getattr(owner.ownership, name).candidates or ()) > 1)
    return found


def _renamed(one: Ownership, numbers: Mapping[str, str]) -> Ownership:
    bare = Ownership(
        id=numbers[one.id], organisation=numbers[one.organisation], owner=numbers.get(one.owner, one.owner)
    )
    return _bare(bare, one, ("share", "control", "since", "until"))


def _bare(bare: R, one: Record, names: Iterable[str]) -> R:
    return _with(bare, {name: _without_source(getattr(one, name)) for name in names})


def _with(one: R, facts: Mapping[str, Fact[Any]]) -> R:
    changed: Any = facts
    return replace(one, **changed)


def _without_source(fact: Fact[Any]) -> Fact[Any]:
    return Fact(tuple(Claim(value) for value in fact.candidates)) if fact.candidates else UNKNOWN
