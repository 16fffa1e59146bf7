"""Who controls an organisation in the end, at a date.

An owner controls when it is said to, or holds more than half. Owners of whom neither is known may control.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from regie.landscape.landscape import Landscape
from regie.landscape.organisation import Organisation, Ownership
from regie.landscape.vocabulary import OrganisationKind

_OWN_MASTER = (OrganisationKind.MUNICIPALITY, OrganisationKind.GOVERNMENT)


@dataclass(frozen=True, slots=True)
class Owner:
    """One owner at a date. `controls` is None when it is unknown."""

    ownership: Ownership
    controls: bool | None
    in_effect: bool | None


@dataclass(frozen=True, slots=True)
class Control:
    """Who controls an organisation in the end.

    `parents`: every organisation that is, or may be, the ultimate parent. `complete`: whether that list
    holds all candidates; False when some owner is unknown. `chain`: the ownerships passed on the way.
    """

    parents: tuple[str, ...]
    complete: bool
    chain: tuple[Ownership, ...]

    @property
    def ultimate(self) -> str | None:
        """The ultimate parent when it is certain; the organisation itself when nobody owns it."""
        return self.parents[0] if self.complete and len(self.parents) == 1 else None


def owners_at(landscape: Landscape, at: date) -> Mapping[str, tuple[Owner, ...]]:
    """The owners of each organisation that are, or may be, in effect at a date."""
    found: dict[str, list[Owner]] = defaultdict(list)
    for ownership in landscape.all(Ownership):
        in_effect = _in_effect(ownership, at)
        if in_effect is not False:
            found[ownership.organisation].append(Owner(ownership, _controls(ownership), in_effect))
    return {id_: tuple(owners) for id_, owners in found.items()}


def controls(landscape: Landscape, at: date) -> Mapping[str, Control]:
    """Who controls each organisation in the end, at a date. Circles of owners end where they began."""
    return landscape.remembered(("controls", at), lambda: _controls_all(landscape, at))


def _controls_all(landscape: Landscape, at: date) -> Mapping[str, Control]:
    owners = owners_at(landscape, at)
    organisations = {organisation.id: organisation for organisation in landscape.all(Organisation)}
    return {id_: _climb(id_, organisations, owners) for id_ in organisations}


def _climb(start: str, organisations: Mapping[str, Organisation], owners: Mapping[str, Sequence[Owner]]) -> Control:
    parents: list[str] = []
    chain: list[Ownership] = []
    complete = True
    seen: set[str] = set()
    waiting = [start]
    while waiting:
        current = waiting.pop()
        if current in seen:
            continue
        seen.add(current)
        masters = tuple(_masters(owners.get(current, ())))
        waiting.extend(owner.ownership.owner for owner in reversed(masters))
        chain.extend(owner.ownership for owner in masters)
        if not any(owner.controls and owner.in_effect for owner in masters):
            # nobody surely controls it, so it may be its own master
            complete = complete and _all_named(organisations.get(current), masters)
            parents.append(current)
    if not parents:  # a circle of owners: everybody in it is a candidate
        parents, complete = sorted(seen), False
    return Control(tuple(parents), complete, tuple(chain))


def _masters(owners: Sequence[Owner]) -> Iterator[Owner]:
    """The owners that control, or else those that may."""
    sure = [owner for owner in owners if owner.controls and owner.in_effect]
    yield from sure or [owner for owner in owners if owner.controls is not False]


def _all_named(organisation: Organisation | None, masters: Sequence[Owner]) -> bool:
    """Whether nobody else can control it than itself and those who may: it is independent apart from them, or said to
    be somebody's while they are all that is stated and no source says that they do not."""
    own_master = _own_master(organisation)
    if own_master is not False:
        return own_master is True
    return bool(masters) and all(
        one.in_effect and not one.ownership.share.claims and not one.ownership.control.claims for one in masters
    )


def _own_master(organisation: Organisation | None) -> bool | None:
    if organisation is None:
        return None
    if organisation.kind.value_or(None) in _OWN_MASTER:
        return True
    return organisation.independent.every(bool)


def _controls(ownership: Ownership) -> bool | None:
    said = ownership.control.every(bool)
    if said is not None:
        return said
    return ownership.share.every(lambda share: share > 0.5)


def _in_effect(ownership: Ownership, at: date) -> bool | None:
    """An ownership without a start has always been; one without an end still is."""
    begun = ownership.since.every(lambda since: since <= at)
    ended = ownership.until.every(lambda until: until <= at)
    if begun is False or ended is True:
        return False
    if (begun is None and ownership.since.claims) or (ended is None and ownership.until.claims):
        return None
    return True
