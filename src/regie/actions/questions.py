"""Which questions to ask next, of whom, and what nobody knew when asked."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from pathlib import Path

from regie.actions.assess import day_of
from regie.actions.files import Paths, open_landscape, refuse_to_overwrite
from regie.actions.placing import place_by
from regie.analyses.autonomy import AutonomyModels, autonomous_verdicts
from regie.analyses.autonomy.questions import autonomy_node, autonomy_openness
from regie.analyses.placement import Placement
from regie.analyses.placement.questions import placement_openness
from regie.analyses.questions import Questions, Tasks, ask, open_tasks, settings
from regie.analyses.targets import GoalResults, measure_goals
from regie.analyses.targets.questions import goal_openness
from regie.landscape import NO_PROCESS, Application, Landscape, Openness, Verdict, criticality
from regie.locale import Language
from regie.reports.assessment import Assessment

LIMIT = 100


def questions(
    files: Landscape | Paths,
    *,
    at: date | None = None,
    models: Sequence[str | Path] = (),
    limit: int | None = LIMIT,
    xlsx: str | Path | None = None,
    language: Language = "nl",
    force: bool = False,
) -> Questions:
    """The unknown and contested facts whose answers settle most of goals and verdicts per minute of asking.

    `models` names decision models whose placements count too. With `xlsx` the questions are also written as a
    workbook to send out, a sheet per owner; `answer` reads it back. Raises InputFaults when the files cannot be used,
    or the workbook exists and `force` is not given.
    """
    landscape = open_landscape(files)
    if xlsx is not None:
        refuse_to_overwrite(Path(xlsx), force)
    day = day_of(landscape, at)
    found = ask(landscape, day, openness(landscape, day, models), limit=limit)
    if xlsx is not None:
        from regie.reports import questions_xlsx

        questions_xlsx(found, Path(xlsx), language)
    return found


def questions_behind(assessment: Assessment, *, limit: int | None = LIMIT) -> Questions:
    """The questions that settle most of what an assessment leaves open, by the goals and models it was made with."""
    verdicts = {id_: judgement.autonomous for id_, judgement in assessment.autonomy.judgements.items()}
    open_ = _openness(
        assessment.landscape,
        assessment.at,
        verdicts,
        (assessment.goals, assessment.autonomy.models, assessment.placements.values()),
    )
    return ask(assessment.landscape, assessment.at, open_, limit=limit)


def openness(landscape: Landscape, day: date, models: Sequence[str | Path] = ()) -> tuple[Openness, ...]:
    """Everything that is open in verdicts, goals and (when models are named) placements, by what is shipped."""
    verdicts = autonomous_verdicts(landscape, day)
    goals = measure_goals(landscape, day, verdicts)
    placements = [place_by(landscape, day, model, verdicts) for model in models]
    return _openness(landscape, day, verdicts, (goals, None, placements))


_By = tuple[GoalResults, AutonomyModels | None, Iterable[Placement]]


def _openness(landscape: Landscape, day: date, verdicts: Mapping[str, Verdict], by: _By) -> tuple[Openness, ...]:
    weights = _weights(landscape, day)
    goals, models, placements = by
    return (
        autonomy_openness(landscape, day, verdicts, weights, models),
        goal_openness(landscape, day, verdicts, goals, autonomy_node),
        *(placement_openness(landscape, placement, weights) for placement in placements),
    )


def _weights(landscape: Landscape, day: date) -> Mapping[str, float]:
    """Applications that a critical process surely needs count heavier."""
    critical = criticality(landscape, day)
    heavy = settings().weights["critical"]
    return {
        one.id: heavy if critical.get(one.id, NO_PROCESS).critical is Verdict.YES else 1.0
        for one in landscape.all(Application)
    }


def tasks(files: Landscape | Paths) -> Tasks:
    """What is to be found out because whoever was asked did not know. Raises InputFaults."""
    return open_tasks(open_landscape(files))
