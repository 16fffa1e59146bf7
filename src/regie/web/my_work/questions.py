"""Questions as a page shows them, thing by thing, and what an answer sent back asks for."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from django.http import HttpRequest
from django.utils import timezone

from regie.actions.keeping import my_work as working
from regie.actions.keeping.called import Called, called
from regie.actions.keeping.changing import ConflictError
from regie.actions.keeping.rights import Actor
from regie.actions.keeping.shown import Shown
from regie.landscape.faults import Fault, InputFaults, Place
from regie.locale import Language, Message, say
from regie.web.asking import seen_version
from regie.web.fact_input import as_typed, choices
from regie.web.templating import page
from regie.web.values import Shower

SIZE = 25


@dataclass(frozen=True, slots=True)
class Answered:
    """What came of an answer: what to say when it was saved, else what was wrong with it and where."""

    said: Message | None = None
    key: str = ""
    field: str = ""
    typed: str = ""
    faults: tuple[Fault, ...] = ()
    conflict: bool = False

    @property
    def status(self) -> int:
        """The status of the page that shows it."""
        return 422 if self.faults else 409 if self.conflict else 200


def take_answer(request: HttpRequest, actor: Actor) -> Answered:
    """Save the answer of a form. Raises NotThereError for what is not asked of this actor, NotAllowedError."""
    key, field, typed = (request.POST.get(name, "") for name in ("key", "field", "value"))
    today = timezone.localdate()
    seen = seen_version(request)
    if "nobody" in request.POST:
        try:
            working.say_nobody_knows(actor, key, field, day=today, seen=seen)
        except ConflictError:
            return Answered(None, key, field, "", (), True)
        return Answered(Message("my_work.noted"))
    if not typed.strip():
        working.question_of(actor, key, field)
        fault = Fault(Place("", column=field), Message("my_work.fault.empty"), Message("my_work.mend.empty"))
        return Answered(None, key, field, typed, (fault,))
    try:
        working.answer(actor, key, field, typed, day=today, seen=seen)
    except InputFaults as refused:
        return Answered(None, key, field, typed, refused.faults)
    except ConflictError:
        return Answered(None, key, field, typed, (), True)
    return Answered(Message("my_work.saved"))


def questions_page(
    request: HttpRequest, shown: Shown, template: str, number: int, answered: Answered, **context: Any
) -> str:
    """The page: progress, the questions by thing, and what nobody knew."""
    language: Language = request.language  # type: ignore[attr-defined] # put there by our middleware
    work = working.my_work(shown.actor, timezone.localdate())
    pages = max(1, -(-len(work.questions) // SIZE))
    number = min(number, pages)
    here = work.questions[(number - 1) * SIZE : number * SIZE]
    showers, names = _showers(shown, language, here)
    rows = [_row(showers[one.thing.noun], names, one, answered) for one in here]
    for position, row in enumerate(rows):
        row["id"] = f"q{position}"
    return page(
        request,
        template,
        work=work,
        things=[(thing, list(asked)) for thing, asked in groupby(rows, key=lambda row: row["thing"])],
        nobody_knew=[_named(Shower(shown, language, one.thing.noun), one) for one in work.nobody_knew],
        number=number,
        pages=pages,
        answered=answered,
        wrong=next((row["id"] for row in rows if row["faults"] or row["conflict"]), ""),
        **context,
    )


def _showers(
    shown: Shown, language: Language, asked: Sequence[working.Question]
) -> tuple[Mapping[str, Shower], Called]:
    """What shows the values of each noun asked about, and what they refer to, looked up once for all."""
    showers = {noun: Shower(shown, language, noun) for noun in {one.thing.noun for one in asked}}
    answers = [(one, value) for one in asked for value in one.fact.candidates or ()]
    referred = {key for one, held in answers for key in showers[one.thing.noun].references(one.field.name, held)}
    names = called(shown, referred, {noun for one in asked for noun in one.field.refers_to})
    return {noun: shower.knowing(names.names) for noun, shower in showers.items()}, names


def _named(shower: Shower, one: working.Question) -> dict[str, Any]:
    return {"question": one, "label": shower.field(one.field.name)}


def _row(shower: Shower, names: Called, one: working.Question, answered: Answered) -> dict[str, Any]:
    here = (answered.key, answered.field) == (one.thing.key, one.field.name)
    name = f"landscape.field.{one.thing.noun}.{one.field.name}.help"
    now = "" if one.state == "unknown" else as_typed(names, shower.language, one.field, one.fact)
    if one.state == "contested":
        now = shower.fact(one.field.name, one.fact)
    return {
        **_named(shower, one),
        "thing": one.thing,
        "help": say(Message(name), shower.language),
        "choices": choices(one.field, shower.language),
        "now": now,
        "typed": answered.typed if here else "" if one.state == "contested" else now,
        "faults": answered.faults if here else (),
        "conflict": here and answered.conflict,
    }
