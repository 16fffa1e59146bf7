"""Placing by a model that somebody named: what the model cannot decide is a fault of that model."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from pathlib import Path

from regie.actions.check_model import open_placing
from regie.analyses.placement import Placement, place
from regie.decisions import UndecidedError, UnfitAnswerError
from regie.landscape import Landscape, Verdict
from regie.landscape.faults import Fault, InputFaults, Place
from regie.locale import Message


def place_by(landscape: Landscape, day: date, model: str | Path, verdicts: Mapping[str, Verdict]) -> Placement:
    """Every application by a shipped model (by name) or a model of your own (a folder or file).

    Raises InputFaults when the model cannot be used, has no rule for an application of this landscape, or does not
    allow an answer that the landscape gives.
    """
    opened = open_placing(model)
    try:
        return place(landscape, day, opened, verdicts)
    except UndecidedError:
        what = Message("actions.fault.undecided", model=opened.name)
        mend = Message("actions.mend.undecided", model=str(model))
    except UnfitAnswerError as unfit:
        allowed = unfit.item.constraint or unfit.item.type
        what = Message("actions.fault.unfit_answer", answer=unfit.answer, allowed=allowed)
        mend = Message("actions.mend.unfit_answer", name=unfit.item.name)
        raise InputFaults([Fault(Place(str(model), column=unfit.item.name), what, mend)]) from unfit
    raise InputFaults([Fault(Place(str(model)), what, mend)])
