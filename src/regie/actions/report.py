"""The council report: a page, an accessible PDF or a workbook."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from regie import reports
from regie.actions.assess import assess
from regie.actions.defining import Definition
from regie.actions.files import Paths, refuse_to_overwrite
from regie.landscape import Landscape
from regie.landscape.faults import Fault, InputFaults, Place
from regie.locale import Language, Message
from regie.readers.progress import Progress, part, silent
from regie.readers.replacing import replacing
from regie.reports.assessment import Assessment
from regie.reports.choosing import ALL, CHAPTERS, EXTRA

if TYPE_CHECKING:
    from regie.actions.scenarios import Scenarios

FORMS = (".html", ".pdf", ".xlsx", ".json")


def report(  # noqa: PLR0913 - each is named and says what differs
    files: Landscape | Assessment | Paths,
    path: str | Path,
    *,
    at: date | None = None,
    earlier: Sequence[Landscape | Paths] = (),
    chapters: Sequence[str] = CHAPTERS,
    scenario: Scenarios = (),
    plan: str | Path | None = None,
    definition: Definition | None = None,
    mapping: str | Path | None = None,
    language: Language = "nl",
    force: bool = False,
    progress: Progress = silent,
) -> Path:
    """Write the report; the suffix of the path chooses the form. `earlier` versions show how the data became better.

    `chapters` are those it holds. `whatif` and `route` take seconds of their own: they come when they are named, or
    when there is something to tell. `scenario` holds files of scenarios, each told by itself, and `plan` a plan
    kept before; without it the route is the cheapest plan to the usual goals. `definition` is a definition of
    autonomous of your own, by folder or file, for files that are still to be assessed.

    Raises InputFaults when the files cannot be used, the suffix is none of `FORMS`, or the file exists and
    `force` is not given. Nothing is left behind when it fails.
    """
    target = Path(path)
    if target.suffix.lower() not in FORMS:
        fault = Message("actions.fault.report_form", suffix=target.suffix or target.name)
        raise InputFaults([Fault(Place(str(target)), fault, Message("actions.mend.report_form", forms=FORMS))])
    refuse_to_overwrite(target, force)
    only = _chosen(chapters, scenario, plan)
    assessment = (
        files
        if isinstance(files, Assessment)
        else assess(
            files, at=at, earlier=earlier, definition=definition, mapping=mapping, progress=part(progress, 0, 0.7)
        )
    )
    progress(0.7)
    if not EXTRA.isdisjoint(only):
        assessment = _foretold(assessment, only, scenario, plan)
    with replacing(target) as draft:  # what writes one form is loaded when that is asked
        match target.suffix.lower():
            case ".html":
                draft.write_text(reports.report_html(assessment, language, only), encoding="utf-8")
            case ".pdf":
                draft.write_bytes(reports.report_pdf(assessment, language, only))
            case ".xlsx":
                reports.report_xlsx(assessment, draft, language, only)
            case _:
                draft.write_bytes(reports.report_json(assessment))
    return target


def _chosen(chapters: Sequence[str], scenario: Scenarios, plan: str | Path | None) -> tuple[str, ...]:
    """The chapters, with those that something is given for. Raises InputFaults for one that is none."""
    unknown = [one for one in chapters if one not in ALL]
    if unknown:
        mend = Message("actions.mend.no_chapter", chapters=ALL)
        raise InputFaults([Fault(Place(one), Message("actions.fault.no_chapter", name=one), mend) for one in unknown])
    given = {*chapters, *(["whatif"] if scenario else []), *(["route"] if plan is not None else [])}
    return tuple(one for one in ALL if one in given)


def _foretold(assessment: Assessment, only: Sequence[str], scenario: Scenarios, plan: str | Path | None) -> Assessment:
    from regie.actions.foretelling import foretold
    from regie.actions.routing.telling import route_told
    from regie.actions.scenarios import opened
    from regie.actions.whatif import supposed

    landscape, at = assessment.landscape, assessment.at
    kept = None if plan is None else Path(plan)
    asked = [partial(supposed, landscape, written, at) for written in opened(scenario)]
    return foretold(assessment, only, scenarios=asked, route=lambda: route_told(landscape, at, kept))
