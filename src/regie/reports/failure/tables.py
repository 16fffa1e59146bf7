"""The tables of a what-if as rows of cells in words or numbers, the same for terminal and workbook."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from math import isinf

from regie.analyses.failure import SOME_TIME, Duration, Failure, Outage, Spell
from regie.analyses.placement import outcome_label
from regie.landscape import Interval, Landscape, Verdict
from regie.locale import Language, Message, number, say
from regie.reports import words
from regie.reports.failure.held import TakenOver

Row = tuple[str | float | date | None, ...]

COLUMNS = {
    "gone": ("thing", "noun", "sure"),
    "durations": ("duration", "yes", "between", "critical_yes", "critical_between", "too_long"),
    "processes": ("process", "critical", "stops", "day", "week", "month", "longest", "too_long", "lost_data", "why"),
    "excluded": ("process",),
    "judged": ("application", "was", "becomes", "seal_was", "seal_becomes"),
    "goals": ("goal", "reading", "was", "becomes", "lost"),
    "moved": ("model", "application", "was", "becomes"),
    "ranked": ("what", "key", "critical", "processes", "hours", "people", "clusters", "applications", "cost"),
    "shared": ("thing", "group", "members", "what", "key", "sure"),
    "pairs": ("first", "second", "sure_count", "processes"),
    "prices": ("thing", "noun", "cluster", "paid", "capped", "end", "cost", "rise", "extra_low", "extra_high"),
    "clusters": ("cluster", "extra_low", "extra_high"),
    "displaced": ("dataset", "thing", "law", "sure", "why"),
    "compared": (
        "scenario",
        "duration",
        "critical",
        "processes",
        "hours",
        "people",
        "clusters",
        "applications",
        "extra",
        "judged_count",
        "displaced_count",
    ),
    "by_scenario": ("process", "scenario", "sure", "why"),
    "watched": ("organisation", "was", "becomes", "since", "judged_count", "goals_count", "rights_count"),
    "down": ("process", "critical", "mean", "p50", "p90"),
    "matters": ("assumption", "assumed", "span", "correlation", "source"),
    "change": ("change", "noun", "thing"),
    "rights": ("contract", "supplier", "may_object", "end", "notice_by", "in_time", "cost"),
}


EUROS = frozenset({"cost", "extra_low", "extra_high"})
"""The columns that hold euros a year."""


def heading(column: str, language: Language) -> str:
    """A column in words."""
    return _say(f"column.{column}", language)


def gone(failure: Failure, language: Language) -> Iterator[Row]:
    """What falls away by itself, what surely does first."""
    for id_, verdict in sorted(failure.falls_away.items(), key=lambda item: (item[1] is not Verdict.YES, item[0])):
        noun = say(Message(f"landscape.noun.{failure.landscape[id_].noun}.one"), language)
        yield failure.landscape.name_of(id_), noun, sure(verdict, language)


def durations(failure: Failure, language: Language) -> Iterator[Row]:
    """How many processes stop for how long an outage; `too_long` are those surely out longer than they may be."""
    for duration in Duration:
        counts = (
            failure.counted(verdict, duration, critical=critical)
            for critical in (False, True)
            for verdict in (Verdict.YES, Verdict.BETWEEN)
        )
        over = sum(one.too_long[duration] is Verdict.YES for one in failure.processes)
        yield (_say(f"duration.{duration.value}", language), *counts, over)


def processes(failure: Failure, language: Language) -> Iterator[Row]:
    """A row a process that stops or may."""
    for one in failure.processes:
        back = (_back(one.outages[duration], language) for duration in list(Duration)[:-1])
        too_long = next((each for each in Duration if one.too_long[each] is Verdict.YES), None)
        yield (
            failure.landscape.name_of(one.id),
            words.verdict(one.critical, language),
            _from(one.outages[Duration.FOR_GOOD], language),
            *back,
            "–" if isinf(one.longest_outage.high) else words.amount(one.longest_outage, language),
            "–" if too_long is None else _say(f"duration.{too_long.value}", language),
            "–" if one.lost_data is None else number(one.lost_data, language),
            say(one.why, language),
        )


def excluded(failure: Failure) -> Iterator[Row]:
    """Processes of which nothing can be excluded."""
    for id_ in failure.cannot_exclude:
        yield (failure.landscape.name_of(id_),)


def judged(found: TakenOver, landscape: Landscape, language: Language) -> Iterator[Row]:
    """Applications that are judged otherwise."""
    for one in found.judged:
        verdicts = (words.verdict(verdict, language) for verdict in (one.was, one.becomes))
        yield landscape.name_of(one.application), *verdicts, words.seal(one.seal_was), words.seal(one.seal_becomes)


def goals(found: TakenOver, language: Language) -> Iterator[Row]:
    """Readings of goals that move."""
    for effect in found.goals:
        names = (say(effect.goal.label, language), say(effect.new.reading.label, language))
        shares = (words.share(effect.old.share, language), words.share(effect.new.share, language))
        yield (*names, *shares, len(effect.lost))


def moved(found: TakenOver, landscape: Landscape, language: Language) -> Iterator[Row]:
    """Applications that may end elsewhere, by model."""
    for name, moves in found.moved.items():
        model = found.placements[name].model
        for move in moves:
            places = (
                " / ".join(outcome_label(model, one, language) for one in each) for each in (move.was, move.becomes)
            )
            yield (name, landscape.name_of(move.application), *places)


def rights(found: TakenOver, landscape: Landscape, language: Language) -> Iterator[Row]:
    """Contracts with who changes hands, the one that asks a decision soonest first."""
    for one in found.rights:
        yield (
            landscape.name_of(one.contract),
            landscape.name_of(one.supplier),
            words.verdict(one.may_object, language),
            one.end,
            one.notice_by,
            words.verdict(one.in_time, language),
            one.yearly_cost,
        )


def sure(verdict: Verdict, language: Language) -> str:
    """Surely or possibly."""
    return _say(f"sure.{verdict.value}", language)


def span(value: Interval, language: Language) -> str:
    """Whole numbers: from what is certain to what is possible."""
    whole = Interval(round(value.low), round(value.high))
    return words.amount(whole, language) if whole.high else number(0, language)


def _from(outage: Outage, language: Language) -> str:
    """From which hour: the earliest, and the latest when it is another."""
    first, last = (_hour(spell, language) for spell in (outage.worst, outage.best))
    return first if first == last else f"{first} – {last}"


def _hour(spell: Spell | None, language: Language) -> str:
    if spell is None:
        return _say("hour.not", language)
    return _say("hour.some_time", language) if spell.stops >= SOME_TIME else number(spell.stops, language)


def _back(outage: Outage, language: Language) -> str:
    """At which hour it is back: the earliest, and the latest when it is another."""
    if outage.worst is None:
        return _say("hour.not", language)
    ends = [
        _say("hour.unknown" if isinf(spell.back) else "hour.at", language, hour=spell.back)
        for spell in (outage.best, outage.worst)
        if spell is not None
    ]
    if outage.best is None:
        ends = [_say("hour.not", language), *ends]
    return " – ".join(dict.fromkeys(ends))


def _say(key: str, language: Language, **values: object) -> str:
    return say(Message(f"failure.{key}", **values), language)
