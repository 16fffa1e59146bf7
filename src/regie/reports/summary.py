"""The answer in ten seconds: how many applications are autonomous, how the goals stand, what weighs most."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from regie.analyses.concentration import Level, Measure
from regie.landscape import Application, Organisation, Verdict
from regie.landscape.vocabulary import OrganisationKind
from regie.locale import Language, Message, day, number, percent, say
from regie.reports import words
from regie.reports.assessment import Assessment

_GOVERNMENTS = (OrganisationKind.GOVERNMENT, OrganisationKind.MUNICIPALITY, OrganisationKind.SERVICE_ORGANISATION)


@dataclass(frozen=True, slots=True)
class Part:
    """One part of all applications: by verdict, how many, in words, and its share of one."""

    state: str
    count: str
    label: str
    share: float


@dataclass(frozen=True, slots=True)
class Answer:
    """One thing to know first: what it is about, the answer, what is behind it, and the chapter that says more."""

    about: str
    answer: str
    behind: str
    chapter: str


@dataclass(frozen=True, slots=True)
class Summary:
    """What stands above everything else."""

    parts: tuple[Part, ...]
    alternative: str
    answers: tuple[Answer, ...]

    @property
    def bar(self) -> tuple[tuple[str, float], ...]:
        """The parts as a bar draws them."""
        return tuple((part.state, part.share) for part in self.parts)


def summary(assessment: Assessment, language: Language) -> Summary:
    """The applications by verdict, and the goals, the next goal and the largest dependence in a line each."""
    applications = assessment.landscape.all(Application)
    verdicts = Counter(assessment.autonomy.of(one.id).autonomous for one in applications)
    order = (Verdict.YES, Verdict.BETWEEN, Verdict.NO)
    parts = tuple(
        Part(
            one.value,
            number(verdicts[one], language),
            _say(language, f"total.{one.value}"),
            verdicts[one] / len(applications) if applications else 0.0,
        )
        for one in order
    )
    alternative = ", ".join(f"{part.count} {part.label}" for part in parts)
    answers = (_goals(assessment, language), _next(assessment, language), _largest(assessment, language))
    return Summary(parts, alternative, tuple(one for one in answers if one is not None))


def _goals(assessment: Assessment, language: Language) -> Answer | None:
    met = Counter(goal.met for goal in assessment.goals.goals if goal.met is not None)
    if not met:
        return None
    return Answer(
        _say(language, "summary.goals"),
        _say(language, "summary.met", n=met[Verdict.YES], total=met.total()),
        _say(language, "summary.rest", no=met[Verdict.NO], between=met[Verdict.BETWEEN]),
        "goals",
    )


def _next(assessment: Assessment, language: Language) -> Answer | None:
    """The first goal by date that is not surely met."""
    for result in assessment.goals.goals:
        shares = [one.share for one in result.measurements if one.share is not None]
        target = result.goal.target
        if result.met in (Verdict.NO, Verdict.BETWEEN) and shares and target is not None:
            now = words.share(words.span(shares), language, target)
            due = day(result.goal.due, language)
            behind = _say(language, "summary.due", now=now, target=percent(target, language), due=due)
            return Answer(_say(language, "summary.next"), say(result.goal.label, language), behind, "goals")
    return None


def _largest(assessment: Assessment, language: Language) -> Answer | None:
    """The parent that surely stands behind most applications; governments working together are no such party."""
    parts = assessment.concentration_chain.table(Level.PARENT, Measure.APPLICATIONS).parts
    largest = next((part for part in parts if not _government(assessment, part.key)), None)
    if largest is None:
        return None
    share = words.share(largest.share, language)
    name = assessment.landscape.name_of(largest.key)
    behind = _say(language, "summary.behind", share=share)
    return Answer(_say(language, "summary.largest"), name, behind, "dependence")


def _government(assessment: Assessment, id_: str) -> bool:
    organisation = assessment.landscape.get(id_)
    return isinstance(organisation, Organisation) and organisation.kind.value_or(None) in _GOVERNMENTS


def _say(language: Language, key: str, **values: object) -> str:
    return say(Message(f"page.{key}", **values), language)
