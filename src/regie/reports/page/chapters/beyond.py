"""What no plan can meet, and why: thing by thing, as far as the landscape says."""

from __future__ import annotations

from collections.abc import Iterator

from regie.landscape import Dataset, Landscape, Process, Verdict
from regie.locale import Language, Message, say
from regie.reports.assessment import Assessment
from regie.reports.roadmap.told import ToldRoute, goal_names

Beyond = tuple[str, str, str]
"""A goal, a thing, and why."""


def beyond(told: ToldRoute, assessment: Assessment, language: Language) -> Iterator[Beyond]:
    """A row a goal and thing that no option can help. It may be met without a plan once more is known of it."""
    landscape = assessment.landscape
    without = frozenset(told.body["no_cost"]["first"])
    for goal, aim in zip(goal_names(told, language), told.body["aims"], strict=True):
        for id_ in aim["stuck"]["first"]:
            name = landscape.name_of(id_) if id_ in landscape else id_
            yield goal, name, say(_why(assessment, tuple(aim["key"]), id_, without), language)


def _why(assessment: Assessment, key: tuple[str, ...], id_: str, without: frozenset[str]) -> Message:
    landscape = assessment.landscape
    lacking = [one for one in _needed(landscape, id_) if one in without]
    if lacking:
        return Message("page.route.no_cost", names=tuple(landscape.name_of(one) for one in lacking))
    measured = (one for result in assessment.goals.goals if result.goal.id == key[0] for one in result.measurements)
    for one in measured:
        row = next((row for row in one.rows if one.reading.id == key[1] and row.id == id_), None)
        if row is not None:
            said = "no_option" if row.met is Verdict.NO else "not_known"
            return Message(f"page.route.{said}", why=one.why(row).says)
    return Message("page.route.no_reason")


def _needed(landscape: Landscape, id_: str) -> tuple[str, ...]:
    """The things that would have to move: those a process uses, the places data is kept in, else the thing itself."""
    match landscape.get(id_):
        case Process(applications=held) | Dataset(stored_in=held):
            return held.value_or(())
        case _:
            return (id_,)
