"""A register of information as DORA asks for: a table per template, with the columns of the templates.

Source: Commission Implementing Regulation (EU) 2024/2956, annexes I to III: template and column codes, `S17` to `S19`
for cloud services, `<country>_CRN` for a number of a trade register. Values are the words of the regulation ("Yes",
ISO codes), not the codes of the reporting taxonomy.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

from regie.landscape import (
    Application,
    Contract,
    Dataset,
    Evidence,
    Landscape,
    LinkKind,
    Organisation,
    Process,
    controls,
    links,
)
from regie.landscape.vocabulary import EvidenceKind, ServiceModel
from regie.readers.exports.remainder import count_remainder
from regie.readers.exports.tables import Table, known_or_empty
from regie.readers.losses import Losses

TEMPLATES = {
    "B_01.01": 6,
    "B_01.02": 11,
    "B_01.03": 4,
    "B_02.01": 5,
    "B_02.02": 18,
    "B_02.03": 2,
    "B_03.01": 2,
    "B_03.02": 3,
    "B_03.03": 2,
    "B_04.01": 4,
    "B_05.01": 12,
    "B_05.02": 7,
    "B_06.01": 10,
    "B_07.01": 12,
}
"""How many columns each template has, counted c0010, c0020 and so on. B_99.01, the register's own definitions, is not
written."""

SERVICES = {ServiceModel.IAAS: "S17", ServiceModel.PAAS: "S18", ServiceModel.SAAS: "S19"}
YES_NO = {True: "Yes", False: "No"}
OWN_CODE = "regie"
"""The type of code for an organisation without LEI or trade register number: its id in the landscape. A supervisor does
not accept it; within the register it keeps rows together."""

_HELD: dict[str, frozenset[str]] = {
    "application": frozenset({"service_model", "locations"}),
    "process": frozenset({"critical", "applications"}),
    "dataset": frozenset({"stored_in"}),
    "organisation": frozenset({"kind", "legal_name", "seat", "lei", "kvk", "sub_processors", "independent"}),
    "ownership": frozenset({"share", "control", "since", "until"}),
    "contract": frozenset({"municipality", "supplier", "covers", "start", "end", "yearly_cost"}),
    "evidence": frozenset({"dated"}),
}


def as_register(landscape: Landscape, losses: Losses) -> tuple[Table, ...]:
    """All templates, also those without rows."""
    register = _Register(landscape)
    register.fill()
    losses.say("organisation", "lei", "no_code", len(register.without_code))
    losses.say("organisation", "lei", "no_lei", register.without_lei)
    count_remainder(landscape, _HELD, losses)
    return tuple(register.tables.values())


class _Register:
    def __init__(self, landscape: Landscape) -> None:
        self._landscape, self._at = landscape, landscape.as_of or date.max
        self.tables = {
            name: Table(name, tuple(f"c{10 * number:04}" for number in range(1, columns + 1)))
            for name, columns in TEMPLATES.items()
        }
        self.without_code: set[str] = set()
        self.without_lei = 0
        self._contracts = landscape.all(Contract)
        self._used_by: dict[str, list[str]] = {}
        for process in landscape.all(Process):
            for application in process.applications.value_or(()):
                self._used_by.setdefault(application, []).append(process.id)
        self._storing = {one for dataset in landscape.all(Dataset) for one in dataset.stored_in.value_or(())}
        self._subcontractors: dict[str, list[str]] = {}
        for link in links(landscape, self._at):
            if link.kind is LinkKind.SUB_PROCESSOR and link.sure:
                self._subcontractors.setdefault(link.dependant, []).append(link.provider)

    def fill(self) -> None:
        """Every row."""
        for municipality in self._landscape.municipalities:
            lei, country = known_or_empty(municipality.lei), known_or_empty(municipality.seat)
            self.without_lei += lei is None
            self._add("B_01.01", lei, municipality.name, country, None, None, self._landscape.as_of)
            self._add("B_01.02", lei, municipality.name, country)
        for contract in self._contracts:
            self._contract(contract)
        for organisation in self._providers():
            self._provider(organisation)
        for process in self._landscape.all(Process):
            critical = YES_NO.get(process.critical.value) if process.critical.known else None
            self._add("B_06.01", process.id, None, process.name, self._user(process), critical)

    def _add(self, template: str, *cells: object) -> None:
        table = self.tables[template]
        table.add(dict(zip(table.columns, cells, strict=False)))

    def _code(self, id_: str | None) -> tuple[str | None, str | None]:
        """An organisation's code and the type of it: LEI, else its number in the Dutch trade register."""
        organisation = self._landscape.get(id_) if id_ else None
        if not isinstance(organisation, Organisation):
            return None, None
        if organisation.lei.known:
            return organisation.lei.value, "LEI"
        if organisation.kvk.known:
            return organisation.kvk.value, "NL_CRN"
        self.without_code.add(organisation.id)
        return organisation.id, OWN_CODE

    def _user(self, record: Contract | Process) -> str | None:
        """The LEI of the municipality it belongs to; in a landscape of one municipality everything is its."""
        own = {one.id: one for one in self._landscape.municipalities}
        found = own.get(record.municipality.value_or("")) or (next(iter(own.values())) if len(own) == 1 else None)
        return known_or_empty(found.lei) if found else None

    def _contract(self, contract: Contract) -> None:
        cost = known_or_empty(contract.yearly_cost)
        self._add("B_02.01", contract.id, None, None, "EUR" if cost is not None else None, cost)
        user = self._user(contract)
        supplier = contract.supplier.value_or(None) or None
        code, type_ = self._code(supplier)
        if user:
            self._add("B_03.01", contract.id, user)
            self._add("B_04.01", contract.id, user, "not a branch")
        if code:
            self._add("B_03.02", contract.id, code, type_)
        for covered in contract.covers.value_or(()) or (None,):
            self._covered(contract, covered, user, (code, type_))
        self._chain(contract, supplier)
        self._assessment(contract, (code, type_))

    def _covered(
        self, contract: Contract, covered: str | None, user: str | None, provider: tuple[str | None, str | None]
    ) -> None:
        application = self._landscape.get(covered) if covered else None
        locations = application.locations.value_or(()) if isinstance(application, Application) else ()
        for function in self._used_by.get(covered or "", [None]):
            start, end = known_or_empty(contract.start), known_or_empty(contract.end)
            begin = (contract.id, user, *provider, function, self._service(application), start, end)
            stores = "Yes" if covered in self._storing else None
            place = locations[0] if stores and len(locations) == 1 else None
            self._add("B_02.02", *begin, None, None, None, None, None, stores, place)

    def _service(self, covered: Any) -> str | None:
        model = covered.service_model.value_or(None) if isinstance(covered, Application) else None
        return SERVICES.get(model) if model else None

    def _services(self, contract: Contract) -> list[str | None]:
        """The kinds of service under a contract, once each; nothing known is one unknown kind."""
        found = (self._service(self._landscape.get(one)) for one in contract.covers.value_or(()))
        return list(dict.fromkeys(one for one in found if one)) or [None]

    def _chain(self, contract: Contract, supplier: str | None) -> None:
        """The direct supplier has rank 1, whom it passes work on to rank 2, and so on; each organisation once."""
        if supplier is None:
            return
        for service in self._services(contract):
            for rank, provider, recipient in self._ranks(supplier):
                to = self._code(recipient)
                self._add("B_05.02", contract.id, service, *self._code(provider), rank, *to)

    def _ranks(self, supplier: str) -> Iterator[tuple[int, str, str | None]]:
        seen, rank = {supplier}, 1
        level: list[tuple[str, str | None]] = [(supplier, None)]
        while level:
            for provider, recipient in level:
                yield rank, provider, recipient
            below: list[tuple[str, str | None]] = []
            for provider, _ in level:
                for next_one in self._subcontractors.get(provider, ()):
                    if next_one not in seen:
                        seen.add(next_one)
                        below.append((next_one, provider))
            level, rank = below, rank + 1

    def _providers(self) -> list[Organisation]:
        """The suppliers of contracts and everybody they pass work on to, in the order of the landscape."""
        suppliers = dict.fromkeys(one for contract in self._contracts if (one := contract.supplier.value_or("")))
        named = {provider for supplier in suppliers for _, provider, _ in self._ranks(supplier)}
        return [one for one in self._landscape.all(Organisation) if one.id in named]

    def _provider(self, organisation: Organisation) -> None:
        costs = [one.yearly_cost for one in self._contracts if one.supplier.value_or(None) == organisation.id]
        total = sum(cost.value for cost in costs) if costs and all(cost.known for cost in costs) else None
        ultimate = controls(self._landscape, self._at)[organisation.id].ultimate
        parent = self._code(ultimate) if ultimate and ultimate != organisation.id else (None, None)
        kvk = known_or_empty(organisation.kvk) if organisation.lei.known else None
        self._add(
            "B_05.01",
            *self._code(organisation.id),
            kvk,
            "NL_CRN" if kvk else None,
            known_or_empty(organisation.legal_name),
            organisation.name,
            None,
            known_or_empty(organisation.seat),
            "EUR" if total is not None else None,
            total,
            *parent,
        )

    def _assessment(self, contract: Contract, provider: tuple[str | None, str | None]) -> None:
        """What evidence says about the contract, what it covers, and its supplier; no evidence is not "No"."""
        about = {contract.id, *contract.covers.value_or(()), contract.supplier.value_or("")}
        found = [one for one in self._landscape.all(Evidence) if one.about in about]
        audits = [one.dated.value for one in found if one.kind is EvidenceKind.AUDIT_REPORT and one.dated.known]
        plan = "Yes" if any(one.kind is EvidenceKind.EXIT_PLAN for one in found) else None
        for service in self._services(contract):
            latest = max(audits, default=None)
            self._add("B_07.01", contract.id, *provider, service, None, None, latest, plan)
