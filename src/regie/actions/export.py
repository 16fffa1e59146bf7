"""A landscape in the form of another tool, one way."""

from __future__ import annotations

from pathlib import Path

from regie.actions.files import Paths, open_landscape, refuse_to_overwrite
from regie.landscape import Landscape
from regie.landscape.faults import Fault, InputFaults, Place
from regie.locale import Language, Message
from regie.readers.exports import FORMS, Exported, export_landscape


def export(
    files: Landscape | Paths,
    path: str | Path,
    form: str,
    *,
    mapping: str | Path | None = None,
    language: Language = "nl",
    force: bool = False,
) -> Exported:
    """Write files as `form`, one of `FORMS`; what that form cannot hold is counted in the result.

    Raises InputFaults when the files cannot be used, the form is unknown, or the target exists and `force` is not
    given.
    """
    target = Path(path)
    if form not in FORMS:
        what = Message("actions.fault.export_form", form=form)
        raise InputFaults([Fault(Place(str(target)), what, Message("actions.mend.export_form", forms=FORMS))])
    refuse_to_overwrite(target, force)
    return export_landscape(open_landscape(files, mapping), form, target, language=language)
