"""About 480 suppliers: the real ones, and invented ones with owners, sub-processors and gaps as in real registers."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from regie.examples.amsterdam_scale.dice import CONTRACTS, DOSSIER, Dice
from regie.examples.amsterdam_scale.naming import supplier_name
from regie.examples.amsterdam_scale.words import FOREIGN_FIRST, FOREIGN_SECOND
from regie.examples.real_suppliers import real_suppliers
from regie.landscape import Organisation, Ownership, Record, known
from regie.landscape.vocabulary import OrganisationKind

_COUNT = 480
_SEATS = (("NL", 66.0), ("BE", 4.0), ("DE", 7.0), ("FR", 3.0), ("IE", 5.0), ("US", 10.0), ("GB", 4.0), ("SE", 1.0))
_LEGAL = {"NL": "B.V.", "BE": "NV", "DE": "GmbH", "FR": "SAS", "IE": "Ltd", "US": "Inc.", "GB": "Ltd", "SE": "AB"}
_CLOUDS = ("microsoft", "aws", "google", "hetzner", "ovhcloud")


@dataclass(frozen=True, slots=True)
class Suppliers:
    """All organisations and owners, and the ids to draw suppliers of applications from."""

    records: tuple[Record, ...]
    invented: tuple[str, ...]


def suppliers(dice: Dice) -> Suppliers:
    """Draw the suppliers of the city."""
    records: list[Record] = list(real_suppliers())
    holdings = [_holding(number, seat) for number, seat in enumerate(("US", "US", "US", "GB", "NL", "NL", "DE", "CA"))]
    records.extend(holdings)
    invented: list[str] = []
    names: set[str] = set()
    while len(invented) < _COUNT - len(real_suppliers()) - len(holdings):
        organisation, owners = _supplier(dice, len(invented) + 1, [holding.id for holding in holdings], names)
        records.extend((organisation, *owners))
        invented.append(organisation.id)
    return Suppliers(tuple(records), tuple(invented))


def _holding(number: int, seat: str) -> Organisation:
    name = f"{FOREIGN_FIRST[number]}{FOREIGN_SECOND[number]} Holding"
    return Organisation(
        id=f"HLD-{number + 1:02}",
        name=name,
        source=CONTRACTS,
        kind=known(OrganisationKind.HOLDING, CONTRACTS),
        seat=known(seat, CONTRACTS),
        independent=known(True, CONTRACTS),
        sub_processors=known((), CONTRACTS),
    )


def _supplier(
    dice: Dice, number: int, holdings: list[str], names: set[str]
) -> tuple[Organisation, tuple[Ownership, ...]]:
    seat = dice.weighted(_SEATS)
    name = supplier_name(dice, seat, names)
    id_ = f"LEV-{number:04}"
    owned = dice.weighted((("no", 62.0), ("yes", 22.0), ("unknown", 16.0))) if seat != "IE" else "yes"
    owners = _owners(dice, id_, seat, holdings) if owned == "yes" else ()
    reached = ("US",) if seat == "US" or (seat == "IE" and dice.chance(0.5)) else ()
    organisation = Organisation(
        id=id_,
        name=name,
        source=CONTRACTS,
        kind=known(OrganisationKind.SUPPLIER, CONTRACTS),
        legal_name=dice.fact(f"{name} {_LEGAL[seat]}", 0.3, CONTRACTS),
        seat=dice.fact(seat, 0.05, CONTRACTS, other="NL"),
        independent=known(owned == "no", CONTRACTS) if owned != "unknown" else dice.fact(True, 1.0),
        sub_processors=dice.fact(_sub_processors(dice, seat), 0.3, DOSSIER),
        jurisdictions=dice.fact(reached, 0.8, DOSSIER),
        laws=dice.fact(("CLOUD Act",) if reached else (), 0.85, DOSSIER),
        staff_locations=dice.fact(_staff(dice, seat), 0.6, DOSSIER, other=("NL", "IN")),
        **_registered(dice, number, seat, name),
    )
    return organisation, owners


def _owners(dice: Dice, id_: str, seat: str, holdings: list[str]) -> tuple[Ownership, ...]:
    """One owner; now and then a take-over that was, or one that is coming."""
    owner = dice.pick(holdings[:3] if seat == "IE" else holdings)
    share = dice.pick((1.0, 1.0, 0.75, 0.6, 0.45))
    year = dice.whole(2008, 2027)
    return (
        Ownership(
            id=f"{id_} < {owner}",
            organisation=id_,
            owner=owner,
            source=CONTRACTS,
            share=dice.fact(share, 0.1, CONTRACTS),
            control=dice.fact(share > 0.5 or dice.chance(0.5), 0.6 if share > 0.5 else 0.2, CONTRACTS),
            since=dice.fact(date(year, 1, 1), 0.4, CONTRACTS),
            until=dice.fact(date(2029, 1, 1), 0.97, CONTRACTS),
        ),
    )


def _registered(dice: Dice, number: int, seat: str, name: str) -> dict[str, Any]:
    """What registers give. The numbers are invented: no LEI begins with INVENTED, no KvK number with 000."""
    return {
        "kvk": dice.fact(f"000{number:05}", 0.4 if seat == "NL" else 1.0, CONTRACTS),
        "lei": dice.fact(f"INVENTED00000000{number:04}", 0.8, CONTRACTS),
        "website": dice.fact(f"https://{name.lower().replace(' ', '-')}.example", 0.35, CONTRACTS),
    }


def _staff(dice: Dice, seat: str) -> tuple[str, ...]:
    return (seat, "IN") if dice.chance(0.2) else (seat,)


def _sub_processors(dice: Dice, seat: str) -> tuple[str, ...]:
    if dice.chance(0.45 if seat == "NL" else 0.25):
        return ()
    return tuple(dict.fromkeys(dice.pick(_CLOUDS) for _ in range(1 + int(dice.chance(0.3)))))
