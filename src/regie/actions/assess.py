"""Where do we stand: goals, chains, concentration, placement and the biggest risks of a landscape."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path

from regie.actions.defining import Definition, defined
from regie.actions.files import Paths, open_landscape
from regie.analyses.autonomy import Autonomy, AutonomyModels, assess_autonomy
from regie.analyses.concentration import concentrate
from regie.analyses.placement import MODELS, place
from regie.analyses.quality import Quality, judge_versions
from regie.analyses.targets import GoalResults, measure_goals
from regie.decisions import Model
from regie.landscape import Application, Criticality, Landscape, Verdict, criticality, protection
from regie.landscape.faults import Fault, InputFaults, Place
from regie.locale import Message
from regie.readers.progress import Progress, part, silent
from regie.reference_data.goals import Goal
from regie.reports.assessment import Assessment, Known, Risk

_RISKS = 25


def assess(  # noqa: PLR0913 - each is named and says what differs from what is shipped
    files: Landscape | Paths,
    *,
    at: date | None = None,
    models: Sequence[str | Model] = MODELS,
    autonomy_models: AutonomyModels | None = None,
    definition: Definition | None = None,
    goals: Sequence[Goal] | None = None,
    history: Sequence[tuple[date, GoalResults]] = (),
    earlier: Sequence[Landscape | Paths] = (),
    mapping: str | Path | None = None,
    progress: Progress = silent,
) -> Assessment:
    """Assess a landscape, or the landscape in files, at a date (its own date, else today).

    `models` are the decision models that place applications (shipped ones by name), `autonomy_models` those autonomy
    rests on and `goals` those to measure when they are not the shipped ones; `history` holds goal results of earlier
    versions, `earlier` earlier versions of the landscape, for how the quality of the data changes; `mapping` reads
    tables of others. `definition` is a definition of autonomous of your own, by folder or file, instead of the one in
    `autonomy_models`. Raises InputFaults when the files or the definition cannot be used, or an earlier version is
    later than this one.
    """
    by = defined(definition) or autonomy_models
    landscape = open_landscape(files, mapping, part(progress, 0, 0.4))
    day = day_of(landscape, at)
    versions = _versions(landscape, day, [open_landscape(one, mapping) for one in earlier])
    autonomy = assess_autonomy(landscape, day, by)
    progress(0.6)
    verdicts = {id_: judgement.autonomous for id_, judgement in autonomy.judgements.items()}
    critical = criticality(landscape, day)
    measured = measure_goals(landscape, day, verdicts, goals, history)
    progress(0.8)
    quality = judge_versions(versions)
    placements = [place(landscape, day, model, verdicts) for model in models]
    return Assessment(
        landscape=landscape,
        at=day,
        autonomy=autonomy,
        goals=measured,
        concentration_first=concentrate(landscape, day, through_chain=False),
        concentration_chain=concentrate(landscape, day, through_chain=True),
        placements={placed.model.name: placed for placed in placements},
        criticality=critical,
        protection=protection(landscape),
        risks=_risks(landscape, autonomy, critical),
        known=_known(quality.latest),
        quality=quality,
    )


def day_of(landscape: Landscape, at: date | None) -> date:
    """The date asked for, else the date the landscape speaks of, else today."""
    return at or landscape.as_of or date.today()  # noqa: DTZ011 - the reader's own calendar day is meant


def _risks(landscape: Landscape, autonomy: Autonomy, critical: Mapping[str, Criticality]) -> tuple[Risk, ...]:
    """Applications that are certainly not autonomous and that critical processes need; the most needed first."""
    found = []
    for application in landscape.all(Application):
        judgement = autonomy.of(application.id)
        needed = critical.get(application.id)
        if judgement.autonomous is not Verdict.NO or needed is None or needed.critical is not Verdict.YES:
            continue
        weight = (float(len(needed.processes)), -needed.maximum_outage.high, float(application.users.value_or(0)))
        found.append((weight, application.id))
    most = sorted(found, key=lambda one: (tuple(-part for part in one[0]), one[1]))[:_RISKS]
    return tuple(Risk(id_, weight, autonomy.of(id_).why) for weight, id_ in most)


def _versions(landscape: Landscape, day: date, earlier: Sequence[Landscape]) -> list[tuple[Landscape, date]]:
    """Earlier versions, each at its own date, and then this one. Raises InputFaults for a version that is later."""
    before = sorted(((one, day_of(one, None)) for one in earlier), key=lambda item: item[1])
    faults = [
        Fault(
            Place(one.name),
            Message("quality.fault.later", name=one.name, day=dated, last=day),
            Message("quality.mend.later"),
        )
        for one, dated in before
        if dated > day
    ]
    if faults:
        raise InputFaults(faults)
    return [*before, (landscape, day)]


def _known(quality: Quality) -> tuple[Known, ...]:
    return tuple(
        Known(one.noun, one.field, one.count.total, one.count.unknown, one.count.contested) for one in quality.fields
    )
