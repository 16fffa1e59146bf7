"""Everything about one application: its level, why, its chain, its classes, and where it may go."""

from __future__ import annotations

from typing import TYPE_CHECKING

from regie.analyses.placement import outcome_label
from regie.landscape import FactRef, Interval, Reason
from regie.locale import Language, Message, say
from regie.reports import words
from regie.reports.decided import decided, unheard
from regie.reports.terminal.table import line, show_decided, show_unheard, table

if TYPE_CHECKING:
    from rich.console import Console

    from regie.reports.assessment import Explanation


def show_explanation(explanation: Explanation, console: Console, language: Language) -> None:
    """Title, verdict and level, the reasons, the chain, the classes, the places; each with facts and sources."""
    application = explanation.application
    line(console, _say("title", language, name=application.name, id=application.id), "bold")
    _gone(explanation, console, language)
    _level(explanation, console, language)
    _reasons(explanation, explanation.judgement.why, console, language)
    _chain(explanation, console, language)
    _disputed(explanation, console, language)
    _classes(explanation, console, language)
    _answers(explanation, console, language)
    _places(explanation, console, language)


def _say(key: str, language: Language, **values: object) -> str:
    return say(Message(f"terminal.explain.{key}", **values), language)


def _gone(explanation: Explanation, console: Console, language: Language) -> None:
    for one in explanation.gone:
        name = explanation.landscape.name_of(one.id)
        if one.since is None:
            line(console, _say("gone_once", language, name=name, source=one.source))
        else:
            line(console, _say("gone", language, name=name, source=one.source, day=one.since))


def _level(explanation: Explanation, console: Console, language: Language) -> None:
    judgement = explanation.judgement
    line(console, _say("definition", language, definition=words.definition(explanation.definition, language)))
    line(console, _say("autonomous", language, verdict=words.verdict(judgement.autonomous, language)))
    official = "–" if judgement.official_seal is None else f"SEAL-{judgement.official_seal}"
    level = words.seal(judgement.seal)
    line(console, _say("level", language, seal=level, official=official, governing=judgement.governing or "–"))
    for pack, score in judgement.scores.items():
        line(console, _say("score", language, pack=pack, score=words.amount(score, language)))


def _reasons(explanation: Explanation, reasons: tuple[Reason, ...], console: Console, language: Language) -> None:
    line(console, f"\n{_say('why', language)}", "bold")
    for reason in reasons:
        line(console, f"• {say(reason.says, language)}{f' [{reason.rule}]' if reason.rule else ''}")
        for ref in reason.facts:
            line(console, f"    {words.fact(explanation.landscape, ref, language)}", "dim")


def _chain(explanation: Explanation, console: Console, language: Language) -> None:
    landscape = explanation.landscape
    rows = [
        (words.link(landscape, link, language), words.fact(landscape, link.fact, language))
        for link in explanation.chain
    ]
    table(console, _say("chain", language), [_say("link", language), _say("source", language)], rows)
    if explanation.open_ends:
        line(console, _say("open", language), "bold")
        for id_, names in explanation.open_ends.items():
            for name in names:
                line(console, f"• {words.field_label(landscape, FactRef(id_, name), language)}")


def _disputed(explanation: Explanation, console: Console, language: Language) -> None:
    if explanation.disputed:
        line(console, f"\n{_say('disputed', language)}", "bold")
    for ref, _ in explanation.disputed:
        line(console, f"• {words.fact(explanation.landscape, ref, language)}")


def _classes(explanation: Explanation, console: Console, language: Language) -> None:
    line(console, f"\n{_say('class', language)}", "bold")
    needed, held = explanation.criticality, explanation.protection
    if needed.all_processes:
        outage: Interval = needed.maximum_outage
        critical = words.verdict(needed.critical, language)
        count = len(needed.all_processes)
        line(console, _say("outage", language, outage=words.amount(outage, language), critical=critical, n=count))
    else:
        line(console, _say("no_process", language))
    levels = tuple(level.value for level in held.bbn)
    privacy = tuple(Message(f"landscape.choice.Privacy.{one.value}") for one in held.privacy)
    line(console, _say("protection", language, levels=levels, privacy=privacy, n=len(held.all_datasets)))


def _answers(explanation: Explanation, console: Console, language: Language) -> None:
    rows = [
        (
            say(reason.says, language),
            reason.rule,
            "; ".join(words.fact(explanation.landscape, ref, language) for ref in reason.facts),
        )
        for reason in explanation.judgement.sources
    ]
    if rows:
        headings = [_say(name, language) for name in ("criterion", "rule", "source")]
        table(console, _say("answers", language), headings, rows)


def _places(explanation: Explanation, console: Console, language: Language) -> None:
    rows = []
    for name, placed in explanation.placed.items():
        model = explanation.models[name]
        outcomes = " / ".join(outcome_label(model, outcome, language) for outcome in placed.possible)
        rules = "; ".join(f"{rule.decision}-{rule.number}: {rule.note(language) or ''}" for rule in placed.rules[:6])
        question = (
            model.input(placed.questions[0].input).question(language) if placed.questions else _say("none", language)
        )
        rows.append((name, outcomes, rules, question))
    headings = [_say(name, language) for name in ("model", "outcome", "rule", "question")]
    table(console, _say("placed", language), headings, rows)
    judged = ((explanation.models[name], row) for name, row in explanation.placed.items())
    show_decided(decided(explanation.landscape, judged, language), console, language)
    show_unheard(unheard(explanation.landscape, explanation.unheard, language), console, language)
