"""What stops when any one thing falls away, or any two, all at once?"""

from __future__ import annotations

from datetime import date
from pathlib import Path

from regie.actions.assess import day_of
from regie.actions.files import Paths, open_landscape, refuse_to_overwrite
from regie.analyses.failure import Pairs, Ranking, pair_failures, rank
from regie.landscape import Landscape
from regie.locale import Language


def failures(
    files: Landscape | Paths,
    *,
    by: str = "critical",
    at: date | None = None,
    mapping: str | Path | None = None,
    xlsx: str | Path | None = None,
    language: Language = "nl",
    force: bool = False,
) -> Ranking:
    """Every organisation, group of companies, platform, data centre and country, by what stops with it for good; and
    alternatives that fall away together. `by` is what counts first: critical, processes, hours, people, clusters,
    applications or cost. With `xlsx` also as a workbook. Raises InputFaults.
    """
    landscape = open_landscape(files, mapping)
    if xlsx is not None:
        refuse_to_overwrite(Path(xlsx), force)
    found = rank(landscape, day_of(landscape, at), by)
    if xlsx is not None:
        from regie.reports import failures_xlsx

        failures_xlsx(found, xlsx, language)
    return found


def pairs(
    files: Landscape | Paths,
    *,
    at: date | None = None,
    mapping: str | Path | None = None,
    xlsx: str | Path | None = None,
    language: Language = "nl",
    force: bool = False,
) -> Pairs:
    """Every two organisations, platforms or data centres that together stop critical processes which neither stops
    alone. With `xlsx` also as a workbook. Raises InputFaults.
    """
    landscape = open_landscape(files, mapping)
    if xlsx is not None:
        refuse_to_overwrite(Path(xlsx), force)
    found = pair_failures(landscape, day_of(landscape, at))
    if xlsx is not None:
        from regie.reports import pairs_xlsx

        pairs_xlsx(found, xlsx, language)
    return found
