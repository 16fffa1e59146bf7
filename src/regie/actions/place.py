"""What may go where, by a decision model; and what another model would change."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from regie.actions.assess import day_of
from regie.actions.files import Paths, open_landscape
from regie.actions.placing import place_by
from regie.analyses import placement
from regie.analyses.autonomy import autonomous_verdicts
from regie.landscape import Landscape
from regie.reports.assessment import Comparison


def place(
    files: Landscape | Paths, *, model: str | Path, at: date | None = None, mapping: str | Path | None = None
) -> placement.Placement:
    """Place every application by a shipped model (by name) or a model of your own (a folder or file).

    Raises InputFaults when the landscape or the model cannot be used.
    """
    landscape = open_landscape(files, mapping)
    day = day_of(landscape, at)
    return place_by(landscape, day, model, autonomous_verdicts(landscape, day))


def compare(
    files: Landscape | Paths,
    old: str | Path,
    new: str | Path,
    *,
    at: date | None = None,
    mapping: str | Path | None = None,
) -> Comparison:
    """Place every application by two models and say which change place, and by which rule.

    Raises InputFaults when the landscape or a model cannot be used.
    """
    landscape = open_landscape(files, mapping)
    day = day_of(landscape, at)
    verdicts = autonomous_verdicts(landscape, day)
    before, after = (place_by(landscape, day, model, verdicts) for model in (old, new))
    return Comparison(landscape, before, after, placement.compare_placements(before, after))
