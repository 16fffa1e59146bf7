"""The few figures that say most of a thing, for the top of its page; a page of its own shape per noun."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

from regie.locale import Language, Message, day, number, say
from regie.web.thing.papers import contract_row
from regie.web.values import Shower

if TYPE_CHECKING:
    from regie.store.models import Thing

Judged = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Figure:
    """A label and what stands under it; `state` is unknown, contested, bad or empty; `small` explains."""

    label: str
    text: str
    state: str = ""
    small: str = ""


def figures_of(thing: Thing, judged: Judged | None, shower: Shower, today: date) -> list[Figure]:
    """The figures of this noun; what is unknown says so."""
    making = _Making(thing, judged, shower, today)
    shape = _SHAPES.get(thing.noun)
    return shape(making) if shape else []


@dataclass(frozen=True, slots=True)
class _Making:
    thing: Thing
    judged: Judged | None
    shower: Shower
    today: date

    @property
    def language(self) -> Language:
        return self.shower.language

    def say(self, key: str, **values: object) -> str:
        return say(Message(key, **values), self.language)

    def field(self, name: str) -> Figure:
        text, state = self.shower.cell(self.thing, name)
        return Figure(self.shower.field(name), text, "" if state == "known" else state)

    def seal(self) -> list[Figure]:
        if self.judged is None:
            return []
        low, high = self.judged["seal"]
        text = f"SEAL-{low:.0f}" if low == high else f"SEAL-{low:.0f}…{high:.0f}"
        official, governing = self.judged["official_seal"], self.judged["governing"]
        small = "" if official is None else self.say("thing.figure.official", seal=official, criterion=governing or "–")
        return [Figure(self.say("thing.figure.seal"), text, "unknown" if low != high else "", small)]

    def outage(self) -> list[Figure]:
        if self.judged is None:
            return []
        low, high = self.judged["outage"]
        processes = len(self.judged["processes"])
        verdict = self.say(f"landscape.verdict.{self.judged['critical']}")
        figures = [
            Figure(
                self.say("thing.figure.processes"),
                number(processes, self.language),
                "" if processes else "unknown",
                self.say("thing.figure.critical", verdict=verdict),
            )
        ]
        if processes:
            text = (
                number(low, self.language)
                if low == high
                else f"{number(low, self.language)} – {_end(high, self.language)}"
            )
            figures.append(Figure(self.say("thing.figure.outage"), self.say("thing.figure.hours", text=text)))
        return figures

    def leaning(self) -> list[Figure]:
        if self.judged is None:
            return []
        count = self.judged["leaning"].get("application", 0)
        return [Figure(self.say("thing.figure.applications"), number(count, self.language))]

    def protection(self) -> list[Figure]:
        if self.judged is None:
            return []
        bbn, held = self.judged["bbn"], self.judged["datasets"]
        words = [self.say(f"landscape.choice.Bbn.{one}") for one in bbn]
        small = self.say("thing.figure.datasets", n=len(held))
        return [Figure(self.say("thing.figure.bbn"), " / ".join(words), "unknown" if len(bbn) > 1 else "", small)]

    def term(self) -> list[Figure]:
        row = contract_row(self.thing, self.shower, self.today)
        notice = day(row.notice, self.language) if row.notice else self.say("locale.unknown")
        return [
            Figure(
                self.shower.field("end"),
                day(row.end, self.language) if row.end else self.say("locale.unknown"),
                {"unknown": "unknown", "ended": "bad"}.get(row.state, ""),
                self.say(f"thing.contract.{row.state}"),
            ),
            Figure(
                self.say("thing.figure.notice"),
                notice,
                "unknown" if row.notice is None else "bad" if row.state == "notice_passed" else "",
                self.say("thing.figure.latest", day=day(row.latest, self.language)) if row.latest else "",
            ),
        ]


def _end(value: float | None, language: Language) -> str:
    return "∞" if value is None else number(value, language)


_SHAPES: Mapping[str, Callable[[_Making], list[Figure]]] = {
    "application": lambda made: [
        *made.seal(),
        *made.outage(),
        *made.protection(),
        made.field("users"),
        made.field("yearly_cost"),
    ],
    "platform": lambda made: [
        *made.seal(),
        *made.leaning(),
        *made.outage(),
        made.field("kind"),
        made.field("locations"),
    ],
    "organisation": lambda made: [
        *made.seal(),
        *made.leaning(),
        *made.outage(),
        made.field("seat"),
        made.field("kind"),
    ],
    "process": lambda made: [made.field("maximum_outage"), made.field("critical"), made.field("people_served")],
    "dataset": lambda made: [made.field("bbn"), made.field("privacy"), made.field("secrecy"), made.field("volume")],
    "contract": lambda made: [*made.term(), made.field("yearly_cost"), made.field("supplier")],
    "team": lambda made: [made.field("people"), made.field("mature"), made.field("organisation")],
}
