"""The rows of a FOCUS export. It has one for each thing and hour, so rows that say the same but for the amount are
judged once, and added up while they are read."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from decimal import Decimal, InvalidOperation
from operator import itemgetter

from regie.landscape.faults import Fault
from regie.readers.cost.charge import Charge
from regie.readers.cost.columns import Found, text
from regie.reference_data.cost_headings import focus_column, focus_providers

_ASKED = ("currency", "begins", "service", "provider")


def focus_charges(found: Found, faults: list[Fault]) -> tuple[tuple[Charge, ...], dict[str, int]]:
    """What was charged, in the order in which it first comes up, and the row in which each currency does. Adds every
    fault of every row to `faults`; a row that has any is in no sum."""
    for name in _ASKED:
        if name not in found.at:
            column = focus_providers()[-1] if name == "provider" else focus_column(name)
            faults.append(found.fault(found.row, "", "focus_column", name=column))
    cost = found.at["cost"]
    known = _Known(found)
    alike: dict[object, int] = {}
    places: dict[Charge, int] = {}
    sums: list[Decimal] = []
    currencies: dict[str, int] = {}
    for row, cells in found.filled():
        amount, place = _amount(cells[cost]), alike.get(known.of(cells))
        if amount is None or place is None:
            named = {name: cells[at] for name, at in found.at.items()}
            before = len(faults)
            charge = _charge(found, row, named, faults)
            if currency := text(named.get("currency", "")):
                currencies.setdefault(currency, row)
            if amount is None or len(faults) > before:
                continue
            known.learn(cells, charge)
            place = alike[known.of(cells)] = places.setdefault(charge, len(sums))
            if place == len(sums):
                sums.append(Decimal(0))
        sums[place] += amount
    return tuple(replace(charge, amount=sums[place]) for charge, place in places.items()), currencies


class _Known:
    """What cells were found to say, so that a moment and a set of tags are read once and not in every row."""

    def __init__(self, found: Found) -> None:
        self._begins, self._tags = found.at.get("begins"), found.at.get("tags")
        self._rest = itemgetter(*(found.at.get(name, found.at["cost"]) for name in ("currency", "service", "provider")))
        self._months: dict[object, str] = {}
        self._tagged: dict[object, tuple[tuple[str, str], ...]] = {}

    def of(self, cells: Sequence[object]) -> object:
        """What a row says besides the amount: rows of which this is the same are of one charge."""
        month = "" if self._begins is None else self._months.get(cells[self._begins])
        tags = () if self._tags is None else self._tagged.get(cells[self._tags])
        return self._rest(cells), month, tags

    def learn(self, cells: Sequence[object], charge: Charge) -> None:
        """Remember the cells of a row without faults."""
        if self._begins is not None:
            self._months[cells[self._begins]] = charge.month
        if self._tags is not None:
            self._tagged[cells[self._tags]] = charge.tags


def _amount(cell: object) -> Decimal | None:
    """FOCUS writes decimals with a point; None for what is no finite number."""
    try:
        value = Decimal(text(cell))
    except InvalidOperation:
        return None
    return value if value.is_finite() else None


def _charge(found: Found, row: int, cells: Mapping[str, object], faults: list[Fault]) -> Charge:
    """One row, apart from its amount. FOCUS writes moments in ISO 8601, in UTC."""
    month = ""
    if _amount(cells["cost"]) is None:
        faults.append(found.fault(row, "cost", "focus_number", value=text(cells["cost"])))
    if "begins" in cells:
        try:
            month = datetime.fromisoformat(text(cells["begins"])).strftime("%Y-%m")
        except ValueError:
            faults.append(found.fault(row, "begins", "focus_moment", value=text(cells["begins"])))
    bare = (name for name in ("service", "currency") if name in cells and not text(cells[name]))
    faults.extend(found.fault(row, name, "empty_cell") for name in bare)
    tags = _tags(found, row, cells.get("tags", ""), faults)
    return Charge(text(cells.get("service", "")), text(cells.get("provider", "")), month, Decimal(0), tags)


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
