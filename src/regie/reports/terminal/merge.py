"""What a merge did: what came in, what was matched, what is left to answer, what contradicts what."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from regie.landscape import FactRef
from regie.locale import Language, Message, day, number, say
from regie.readers.merging import Decision
from regie.reports import words
from regie.reports.terminal.faults import show_faults, show_left_out
from regie.reports.terminal.table import line, table

if TYPE_CHECKING:
    from rich.console import Console

    from regie.analyses.merging import Proposal
    from regie.reports.merge import MergeReport

_SHOWN = 15


def show_merge(report: MergeReport, console: Console, language: Language) -> None:
    """What was not understood, deliveries, matches, open questions, contradictions and changes, and what to do next."""
    show_faults(report.faults, console, language)
    show_left_out(report.left_out, console, language)
    _deliveries(report, console, language)
    _matches(report, console, language)
    _open(report, console, language)
    merged = report.merged
    _facts(report, "kept", merged.kept, console, language)
    _facts(report, "contested", merged.contested, console, language)
    _facts(report, "overruled", merged.overruled, console, language)
    _changes(report, console, language)
    if not report.written:
        line(console, _say("same", language))
    step = "next" if any(one.decision is Decision.ASK for one in merged.proposals) else "none_open"
    line(console, _say(step, language, review=report.review, output=report.output), "bold")


def _say(key: str, language: Language, **values: object) -> str:
    return say(Message(f"merging.show.{key}", **values), language)


def _deliveries(report: MergeReport, console: Console, language: Language) -> None:
    rows = [
        (
            one.register,
            one.file,
            day(one.delivered, language) if one.delivered else "–",
            _say("first", language) if one.first else day(one.previous, language) if one.previous else "–",
            number(one.things, language),
            number(len(one.gone), language),
        )
        for one in report.changes.delivered
    ]
    headings = [_say(name, language) for name in ("register", "file", "date", "previous", "things", "gone")]
    if rows:
        table(console, _say("delivered", language), headings, rows, right=2)
    for one in report.changes.delivered:
        ids = tuple(one.gone)
        if ids:
            line(console, _say("gone_from", language, register=one.register, n=len(ids), ids=ids[:_SHOWN]))


def _matches(report: MergeReport, console: Console, language: Language) -> None:
    counted: dict[str, Counter[str]] = {}
    for proposal in report.merged.proposals:
        counted.setdefault(proposal.noun, Counter())[_kind(proposal)] += 1
    kinds = ("key", "name", "person", "no", "ask")
    rows = [
        (say(Message(f"landscape.noun.{noun}.other"), language), *(number(found[kind], language) for kind in kinds))
        for noun, found in counted.items()
    ]
    headings = [_say(name, language) for name in ("noun", *(f"by_{kind}" for kind in kinds))]
    if rows:
        table(console, _say("matches", language), headings, rows, right=len(kinds))


def _kind(proposal: Proposal) -> str:
    if proposal.decision is not Decision.YES:
        return str(proposal.decision.value)
    if proposal.by_person:
        return "person"
    return "name" if proposal.sure == "name" else "key"


def _open(report: MergeReport, console: Console, language: Language) -> None:
    asked = [proposal for proposal in report.merged.proposals if proposal.decision is Decision.ASK]
    asked.sort(key=lambda proposal: -proposal.score.points)
    rows = [
        (
            *(f"{name} ({thing.register})" for name, thing in zip(one.names, one.things, strict=True)),
            " ".join(say(why, language) for why in one.why),
            number(one.score.points, language),
        )
        for one in asked[:_SHOWN]
    ]
    headings = [_say(name, language) for name in ("one", "other", "why", "score")]
    if rows:
        table(console, _say("open", language, n=len(asked)), headings, rows, right=1)


def _facts(report: MergeReport, key: str, refs: tuple[FactRef, ...], console: Console, language: Language) -> None:
    if not refs:
        return
    line(console, f"\n{_say(key, language, n=len(refs))}", "bold")
    for ref in refs[:_SHOWN]:
        line(console, f"• {words.fact(report.landscape, ref, language)}")
    if len(refs) > _SHOWN:
        line(console, _say("more", language, n=len(refs) - _SHOWN))


def _changes(report: MergeReport, console: Console, language: Language) -> None:
    if report.before is None:
        return
    changes, landscape = report.changes, report.landscape
    facts = [change for change in changes.facts if not change.same_value]
    renewed = len(changes.facts) - len(facts)
    counts = {"added": len(changes.added), "removed": len(changes.removed), "facts": len(facts)}
    line(console, f"\n{_say('changed', language, **counts)}", "bold")
    rows = [
        (
            words.field_label(landscape, change.ref, language),
            words.shown(report.before, change.old, language),
            words.shown(landscape, change.new, language),
        )
        for change in facts[:_SHOWN]
    ]
    if rows:
        table(console, "", [_say(name, language) for name in ("fact", "was", "becomes")], rows)
    if len(facts) > _SHOWN:
        line(console, _say("more", language, n=len(facts) - _SHOWN))
    if renewed:
        line(console, _say("renewed", language, n=renewed))
