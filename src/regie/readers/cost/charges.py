"""Charges for services: a FOCUS export, or a table with a service and an amount."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from decimal import Decimal

from regie.landscape.faults import Fault, InputFaults, Place, Severity
from regie.locale import Message
from regie.readers.cost.charge import Charge, Charges
from regie.readers.cost.columns import Found, find_table, text
from regie.readers.cost.focus import focus_charges
from regie.readers.cost.money import amount
from regie.readers.mapping.sheets import Book
from regie.readers.records.values import UnfitValueError
from regie.reference_data.cost_headings import focus_column, focus_cost_column, focus_providers, headings

_EURO = "EUR"


def focus_table(book: Book, basis: str = "billed") -> Found | None:
    """The FOCUS rows in a book, when it has them."""
    need: dict[str, tuple[str, ...]] = {"cost": (focus_cost_column(basis),)}
    for name in ("currency", "begins", "service", "tags"):
        need[name] = (focus_column(name),)
    need["provider"] = focus_providers()
    return find_table(book, need, ["cost"])


def own_table(book: Book) -> Found | None:
    """The rows of our own form, when it has them."""
    return find_table(book, headings("charges"), ["service", "amount"])


def read_charges(book: Book, basis: str = "billed") -> Charges:
    """The charges, by what was `billed` or by what is `effective` in the period. Raises InputFaults with every fault.

    Currencies are not converted: a file with two is refused.
    """
    found = focus_table(book, basis)
    if found is not None:
        return _read(book, found, focus=True)
    own = own_table(book)
    if own is None:
        raise InputFaults([Fault(Place(book.file), Message("cost.fault.no_charges"), Message("cost.mend.no_charges"))])
    return _read(book, own, focus=False)


def _read(book: Book, found: Found, *, focus: bool) -> Charges:
    faults = list(book.faults)
    charges, currencies = focus_charges(found, faults) if focus else (_own_charges(found, faults), {})
    if len(currencies) > 1:
        row = list(currencies.values())[1]
        faults.append(found.fault(row, "currency", "currencies", currencies=tuple(sorted(currencies))))
    if next(found.filled(), None) is None:
        faults.append(found.fault(found.row, "", "no_rows"))
    if any(fault.severity is Severity.ERROR for fault in faults):
        raise InputFaults(faults)
    return Charges(book.file, next(iter(currencies), _EURO), charges, tuple(faults))


def _own_charges(found: Found, faults: list[Fault]) -> tuple[Charge, ...]:
    return tuple(_own_charge(found, row, cells, faults) for row, cells in found.cells())


def _own_charge(found: Found, row: int, cells: Mapping[str, object], faults: list[Fault]) -> Charge:
    value = Decimal(0)
    try:
        value = amount(cells["amount"], negative=True)
    except UnfitValueError as unfit:
        faults.append(Fault(found.fault(row, "amount", "empty_cell").place, unfit.what, unfit.mend))
    if not text(cells["service"]):
        faults.append(found.fault(row, "service", "empty_cell"))
    month = cells.get("month", "")
    said = month.strftime("%Y-%m") if isinstance(month, datetime) else text(month)
    return Charge(text(cells["service"]), text(cells.get("provider", "")), said, value)
