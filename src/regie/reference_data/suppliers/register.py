"""The register as values: per supplier its facts, each with the document that says so.

A fact without a document does not stand here as a fact: it stands under `to_verify`, which nothing uses.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cache
from importlib import resources
from types import MappingProxyType
from typing import Any

FACTS = ("legal_name", "seat", "jurisdictions", "independent", "lei", "kvk", "website")
"""The facts a supplier can have, by the name of the landscape's field."""

_SOURCES = "sources"


@dataclass(frozen=True, slots=True)
class Citation:
    """A public document. `address` is empty when none is known; `dated` is the day it speaks of (None: it does not
    say), `seen` the day it was read."""

    id: str
    title: str
    address: str
    dated: date | None
    seen: date

    @property
    def words(self) -> str:
        """Title and address."""
        return f"{self.title}, {self.address}" if self.address else self.title

    @property
    def as_of(self) -> date:
        """The day its facts are known to have held: the day it speaks of, else the day it was read."""
        return self.dated or self.seen


@dataclass(frozen=True, slots=True)
class Cited:
    """One value and the document that says so."""

    value: str
    citation: Citation


@dataclass(frozen=True, slots=True)
class Owner:
    """Who owns (a share of) a supplier, from and until a day; None where the document does not say.

    `share` runs from 0 to 1. `controls` is True when the document says parent, subsidiary or majority.
    """

    owner: str
    citation: Citation
    share: float | None = None
    controls: bool | None = None
    since: date | None = None
    until: date | None = None


@dataclass(frozen=True, slots=True)
class Supplier:
    """One organisation. `aliases` and `products` are words people use for it in lists: means to find it, not facts.

    `facts` holds every claim by field; `sub_processors` ids of this register, `all_sub_processors` the document
    that calls them the whole list (None: there may be more). `to_verify` holds what no document was found for.
    """

    id: str
    name: str
    sector: str
    aliases: tuple[str, ...] = ()
    products: tuple[str, ...] = ()
    facts: Mapping[str, tuple[Cited, ...]] = field(default_factory=lambda: MappingProxyType({}))
    owners: tuple[Owner, ...] = ()
    sub_processors: tuple[Cited, ...] = ()
    all_sub_processors: Citation | None = None
    to_verify: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))

    def value(self, name: str) -> str | None:
        """The value of a fact on which all documents agree, else None."""
        values = {cited.value for cited in self.facts.get(name, ())}
        return values.pop() if len(values) == 1 else None


@dataclass(frozen=True, slots=True)
class Register:
    """All suppliers by id, in the order of the files, and all documents by id."""

    suppliers: Mapping[str, Supplier]
    citations: Mapping[str, Citation]

    def count(self) -> Mapping[str, int]:
        """How many facts of each kind have a source, and how many wait for one (`to_verify`)."""
        found: Counter[str] = Counter()
        for supplier in self.suppliers.values():
            found.update({field: len(claims) for field, claims in supplier.facts.items()})
            found["owners"] += len(supplier.owners)
            found["sub_processors"] += len(supplier.sub_processors)
            found["to_verify"] += len(supplier.to_verify)
        return MappingProxyType({name: found[name] for name in (*FACTS, "owners", "sub_processors", "to_verify")})


@cache
def register() -> Register:
    """The shipped register, read once a run. Raises ValueError when the files do not fit together."""
    import yaml

    loader = getattr(yaml, "CBaseLoader", yaml.BaseLoader)
    files = sorted(
        (file for file in resources.files(__package__).iterdir() if file.name.endswith(".yaml")),
        key=lambda file: file.name,
    )
    data = {
        file.name[:-5]: yaml.load(file.read_text(encoding="utf-8"), Loader=loader)  # noqa: S506 - makes strings only
        for file in files
    }
    citations = {id_: _citation(id_, raw) for id_, raw in data.pop(_SOURCES).items()}
    suppliers: dict[str, Supplier] = {}
    for sector, rows in data.items():
        for raw in rows:
            supplier = _supplier(raw, sector, citations)
            if supplier.id in suppliers:
                raise ValueError(f"two suppliers have the id {supplier.id!r}")
            suppliers[supplier.id] = supplier
    _check_references(suppliers)
    return Register(MappingProxyType(suppliers), MappingProxyType(citations))


def _citation(id_: str, raw: Mapping[str, str]) -> Citation:
    return Citation(id_, raw["title"], raw.get("address", ""), _day(raw.get("date")), date.fromisoformat(raw["seen"]))


def _supplier(raw: dict[str, Any], sector: str, citations: Mapping[str, Citation]) -> Supplier:
    unknown = raw.keys() - {*FACTS, *_OTHER}
    if unknown:
        raise ValueError(f"{raw.get('id')}: unknown fields {sorted(unknown)}")
    whole = raw.get("all_sub_processors")
    return Supplier(
        id=raw["id"],
        name=raw["name"],
        sector=sector,
        aliases=tuple(raw.get("aliases", ())),
        products=tuple(raw.get("products", ())),
        facts=MappingProxyType({field: _cited(raw[field], citations) for field in FACTS if field in raw}),
        owners=tuple(_owner(one, citations) for one in raw.get("owners", ())),
        sub_processors=_cited(raw.get("sub_processors", {}), citations),
        all_sub_processors=citations[whole] if whole else None,
        to_verify=MappingProxyType(raw.get("to_verify", {})),
    )


_OTHER = (
    "id",
    "name",
    "aliases",
    "products",
    "owners",
    "sub_processors",
    "all_sub_processors",
    "to_verify",
)


def _cited(raw: Mapping[str, str], citations: Mapping[str, Citation]) -> tuple[Cited, ...]:
    return tuple(Cited(value, citations[citation]) for value, citation in raw.items())


def _owner(raw: Mapping[str, str], citations: Mapping[str, Citation]) -> Owner:
    return Owner(
        owner=raw["owner"],
        citation=citations[raw["source"]],
        share=float(raw["share"]) if "share" in raw else None,
        controls={"yes": True, "no": False}[raw["controls"]] if "controls" in raw else None,
        since=_day(raw.get("since")),
        until=_day(raw.get("until")),
    )


def _day(raw: str | None) -> date | None:
    return date.fromisoformat(raw) if raw else None


def _check_references(suppliers: Mapping[str, Supplier]) -> None:
    for supplier in suppliers.values():
        referred = {owner.owner for owner in supplier.owners} | {one.value for one in supplier.sub_processors}
        if missing := referred - suppliers.keys():
            raise ValueError(f"{supplier.id}: not in the register: {sorted(missing)}")
