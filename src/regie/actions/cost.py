"""What does it cost: a plan by year, a budget by cluster, or generic cost charged back by agreed keys."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Literal

from regie.actions.assess import day_of
from regie.actions.files import Paths, open_landscape, paths, refuse_to_overwrite
from regie.analyses.cost import (
    Budget,
    ChargeBack,
    PlanCost,
    ShippedTable,
    budget,
    charge_back,
    plan_cost,
    shipped_nds,
    shipped_phase_1,
    shipped_plan,
)
from regie.landscape import Landscape
from regie.landscape.faults import Fault, InputFaults, Place
from regie.locale import Language, Message
from regie.readers.cost import Charges, CostForm, Key, form_of, read_charges, read_keys, read_plan
from regie.readers.mapping.sheets import Book, open_book
from regie.readers.opening import FileKind, kind_of
from regie.readers.replacing import replacing

SHIPPED = ("deloitte", "nds", "phase-1")
"""Tables of the source documents that come with regie."""
Cost = PlanCost | ChargeBack | Budget | ShippedTable
Basis = Literal["billed", "effective"]
_TABLES = (FileKind.XLSX, FileKind.ODS, FileKind.CSV)


def cost(  # noqa: PLR0913 - each is named and says what to charge by or what to write
    files: Landscape | Paths,
    *,
    keys: str | Path | None = None,
    tag: str = "",
    basis: Basis = "billed",
    at: date | None = None,
    mapping: str | Path | None = None,
    xlsx: str | Path | None = None,
    language: Language = "nl",
    force: bool = False,
) -> Cost:
    """The cost in these files, by what they hold.

    A table of years is a plan in the form of the Deloitte table (or `deloitte`, `nds`, `phase-1`: the shipped ones).
    A FOCUS export or a table of services is charged back by `keys`, and by `tag` where a row carries it; `basis` is
    what was billed or what is effective. Anything else is a landscape: its budget by cluster. Raises InputFaults.
    """
    if xlsx is not None:
        refuse_to_overwrite(Path(xlsx), force)
    found = _found(files, keys, tag, basis, at, mapping)
    if xlsx is not None:
        from regie.reports import cost_xlsx

        with replacing(Path(xlsx)) as draft:
            cost_xlsx(found, draft, language)
    return found


def _found(
    files: Landscape | Paths,
    keys: str | Path | None,
    tag: str,
    basis: Basis,
    at: date | None,
    mapping: str | Path | None,
) -> Cost:
    if isinstance(files, Landscape):
        return budget(files, day_of(files, at))
    given = paths(files)
    shipped = str(given[0]) if len(given) == 1 and not given[0].exists() else ""
    if shipped in SHIPPED:
        return _shipped(shipped)
    books = [] if mapping is not None else [_book(path) for path in given]
    found = _of_books(given, books, keys, tag, basis)
    if found is not None:
        return found
    landscape = open_landscape(given, mapping)
    return budget(landscape, day_of(landscape, at))


def cost_of_tables(
    files: Sequence[Path], *, keys: str | Path | None = None, tag: str = "", basis: Basis = "billed"
) -> PlanCost | ChargeBack:
    """The same of tables of money only. Raises InputFaults, also for files that hold anything else."""
    found = _of_books(files, [_book(path) for path in files], keys, tag, basis)
    if found is None:
        raise InputFaults([_fault(path, "no_table") for path in files])
    return found


def _of_books(
    given: Sequence[Path], books: Sequence[Book | None], keys: str | Path | None, tag: str, basis: Basis
) -> PlanCost | ChargeBack | None:
    """The cost in tables of money; None when these are none."""
    forms = {None if book is None else form_of(book) for book in books} or {None}
    tables = [book for book in books if book is not None]
    if forms <= {CostForm.FOCUS, CostForm.CHARGES}:
        return _charged(tables, keys, tag, basis)
    if keys is not None:
        raise _refused(given[0], "keys_without_charges")
    if CostForm.PLAN not in forms:
        return None
    if len(given) > 1:
        raise _refused(given[1], "one_plan")
    return plan_cost(read_plan(tables[0]))


def _shipped(name: str) -> Cost:
    if name == "deloitte":
        return plan_cost(shipped_plan())
    return shipped_nds() if name == "nds" else shipped_phase_1()


def _book(path: Path) -> Book | None:
    return open_book(path) if kind_of(path) in _TABLES else None


def _charged(books: list[Book], keys: str | Path | None, tag: str, basis: Basis) -> ChargeBack:
    """Charges of all files together, with the faults of all of them and of the keys at once."""
    faults: list[Fault] = []
    read: list[Charges] = []
    agreed: tuple[Key, ...] = ()
    for book in books:
        try:
            read.append(read_charges(book, basis))
        except InputFaults as refused:
            faults.extend(refused.faults)
    if keys is not None:
        try:
            agreed = read_keys(open_book(Path(keys)))
        except InputFaults as refused:
            faults.extend(refused.faults)
    currencies = tuple(sorted({one.currency for one in read}))
    if len(currencies) > 1:
        faults.append(_fault(Path(read[1].source), "currencies", currencies=currencies))
    if faults:
        raise InputFaults(faults)
    together = Charges(
        ", ".join(one.source for one in read),
        currencies[0],
        tuple(charge for one in read for charge in one.charges),
        tuple(fault for one in read for fault in one.faults),
    )
    return charge_back(together, agreed, tag)


def _fault(path: Path, key: str, **values: object) -> Fault:
    return Fault(Place(path.name), Message(f"cost.fault.{key}", **values), Message(f"cost.mend.{key}", **values))


def _refused(path: Path, key: str) -> InputFaults:
    return InputFaults([_fault(path, key)])
