"""A scenario has become true: what does that change in the landscape?"""

from __future__ import annotations

from datetime import date
from pathlib import Path

from regie.actions.assess import day_of
from regie.actions.files import Paths, open_landscape, refuse_to_overwrite
from regie.actions.scenarios import Scenarios, opened, resolved
from regie.analyses.failure import true_change
from regie.landscape import Landscape, Source
from regie.landscape.faults import Fault, InputFaults, Place
from regie.locale import Language, Message
from regie.readers import write_landscape
from regie.readers.scenarios import WrittenScenario, together
from regie.reports.failure import CameTrue


def come_true(
    files: Landscape | Paths,
    path: str | Path | None = None,
    *,
    scenario: Scenarios,
    at: date | None = None,
    mapping: str | Path | None = None,
    language: Language = "nl",
    force: bool = False,
) -> CameTrue:
    """The landscape in which a scenario has become true, written to `path` when one is given.

    Several scenarios come true together. What is not sure, or only for a time, changes no fact. Raises InputFaults
    when there is nothing that the landscape can hold, or a file cannot be used.
    """
    landscape = open_landscape(files, mapping)
    if path is not None:
        refuse_to_overwrite(Path(path), force)
    found = came_true(landscape, together(opened(scenario)), at)
    if path is not None:
        write_landscape(found.landscape, Path(path), language=language)
    return found


def came_true(
    landscape: Landscape, written: WrittenScenario, at: date | None = None, *, beside: Landscape | None = None
) -> CameTrue:
    """One scenario as a change over the landscape, and the landscape with it; who buys may be in what lies `beside`.

    Raises InputFaults.
    """
    given = resolved(landscape, written, beside)
    day = written.on or day_of(landscape, at)
    name = f"{written.name} ({written.version})" if written.version else written.name
    change = true_change(landscape, day, given.scenario, Source(name, day), given.buyers)
    if not (change.put or change.remove):
        what, mend = Message("scenario.fault.no_change"), Message("scenario.mend.no_change")
        raise InputFaults([Fault(Place(written.name), what, mend)])
    return CameTrue(
        landscape=landscape.with_change(change),
        scenario=given.scenario,
        change=change,
        added=tuple(one.id for one in change.put if one.id not in landscape),
        changed=tuple(one.id for one in change.put if one.id in landscape),
    )
