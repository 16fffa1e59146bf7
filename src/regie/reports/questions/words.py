"""A question, whom to ask and why it matters, in plain words."""

from __future__ import annotations

from collections import Counter

from regie.analyses.questions import Owner, OwnerKind, Question, Questions
from regie.landscape import NONE, FactRef, Landscape, Ownership
from regie.locale import Language, Message, known, percent, say
from regie.locale.speech import listing
from regie.reference_data.goals import goals
from regie.reports import words

_NOUNS = ("application", "process", "dataset", "platform")


def owner(one: Owner, language: Language) -> str:
    """A role: "afdelingshoofd Sociaal", "cluster Sociaal", "leveranciersmanager"."""
    name = one.name.strip()
    if one.kind == OwnerKind.CLUSTER.value:
        return say(Message("questions.owner.cluster", name=name), language)
    return name or say(Message(f"questions.owner.{one.kind}"), language)


def question(landscape: Landscape, ref: FactRef, language: Language) -> str:
    """The question itself; fields without one of their own are asked for by their label."""
    record = landscape[ref.id]
    names = {"name": landscape.name_of(ref.id)}
    if isinstance(record, Ownership):
        names = {"name": landscape.name_of(record.organisation), "owner": landscape.name_of(record.owner)}
    elif hasattr(record, "about"):
        names = {"name": landscape.name_of(record.about)}
    key = f"questions.ask.{record.noun}.{ref.field}"
    if known(key, language):
        return say(Message(key, **names), language)
    label = say(Message(f"landscape.field.{record.noun}.{ref.field}.label"), language)
    return say(Message("questions.ask.any", name=names["name"], label=label), language)


def about(landscape: Landscape, ref: FactRef, language: Language) -> str:
    """What the question is about: "leverancier Polderhost (LEV-0001)"."""
    noun = say(Message(f"landscape.noun.{landscape[ref.id].noun}.one"), language)
    name = landscape.name_of(ref.id)
    return f"{noun} {name}" if name == ref.id else f"{noun} {name} ({ref.id})"


def why(asked: Questions, one: Question, language: Language) -> str:
    """What hangs on it: how many things, and the measures that gain most."""
    measures = tuple(dict.fromkeys(measure(key, language) for key in one.measures))[:2]
    return say(Message("questions.why", things=_touched(asked, one), measures=measures), language)


def touches(asked: Questions, one: Question, language: Language) -> str:
    """How many things the answer touches: "7 applicaties en 2 processen"."""
    return listing([say(part, language) for part in _touched(asked, one)], language)


def _touched(asked: Questions, one: Question) -> tuple[Message, ...]:
    counted = Counter(asked.landscape[id_].noun for id_ in one.things)
    return tuple(Message(f"questions.count.{noun}", n=counted[noun]) for noun in _NOUNS if counted[noun])


def measure(key: tuple[str, ...], language: Language) -> str:
    """A measure of the objective: a goal by its name, the verdict, or a placement."""
    if key[0] == "goal":
        label = next(goal.label for goal in goals() if goal.id == key[1])
        return say(Message("questions.measure.goal", goal=label), language)
    model = key[1] if len(key) > 1 else ""
    return say(Message(f"questions.measure.{key[0]}", model=model), language)


def now(landscape: Landscape, ref: FactRef, language: Language) -> str:
    """What the landscape has now: every claim of a contested fact, who did not know, or that it is unknown."""
    held = landscape.fact(ref)
    if held.claims:
        return words.shown(landscape, held, language)
    if held.asked.name:
        return say(Message("questions.nobody_knew", who=held.asked.name), language)
    return say(Message("locale.unknown"), language)


def effect(asked: Questions, one: Question, language: Language) -> str:
    """The part of everything open that it is expected to settle in its turn."""
    part = one.gain / asked.open_weight if asked.open_weight else 0.0
    return percent(part, language, 1)


def answer_names(landscape: Landscape, ids: tuple[str, ...], language: Language) -> list[str]:
    """Things to choose from by name; by id where several bear the name."""
    names = Counter(landscape.name_of(id_).strip().casefold() for id_ in ids)
    none = say(Message("reports.none"), language)
    return [
        none
        if id_ == NONE
        else landscape.name_of(id_)
        if names[landscape.name_of(id_).strip().casefold()] == 1
        else id_
        for id_ in ids
    ]
