"""Whom to ask: the owner of the thing, else its cluster; for suppliers who manages the contract."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from enum import Enum
from functools import cached_property

from regie.landscape import (
    Contract,
    Deviation,
    Evidence,
    Fact,
    FactRef,
    Landscape,
    Organisation,
    Ownership,
    Platform,
    Record,
)


class OwnerKind(Enum):
    """In what capacity somebody is asked."""

    OWNER = "owner"
    CLUSTER = "cluster"
    CONTRACT_OWNER = "contract_owner"
    SUPPLIER_MANAGER = "supplier_manager"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True, order=True)
class Owner:
    """A role, never a person; `name` is as the landscape has it, empty when the kind (of `OwnerKind`) says it all."""

    kind: str
    name: str = ""


UNKNOWN_OWNER = Owner(OwnerKind.UNKNOWN.value)
SUPPLIER_MANAGER = Owner(OwnerKind.SUPPLIER_MANAGER.value)


class Owners:
    """Who owns what in a landscape."""

    def __init__(self, landscape: Landscape) -> None:
        self._landscape = landscape

    def of(self, ref: FactRef) -> Owner:
        """Whom to ask about a fact. What nobody is known to own is a group of its own."""
        return self._of(self._landscape[ref.id])

    def _of(self, record: Record) -> Owner:
        match record:
            case Ownership():
                return self._of_supplier(record.organisation)
            case Organisation():
                return self._of_supplier(record.id)
            case Evidence():
                return self._of(self._landscape[record.about])
            case Deviation():
                return self._of(self._landscape[record.application])
            case Platform():
                return self._covering(record.id) or self._suppliers(record)
        return _named(record, "owner", OwnerKind.OWNER) or _named(record, "cluster", OwnerKind.CLUSTER) or UNKNOWN_OWNER

    def _suppliers(self, platform: Platform) -> Owner:
        suppliers = platform.suppliers.value_or(())
        return self._of_supplier(suppliers[0]) if suppliers else UNKNOWN_OWNER

    def _of_supplier(self, organisation: str) -> Owner:
        """The owner of its contracts when there is one; with several, or none, the manager of suppliers."""
        return _only(self._by_supplier.get(organisation, ())) or SUPPLIER_MANAGER

    def _covering(self, id_: str) -> Owner | None:
        return _only(self._by_covered.get(id_, ()))

    @cached_property
    def _by_supplier(self) -> Mapping[str, list[Owner]]:
        return self._grouped(lambda contract: (contract.supplier.value,) if contract.supplier.known else ())

    @cached_property
    def _by_covered(self) -> Mapping[str, list[Owner]]:
        return self._grouped(lambda contract: contract.covers.value_or(()))

    def _grouped(self, keys: Callable[[Contract], tuple[str, ...]]) -> Mapping[str, list[Owner]]:
        found: dict[str, list[Owner]] = {}
        for contract in self._landscape.all(Contract):
            owner = _named(contract, "owner", OwnerKind.CONTRACT_OWNER)
            for key in keys(contract) if owner else ():
                found.setdefault(key, []).append(owner or UNKNOWN_OWNER)
        return found


def _only(owners: Iterable[Owner]) -> Owner | None:
    distinct = set(owners)
    return distinct.pop() if len(distinct) == 1 else None


def _named(record: Record, field: str, kind: OwnerKind) -> Owner | None:
    fact: Fact[str] | None = getattr(record, field, None)
    return Owner(kind.value, fact.value) if fact is not None and fact.known and fact.value else None
