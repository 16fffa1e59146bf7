"""When do our contracts ask a decision, at the latest?"""

from __future__ import annotations

from datetime import date
from pathlib import Path

from regie.actions.assess import day_of
from regie.actions.files import Paths, open_landscape, refuse_to_overwrite
from regie.analyses.calendar import Calendar, Supposed, contract_calendar
from regie.landscape import Landscape
from regie.locale import Language
from regie.readers.replacing import replacing


def calendar(  # noqa: PLR0913 - each is named and says what to write or suppose
    files: Landscape | Paths,
    *,
    at: date | None = None,
    mapping: str | Path | None = None,
    exit_months: int | None = None,
    tender_months: int | None = None,
    ics: str | Path | None = None,
    xlsx: str | Path | None = None,
    language: Language = "nl",
    force: bool = False,
) -> Calendar:
    """The days of every contract: end, notice, when to begin choosing, when to decide; what is unknown stays a range.

    `exit_months` and `tender_months` are supposed where nobody filled in how long leaving or choosing takes. With
    `ics` also as a feed for an agenda, with `xlsx` as a workbook. Raises InputFaults.
    """
    landscape = open_landscape(files, mapping)
    targets = [Path(target) for target in (ics, xlsx) if target is not None]
    for target in targets:
        refuse_to_overwrite(target, force)
    found = contract_calendar(landscape, day_of(landscape, at), Supposed(exit_months, tender_months))
    if ics is not None:
        from regie.reports import calendar_ics

        with replacing(Path(ics)) as draft:
            draft.write_bytes(calendar_ics(found, language))
    if xlsx is not None:
        from regie.reports import calendar_xlsx

        with replacing(Path(xlsx)) as draft:
            calendar_xlsx(found, draft, language)
    return found
