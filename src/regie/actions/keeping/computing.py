"""Results over the kept landscape: computed in the background after a change, kept with their reasons, then shown."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from django.db import transaction
from django_tasks import task

from regie.actions.assess import assess, day_of
from regie.actions.keeping.goals_in_use import goals_in_use
from regie.actions.keeping.models_in_use import InUse, day_in_force, in_use
from regie.actions.questions import questions_behind
from regie.landscape import Landscape
from regie.locale.carried import to_data
from regie.reference_data.goals import Goal
from regie.reports.assessment import Assessment
from regie.store.landscapes import landscape_of
from regie.store.mapping import refresh_facets
from regie.store.models import Municipality, Result, ResultRun, Thing

_KEPT_WHOLE = 2
_QUESTIONS = 500
"""How many of the questions that settle most are kept."""
_TREND = ("overview", "goal", "quality")
_READ = ("key", "noun", "known", "facts", "computed")


def ask_for_results(municipality: int) -> None:
    """Queue a computation. Several asked for at once are computed once: the first that runs sees all changes."""
    results_task.enqueue(municipality)


@task()
def results_task(municipality: int) -> None:
    """The queue's door to `compute_results`."""
    compute_results(municipality)


def compute_results(municipality: int, *, day: date | None = None, today: date | None = None) -> ResultRun | None:
    """Compute and keep all results of a municipality; None when those of this version, day, models and
    goals are there already. `day` is the day results speak of, `today` the one by which versions count.
    """
    with transaction.atomic():
        place = Municipality.objects.get(id=municipality)
        if (asked := _asked(place, day, today)) is None:
            return None
        landscape = landscape_of(place)
    made, models, goals = asked
    assessment = assess(landscape, at=made.day, models=models.placing, autonomy_models=models.autonomy, goals=goals)
    return _keep(made, assessment)


def _asked(
    place: Municipality, day: date | None, today: date | None
) -> tuple[ResultRun, InUse, tuple[Goal, ...]] | None:
    at = day_of(Landscape("", place.as_of, ()), day)
    in_force = day_in_force(at, today)
    models = in_use(place.id, in_force)
    number, goals = goals_in_use(place.id, in_force)
    last = ResultRun.objects.filter(municipality=place, version=place.version, day=at).first()
    if last is not None and (last.model_versions, last.goal_version) == (models.to_data(), number):
        return None
    made = ResultRun(municipality=place, version=place.version, day=at, model_versions=models.to_data())
    made.goal_version = number
    return made, models, goals


def _keep(run: ResultRun, assessment: Assessment) -> ResultRun:
    from regie.reports.kept import columns, pieces
    from regie.reports.kept.asking import asking

    place = run.municipality
    asked = asking(questions_behind(assessment, limit=_QUESTIONS))
    ranks = [one["fact"] for one in asked["questions"]]  # all that a page of one's own questions needs of them
    bodies = [(piece.kind, piece.key, piece.body) for piece in pieces(assessment)]
    bodies += [("questions", "", to_data(asked)), ("ranks", "", ranks)]
    with transaction.atomic():
        run.save()
        rows = [Result(run=run, kind=kind, key=key, body=body) for kind, key, body in bodies]
        Result.objects.bulk_create(rows, batch_size=200)
        _put_in_lists(place, columns(assessment))
        _forget_old(place)
    return run


def _put_in_lists(place: Municipality, found: Mapping[str, Mapping[str, object]]) -> None:
    things = list(Thing.objects.filter(municipality=place, key__in=found).only(*_READ))
    changed = [one for one in things if one.computed != found[one.key]]
    for one in changed:
        one.computed = dict(found[one.key])
        refresh_facets(one)
    Thing.objects.bulk_update(changed, ("computed", "facets", "usual"), batch_size=200)


def _forget_old(place: Municipality) -> None:
    """Of older runs only what a trend needs stays."""
    old = ResultRun.objects.filter(municipality=place).order_by("-id").values_list("id", flat=True)[_KEPT_WHOLE:]
    Result.objects.filter(run_id__in=list(old)).exclude(kind__in=_TREND).delete()
    last = {
        day: run for run, day in ResultRun.objects.filter(municipality=place).order_by("id").values_list("id", "day")
    }
    large = Result.objects.filter(run__municipality=place, kind="quality")  # of a day only its last
    large.exclude(run_id__in=list(last.values())).delete()
