"""Workbooks that describe what data can be, not what a municipality has: told by their sheets, and refused by name."""

from __future__ import annotations

from collections.abc import Sequence

from regie.landscape.faults import Fault, Place
from regie.locale import Message
from regie.readers.workbook.sheet import Sheet
from regie.reference_data.files import data


def as_data_model(file: str, sheets: Sequence[Sheet]) -> Fault | None:
    """The fault to give when a workbook is a known data model; None when it is not."""
    by_title = {sheet.title: sheet for sheet in sheets}
    for model in data("data_models")["models"]:
        if set(model["sheets"]) <= by_title.keys():
            what = Message("workbook.fault.data_model", name=model["name"])
            return Fault(Place(file), what, Message("workbook.mend.data_model"))
    return None
