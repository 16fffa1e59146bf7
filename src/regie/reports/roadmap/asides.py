"""What goes with a plan on a terminal: why there is none, what more would cost, how it may turn out, what changed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from regie.analyses.roadmap import Aim, Changed, Clash, Front, PlannedStep, Price, Surface, Uncertainty
from regie.locale import Language, Message, euro, percent, say
from regie.reports.roadmap import tables
from regie.reports.roadmap.held import Route
from regie.reports.roadmap.relief import relief_says
from regie.reports.terminal.table import line, table

if TYPE_CHECKING:
    from rich.console import Console

_TOP = 20


def show_asides(route: Route, console: Console, language: Language) -> None:
    """Everything that was asked beside the plan."""
    if route.clash is not None:
        _lines(console, clash_lines(route.clash, route, language))
    if route.front is not None:
        _front(route.front, route.plan.problem.aim(route.front.key), console, language)
    if route.surface is not None:
        _surface(route.surface, route, console, language)
    if route.uncertainty is not None:
        _uncertainty(route.uncertainty, console, language)
    if route.changed is not None:
        _lines(console, changed_lines(route.changed, route, language))


def _lines(console: Console, lines: Iterable[str]) -> None:
    for text in lines:
        line(console, text)


def clash_lines(clash: Clash, route: Route, language: Language) -> Iterator[str]:
    """Which demands clash, and what would help least."""
    if not clash.demands:
        yield _say("clash.none", language)
        return
    yield _say("clash.title", language)
    for hold, of in clash.demands:
        yield f"  • {_say(f'clash.{hold.value}', language, of=_whose(hold.value, of, route, language))}"
    if clash.reliefs:
        yield _say("relief.title", language)
    for relief in clash.reliefs:
        whose = _whose(relief.hold.value, relief.of, route, language)
        yield f"  • {say(relief_says(relief, whose, route.landscape), language)}"


def _whose(hold: str, of: tuple[str, ...], route: Route, language: Language) -> str:
    if hold == "aim":
        return tables.goal_name((of[0], of[1]), language)
    if hold == "fixed":
        return route.landscape.name_of(of[0]) if of[0] in route.landscape else of[0]
    return ", ".join(part for part in of if part) or _say("clash.all", language)


def _front(front: Front, aim: Aim, console: Console, language: Language) -> None:
    rows = [
        (
            percent(aim.of_all(point.share), language, 1),
            "–" if point.cost is None else euro(point.cost, language),
            "–" if point.cost is None else euro(point.per_point, language),
        )
        for point in front.points
    ]
    title = _say("front.title", language, goal=tables.goal_name(front.key, language))
    table(console, title, [_say(f"front.{one}", language) for one in ("share", "cost", "more")], rows, 3)
    _lines(console, (price_line(price, language) for price in front.prices))


def _surface(found: Surface, route: Route, console: Console, language: Language) -> None:
    """A row for each share of the goal, a column for each share of processes that go on."""
    aim, other = (route.plan.problem.aim(key) for key in (found.key, found.other))
    fronts = [(level, front) for level, front in found.fronts if front.points]
    if not fronts:
        return
    rows = [
        (percent(aim.of_all(points[0].share), language, 1), *(_euros(one.cost, language) for one in points))
        for points in zip(*(front.points for _, front in fronts), strict=True)
    ]
    headings = [_say("front.share", language), *(percent(other.of_all(level), language) for level, _ in fronts)]
    title = _say(
        "surface", language, goal=tables.goal_name(found.key, language), other=tables.goal_name(found.other, language)
    )
    table(console, title, headings, rows, len(fronts))


def _euros(cost: float | None, language: Language) -> str:
    return "–" if cost is None else euro(cost, language)


def price_line(price: Price, language: Language) -> str:
    """One price in words."""
    goal = tables.goal_name(price.key, language) if price.key else ""
    if price.cost is None:
        return _say(f"price.{price.what}_cannot", language, goal=goal)
    if abs(price.cost) < 1:
        return _say(f"price.{price.what}_free", language, goal=goal)
    way = "more" if price.cost > 0 else "less"
    return _say(f"price.{price.what}_{way}", language, goal=goal, euros=abs(price.cost))


def _uncertainty(found: Uncertainty, console: Console, language: Language) -> None:
    line(console, _say("uncertain.cost", language, p50=found.cost.p50, p90=found.cost.p90, draws=found.draws))
    for key, chance in found.chances.items():
        line(console, _say("uncertain.chance", language, goal=tables.goal_name(key, language), chance=chance))
    for name, share in found.matters[:3]:
        line(console, _say("uncertain.matters", language, name=name, share=share))


def changed_lines(changed: tuple[Changed, ...], route: Route, language: Language) -> Iterator[str]:
    """What differs from an earlier plan."""
    yield _say("changed.title", language, n=len(changed))

    def said(step: PlannedStep | None) -> str:
        if step is None:
            return _say("changed.stays", language)
        where = tables.target(step, route.landscape, language)
        return f"{tables.strategy(step, language)} {where} {step.year}".replace("  ", " ")

    for one in changed[:_TOP]:
        step = one.new or one.old
        name = tables.name(step, route.landscape, language) if step else one.thing
        yield f"  {name}: {said(one.old)} → {said(one.new)}"


def _say(key: str, language: Language, **values: object) -> str:
    return say(Message(f"roadmap.{key}", **values), language)
