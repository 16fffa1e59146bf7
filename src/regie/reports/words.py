"""Results in words, shared by every form of report: shares, verdicts, links and the sentence of a chain."""

from __future__ import annotations

from collections.abc import Sequence
from math import isinf
from typing import Any

from regie.decisions import Model
from regie.landscape import NO_SOURCE, Fact, FactRef, Interval, Landscape, Link, Verdict, says_same
from regie.landscape.fact import Status
from regie.locale import Language, Message, day, known, number, percent, say


def share(value: Interval | None, language: Language, aim: float | None = None) -> str:
    """A share as a percentage, or from worst to best case; a dash when there is nothing to count. Beside an aim it is
    never rounded to that: 29.7% of 30% is not there yet."""
    if value is None:
        return "–"
    low, high = (_beside(end, aim, language) for end in (value.low, value.high))
    return low if low == high else f"{low} – {high}"


def _beside(value: float, aim: float | None, language: Language) -> str:
    said = percent(value, language)
    if aim is None or value == aim or said != percent(aim, language):
        return said
    closer = percent(value, language, 1)
    return closer if closer != percent(aim, language, 1) else f"{'<' if value < aim else '>'} {said}"


def moved(was: Interval | None, becomes: Interval | None, language: Language) -> tuple[str, str]:
    """A share before and after; closer when rounding would hide that it moved."""
    said = share(was, language), share(becomes, language)
    if said[0] != said[1] or was is None or becomes is None or was == becomes:
        return said
    before, after = (
        " – ".join(dict.fromkeys(percent(end, language, 1) for end in (one.low, one.high))) for one in (was, becomes)
    )
    return before, after


def definition(model: Model, language: Language) -> str:
    """The definition of autonomous that was used: its name, and its version when it has one."""
    key = "reports.definition" if model.version else "reports.definition_only"
    return say(Message(key, name=model.name, version=model.version), language)


def span(values: Sequence[Interval]) -> Interval:
    """From the lowest to the highest of several shares."""
    return Interval(min(one.low for one in values), max(one.high for one in values))


def amount(value: Interval, language: Language) -> str:
    """A number, or from worst to best case; without an upper end: so much or more."""
    if isinf(value.high):
        return say(Message("reports.or_more", low=number(round(value.low, 1), language)), language)
    low, high = number(round(value.low, 1), language), number(round(value.high, 1), language)
    return low if low == high else f"{low} – {high}"


def kind(name: str, language: Language) -> str:
    """What is counted in a file, in words: a noun, something of the form itself, or else its own name."""
    for key in (f"landscape.noun.{name}.other", f"reports.kind.{name}"):
        if known(key, language):
            return say(Message(key), language)
    return name


def verdict(value: Verdict | None, language: Language) -> str:
    """Yes, no, or cannot be said yet; a dash when it was not asked."""
    return "–" if value is None else say(Message(f"landscape.verdict.{value.value}"), language)


def seal(value: Interval) -> str:
    """A SEAL level, or from worst to best case."""
    return f"SEAL-{value.low:.0f}" if value.exact else f"SEAL-{value.low:.0f}…{value.high:.0f}"


def link(landscape: Landscape, one: Link, language: Language) -> str:
    """One link: "Suite draait op Poldercloud"."""
    verb = say(Message(f"landscape.link.{one.kind.value}"), language)
    return f"{landscape.name_of(one.dependant)} {verb} {landscape.name_of(one.provider)}"


def chain(landscape: Landscape, path: Sequence[Link], language: Language) -> str:
    """A way through the chain as one sentence: "Suite draait op A, dat wordt beheerd door B." """
    if not path:
        return ""
    first = link(landscape, path[0], language)
    which = say(Message("reports.which"), language)
    rest = [
        f"{which} {say(Message(f'landscape.link.{one.kind.value}'), language)} {landscape.name_of(one.provider)}"
        for one in path[1:]
    ]
    return ", ".join([first, *rest]) + "."


def field_label(landscape: Landscape, ref: FactRef, language: Language) -> str:
    """A field in words, with the name of the thing it is of."""
    noun = landscape[ref.id].noun
    label = say(Message(f"landscape.field.{noun}.{ref.field}.label"), language)
    return f"{landscape.name_of(ref.id)}: {label}"


def fact(landscape: Landscape, ref: FactRef, language: Language) -> str:
    """A fact with its source and date: "Suite: platform = Poldercloud (CMDB, 1 oktober 2026)"."""
    if ref.id not in landscape:
        return ref.id
    held = getattr(landscape[ref.id], ref.field, None)
    label = field_label(landscape, ref, language)
    return f"{label} = {shown(landscape, held, language)}" if isinstance(held, Fact) else label


def shown(landscape: Landscape, held: Fact[Any], language: Language) -> str:
    """A fact's value with its source and date; every claim when it is contested, and claims that were overruled. Of
    what nobody knew, who was asked."""
    if held.status is Status.UNKNOWN:
        who = _source(held.asked, language)
        return say(Message("locale.unknown" if held.asked == NO_SOURCE else "reports.nobody_knew", who=who), language)
    said: list[tuple[Any, list[str]]] = []
    for claim in held.claims:
        sources = next((sources for other, sources in said if says_same(other, claim.value)), None)
        if sources is None:
            said.append((claim.value, sources := []))
        sources.append(_source(claim.source, language))
    claims = [f"{value(landscape, one, language)} ({'; '.join(sources)})" for one, sources in said]
    aside = [
        say(
            Message(
                "reports.overruled",
                claim=value(landscape, claim.value, language),
                source=_source(claim.source, language),
                reason=claim.reason,
            ),
            language,
        )
        for claim in held.overruled
    ]
    return "; ".join([" / ".join(claims), *aside])


def _source(source: object, language: Language) -> str:
    name, dated = getattr(source, "name", ""), getattr(source, "date", None)
    parts = [name or say(Message("reports.no_source"), language)]
    if dated is not None:
        parts.append(day(dated, language))
    return ", ".join(parts)


def value(landscape: Landscape, held: object, language: Language) -> str:
    """A value in words: things by name, choices by label, an empty one as none."""
    if isinstance(held, tuple):
        none = say(Message("reports.none"), language)
        return ", ".join(value(landscape, one, language) for one in held) or none
    if isinstance(held, str):
        return landscape.name_of(held) if held in landscape else held or say(Message("reports.none"), language)
    if hasattr(held, "value"):
        return say(Message(f"landscape.choice.{type(held).__name__}.{held.value}"), language)
    return say(Message("reports.value", value=held), language)
