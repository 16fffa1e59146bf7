"""Workbooks that describe what data can be, not what a municipality has: told by their sheets, and refused by name."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from regie.landscape.faults import Fault, Place
from regie.locale import Message
from regie.reference_data.files import data


def as_data_model(file: str, titles: Sequence[str], rows: Callable[[str], int]) -> Fault | None:
    """The fault to give when a workbook is a known data model; None when it is not. `rows` counts those of a sheet,
    headings included."""
    for model in data("data_models")["models"]:
        if set(model["sheets"]) <= set(titles):
            counts = {kind: max(rows(model[kind]) - 1, 0) for kind in ("classes", "attributes")}
            what = Message("workbook.fault.data_model", name=model["name"], **counts)
            return Fault(Place(file), what, Message("workbook.mend.data_model"))
    return None
