"""Where do we stand: a card per goal, with every reading and what was counted."""

from __future__ import annotations

from dataclasses import dataclass

from regie.analyses.targets import GoalResult, Measurement
from regie.landscape import Interval, Verdict
from regie.locale import Language, Message, day, number, percent, say
from regie.reference_data.goals import Weigh
from regie.reports import words
from regie.reports.assessment import Assessment


@dataclass(frozen=True, slots=True)
class ReadingView:
    """One reading of a goal in words; `state` is yes, no, between or none."""

    name: str
    now: str
    share: Interval | None
    met: str
    state: str
    sentence: str
    section: str
    rule: str
    numerator: str
    denominator: str
    yes: int
    no: int
    between: int
    unweighed: int


@dataclass(frozen=True, slots=True)
class GoalCard:
    """One goal in words. `now` spans all readings; `target_share` is a share of one, or None."""

    id: str
    name: str
    due: str
    year: int
    now: str
    target: str
    target_share: float | None
    met: str
    state: str
    why_not: str
    sentence: str
    section: str
    document: str
    readings: tuple[ReadingView, ...]


def goal_cards(assessment: Assessment, language: Language) -> tuple[GoalCard, ...]:
    """Every goal, by date."""
    return tuple(_card(result, language) for result in assessment.goals.goals)


def _card(result: GoalResult, language: Language) -> GoalCard:
    goal = result.goal
    shares = [one.share for one in result.measurements if one.share is not None]
    span = words.span(shares) if shares else None
    why = goal.why_not_measured
    target = "" if goal.target is None else percent(goal.target, language)
    return GoalCard(
        id=goal.id,
        name=say(goal.label, language),
        due=day(goal.due, language),
        year=goal.due.year,
        now=words.share(span, language, goal.target),
        target=say(Message("page.goals.more_than", share=target), language) if goal.more_than else target,
        target_share=goal.target,
        met=_met(result.met, language),
        state=_state(result.met),
        why_not="" if why is None else say(why, language),
        sentence=goal.sentence,
        section=goal.section,
        document=goal.document,
        readings=tuple(_reading(one, goal.target, language) for one in result.measurements),
    )


def _reading(measured: Measurement, aim: float | None, language: Language) -> ReadingView:
    reading = measured.reading
    return ReadingView(
        name=say(reading.label, language),
        now=words.share(measured.share, language, aim),
        share=measured.share,
        met=_met(measured.met, language),
        state=_state(measured.met),
        sentence=reading.sentence,
        section=reading.section,
        rule=f"{reading.goal}/{reading.id}",
        numerator=_weighed(measured, measured.numerator, language),
        denominator=_weighed(measured, measured.denominator, language),
        yes=measured.tally[Verdict.YES],
        no=measured.tally[Verdict.NO],
        between=measured.tally[Verdict.BETWEEN],
        unweighed=measured.unweighed,
    )


def _weighed(measured: Measurement, value: Interval, language: Language) -> str:
    weigh, counts = measured.reading.weigh, measured.reading.counts
    unit = f"counts.{counts.value}" if weigh is Weigh.NUMBER else f"weigh.{weigh.value}"
    figure = words.amount(value, language)
    if weigh is Weigh.YEARLY_COST:
        low, high = (number(round(end), language) for end in (value.low, value.high))
        figure = low if low == high else f"{low} – {high}"
    return f"{figure} {say(Message(f'page.{unit}'), language)}"


def _state(met: Verdict | None) -> str:
    return "none" if met is None else met.value


def _met(met: Verdict | None, language: Language) -> str:
    return say(Message(f"page.met.{_state(met)}"), language)
