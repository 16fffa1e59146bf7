"""Checking files without keeping anything of them."""

from __future__ import annotations

from typing import Annotated, Any

from django.http import HttpResponse
from ninja import File, Router
from ninja.files import UploadedFile
from pydantic import Field

from regie.actions.keeping.check_sent import check_sent
from regie.api.calling import Asking
from regie.api.conditional import as_json
from regie.api.problem import FaultFound, fault_data, language_of
from regie.api.representing import OF_MUNICIPALITY
from regie.api.values import Data


class Checked(Data):
    """What files hold and everything wrong with them."""

    usable: bool = Field(description="Whether they could be taken in: no fault is an error.")
    counts: dict[str, int] = Field(description="How many things were understood, by kind.")
    faults: list[FaultFound]


Files = Annotated[list[UploadedFile], File(description="One or more files that together hold a landscape.")]

router = Router(tags=["Files"], by_alias=True)


@router.post(
    OF_MUNICIPALITY + "/checks", response=Checked, operation_id="checkFiles", summary="All faults; nothing is kept"
)
def check_(request: Asking, municipality: str, files: Files) -> HttpResponse:
    reading = check_sent(request.actor, [(one.name or "", one.read()) for one in files])
    language = language_of(request)
    found: dict[str, Any] = {
        "usable": reading.landscape is not None,
        "counts": dict(reading.counts),
        "faults": [fault_data(one, language, "file") for one in reading.faults],
    }
    return as_json(found)
