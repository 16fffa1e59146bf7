"""Charges for services: a FOCUS export, or a table with a service and an amount."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal, InvalidOperation

from regie.landscape.faults import Fault, InputFaults, Place, Severity
from regie.locale import Message
from regie.readers.cost.columns import Found, find_table, text
from regie.readers.cost.money import amount
from regie.readers.mapping.sheets import Book
from regie.readers.records.values import UnfitValueError
from regie.reference_data.cost_headings import focus_column, focus_cost_column, focus_providers, headings

_EURO = "EUR"


@dataclass(frozen=True, slots=True)
class Charge:
    """What was charged: for which service, by whom, in which month (`2026-01`, empty when not said), and its tags."""

    service: str
    provider: str
    month: str
    amount: Decimal
    tags: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Charges:
    """All charges of a file, in one currency (ISO 4217)."""

    source: str
    currency: str
    charges: tuple[Charge, ...]
    faults: tuple[Fault, ...] = ()


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
    if focus:
        for name in ("currency", "begins", "service", "provider"):
            if name not in found.at:
                column = focus_providers()[-1] if name == "provider" else focus_column(name)
                faults.append(found.fault(found.row, "", "focus_column", name=column))
    charges: list[Charge] = []
    currencies: dict[str, int] = {}
    for row, cells in found.cells():
        charge = _focus_charge(found, row, cells, faults) if focus else _own_charge(found, row, cells, faults)
        charges.append(charge)
        currency = text(cells.get("currency", "")) if focus else _EURO
        if currency:
            currencies.setdefault(currency, row)
    if len(currencies) > 1:
        row = list(currencies.values())[1]
        faults.append(found.fault(row, "currency", "currencies", currencies=tuple(sorted(currencies))))
    if not charges:
        faults.append(found.fault(found.row, "", "no_rows"))
    if any(fault.severity is Severity.ERROR for fault in faults):
        raise InputFaults(faults)
    return Charges(book.file, next(iter(currencies), _EURO), tuple(charges), tuple(faults))


def _focus_charge(found: Found, row: int, cells: Mapping[str, object], faults: list[Fault]) -> Charge:
    """FOCUS writes decimals with a point and moments in ISO 8601, in UTC."""
    value, month = Decimal(0), ""
    try:
        value = Decimal(text(cells["cost"]))
        if not value.is_finite():
            raise InvalidOperation
    except InvalidOperation:
        value = Decimal(0)
        faults.append(found.fault(row, "cost", "focus_number", value=text(cells["cost"])))
    if "begins" in cells:
        try:
            month = datetime.fromisoformat(text(cells["begins"])).strftime("%Y-%m")
        except ValueError:
            faults.append(found.fault(row, "begins", "focus_moment", value=text(cells["begins"])))
    bare = (name for name in ("service", "currency") if name in cells and not text(cells[name]))
    faults.extend(found.fault(row, name, "empty_cell") for name in bare)
    tags = _tags(found, row, cells.get("tags", ""), faults)
    return Charge(text(cells.get("service", "")), text(cells.get("provider", "")), month, value, tags)


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


def _tags(found: Found, row: int, cell: object, faults: list[Fault]) -> tuple[tuple[str, str], ...]:
    """Tags are a JSON object of names and values."""
    said = text(cell)
    if not said:
        return ()
    try:
        held = json.loads(said)
    except (ValueError, RecursionError):
        held = None
    if not isinstance(held, dict):
        faults.append(found.fault(row, "tags", "focus_tags"))
        return ()
    return tuple((str(name), str(value)) for name, value in held.items() if value is not None)
