"""From a landscape to the things a plan may change: what was given, else options by class of application."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from regie.analyses.roadmap.asked import Asked
from regie.analyses.roadmap.problem import Aim, Choice, Key, Problem, Thing
from regie.landscape import NONE, Application, Contract, Landscape, Platform, Source
from regie.landscape.vocabulary import Lifecycle, PlatformService, TimeClass
from regie.readers.roadmap import Estimate, Given, Landing, Option, Strategy, moves_together
from regie.reference_data.money import deloitte
from regie.reference_data.options import Defaults, Parts, Way, option_defaults

_GONE = frozenset({Lifecycle.RETIRED})
_SKILL = "migration"


@dataclass(frozen=True)
class Proposal:
    """A problem, and what could not be taken up in it.

    `no_cost` are things without a known yearly cost: their default options cost nothing, so they get none. `stuck` are,
    by aim, units that no option can meet, or of which too little is known: the aim is asked of the others.
    """

    problem: Problem
    no_cost: tuple[str, ...] = ()
    stuck: Mapping[Key, tuple[str, ...]] = field(default_factory=dict)
    hopeless: tuple[Key, ...] = ()


def propose(
    landscape: Landscape,
    at: date,
    asked: Sequence[Asked],
    given: Given,
    allowed: Mapping[str, frozenset[str]],
    years: Sequence[int],
) -> Proposal:
    """The problem of a landscape: `allowed` are the kinds of cloud each application may go to (all when not said)."""
    maker = _Maker(landscape, at, asked, given, allowed)
    things = {thing.id: thing for thing in maker.things()}
    merged, member_of = _grouped(things, given)
    aims, stuck, hopeless = _aims(asked, merged, member_of)
    orders = tuple(
        type(order)(member_of.get(order.thing, order.thing), member_of.get(order.after, order.after), order.years)
        for order in given.orders
        if not moves_together(order, member_of)
    )
    problem = Problem(
        years=tuple(years),
        things=tuple(merged.values()),
        aims=aims,
        orders=orders,
        budgets=given.budgets,
        capacities=given.capacities,
        freezes=given.freezes,
        limits=given.limits,
        index=price_growth(),
        exit_share=option_defaults().exit_share,
    )
    return Proposal(problem, tuple(maker.no_cost), stuck, hopeless)


def price_growth() -> float:
    """Growth of prices a year: that of the current operating cost in the Deloitte exercise (§5.2)."""
    row = deloitte().rows["current_operating"]
    return float((row[-1] / row[0]) ** (1 / (len(row) - 1)))


class _Maker:
    def __init__(
        self,
        landscape: Landscape,
        at: date,
        asked: Sequence[Asked],
        given: Given,
        allowed: Mapping[str, frozenset[str]],
    ) -> None:
        self.landscape, self.at, self.asked, self.given, self.allowed = landscape, at, asked, given, allowed
        self.defaults: Defaults = option_defaults()
        self.no_cost: list[str] = []
        self.bound = _bound_until(landscape, at)
        self.stated: dict[str, list[Option]] = {}
        for option in given.options:
            self.stated.setdefault(option.thing, []).append(option)
        self.landings = {landing.id: landing for landing in self._landings()}

    def things(self) -> Iterable[Thing]:
        for landing in self.landings.values():
            yield self._landing(landing)
        movable: tuple[Application | Platform, ...] = (
            *self.landscape.all(Platform),
            *self.landscape.all(Application),
        )
        for thing in movable:
            if isinstance(thing, Application) and thing.lifecycle.value_or(None) in _GONE:
                continue
            made = self._thing(thing)
            if made.choices or made.meets or made.along:
                yield made

    def _landings(self) -> Iterable[Landing]:
        yield from self.given.landings
        stated = {landing.id for landing in self.given.landings}
        source = Source(self.defaults.source, self.defaults.date)
        for name, cost in self.defaults.landings.items():
            if name not in stated:
                years = Estimate.exactly(cost.years)
                yield Landing(name, name, _estimate(cost.once, 1, source), _estimate(cost.running, 1, source), years)

    def _landing(self, landing: Landing) -> Thing:
        opening = Choice(
            Strategy.OPEN,
            "",
            landing.once,
            landing.running,
            max(1, round(landing.years.likely)),
            dict(landing.skills),
            years_high=max(1, round(landing.years.high)),
            supplier=landing.id,
        )
        return Thing(landing.id, (opening,), name=landing.name, earliest=landing.earliest, hub=True)

    def _thing(self, thing: Application | Platform) -> Thing:
        cost = thing.yearly_cost.candidates
        running = max(cost) if cost else 0.0
        options = self.stated.get(thing.id)
        if options is None:
            options = list(self._default_options(thing, running)) if cost else []
            if not cost and self._ways(thing):
                self.no_cost.append(thing.id)
        choices = [self._choice(option, running) for option in options if option.strategy is not Strategy.RETAIN]
        return Thing(
            thing.id,
            tuple(choice for choice in choices if choice is not None),
            running,
            thing.cluster.value_or("") if isinstance(thing, Application) else "",
            frozenset(one.key for one in self.asked if one.now.get(thing.id, False)),
            self._along(thing),
            self.bound.get(thing.id),
            members=(thing.id,),
            hub=isinstance(thing, Platform) and bool(choices),
            name=thing.name,
        )

    def _along(self, thing: Application | Platform) -> Mapping[str, frozenset[Key]]:
        """What it meets once the platform it runs on has moved: what that platform then meets."""
        if not isinstance(thing, Application) or thing.platform.value_or(NONE) == NONE:
            return {}
        platform = thing.platform.value
        words = {word for option in self.stated.get(platform, ()) for word in option.meets}
        keys = frozenset(one.key for one in self.asked if one.word in words and not one.now.get(thing.id, False))
        return {platform: keys} if keys else {}

    def _ways(self, thing: Application | Platform) -> list[Way]:
        classes = _classes(thing)
        return [way for way in self.defaults.ways if classes & set(way.of)]

    def _default_options(self, thing: Application | Platform, running: float) -> Iterable[Option]:
        source = Source(self.defaults.source, self.defaults.date)
        allowed = self.allowed.get(thing.id)
        for way in self._ways(thing):
            if allowed is not None and way.target and way.target not in allowed:
                continue
            once = _estimate(way.once, running, source)
            yield Option(
                thing.id,
                Strategy(way.strategy),
                way.target,
                once,
                _estimate(way.running, running, source),
                _estimate(way.years, 1, source),
                ((_SKILL, once.likely * self.defaults.days_per_euro),),
                way.meets,
                way.target,
            )

    def _choice(self, option: Option, running: float) -> Choice:
        on_platform = self.stated.get(option.target, ()) if option.target in self.landscape else ()
        words = {word for one in on_platform for word in one.meets}
        later = frozenset(one.key for one in self.asked if one.word in words - option.meets)
        return Choice(
            option.strategy,
            option.target,
            option.once,
            option.running or Estimate.exactly(running),
            max(1, round(option.years.likely)),
            dict(option.skills),
            frozenset(one.key for one in self.asked if one.word in option.meets),
            {option.target: later} if later else {},
            (option.target,) if option.target in self.landings else (),
            max(1, round(option.years.high)),
            option.supplier,
        )


def _estimate(parts: Parts, of: float, source: Source) -> Estimate:
    low, likely, high = parts
    return Estimate(low * of, likely * of, high * of, source)


def _classes(thing: Application | Platform) -> set[str]:
    if isinstance(thing, Platform):
        return {"storage"} if thing.service.value_or(None) is PlatformService.STORAGE else set()
    classes = {thing.service_model.value.value} if thing.service_model.known else set()
    if thing.time_class.value_or(None) is TimeClass.ELIMINATE or (
        thing.lifecycle.value_or(None) is Lifecycle.PHASING_OUT
    ):
        classes.add("eliminate")
    return classes


def _bound_until(landscape: Landscape, at: date) -> dict[str, date]:
    """Per thing the last day of its contracts; one of which the notice date has passed runs on by its option."""
    found: dict[str, date] = {}
    for contract in landscape.all(Contract):
        if not contract.end.known or not contract.covers.known:
            continue
        end = contract.end.value
        if contract.notice_months.known and months_on(end, -contract.notice_months.value) < at <= end:
            longer = contract.option_months.value_or(0) if contract.options.value_or(0) else 0
            end = months_on(end, longer)
        for thing in contract.covers.value:
            found[thing] = max(end, found.get(thing, end))
    return found


def months_on(day: date, months: int) -> date:
    """The same day so many months on, or the last of that month."""
    from calendar import monthrange

    number = day.year * 12 + day.month - 1 + months
    year, month = number // 12, number % 12 + 1
    return date(year, month, min(day.day, monthrange(year, month)[1]))


def _grouped(things: Mapping[str, Thing], given: Given) -> tuple[dict[str, Thing], dict[str, str]]:
    """Groups as one thing each: the choices all members have, their costs and work added up."""
    merged = dict(things)
    member_of: dict[str, str] = {}
    for group in given.groups:
        members = [merged.pop(id_) for id_ in group.things if id_ in merged]
        if not members:
            continue
        member_of.update((member.id, group.name) for member in members)
        common = set.intersection(*({choice.key for choice in member.choices} for member in members))
        choices = tuple(_together(members, key) for key in sorted(common))
        ends = [member.bound_until for member in members if member.bound_until]
        merged[group.name] = Thing(
            group.name,
            choices,
            sum(member.running for member in members),
            members[0].cluster,
            frozenset.intersection(*(member.meets for member in members)),
            {},
            max(ends) if ends else None,
            members=tuple(member.id for member in members),
            name=group.name,
        )
    return merged, member_of


def _together(members: Sequence[Thing], key: tuple[str, str]) -> Choice:
    each = [next(choice for choice in member.choices if choice.key == key) for member in members]
    skills: dict[str, float] = {}
    once, running = each[0].once, each[0].running
    for choice in each:
        for skill, days in choice.skills.items():
            skills[skill] = skills.get(skill, 0.0) + days
    for choice in each[1:]:
        once, running = once.plus(choice.once), running.plus(choice.running)
    first = each[0]
    return Choice(
        first.strategy,
        first.target,
        once,
        running,
        max(choice.years for choice in each),
        skills,
        frozenset.intersection(*(choice.meets for choice in each)),
        {},
        first.needs,
        max(choice.years_high for choice in each),
        first.supplier,
    )


def _aims(
    asked: Sequence[Asked], things: Mapping[str, Thing], member_of: Mapping[str, str]
) -> tuple[tuple[Aim, ...], dict[Key, tuple[str, ...]], tuple[Key, ...]]:
    aims, stuck, hopeless = [], {}, []
    for one in asked:
        can = {id_ for id_, thing in things.items() if _may_meet(thing, one.key)}
        units, left, outside = [], [], 0.0
        for unit in one.units:
            needs = tuple(dict.fromkeys(member_of.get(need, need) for need in unit.needs))
            plannable = not unit.stuck and bool(needs) and all(need in can for need in needs)
            if plannable or one.target < 1:
                units.append(type(unit)(unit.id, unit.weight, needs, unit.stuck or not plannable))
            else:
                outside += unit.weight
            if not plannable:
                left.append(unit.id)
        possible = sum(unit.weight for unit in units if not unit.stuck)
        if left:
            stuck[one.key] = tuple(left)
        if (one.units and possible + 1e-9 < one.target * sum(unit.weight for unit in units)) or (
            one.units and not units
        ):
            hopeless.append(one.key)
        aims.append(Aim(one.key, one.due, one.target, tuple(units), outside))
    return tuple(aims), stuck, tuple(hopeless)


def _may_meet(thing: Thing, key: Key) -> bool:
    if key in thing.meets or any(key in keys for keys in thing.along.values()):
        return True
    return any(
        key in choice.meets
        or choice.strategy is Strategy.RETIRE
        or any(key in keys for keys in choice.meets_with.values())
        for choice in thing.choices
    )
