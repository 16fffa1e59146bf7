"""Steps moved by hand, as they stand in the address of a plan: nothing is kept until somebody solves anew."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any
from urllib.parse import urlencode

from django.http import QueryDict

from regie.actions.keeping.roadmap.question import Said
from regie.analyses.roadmap import Broken, Move, PlannedStep, Problem, waits_of
from regie.locale import Message
from regie.reports.roadmap.kept import place_called

_MOST = 100
_LONGEST = 900
_NAMED = 10


@dataclass(frozen=True, slots=True)
class ByHand:
    """What is fixed, and what is to stay as it is."""

    fixed: tuple[Said, ...] = ()
    stays: tuple[str, ...] = ()

    @classmethod
    def of(cls, asked: QueryDict) -> ByHand:
        """From an address or a form: `fix` as `thing|choice|year`, `stay` as a thing; the last of a thing counts.

        `thing` with `act` (fix, stay or back) is one more change, as the form of a step sends it.
        """
        found = cls()
        for text in asked.getlist("fix")[:_MOST]:
            thing, choice, year = (*text[:_LONGEST].rsplit("|", 2), "", "")[:3]
            found = found.fixing(thing, choice, year)
        for thing in asked.getlist("stay")[:_MOST]:
            found = found.staying(thing[:_LONGEST])
        thing = asked.get("thing", "")[:_LONGEST]
        match asked.get("act", "") if thing else "":
            case "fix":
                return found.fixing(thing, asked.get("choice", ""), asked.get("done", ""))
            case "stay":
                return found.staying(thing)
            case "back":
                return found.without(thing)
        return found

    def fixing(self, thing: str, choice: str, year: str) -> ByHand:
        """With a thing fixed. Without a choice and a year it is fixed where it is."""
        if not thing:
            return self
        said = (thing, choice[:_LONGEST] or None, int(year) if year.isdecimal() and len(year) == 4 else None)
        rest = self.without(thing)
        return replace(rest, fixed=(*rest.fixed, said))

    def staying(self, thing: str) -> ByHand:
        """With a thing that stays as it is."""
        rest = self.without(thing)
        return replace(rest, stays=(*rest.stays, thing)) if thing else self

    def without(self, thing: str) -> ByHand:
        """Without what was said of a thing."""
        return ByHand(
            tuple(one for one in self.fixed if one[0] != thing), tuple(one for one in self.stays if one != thing)
        )

    @property
    def forbidden(self) -> tuple[Said, ...]:
        """What stays, as the planner takes it."""
        return tuple((thing, None, None) for thing in self.stays)

    @property
    def parts(self) -> tuple[tuple[str, str], ...]:
        """As it stands in an address."""
        fixed = (("fix", f"{thing}|{choice or ''}|{year or ''}") for thing, choice, year in self.fixed)
        return (*fixed, *(("stay", thing) for thing in self.stays))

    @property
    def query(self) -> str:
        """The same as a query."""
        return urlencode(self.parts)


NOTHING_BY_HAND = ByHand()


def steps_moved(
    every: Sequence[Mapping[str, Any]], now: Sequence[PlannedStep], changed: Mapping[str, Move | None], problem: Problem
) -> Iterator[dict[str, Any]]:
    """The kept steps as they are after changes by hand; `was` holds the years a moved step had (None: it was none), and
    `gone` marks a step that is taken no more."""
    by_thing = {step.thing: step for step in now}
    after = waits_of(problem, now)
    for one in every:
        step = by_thing.get(one["thing"])
        if one["thing"] not in changed or step is None:
            yield {**one, "gone": True} if one["thing"] in changed else {**one, "after": after[one["thing"]]}
            continue
        yield {**one, **_moved(step), "was": (one["first"], one["year"]), "after": after[step.thing]}
    known = {one["thing"] for one in every}
    for thing in problem.things:
        if thing.id in changed and thing.id not in known and thing.id in by_thing:
            step = by_thing[thing.id]
            held: dict[str, Any] = {
                "thing": thing.id,
                "name": place_called(thing.name or thing.id),
                "things": thing.members,
            }
            held |= {"cluster": thing.cluster, "ends": thing.bound_until, "after": after[thing.id]}
            yield {**held, **_moved(step), "was": None}


def _moved(step: PlannedStep) -> dict[str, Any]:
    names = ("strategy", "target", "first", "year", "once", "exit", "running")
    to = place_called(step.target) if step.target else ""
    return {**{name: getattr(step, name) for name in names}, "to": to}


def broken_words(
    broken: Sequence[Broken], names: Mapping[str, Message | str], aims: Sequence[Mapping[str, Any]]
) -> list[Message]:
    """What breaks, in words; `names` says what things are called."""
    labels = {tuple(aim["key"]): aim["goal"] for aim in aims}
    return [_words(one, names, labels) for one in broken]


def _words(one: Broken, names: Mapping[str, Message | str], labels: Mapping[tuple[str, ...], Message]) -> Message:
    year = str(one.year or "")
    if one.kind == "aim":
        units = tuple(names.get(unit, unit) for unit in one.units[:_NAMED])
        key = "aim_units" if units else "aim"
        return _message(key, goal=labels[one.of], year=year, by=one.by, units=units, n=len(one.units))
    called = tuple(names.get(part, part) for part in one.of)
    first, last = called[0] if called else "", called[-1] if called else ""
    whose = one.of[-1] if one.kind == "capacity" else first
    return _message(one.kind, thing=first, other=last, year=year, by=one.by, of=whose or Message("roadmap.clash.all"))


def _message(key: str, **values: object) -> Message:
    return Message(f"roadmap_pages.broken.{key}", **values)
