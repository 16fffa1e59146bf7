"""What cannot be in what a municipality says of its route, though every cell by itself can."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from regie.landscape.faults import Fault, Place
from regie.locale import Message
from regie.readers.roadmap.circles import circles_of
from regie.readers.roadmap.values import Estimate, Given, Happened, Landing, Option, Room
from regie.reference_data.goals import MetWhen
from regie.reference_data.options import option_defaults

_WORDS = frozenset(word.value for word in MetWhen)


def check(given: Given, things: frozenset[str]) -> Iterator[Fault]:
    """Every fault; things are not looked up when none are given."""
    yield from _ranges(given)
    yield from _twice(given)
    yield from _told_twice(given)
    yield from _words(given)
    if things:
        yield from _unknown(given, things | {landing.id for landing in given.landings})
    yield from _groups(given)
    yield from _freezes(given)
    yield from _rooms(given)
    yield from _circles(given)


def _fault(place: Place, key: str, **values: object) -> Fault:
    return Fault(place, Message(f"roadmap.fault.{key}", **values), Message(f"roadmap.mend.{key}"))


def _column(given: Given, value: object, column: str) -> Place:
    place = given.places[value]
    return Place(place.file, place.sheet, place.row, column)


def _ranges(given: Given) -> Iterator[Fault]:
    values: Sequence[Option | Landing] = (*given.options, *given.landings)
    for value in values:
        for name in ("once", "running", "years"):
            estimate: Estimate | None = getattr(value, name)
            if estimate is not None and not estimate.low <= estimate.likely <= estimate.high:
                yield _fault(_column(given, value, name), "range")


def _twice(given: Given) -> Iterator[Fault]:
    seen: set[tuple[str, ...]] = set()
    for option in given.options:
        key = (option.thing, *option.key)
        if key in seen:
            yield _fault(given.places[option], "twice", thing=option.thing)
        seen.add(key)


def _told_twice(given: Given) -> Iterator[Fault]:
    told: set[str] = set()
    values: Sequence[Happened | Room] = (*given.actuals, *given.rooms)
    for one in values:
        name = one.thing if isinstance(one, Happened) else one.platform
        if name in told:
            yield _fault(given.places[one], "told_twice", thing=name)
        told.add(name)


def _words(given: Given) -> Iterator[Fault]:
    for option in given.options:
        for word in sorted(option.meets - _WORDS):
            yield Fault(
                _column(given, option, "meets"),
                Message("roadmap.fault.word", word=word),
                Message("roadmap.mend.word", words=tuple(sorted(_WORDS))),
            )


def _unknown(given: Given, things: frozenset[str]) -> Iterator[Fault]:
    stated: Sequence[Option | Happened] = (*given.options, *given.actuals)
    for one in stated:
        if one.thing not in things:
            yield _fault(_column(given, one, "thing"), "unknown", thing=one.thing)
    for order in given.orders:
        for column, name in (("thing", order.thing), ("after", order.after)):
            if name not in things:
                yield _fault(_column(given, order, column), "unknown", thing=name)
    for group in given.groups:
        for name in group.things:
            if name not in things:
                yield _fault(given.places[group.name, name], "unknown", thing=name)


def _groups(given: Given) -> Iterator[Fault]:
    member: dict[str, str] = {}
    ways: dict[str, set[tuple[str, str]]] = {}
    for option in given.options:
        ways.setdefault(option.thing, set()).add(option.key)
    for group in given.groups:
        for name in group.things:
            if member.setdefault(name, group.name) != group.name:
                yield _fault(given.places[group.name, name], "two_groups", thing=name)
        stated = [ways[name] for name in group.things if name in ways]
        if len(stated) == len(group.things) and stated and not set.intersection(*stated):
            yield _fault(given.places[group.name, group.things[0]], "nothing_common", group=group.name)


def _freezes(given: Given) -> Iterator[Fault]:
    for freeze in given.freezes:
        if freeze.first > freeze.last:
            yield _fault(_column(given, freeze, "last"), "freeze")


def _rooms(given: Given) -> Iterator[Fault]:
    landings = {*option_defaults().landings, *(landing.id for landing in given.landings)}
    for room in given.rooms:
        if room.platform not in landings:
            yield Fault(
                _column(given, room, "platform"),
                Message("roadmap.fault.no_landing", platform=room.platform),
                Message("roadmap.mend.no_landing", platforms=tuple(sorted(landings))),
            )


def _circles(given: Given) -> Iterator[Fault]:
    for circle in circles_of(given.orders, given.groups):
        places = [given.places[order] for order in circle]
        around = (*(order.thing for order in circle), circle[0].thing)
        yield Fault(
            places[0],
            Message("roadmap.fault.circle", things=" → ".join(around)),
            Message("roadmap.mend.circle", rows=tuple(str(row) for row in sorted({place.row for place in places}))),
        )
