"""Measures that keep critical processes up, in words."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from regie.analyses.failure import Repair, Step
from regie.landscape import Interval, Landscape
from regie.locale import Language, Message, euro, say
from regie.reports.terminal.table import line

if TYPE_CHECKING:
    from rich.console import Console


@dataclass(frozen=True, slots=True)
class Costed:
    """A measure with what it costs in its first year, in euros, and who says so."""

    step: Step
    euros: Interval
    source: str | Message


@dataclass(frozen=True, slots=True)
class Repaired:
    """The measures for a landscape at a date. `costed` when the cheapest were asked for, in the same order."""

    landscape: Landscape
    at: date
    repair: Repair
    costed: tuple[Costed, ...] | None = None

    @property
    def euros(self) -> Interval | None:
        """What all measures together cost in their first year."""
        if self.costed is None:
            return None
        return Interval(sum(one.euros.low for one in self.costed), sum(one.euros.high for one in self.costed))

    @property
    def sources(self) -> tuple[str | Message, ...]:
        """Who says what measures cost."""
        return tuple(dict.fromkeys(one.source for one in self.costed or ()))


def show_repaired(found: Repaired, console: Console, language: Language) -> None:
    """Every measure, and what no measure helps."""
    for text in repaired_lines(found, language):
        line(console, text)


def repaired_lines(found: Repaired, language: Language) -> Iterator[str]:
    """The same as lines of text."""
    repair, name = found.repair, found.landscape.name_of
    key = "title" if repair.measures else "nothing"
    yield _say(key, language, n=len(repair.measures), scenarios=repair.scenarios)
    if repair.measures:
        yield _say("proven" if repair.proven else "gap", language, gap=repair.gap)
    costs = found.costed or (None,) * len(repair.measures)
    for step, cost in zip(repair.measures, costs, strict=True):
        euros = f": {_euros(cost.euros, language)}" if cost is not None else ""
        yield f"  • {measure_words(found.landscape, step, language)}{euros}"
    if found.euros is not None:
        yield _say("cost", language, euros=_euros(found.euros, language), sources=found.sources)
    if repair.hopeless:
        processes = tuple(dict.fromkeys(name(process) for process, _ in repair.hopeless))
        yield _say("hopeless", language, n=len(processes), processes=processes)


def measure_words(landscape: Landscape, step: Step, language: Language) -> str:
    """One measure in words."""
    provider = landscape.name_of(step.provider) if step.provider in landscape else step.provider
    return _say(f"measure.{step.kind}", language, thing=landscape.name_of(step.thing), provider=provider)


def _euros(span: Interval, language: Language) -> str:
    low, high = euro(span.low, language), euro(span.high, language)
    return low if low == high else f"{low} – {high}"


def _say(key: str, language: Language, **values: object) -> str:
    return say(Message(f"repair.{key}", **values), language)
