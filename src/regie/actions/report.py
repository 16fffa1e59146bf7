"""The council report: a page, an accessible PDF or a workbook."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path

from regie.actions.assess import assess
from regie.actions.files import Paths, refuse_to_overwrite
from regie.landscape import Landscape
from regie.landscape.faults import Fault, InputFaults, Place
from regie.locale import Language, Message
from regie.readers.progress import Progress, part, silent
from regie.readers.replacing import replacing
from regie.reports import report_html, report_json, report_pdf, report_xlsx
from regie.reports.assessment import Assessment

FORMS = (".html", ".pdf", ".xlsx", ".json")


def report(  # noqa: PLR0913 - each is named and says what differs
    files: Landscape | Assessment | Paths,
    path: str | Path,
    *,
    at: date | None = None,
    earlier: Sequence[Landscape | Paths] = (),
    mapping: str | Path | None = None,
    language: Language = "nl",
    force: bool = False,
    progress: Progress = silent,
) -> Path:
    """Write the report; the suffix of the path chooses the form. `earlier` versions show how the data became better.

    Raises InputFaults when the files cannot be used, the suffix is none of `FORMS`, or the file exists and
    `force` is not given. Nothing is left behind when it fails.
    """
    target = Path(path)
    if target.suffix.lower() not in FORMS:
        fault = Message("actions.fault.report_form", suffix=target.suffix or target.name)
        raise InputFaults([Fault(Place(str(target)), fault, Message("actions.mend.report_form", forms=FORMS))])
    refuse_to_overwrite(target, force)
    assessment = (
        files
        if isinstance(files, Assessment)
        else assess(files, at=at, earlier=earlier, mapping=mapping, progress=part(progress, 0, 0.7))
    )
    progress(0.7)
    with replacing(target) as draft:
        match target.suffix.lower():
            case ".html":
                draft.write_text(report_html(assessment, language), encoding="utf-8")
            case ".pdf":
                draft.write_bytes(report_pdf(assessment, language))
            case ".xlsx":
                report_xlsx(assessment, draft, language)
            case _:
                draft.write_bytes(report_json(assessment))
    return target
