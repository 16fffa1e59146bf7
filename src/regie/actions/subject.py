"""Under which codes somebody stands in the processing log, to answer who asks what was done with their data."""

from __future__ import annotations

from dataclasses import dataclass

from regie.landscape.faults import Fault, InputFaults, Place
from regie.locale import Message


@dataclass(frozen=True, slots=True)
class Code:
    """A code in `dpl.core.data_subject_id`, and its `kind` in `dpl.core.data_subject_id_type`."""

    kind: str
    code: str


def subject(name: str, *, municipality: str) -> tuple[Code, ...]:
    """The codes of an account with this name, if there is one, and of an owner with this name, also of earlier days.

    Raises InputFaults when the municipality is not there. Codes hang on the secret key: with another one they differ.
    """
    from regie.actions.keeping.boot import boot

    boot()
    from regie.actions.keeping.processing.subjects import account, owner
    from regie.actions.keeping.set_up import municipality_of
    from regie.store.models import User

    place = municipality_of(municipality)
    if place is None:
        what, mend = (Message(f"keeping.{part}.no_municipality") for part in ("fault", "mend"))
        raise InputFaults([Fault(Place(municipality), what, mend)])
    found = User.objects.filter(username=name).first()
    subjects = [account(found.pk)] if found else []
    return tuple(Code(one.kind, one.code) for one in (*subjects, owner(place.pk, name)))
