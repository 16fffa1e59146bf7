"""What stops when any one thing falls away, all at once?"""

from __future__ import annotations

from datetime import date
from pathlib import Path

from regie.actions.assess import day_of
from regie.actions.files import Paths, open_landscape, refuse_to_overwrite
from regie.analyses.failure import Ranking, rank
from regie.landscape import Landscape
from regie.locale import Language


def failures(
    files: Landscape | Paths,
    *,
    at: date | None = None,
    mapping: str | Path | None = None,
    xlsx: str | Path | None = None,
    language: Language = "nl",
    force: bool = False,
) -> Ranking:
    """Every organisation, group of companies, platform, data centre and country, by what stops with it for good; and
    alternatives that fall away together. With `xlsx` also as a workbook. Raises InputFaults.
    """
    landscape = open_landscape(files, mapping)
    if xlsx is not None:
        refuse_to_overwrite(Path(xlsx), force)
    found = rank(landscape, day_of(landscape, at))
    if xlsx is not None:
        from regie.reports import failures_xlsx

        failures_xlsx(found, xlsx, language)
    return found
