"""What do we ask when a contract is tendered again?"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path

from regie.actions.assess import day_of
from regie.actions.files import Paths, open_landscape, refuse_to_overwrite
from regie.actions.finding import find_contract
from regie.analyses.autonomy import assess_autonomy
from regie.analyses.calendar import contract_calendar
from regie.analyses.placement import MODELS, place
from regie.analyses.tender import tender_pack
from regie.landscape import Contract, Landscape
from regie.landscape.faults import Fault, InputFaults, Place
from regie.locale import Language, Message
from regie.readers.replacing import replacing
from regie.reports.tender.gathering import covered_by
from regie.reports.tender.held import Tender

FORMS = (".odt", ".docx", ".txt", ".md")


def tender(  # noqa: PLR0913 - each is named and says what to read or write
    files: Landscape | Paths,
    contract: str,
    path: str | Path | None = None,
    *,
    at: date | None = None,
    models: Sequence[str] = MODELS,
    mapping: str | Path | None = None,
    language: Language = "nl",
    force: bool = False,
) -> Tender:
    """The tender pack of one contract, by id or by name; with `path` also as a document, its suffix choosing the form.

    Raises InputFaults when the files cannot be used, there is no such contract, or the document cannot be written.
    """
    target = None if path is None else Path(path)
    if target is not None:
        if target.suffix.lower() not in FORMS:
            what = Message("tender.fault.form", suffix=target.suffix or target.name)
            raise InputFaults([Fault(Place(str(target)), what, Message("tender.mend.form", forms=FORMS))])
        refuse_to_overwrite(target, force)
    landscape = open_landscape(files, mapping)
    found = _pack(landscape, find_contract(landscape, contract), day_of(landscape, at), models)
    if target is not None:
        from regie.reports.tender import write_tender

        with replacing(target) as draft:
            write_tender(found, draft, target.suffix.lower(), language)
    return found


def _pack(landscape: Landscape, contract: Contract, day: date, models: Sequence[str]) -> Tender:
    autonomy = assess_autonomy(landscape, day)
    verdicts = {id_: judgement.autonomous for id_, judgement in autonomy.judgements.items()}
    placements = {name: place(landscape, day, name, verdicts) for name in models}
    covered = tuple(covered_by(landscape, contract, autonomy, placements))
    calendar = contract_calendar(landscape, day)
    dates = next(row for row in calendar.rows if row.contract == contract.id)
    return Tender(
        tender_pack(landscape, day, contract, covered), dates, {name: one.model for name, one in placements.items()}
    )
