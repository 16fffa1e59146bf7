"""Whose rules an organisation is under: seat, ultimate control, and laws from abroad that reach it.

A law reaches an organisation seated in the country, or controlled by a company that is (reference data,
`jurisdictions`). An Irish subsidiary of an American parent is therefore under American law.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from regie.analyses.autonomy.possible import Values, of_facts
from regie.landscape import FactRef, Landscape, Organisation, Ownership, controls
from regie.landscape.ownership import Owner, owners_at
from regie.reference_data.jurisdictions import Region, extraterritorial_laws, region_of

CONTROL = ("nl", "eu", "eea", "ch", "outside")
LAWS = ("not_reached", "reached")


@dataclass(frozen=True, slots=True)
class Reach:
    """Per organisation what its seat, ultimate control and exposure to law from abroad may be, and the facts behind.

    `laws` reach it by its seat or its owners', `own_laws` by its seat alone. `above` are itself and all who own it,
    `owned` the ownerships on the way to who controls it.
    """

    seat: Values
    control: Values
    laws: Values
    own_laws: Values
    above: tuple[str, ...]
    owned: tuple[Ownership, ...]

    @property
    def facts(self) -> tuple[FactRef, ...]:
        """The facts behind it."""
        seats = (FactRef(id_, "seat") for id_ in self.above)
        shares = (FactRef(ownership.id, "share") for ownership in self.owned)
        return (*seats, *shares, FactRef(self.above[0], "independent"))


def reaches(landscape: Landscape, at: date) -> Mapping[str, Reach]:
    """The reach over each organisation at a date."""
    control = controls(landscape, at)
    owners = owners_at(landscape, at)
    organisations = {organisation.id: organisation for organisation in landscape.all(Organisation)}
    seats = dict(zip(organisations, of_facts((one.seat for one in organisations.values()), _region), strict=True))
    own = dict(zip(organisations, _own_laws(organisations.values(), at), strict=True))
    found = {}
    for id_, organisation in organisations.items():
        known, complete = control[id_], control[id_].complete
        parents = [seats[parent] for parent in known.parents if parent in organisations]
        above = [organisations[one] for one in _above(id_, owners, sure=False) if one in organisations]
        sure = [organisations[one] for one in _above(id_, owners, sure=True) if one in organisations]
        own_laws, alone = own[id_], complete and not above
        found[id_] = Reach(
            seat=seats[id_],
            control=_control(parents, complete and len(parents) == len(known.parents)),
            laws=own_laws
            if alone
            else _laws(organisation, [organisation, *sure], [organisation, *above], complete, at),
            own_laws=own_laws,
            above=(id_, *(one.id for one in above)),
            owned=known.chain,
        )
    return found


def _own_laws(organisations: Iterable[Organisation], at: date) -> list[Values]:
    """The laws that reach each by its own seat; many organisations are the same in this."""
    known: dict[tuple[int, ...], Values] = {}
    found = []
    for one in organisations:
        facts = (id(one.seat), id(one.laws), id(one.jurisdictions))
        if facts not in known:
            known[facts] = _laws(one, [one], [one], True, at)
        found.append(known[facts])
    return found


def _region(country: str) -> str:
    return region_of(country).value


def _control(seats: Sequence[Values], complete: bool) -> Values:
    found: set[str] = set()
    for values in seats:
        if values is None:
            return None
        found.update(values)
    return tuple(value for value in CONTROL if value in found) if complete and found else None


def _laws(
    organisation: Organisation, sure: Sequence[Organisation], above: Sequence[Organisation], complete: bool, at: date
) -> Values:
    def reaching(country: str) -> bool:
        return bool(extraterritorial_laws(country, at))

    def safe(country: str) -> bool:
        return region_of(country) is not Region.OUTSIDE

    stated = organisation.laws.every(bool)
    named = organisation.jurisdictions.every(lambda countries: any(map(reaching, countries)))
    if stated or named or any(one.seat.every(reaching) for one in sure):
        return ("reached",)
    nowhere = complete and all(one.seat.every(safe) for one in above)
    silent = stated is False or not organisation.laws.claims
    unnamed = named is False or not organisation.jurisdictions.claims
    return ("not_reached",) if nowhere and silent and unnamed else None


def _above(start: str, owners: Mapping[str, Sequence[Owner]], *, sure: bool) -> tuple[str, ...]:
    """Everybody who (surely) controls an organisation, nearest first."""
    if start not in owners:
        return ()
    seen: dict[str, None] = {}
    waiting = [start]
    while waiting:
        for owner in owners.get(waiting.pop(0), ()):
            counts = owner.controls and owner.in_effect if sure else owner.controls is not False
            if counts and owner.ownership.owner not in seen and owner.ownership.owner != start:
                seen[owner.ownership.owner] = None
                waiting.append(owner.ownership.owner)
    return tuple(seen)
