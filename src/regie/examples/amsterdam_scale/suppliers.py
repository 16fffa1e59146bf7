"""About 480 suppliers: the real ones, and invented ones with owners, sub-processors and gaps as in real registers."""

from __future__ import annotations

from dataclasses import dataclass

from regie.examples.amsterdam_scale.dice import CONTRACTS, Dice
from regie.examples.amsterdam_scale.words import FOREIGN_FIRST, FOREIGN_SECOND, SUPPLIER_FIRST, SUPPLIER_SECOND
from regie.examples.real_suppliers import real_suppliers
from regie.landscape import Organisation, Ownership, Record, known
from regie.landscape.vocabulary import OrganisationKind

_COUNT = 480
_SEATS = (("NL", 66.0), ("BE", 4.0), ("DE", 7.0), ("FR", 3.0), ("IE", 5.0), ("US", 10.0), ("GB", 4.0), ("SE", 1.0))
_LEGAL = {"NL": "B.V.", "BE": "NV", "DE": "GmbH", "FR": "SAS", "IE": "Ltd", "US": "Inc.", "GB": "Ltd", "SE": "AB"}
_CLOUDS = ("microsoft-ie", "aws", "google", "hetzner", "ovh")


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
    name = _name(dice, seat, names)
    id_ = f"LEV-{number:04}"
    owned = dice.weighted((("no", 62.0), ("yes", 22.0), ("unknown", 16.0))) if seat != "IE" else "yes"
    owners: tuple[Ownership, ...] = ()
    if owned == "yes":
        owner = dice.pick(holdings[:3] if seat == "IE" else holdings)
        owners = (
            Ownership(
                id=f"{id_} < {owner}",
                organisation=id_,
                owner=owner,
                source=CONTRACTS,
                share=dice.fact(dice.pick((1.0, 1.0, 0.75, 0.6)), 0.1, CONTRACTS),
            ),
        )
    organisation = Organisation(
        id=id_,
        name=name,
        source=CONTRACTS,
        kind=known(OrganisationKind.SUPPLIER, CONTRACTS),
        legal_name=dice.fact(f"{name.strip()} {_LEGAL[seat]}", 0.3, CONTRACTS),
        seat=dice.fact(seat, 0.05, CONTRACTS, other="NL"),
        independent=known(owned == "no", CONTRACTS) if owned != "unknown" else dice.fact(True, 1.0),
        sub_processors=dice.fact(_sub_processors(dice, seat), 0.3, CONTRACTS),
        kvk=dice.fact(f"{int(dice.between(10_000_000, 89_999_999))}", 0.4 if seat == "NL" else 1.0, CONTRACTS),
    )
    return organisation, owners


def _name(dice: Dice, seat: str, names: set[str]) -> str:
    while True:
        home = seat in ("NL", "BE")
        first, second = (SUPPLIER_FIRST, SUPPLIER_SECOND) if home else (FOREIGN_FIRST, FOREIGN_SECOND)
        name = f"{dice.pick(first)}{dice.pick(second)}"
        if name in names:
            name += dice.pick((" Software", " Solutions", " Nederland", " Group", " ICT", " Systems", " Diensten"))
        if name not in names:
            names.add(name)
            return name


def _sub_processors(dice: Dice, seat: str) -> tuple[str, ...]:
    if dice.chance(0.45 if seat == "NL" else 0.25):
        return ()
    return tuple(dict.fromkeys(dice.pick(_CLOUDS) for _ in range(1 + int(dice.chance(0.3)))))
