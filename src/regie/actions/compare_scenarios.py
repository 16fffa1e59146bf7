"""Which scenario is worst?"""

from __future__ import annotations

from datetime import date
from pathlib import Path

from regie.actions.files import Paths, open_landscape, refuse_to_overwrite
from regie.actions.scenarios import Scenarios, opened
from regie.actions.whatif import Judge, supposed
from regie.analyses.failure import impact_of
from regie.landscape import Landscape
from regie.landscape.faults import Fault, InputFaults
from regie.locale import Language
from regie.reports.failure import Compared, WhatIf


def compare_scenarios(
    files: Landscape | Paths,
    scenario: Scenarios,
    *,
    at: date | None = None,
    mapping: str | Path | None = None,
    xlsx: str | Path | None = None,
    language: Language = "nl",
    force: bool = False,
) -> Compared:
    """Several scenarios over one landscape, each by itself, side by side. With `xlsx` also as a workbook.

    Raises InputFaults with the faults of all of them.
    """
    landscape = open_landscape(files, mapping)
    if xlsx is not None:
        refuse_to_overwrite(Path(xlsx), force)
    compared = compared_with(landscape, scenario, at)
    if xlsx is not None:
        from regie.reports import compared_xlsx

        compared_xlsx(compared, xlsx, language)
    return compared


def compared_with(
    landscape: Landscape, scenario: Scenarios, at: date | None = None, judge: Judge | None = None
) -> Compared:
    """The same of a landscape, judged by `judge` where somebody is bought. Raises InputFaults with all faults."""
    found: list[WhatIf] = []
    faults: list[Fault] = []
    for written in opened(scenario):
        try:
            found.append(supposed(landscape, written, at, judge))
        except InputFaults as refused:
            faults.extend(refused.faults)
    if faults:
        raise InputFaults(faults)
    impacts = tuple(None if one.failure is None else impact_of(one.failure) for one in found)
    return Compared(landscape, tuple(found), impacts)
