"""Which scenario is worst?"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date
from functools import partial
from pathlib import Path

from regie.actions.files import Paths, open_landscape, refuse_to_overwrite
from regie.actions.scenarios import Scenarios, opened
from regie.actions.whatif import supposed
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
    compared = compared_of(landscape, [partial(supposed, landscape, written, at) for written in opened(scenario)])
    if xlsx is not None:
        from regie.reports import compared_xlsx

        compared_xlsx(compared, xlsx, language)
    return compared


def compared_of(landscape: Landscape, asked: Iterable[Callable[[], WhatIf]]) -> Compared:
    """Scenarios side by side, each worked out when its turn comes. Raises InputFaults with all faults."""
    found: list[WhatIf] = []
    faults: list[Fault] = []
    for ask in asked:
        try:
            found.append(ask())
        except InputFaults as refused:
            faults.extend(refused.faults)
    if faults:
        raise InputFaults(faults)
    impacts = tuple(None if one.failure is None else impact_of(one.failure) for one in found)
    return Compared(landscape, tuple(found), impacts)
