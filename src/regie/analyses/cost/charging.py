"""Generic cost charged back to departments by agreed keys, to the cent.

A charge with a tag that names a department goes there whole. The rest of a service is shared by its key, else by the
key for all others; without a key it stays, and is said. Rows are added up exactly; only then is rounded, once for the
whole and in it by largest remainder, so that everything still adds up to the invoice.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import ROUND_HALF_EVEN, Decimal
from fractions import Fraction

from regie.analyses.cost.dividing import divide, rounded
from regie.landscape.faults import Fault
from regie.readers.cost import Charge, Charges, Key

_OTHERS = "*"
_Pot = tuple[str, str, str, str]


@dataclass(frozen=True, slots=True)
class Share:
    """What one department pays of one service in one month, in cents. `by` says why: `tag`, `key`, `others`, or `none`
    when it could not be charged (`department` is then empty). `weight` of `whole` is its part of the key."""

    month: str
    service: str
    provider: str
    department: str
    cents: int
    by: str
    key: str = ""
    weight: Decimal | None = None
    whole: Decimal | None = None


@dataclass(frozen=True, slots=True)
class ChargeBack:
    """Everything that was charged, by department. `cents` is the rounded sum of all rows; `exact` before rounding."""

    source: str
    currency: str
    exact: Decimal
    cents: int
    shares: tuple[Share, ...]
    unused_keys: tuple[str, ...]
    warnings: tuple[Fault, ...] = ()

    @property
    def departments(self) -> Mapping[str, int]:
        """Cents by department, the largest first; what could not be charged under the empty name, last."""
        found: dict[str, int] = {}
        for share in self.shares:
            found[share.department] = found.get(share.department, 0) + share.cents
        return dict(sorted(found.items(), key=lambda item: (not item[0], -item[1], item[0])))

    @property
    def services(self) -> Mapping[str, int]:
        """Cents by service, the largest first."""
        found: dict[str, int] = {}
        for share in self.shares:
            found[share.service] = found.get(share.service, 0) + share.cents
        return dict(sorted(found.items(), key=lambda item: (-item[1], item[0])))


def charge_back(charges: Charges, keys: Sequence[Key], tag: str = "") -> ChargeBack:
    """Share all charges; with `tag` the name of the tag that names a department."""
    pots = _pots(charges.charges, tag)
    exact = sum((charge.amount for charge in charges.charges), Decimal(0))
    total = int((exact * 100).quantize(Decimal(1), ROUND_HALF_EVEN))
    cents = rounded([Fraction(amount) * 100 for amount in pots.values()], total)
    by_service = {key.service: key for key in keys}
    shares = [
        share for pot, part in zip(pots, cents, strict=True) for share in _shared(pot, part, by_service) if share.cents
    ]
    used = {pot[1] for pot in pots}
    unused = tuple(key.service for key in keys if key.service not in used and key.service != _OTHERS)
    return ChargeBack(charges.source, charges.currency, exact, total, tuple(shares), unused, charges.faults)


def _pots(charges: Iterable[Charge], tag: str) -> dict[_Pot, Decimal]:
    """Exact sums by month, service, provider and the department a tag names; in order."""
    found: dict[_Pot, Decimal] = {}
    for charge in charges:
        tagged = dict(charge.tags).get(tag, "").strip() if tag else ""
        pot = (charge.month, charge.service, charge.provider, tagged)
        found[pot] = found.get(pot, Decimal(0)) + charge.amount
    return dict(sorted(found.items()))


def _shared(pot: _Pot, cents: int, keys: Mapping[str, Key]) -> Iterable[Share]:
    month, service, provider, tagged = pot
    if tagged:
        return [Share(month, service, provider, tagged, cents, "tag")]
    key = keys.get(service) or keys.get(_OTHERS)
    if key is None:
        return [Share(month, service, provider, "", cents, "none")]
    weights = [weight for _, weight in key.weights]
    by = "key" if service in keys else "others"
    whole = sum(weights, Decimal(0))
    return [
        Share(month, service, provider, department, part, by, key.name, weight, whole)
        for (department, weight), part in zip(key.weights, divide(cents, weights), strict=True)
    ]
