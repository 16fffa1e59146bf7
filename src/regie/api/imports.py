"""Files taken in: a dry run row by row, then all of it as one change set that can be undone."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Any, Literal

from django.http import HttpResponse
from ninja import Form, Query, Router
from pydantic import Field

from regie.actions.keeping import importing
from regie.actions.keeping.take_in import shipped_mappings
from regie.actions.keeping.trial_rows import Looked
from regie.actions.keeping.uploads import MOST_BYTES
from regie.api.asked import PageNumber, page_links, refuse_others
from regie.api.calling import Asking
from regie.api.changes import ChangeOfThing, revision_data
from regie.api.checks import Files
from regie.api.conditional import as_json
from regie.api.jobs import JobShown, Number, accepted, faults_data, job_data
from regie.api.models import PageLinks
from regie.api.nouns import Why
from regie.api.problem import FaultFound, fault_data, language_of, problem
from regie.api.representing import OF_MUNICIPALITY, address
from regie.api.values import Data, omitted, one_of
from regie.landscape.faults import InputFaults

Layout = one_of(("", *shipped_mappings()))

RowKind = Literal["added", "changed", "gone"]


class Counts(Data):
    """How many things would be added, would change, and are not in the files."""

    added: int
    changed: int
    gone: int


class Import(JobShown):
    """A dry run over files: how far it is, and what it found once done."""

    files: list[str] = Field(examples=[["applications.csv"]])
    usable: bool = omitted(description="Whether it can be applied: none of `faults` is an error.")
    version: int = omitted(description="The version of the landscape it was compared with.")
    as_of: date = omitted(description="The day the files say they speak of.")
    same: int = omitted(description="How many things are as they were.")
    counts: Counts = omitted()
    faults: list[FaultFound] = omitted(description="Everything wrong with the files, with place and remedy.")


class ImportRows(Data):
    """One page of what a dry run would do to things, of one kind."""

    kind: Literal["added", "changed", "gone"]
    items: list[ChangeOfThing]
    links: PageLinks


router = Router(tags=["Imports"], by_alias=True)


@router.post(
    OF_MUNICIPALITY + "/imports",
    response={202: Import},
    operation_id="createImport",
    summary="Dry run over files; nothing changes",
)
def create(
    request: Asking,
    municipality: str,
    files: Files,
    mapping: Annotated[Layout, Form(description="How tables of others are laid out.")] = "",  # type: ignore[valid-type]
    empties: Annotated[bool, Form(description="Whether an empty cell makes a fact unknown.")] = False,
) -> HttpResponse:
    # one byte past the limit is enough to see that a file is too large
    contents = [(one.name or "", one.read(MOST_BYTES + 1)) for one in files]
    job = importing.look(request.actor, contents, mapping=mapping, empties=empties)
    response = as_json(_shown(request, job.id), 202)
    response["Location"] = address(municipality, "imports", str(job.id))
    return response


@router.get(
    OF_MUNICIPALITY + "/imports/{number}",
    response=Import,
    operation_id="getImport",
    summary="How far a dry run is, and what it found",
)
def show(request: Asking, municipality: str, number: Number) -> HttpResponse:
    return as_json(_shown(request, number))


@router.get(
    OF_MUNICIPALITY + "/imports/{number}/rows",
    response=ImportRows,
    operation_id="listImportRows",
    summary="What would be added or changed, or is not in the files, thing by thing",
)
def rows(
    request: Asking,
    municipality: str,
    number: Number,
    kind: RowKind = "added",
    page: PageNumber = 1,
) -> HttpResponse:
    refuse_others(request, ("kind", "page"))
    return rows_shown(request, kind, importing.looked(request.actor, number, kind, page))


def rows_shown(request: Asking, kind: RowKind, found: Looked) -> HttpResponse:
    """A page of what a dry run found, thing by thing."""
    items = [revision_data(one.kept, request.slug) for one in found.rows]
    return as_json({"kind": kind, "items": items, "links": page_links(request, found.page, found.pages)})


@router.post(
    OF_MUNICIPALITY + "/imports/{number}/_apply",
    response={202: JobShown},
    operation_id="applyImport",
    summary="Do what the dry run showed, as one change set",
)
def apply(
    request: Asking,
    municipality: str,
    number: Number,
    remove: Annotated[bool, Query(description="Also remove what is not in the files.")] = False,
    why: Why = "",
) -> HttpResponse:
    try:
        job = importing.confirm(request.actor, number, remove=remove, why=why)
    except InputFaults as refused:
        faults = [fault_data(one, language_of(request), "file") for one in refused.faults]
        return problem(request, 422, "unusable", faults=faults)
    return accepted(request, job)


def _shown(request: Asking, number: int) -> dict[str, Any]:
    job = importing.started(request.actor, number)
    found = {**job_data(request, job), "files": job.given["names"]}
    found["links"]["self"] = address(request.slug, "imports", str(number))
    if job.state != "done":
        return found
    outcome = job.outcome
    return {
        **found,
        "usable": outcome["usable"],
        "version": outcome["version"],
        "same": outcome["same"],
        **({"asOf": outcome["as_of"]} if outcome["as_of"] else {}),
        "counts": dict(importing.looked(request.actor, number).counts),
        "faults": faults_data(request, outcome),
    }
