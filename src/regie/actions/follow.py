"""How does it go with the plan: what is done, late, ahead or dropped, what was spent, and how far are the goals?"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

from regie.actions.assess import assess, day_of
from regie.actions.files import Paths, open_landscape, refuse_to_overwrite
from regie.actions.routing.kept import KeptPlan, read_plan
from regie.analyses.roadmap import Actual, PlannedStep, follow_steps, seen
from regie.analyses.targets import GoalResults
from regie.landscape import Landscape
from regie.locale import Language
from regie.readers.roadmap import Happened, read_roadmap
from regie.reports.roadmap import Course, GoalCourse


def follow(  # noqa: PLR0913 - what it compares, and what the commands share
    files: Landscape | Paths,
    plan: str | Path,
    *,
    actuals: str | Path | None = None,
    at: date | None = None,
    mapping: str | Path | None = None,
    xlsx: str | Path | None = None,
    language: Language = "nl",
    force: bool = False,
) -> Course:
    """A plan kept with `regie.plan(..., save=FILE)` beside the landscape as it is now.

    The landscape shows what stands where it was to go, and what is retired or gone; it does not say when, nor what was
    spent. `actuals` is a file with a table that does: thing, finished, spent, dropped; it goes before. Raises
    InputFaults when a file cannot be used, or the table names what is neither in the plan nor in the landscape.
    """
    landscape = open_landscape(files, mapping)
    if xlsx is not None:
        refuse_to_overwrite(Path(xlsx), force)
    kept = read_plan(Path(plan))
    day = day_of(landscape, at)
    known = {id_ for step in kept.steps for id_ in (step.thing, *step.things)}
    told = (
        read_roadmap(Path(actuals), known | {record.id for record in landscape.records}).actuals
        if actuals is not None
        else ()
    )
    ended = (day + timedelta(days=1)).year - 1
    happened = {**seen(landscape, kept.steps, kept.already), **by_step(kept.steps, told)}
    course = Course(
        landscape,
        day,
        ended,
        follow_steps(kept.steps, happened, ended, day.year),
        kept.years,
        tuple(_goals(kept, assess(landscape, at=day, models=[]).goals, day.year)),
        tuple(one.thing for one in told if one.thing not in known),
    )
    if xlsx is not None:
        from regie.reports import course_xlsx

        course_xlsx(course, xlsx, language)
    return course


def by_step(steps: Sequence[PlannedStep], told: Iterable[Happened]) -> dict[str, Actual]:
    """What somebody told, by step: of a group by its name, or of its members added up."""
    by_thing = {one.thing: one for one in told}
    found = {}
    for step in steps:
        own = by_thing.get(step.thing)
        members = [by_thing[id_] for id_ in step.things if id_ in by_thing]
        if own is not None:
            found[step.thing] = Actual(step.thing, own.finished, own.spent, dropped=own.dropped)
        elif members:
            found[step.thing] = _together(step, members)
    return found


def _together(step: PlannedStep, members: Sequence[Happened]) -> Actual:
    """Finished when all members are, in the year of the last."""
    finished = [one.finished for one in members if one.finished is not None]
    spent = [one.spent for one in members if one.spent is not None]
    whole = len(finished) == len(step.things)
    dropped = len(members) == len(step.things) and all(one.dropped for one in members)
    return Actual(step.thing, max(finished) if whole else None, sum(spent) if spent else None, dropped=dropped)


def _goals(kept: KeptPlan, measured: GoalResults, year: int) -> Iterable[GoalCourse]:
    """The goals of the plan: what it has at the end of the year, and how they stand now."""
    now: Mapping[tuple[str, str], GoalCourse] = {
        (result.goal.id, one.reading.id): GoalCourse((result.goal.id, one.reading.id), 0, 0.0, None, one.share)
        for result in measured.goals
        for one in result.measurements
    }
    planned = {one.year: one for one in kept.years}
    for place, aim in enumerate(kept.years[-1].reached if kept.years else ()):
        share = planned[year].reached[place].share if year in planned else None
        found = now.get(aim.key, GoalCourse(aim.key, 0, 0.0, None, None))
        yield replace(found, due=aim.due, asked=aim.asked, planned=share)
