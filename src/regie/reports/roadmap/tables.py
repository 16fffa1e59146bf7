"""A plan as rows of cells in words or numbers, the same for terminal and workbook."""

from __future__ import annotations

from collections.abc import Iterator

from regie.analyses.roadmap import Key, PlannedStep, RoutePlan
from regie.landscape import Landscape
from regie.locale import Language, Message, known, say
from regie.reports.roadmap.held import Route

Row = tuple[str | float | None, ...]

COLUMNS = {
    "steps": ("year", "first", "name", "strategy", "target", "cluster", "once", "exit", "running", "why"),
    "years": ("year", "spent", "budget", "running", "moves", "goals"),
    "goals": ("goal", "reading", "due", "asked", "share", "last", "stuck"),
}


def heading(column: str, language: Language) -> str:
    """A column in words."""
    return say(Message(f"roadmap.column.{column}"), language)


def goal_name(key: Key, language: Language) -> str:
    """A goal with its reading in words."""
    goal, reading = key
    return (
        f"{say(Message(f'goals.{goal}.name'), language)} ({say(Message(f'goals.{goal}.reading.{reading}'), language)})"
    )


def strategy(step: PlannedStep, language: Language) -> str:
    """What is done with a thing."""
    return say(Message(f"landscape.choice.Strategy.{step.strategy}"), language)


def target(step: PlannedStep, landscape: Landscape, language: Language) -> str:
    """Where it goes, in words."""
    if step.target in landscape:
        return landscape.name_of(step.target)
    key = f"landscape.choice.CloudKind.{step.target}"
    return say(Message(key), language) if step.target and known(key, language) else step.target


def name(step: PlannedStep, landscape: Landscape, language: Language) -> str:
    """What moves, with all that moves along in a group."""
    key = f"landscape.choice.CloudKind.{step.name}"
    called = say(Message(key), language) if known(key, language) else step.name
    if len(step.things) > 1:
        called += f" ({', '.join(landscape.name_of(id_) if id_ in landscape else id_ for id_ in step.things)})"
    return called


def steps(route: Route, language: Language) -> Iterator[Row]:
    """A row a step, by year; the reasons in one cell."""
    for step in route.plan.steps:
        yield (
            step.year,
            step.first,
            name(step, route.landscape, language),
            strategy(step, language),
            target(step, route.landscape, language),
            step.cluster,
            step.once,
            step.exit,
            step.running,
            " ".join(say(reason.says, language) for reason in step.why),
        )


def years(plan: RoutePlan) -> Iterator[tuple[int, float, float | None, float, int, tuple[float, ...]]]:
    """A row a year; the last cell holds the share of each aim."""
    for one in plan.years:
        yield one.year, one.spent, one.budget, one.running, one.moves, tuple(each.share for each in one.reached)


def goals(route: Route, language: Language) -> Iterator[Row]:
    """A row an aim: what is asked, what is reached then and at the end, and how many things no plan can help."""
    for number, aim in enumerate(route.plan.problem.aims):
        due = next((one for one in route.plan.years if one.year == aim.due), None)
        last = route.plan.years[-1].reached[number].share if route.plan.years else None
        yield (
            say(Message(f"goals.{aim.key[0]}.name"), language),
            say(Message(f"goals.{aim.key[0]}.reading.{aim.key[1]}"), language),
            aim.due,
            aim.target,
            due.reached[number].share if due else last,
            last,
            len(route.proposal.stuck.get(aim.key, ())),
        )
