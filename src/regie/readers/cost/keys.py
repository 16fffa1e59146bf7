"""Keys to charge services by: per service (or for all others) departments with a weight."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from regie.landscape import Field, Kind
from regie.landscape.faults import Fault, InputFaults, Place, Severity
from regie.locale import Message
from regie.readers.cost.columns import find_table, text
from regie.readers.mapping.sheets import Book
from regie.readers.records.values import UnfitValueError, parse
from regie.reference_data.cost_headings import headings

OTHERS = "*"
"""The service of a key that holds for every service without a key of its own."""
_WEIGHT = Field("weight", Kind.NUMBER, minimum=0)


@dataclass(frozen=True, slots=True)
class Key:
    """How the cost of one service is shared: departments with weights of any unit. `name` says what was agreed."""

    service: str
    name: str
    weights: tuple[tuple[str, Decimal], ...]


def read_keys(book: Book) -> tuple[Key, ...]:
    """The keys, in the order of the table. Raises InputFaults with every fault."""
    found = find_table(book, headings("keys"), ["service", "department", "weight"])
    if found is None:
        raise InputFaults([Fault(Place(book.file), Message("cost.fault.no_keys"), Message("cost.mend.no_keys"))])
    faults = list(book.faults)
    weights: dict[str, dict[str, Decimal]] = {}
    names: dict[str, str] = {}
    rows: dict[str, int] = {}
    unfit_in: set[str] = set()
    for row, cells in found.cells():
        service, department = text(cells["service"]) or OTHERS, text(cells["department"])
        held = weights.setdefault(service, {})
        rows.setdefault(service, row)
        names.setdefault(service, text(cells.get("key", "")))
        if not department:
            faults.append(found.fault(row, "department", "empty_cell"))
        if department in held:
            faults.append(found.fault(row, "department", "key_twice", service=service, department=department))
        held[department] = Decimal(0)
        try:
            said = cells["weight"]
            percent = isinstance(said, str) and said.strip().endswith("%")
            figure = said.strip()[:-1] if isinstance(said, str) and percent else said
            held[department] = Decimal(str(parse(_WEIGHT, figure)))
        except UnfitValueError as unfit:
            unfit_in.add(service)
            faults.append(Fault(found.fault(row, "weight", "empty_cell").place, unfit.what, unfit.mend))
    for service, held in weights.items():
        if not sum(held.values()) and service not in unfit_in:
            faults.append(found.fault(rows[service], "weight", "no_weight", service=service))
    if any(fault.severity is Severity.ERROR for fault in faults):
        raise InputFaults(faults)
    return tuple(Key(service, names[service], tuple(held.items())) for service, held in weights.items())
