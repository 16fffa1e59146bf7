"""What the council report says, as plain rows and words, for the page and the document alike."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from functools import partial

from regie.analyses.concentration import Level, Measure
from regie.analyses.placement import outcome_label
from regie.analyses.targets import Measurement
from regie.landscape import Application, Interval, Platform, Reason, Verdict
from regie.landscape.vocabulary import TimeClass
from regie.locale import Language, Message, number, percent, say
from regie.reference_data.jurisdictions import country_name
from regie.reports import words
from regie.reports.assessment import Assessment

_TOP = 10


@dataclass(frozen=True, slots=True)
class Grid:
    """A table in words: caption, headings, rows of cells; the last `right` columns are numbers."""

    caption: str
    headings: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    right: int = 0


@dataclass(frozen=True, slots=True)
class ReadingCard:
    """One reading of a goal in words, with its interval and target as shares for a bar."""

    label: str
    now: str
    met: str
    sentence: str
    section: str
    counted: str
    share: Interval | None
    target: float | None


@dataclass(frozen=True, slots=True)
class GoalCard:
    """One goal: name, year, target, verdict, and its readings."""

    name: str
    year: int
    target: str
    met: str
    verdict: str
    readings: tuple[ReadingCard, ...]
    why_not: str


@dataclass(frozen=True, slots=True)
class RiskCard:
    """One application that weighs heavily: the chain in a sentence, and each reason with its facts."""

    name: str
    sentence: str
    level: str
    processes: str
    reasons: tuple[tuple[str, tuple[str, ...]], ...]


@dataclass(frozen=True, slots=True)
class Chapters:
    """All of the report."""

    title: str
    summary: str
    goals: tuple[GoalCard, ...]
    dependence: tuple[Grid, ...]
    where: Grid
    heat: Grid
    risks: tuple[RiskCard, ...]
    placement: tuple[Grid, ...]
    unknown: Grid
    method: tuple[str, ...] = field(default=())


def chapters(assessment: Assessment, language: Language) -> Chapters:
    """The report of an assessment in words."""
    text = partial(_text, language)
    verdicts = Counter(assessment.autonomy.of(one.id).autonomous for one in assessment.landscape.all(Application))
    return Chapters(
        title=text("title", name=assessment.landscape.name),
        summary=say(
            Message(
                "terminal.assess.headline",
                name=assessment.landscape.name,
                day=assessment.at,
                n=sum(verdicts.values()),
                yes=verdicts[Verdict.YES],
                no=verdicts[Verdict.NO],
                between=verdicts[Verdict.BETWEEN],
            ),
            language,
        ),
        goals=tuple(_goals(assessment, language)),
        dependence=(*_dependence(assessment, language), _hidden(assessment, language)),
        where=_where(assessment, language),
        heat=_heat(assessment, language),
        risks=tuple(_risks(assessment, language)),
        placement=tuple(_placement(assessment, language)),
        unknown=_unknown(assessment, language),
        method=_method(assessment, language),
    )


def _text(language: Language, key: str, /, **values: object) -> str:
    return say(Message(f"council.{key}", **values), language)


def _goals(assessment: Assessment, language: Language) -> list[GoalCard]:
    cards = []
    for result in assessment.goals.goals:
        goal = result.goal
        target = "" if goal.target is None else percent(goal.target, language)
        why_not = say(goal.why_not_measured, language) if goal.why_not_measured else ""
        readings = tuple(_reading(goal.target, one, language) for one in result.measurements)
        cards.append(
            GoalCard(
                say(goal.label, language),
                goal.due.year,
                f"> {target}" if goal.more_than else target,
                words.verdict(result.met, language),
                result.met.value if result.met else "none",
                readings,
                why_not,
            )
        )
    return cards


def _reading(target: float | None, one: Measurement, language: Language) -> ReadingCard:
    counted = _text(
        language,
        "counted",
        met=len(one.counted(Verdict.YES)),
        between=len(one.counted(Verdict.BETWEEN)),
        unmet=len(one.counted(Verdict.NO)),
        numerator=words.amount(one.numerator, language),
        denominator=words.amount(one.denominator, language),
        unweighed=len(one.unweighed),
    )
    return ReadingCard(
        say(one.reading.label, language),
        words.share(one.share, language),
        words.verdict(one.met, language),
        one.reading.sentence,
        one.reading.section,
        counted,
        one.share,
        target,
    )


def _dependence(assessment: Assessment, language: Language) -> list[Grid]:
    grids = []
    for level in (Level.PARENT, Level.JURISDICTION, Level.SUPPLIER):
        direct = {part.key: part for part in assessment.concentration_first.table(level, Measure.APPLICATIONS).parts}
        tables = {measure: assessment.concentration_chain.table(level, measure) for measure in Measure}
        shares = {measure: {part.key: part.share for part in table.parts} for measure, table in tables.items()}
        rows = []
        for part in tables[Measure.APPLICATIONS].parts[:_TOP]:
            name = (
                country_name(part.key, language)
                if level is Level.JURISDICTION
                else assessment.landscape.name_of(part.key)
            )
            first = words.share(direct[part.key].share, language) if part.key in direct else percent(0, language)
            rows.append((name, first, *(words.share(shares[measure].get(part.key), language) for measure in Measure)))
        headings = tuple(
            _text(language, f"head.{one}") for one in (level.value, "first_tier", *(m.value for m in Measure))
        )
        hhi = tables[Measure.APPLICATIONS].hhi
        caption = _text(language, f"depend.{level.value}", hhi=number(hhi or 0, language, 3))
        grids.append(Grid(caption, headings, tuple(rows), right=len(Measure) + 1))
    return grids


def _hidden(assessment: Assessment, language: Language) -> Grid:
    rows = tuple(
        (
            assessment.landscape.name_of(one.meets_at),
            number(len(one.suppliers), language),
            number(len(one.applications), language),
            number(len(one.critical_processes), language),
        )
        for one in assessment.concentration_chain.hidden[:_TOP]
    )
    headings = tuple(
        _text(language, f"head.{one}") for one in ("meets_at", "suppliers", "applications", "critical_processes")
    )
    return Grid(_text(language, "hidden"), headings, rows, right=3)


def _where(assessment: Assessment, language: Language) -> Grid:
    platforms = {platform.id: platform for platform in assessment.landscape.all(Platform)}
    counts: Counter[str] = Counter()
    applications = assessment.landscape.all(Application)
    for application in applications:
        platform = platforms.get(application.platform.value_or(""))
        kind = platform.kind.value_or(None) if platform else None
        if kind is not None:
            counts[say(Message(f"landscape.choice.CloudKind.{kind.value}"), language)] += 1
        elif application.platform.known and platform is None:
            counts[_text(language, "no_platform")] += 1
        else:
            counts[say(Message("locale.unknown"), language)] += 1
    total = len(applications) or 1
    rows = tuple((name, number(n, language), percent(n / total, language)) for name, n in counts.most_common())
    return Grid(
        _text(language, "where"),
        tuple(_text(language, f"head.{one}") for one in ("place", "applications", "share")),
        rows,
        2,
    )


def _heat(assessment: Assessment, language: Language) -> Grid:
    counts: Counter[tuple[str, TimeClass | None]] = Counter()
    for application in assessment.landscape.all(Application):
        if assessment.autonomy.of(application.id).autonomous is Verdict.NO:
            cluster = application.cluster.value_or(say(Message("locale.unknown"), language))
            counts[cluster, application.time_class.value_or(None)] += 1
    clusters = sorted({cluster for cluster, _ in counts})
    classes: list[TimeClass | None] = [*TimeClass, None]
    rows = tuple((cluster, *(number(counts[cluster, one], language) for one in classes)) for cluster in clusters)
    labels = tuple(
        say(Message(f"landscape.choice.TimeClass.{one.value}" if one else "locale.unknown"), language)
        for one in classes
    )
    return Grid(_text(language, "heat"), (_text(language, "head.cluster"), *labels), rows, right=len(classes))


def _risks(assessment: Assessment, language: Language) -> list[RiskCard]:
    cards = []
    for risk in assessment.risks[:_TOP]:
        judgement = assessment.autonomy.of(risk.id)
        cards.append(
            RiskCard(
                assessment.landscape.name_of(risk.id),
                words.chain(assessment.landscape, judgement.weakest_link, language),
                words.seal(judgement.seal),
                number(risk.weight[0], language),
                tuple(_reason(assessment, reason, language) for reason in risk.reasons),
            )
        )
    return cards


def _reason(assessment: Assessment, reason: Reason, language: Language) -> tuple[str, tuple[str, ...]]:
    said = say(reason.says, language)
    rule = f" [{reason.rule}]" if reason.rule else ""
    return f"{said}{rule}", tuple(words.fact(assessment.landscape, ref, language) for ref in reason.facts)


def _placement(assessment: Assessment, language: Language) -> list[Grid]:
    grids = []
    for name, placement in assessment.placements.items():
        rows = tuple(
            (outcome_label(placement.model, outcome, language), number(certain, language), number(more, language))
            for outcome, (certain, more) in placement.counts().items()
        )
        settled = sum(row.certain for row in placement.rows)
        caption = _text(language, "placement", model=name, n=settled, total=len(placement.rows))
        headings = tuple(_text(language, f"head.{one}") for one in ("outcome", "certain", "possible"))
        grids.append(Grid(caption, headings, rows, right=2))
    return grids


def _unknown(assessment: Assessment, language: Language) -> Grid:
    most = sorted((one for one in assessment.known if one.unknown), key=lambda one: -one.unknown)[: 2 * _TOP]
    rows = tuple(
        (
            say(Message(f"landscape.noun.{one.noun}.other"), language),
            say(Message(f"landscape.field.{one.noun}.{one.field}.label"), language),
            number(one.unknown, language),
            number(one.contested, language),
            number(one.total, language),
        )
        for one in most
    )
    headings = tuple(_text(language, f"head.{one}") for one in ("noun", "field", "unknown", "contested", "of"))
    return Grid(_text(language, "unknown"), headings, rows, right=3)


def _method(assessment: Assessment, language: Language) -> tuple[str, ...]:
    models = tuple(
        _text(language, "method.model", model=placement.model.name, hash=placement.model.hash[:12])
        for placement in assessment.placements.values()
    )
    fixed = tuple(_text(language, f"method.{one}") for one in ("range", "chain", "autonomous", "goals"))
    return (*fixed, *models, _text(language, "method.date", day=assessment.at))
