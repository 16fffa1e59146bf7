"""The form a plan is asked with: what was typed, and the question it makes or everything that is wrong with it."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from itertools import zip_longest
from typing import Any

from django.http import QueryDict

from regie.actions.keeping.roadmap.question import Question
from regie.actions.plan import YEARS
from regie.landscape import Field, Kind
from regie.landscape.faults import Fault, Place
from regie.locale import Language, Message, number
from regie.readers.records.values import UnfitValueError, parse
from regie.readers.roadmap import Budget, Capacity, Freeze
from regie.web.asking import whole_number

_MOST_ROWS = 20
_LONGEST = 200
_AMOUNT, _COUNT = Field("", Kind.MONEY, minimum=0), Field("", Kind.COUNT, minimum=0)


@dataclass(frozen=True, slots=True)
class Typed:
    """What stands in the form, as text. `yearly` holds a budget for single years."""

    name: str
    goals: tuple[str, ...]
    budget: str
    yearly: Mapping[int, str]
    capacities: tuple[tuple[str, str], ...]
    freezes: tuple[tuple[str, str, str], ...]
    most_moves: str
    steady: bool
    own: str = ""

    @classmethod
    def sent(cls, form: QueryDict) -> Typed:
        """As it was sent; empty rows are left out."""
        return cls(
            form.get("name", "").strip()[:_LONGEST],
            tuple(dict.fromkeys(form.getlist("goal")))[:_MOST_ROWS],
            form.get("budget", "").strip(),
            {year: text for year in YEARS if (text := form.get(f"budget-{year}", "").strip())},
            tuple((skill, days) for skill, days, *_ in _rows(form, "skill", "days")),
            tuple((first, last, cluster) for first, last, cluster in _rows(form, "first", "last", "cluster")),
            form.get("most_moves", "").strip(),
            bool(form.get("steady")),
            form.get("own", ""),
        )

    @classmethod
    def of(cls, question: Question, language: Language) -> Typed:
        """A question as the form shows it."""
        amounts = {one.year: number(one.amount, language) for one in question.budgets if not one.cluster}
        same = set(amounts.values()) if len(amounts) == len(YEARS) else set()
        return cls(
            question.name,
            question.goals,
            next(iter(same)) if len(same) == 1 else "",
            {} if len(same) == 1 else amounts,
            tuple((one.skill, number(one.days, language)) for one in question.capacities),
            tuple((str(one.first), str(one.last), one.cluster) for one in question.freezes),
            "" if question.most_moves is None else str(question.most_moves),
            question.steady,
            "" if question.own is None else str(question.own),
        )


def question_typed(typed: Typed, possible: set[str], own: Collection[int]) -> tuple[Question | None, list[Fault]]:
    """The question to plan, or every fault of the form; `possible` are the readings a plan can meet, `own`
    the versions of options of one's own."""
    faults: list[Fault] = []
    version = int(typed.own) if typed.own.isdecimal() and int(typed.own) in own else None
    if typed.own and version is None:
        faults.append(_fault("own", "own"))
    if not typed.name:
        faults.append(_fault("name", "name"))
    if not typed.goals or not possible.issuperset(typed.goals):
        faults.append(_fault("goal", "goal"))
    every = _number(_AMOUNT, typed.budget, "budget", faults)
    single = {year: _number(_AMOUNT, text, f"budget-{year}", faults) for year, text in typed.yearly.items()}
    budgets = {year: single.get(year, every) for year in YEARS}
    capacities = [Capacity(skill, days) for skill, days in _capacities(typed, faults)]
    freezes = list(_freezes(typed, faults))
    moves = _number(_COUNT, typed.most_moves, "most_moves", faults)
    if faults:
        return None, faults
    question = Question(
        typed.name,
        typed.goals,
        tuple(Budget(year, float(amount)) for year, amount in budgets.items() if amount is not None),
        tuple(capacities),
        tuple(freezes),
        None if moves is None else int(moves),
        typed.steady,
        own=version,
    )
    return question, []


def _capacities(typed: Typed, faults: list[Fault]) -> Iterator[tuple[str, float]]:
    for skill, text in typed.capacities:
        days = _number(_AMOUNT, text, "skill", faults)
        if not skill or (days is None and not text):
            faults.append(_fault("skill", "capacity"))
        elif days is not None:
            yield skill, float(days)


def _freezes(typed: Typed, faults: list[Fault]) -> Iterator[Freeze]:
    for first, last, cluster in typed.freezes:
        years = [year for year in map(whole_number, (first, last or first)) if year in YEARS]
        if len(years) != 2 or years[0] > years[1]:
            faults.append(_fault("first", "freeze", first=str(YEARS[0]), last=str(YEARS[-1])))
        else:
            yield Freeze(years[0], years[1], cluster)


def _number(field: Field, text: str, name: str, faults: list[Fault]) -> Any:
    if not text:
        return None
    try:
        return parse(field, text)
    except UnfitValueError as unfit:
        faults.append(Fault(Place("", column=name), unfit.what, unfit.mend))
        return None


def _rows(form: QueryDict, *names: str) -> Iterator[tuple[str, ...]]:
    for row in zip_longest(*(form.getlist(name)[:_MOST_ROWS] for name in names), fillvalue=""):
        texts = tuple(str(text).strip()[:_LONGEST] for text in row)
        if any(texts):
            yield texts


def _fault(field: str, kind: str, **values: object) -> Fault:
    return Fault(
        Place("", column=field), Message(f"roadmap_pages.fault.{kind}"), Message(f"roadmap_pages.mend.{kind}", **values)
    )
