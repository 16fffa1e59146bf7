"""How good the data is, and how that changed between versions."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path

from regie.actions.assess import day_of
from regie.actions.files import open_landscape, refuse_to_overwrite
from regie.analyses.quality import Versions, judge_versions
from regie.landscape import Landscape
from regie.landscape.faults import Fault, InputFaults
from regie.locale import Language

Version = Landscape | str | Path


def quality(
    files: Version | Sequence[Version],
    *,
    at: date | None = None,
    xlsx: str | Path | None = None,
    language: Language = "nl",
    force: bool = False,
) -> Versions:
    """Completeness, freshness and contradiction of each file: with several, each is a version of the same landscape.

    Every version is judged at its own date, unless `at` is given. With `xlsx` the tables are also written as a
    workbook. Raises InputFaults with the faults of all files together.
    """
    if xlsx is not None:
        refuse_to_overwrite(Path(xlsx), force)
    given = [files] if isinstance(files, Landscape | str | Path) else list(files)
    landscapes: list[Landscape] = []
    faults: list[Fault] = []
    for one in given:
        try:
            landscapes.append(open_landscape(one))
        except InputFaults as refused:
            faults.extend(refused.faults)
    if faults:
        raise InputFaults(faults)
    # in the order of their dates; of the same date, in the order given
    landscapes.sort(key=lambda one: one.as_of or day_of(one, at))
    found = judge_versions([(landscape, day_of(landscape, at)) for landscape in landscapes])
    if xlsx is not None:
        from regie.reports import quality_xlsx

        quality_xlsx(found, Path(xlsx), language)
    return found
