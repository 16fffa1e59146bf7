"""A plan as a report tells it: fresh, kept by a site, or kept in a file; the same plain data, with messages."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from regie.locale import Language, Message, say
from regie.reports.roadmap.held import Route
from regie.reports.roadmap.kept import clash_kept, plan_kept, steps_kept

Row = tuple[str | float | None, ...]

COLUMNS = {
    "steps": ("year", "first", "name", "strategy", "target", "cluster", "once", "exit", "running", "why"),
    "years": ("year", "spent", "budget", "running", "moves"),
    "goals": ("goal", "reading", "due", "asked", "share", "last", "stuck"),
}


@dataclass(frozen=True, slots=True)
class ToldRoute:
    """What a plan comes to and its steps, in the form of `reports.roadmap.kept`; and where there is none, which demands
    clash and what would help least."""

    body: Mapping[str, Any]
    steps: Sequence[Mapping[str, Any]]
    clash: Mapping[str, Sequence[Message]] | None = None

    @property
    def found(self) -> bool:
        """Whether there is a plan at all."""
        return bool(self.body["found"])


def told_of(route: Route) -> ToldRoute:
    """A plan that was just made; goals are called as they come with regie."""
    labels = {
        (goal, reading): (Message(f"goals.{goal}.name"), Message(f"goals.{goal}.reading.{reading}"))
        for goal, reading in (aim.key for aim in route.plan.problem.aims)
    }
    body = plan_kept(route.plan, route.proposal, labels, None, None)
    clash = None if route.clash is None else clash_kept(route.clash, route.landscape, labels)
    return ToldRoute(body, steps_kept(route.plan, route.landscape, labels), clash)


def steps(told: ToldRoute, language: Language) -> Iterator[Row]:
    """A row a step, by year; the reasons in one cell."""
    for one in told.steps:
        yield (
            one["year"],
            one["first"],
            words(one["name"], language),
            say(Message(f"landscape.choice.Strategy.{one['strategy']}"), language),
            words(one["to"], language),
            one["cluster"],
            one["once"],
            one["exit"],
            one["running"],
            " ".join(words(reason["says"], language) for reason in one["why"]),
        )


def years(told: ToldRoute) -> Iterator[tuple[int, float, float | None, float, int, Sequence[float]]]:
    """A row a year; the last cell holds the share of each goal."""
    for one in told.body["years"]:
        yield one["year"], one["spent"], one["budget"], one["running"], one["moves"], one["reached"]


def goals(told: ToldRoute, language: Language) -> Iterator[Row]:
    """A row a goal: what is asked, what is reached then and at the end, and how many things no plan can help."""
    for one in told.body["aims"]:
        names = (words(one["goal"], language), words(one["reading"], language))
        yield (*names, one["due"], one["asked"], one["then"], one["last"], one["stuck"]["n"])


def goal_names(told: ToldRoute, language: Language) -> list[str]:
    """Each goal with its reading in words, in the order of the shares of a year."""
    return [f"{words(one['goal'], language)} ({words(one['reading'], language)})" for one in told.body["aims"]]


def words(said: object, language: Language) -> str:
    """A message, a text, or a text that a file has in each language."""
    if isinstance(said, Message):
        return say(said, language)
    return str(said[language]) if isinstance(said, Mapping) else str(said)
