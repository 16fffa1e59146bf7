"""Where we stand, on one screen: goals, on whom we depend, the biggest risks, and what we do not know."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from regie.analyses.concentration import Level, Measure
from regie.landscape import Application, Verdict
from regie.locale import Language, Message, day, number, percent, say
from regie.reports import words
from regie.reports.decided import unheard
from regie.reports.summary import summary
from regie.reports.terminal.table import line, show_unheard, table

if TYPE_CHECKING:
    from rich.console import Console

    from regie.reports.assessment import Assessment

_TOP = 6


def show_assessment(assessment: Assessment, console: Console, language: Language) -> None:
    """The whole answer, shortest first."""
    line(console, _headline(assessment, language), "bold")
    by = words.definition(assessment.autonomy.models.definition, language)
    line(console, say(Message("terminal.assess.definition", definition=by), language))
    for answer in summary(assessment, language).answers:
        line(console, f"{answer.about}: {answer.answer} ({answer.behind})")
    _goals(assessment, console, language)
    _depend(assessment, console, language)
    _hidden(assessment, console, language)
    _risks(assessment, console, language)
    _placed(assessment, console, language)
    _unknown(assessment, console, language)


def _words(language: Language, *names: str) -> list[str]:
    return [say(Message(f"terminal.assess.{name}"), language) for name in names]


def _headline(assessment: Assessment, language: Language) -> str:
    applications = assessment.landscape.all(Application)
    verdicts = Counter(assessment.autonomy.of(one.id).autonomous for one in applications)
    return say(
        Message(
            "terminal.assess.headline",
            name=assessment.landscape.name,
            day=assessment.at,
            n=len(applications),
            yes=verdicts[Verdict.YES],
            no=verdicts[Verdict.NO],
            between=verdicts[Verdict.BETWEEN],
        ),
        language,
    )


def _goals(assessment: Assessment, console: Console, language: Language) -> None:
    rows = []
    for result in assessment.goals.goals:
        for order, measurement in enumerate(result.measurements):
            target = "–" if result.goal.target is None else percent(result.goal.target, language)
            first = order == 0  # a goal is named once, its readings stand below each other
            rows.append(
                (
                    str(result.goal.due.year) if first else "",
                    say(result.goal.label, language) if first else "",
                    say(measurement.reading.label, language),
                    words.share(measurement.share, language, result.goal.target),
                    f"> {target}" if result.goal.more_than else target,
                    words.verdict(measurement.met, language),
                )
            )
    headings = _words(language, "year", "goal", "reading", "now", "target", "met")
    table(console, say(Message("terminal.assess.goals"), language), headings, rows, right=3)


def _depend(assessment: Assessment, console: Console, language: Language) -> None:
    for level in (Level.PARENT, Level.JURISDICTION):
        first = assessment.concentration_first.table(level, Measure.APPLICATIONS)
        through = assessment.concentration_chain.table(level, Measure.APPLICATIONS)
        critical = assessment.concentration_chain.table(level, Measure.CRITICAL_PROCESSES)
        rows = [
            (
                _name(assessment, level, part.key, language),
                words.share(first.share_of(part.key), language),
                words.share(part.share, language),
                words.share(critical.share_of(part.key), language),
            )
            for part in through.parts[:_TOP]
        ]
        headings = _words(language, f"level_{level.value}", "first_tier", "through_chain", "critical")
        table(console, say(Message(f"terminal.assess.depend_{level.value}"), language), headings, rows, right=3)


def _name(assessment: Assessment, level: Level, key: str, language: Language) -> str:
    if level is Level.JURISDICTION:
        from regie.reference_data.jurisdictions import country_name

        return country_name(key, language)
    return assessment.landscape.name_of(key)


def _hidden(assessment: Assessment, console: Console, language: Language) -> None:
    rows = [
        (
            assessment.landscape.name_of(one.meets_at),
            number(len(one.suppliers), language),
            number(len(one.applications), language),
            number(len(one.critical_processes), language),
        )
        for one in assessment.concentration_chain.hidden[:_TOP]
    ]
    headings = _words(language, "meets_at", "suppliers", "applications", "critical")
    table(console, say(Message("terminal.assess.hidden"), language), headings, rows, right=3)


def _risks(assessment: Assessment, console: Console, language: Language) -> None:
    rows = []
    for risk in assessment.risks[:_TOP]:
        judgement = assessment.autonomy.of(risk.id)
        path = words.chain(assessment.landscape, judgement.weakest_link, language)
        processes = number(risk.weight[0], language)
        rows.append((assessment.landscape.name_of(risk.id), processes, words.seal(judgement.seal), path))
    headings = _words(language, "application", "processes", "seal", "because")
    table(console, say(Message("terminal.assess.risks"), language), headings, rows)


def _placed(assessment: Assessment, console: Console, language: Language) -> None:
    rows = [
        (name, number(sum(one.certain for one in placement.rows), language), number(len(placement.rows), language))
        for name, placement in assessment.placements.items()
    ]
    if rows:
        headings = _words(language, "model", "decided", "of")
        table(console, say(Message("terminal.assess.placed"), language), headings, rows, right=2)
    show_unheard(unheard(assessment.landscape, assessment.unheard, language), console, language)


def _unknown(assessment: Assessment, console: Console, language: Language) -> None:
    most = sorted(assessment.known, key=lambda one: -one.unknown)[:_TOP]
    rows = [
        (
            say(Message(f"landscape.noun.{one.noun}.other"), language),
            say(Message(f"landscape.field.{one.noun}.{one.field}.label"), language),
            number(one.unknown, language),
            number(one.total, language),
        )
        for one in most
        if one.unknown
    ]
    headings = _words(language, "noun", "field", "unknown", "of")
    table(console, say(Message("terminal.assess.unknown_facts"), language), headings, rows, right=2)
    line(console, say(Message("terminal.assess.next", day=day(assessment.at, language)), language))
