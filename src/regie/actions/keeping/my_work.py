"""What somebody owns that is unknown, contested, stale or about to end: their questions, the weightiest first."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from typing import Any

from django.db.models import F, Q, QuerySet

from regie.actions.keeping.edit import edit, note_nobody_knows
from regie.actions.keeping.rights import Actor, Permission
from regie.actions.keeping.shown import NotThereError, Shown
from regie.analyses.quality.limits import limit_of
from regie.analyses.questions import settings
from regie.landscape import NOUN_BY_NAME, Fact, Field, fact_fields
from regie.store.mapping import fact_of
from regie.store.models import ChangeSet, Result, Role, Thing
from regie.store.models.user import EVERY_CLUSTER

MOST_THINGS = 100
_READ = ("key", "noun", "name", "version", "facts", "known", "computed")
SOON = timedelta(days=180)
_ENDS = frozenset({("contract", "end"), ("evidence", "expires"), ("deviation", "until")})
_WEIGHT: Mapping[str, int] = {"yes": 2, "between": 1}


@dataclass(frozen=True, slots=True)
class Question:
    """One open fact. `state` is unknown, contested, stale, ending, or asked: nobody knew, on `asked`.

    `critical` (0 to 2) and `processes` are the effect: how much hangs on the thing.
    """

    thing: Thing
    field: Field
    state: str
    critical: int
    processes: int
    minutes: float
    since: date | None = None
    asked: str = ""

    @property
    def fact(self) -> Fact[Any]:
        """The fact as it is."""
        return fact_of(self.thing, self.field)


@dataclass(frozen=True, slots=True)
class MyWork:
    """The questions of somebody; of `asked_in_all` questions, `answered` have an answer. `things` is how many of their
    things were looked at, the weightiest first, and `owned` how many there are."""

    questions: Sequence[Question]
    nobody_knew: Sequence[Question]
    answered: int
    asked_in_all: int
    things: int
    owned: int


def my_work(actor: Actor, day: date) -> MyWork:
    """The questions about what this actor keeps, by owner name or by cluster."""
    actor.require(Permission.READ)
    owned = _owned(actor)
    order = (F("computed__processes").desc(nulls_last=True), "position")
    # chosen by id first: the database would carry whole rows through its sorting
    chosen = owned.order_by(*order).values("id")[:MOST_THINGS]
    things = list(Thing.objects.filter(id__in=chosen).only(*_READ).order_by(*order))
    looked_at = [(thing, one, _state(thing, one, day)) for thing in things for one in _asked(thing.noun)]
    questions = [_question(thing, one, state) for thing, one, state in looked_at if state]
    found = sorted(questions, key=_order(_ranks(actor), questions))
    open_ = [one for one in found if one.state != "asked"]
    counted = [state for thing, one, state in looked_at if _in_settings(thing.noun, one)]
    answered = sum(state in ("", "asked", "ending", "stale") for state in counted)
    return MyWork(
        open_, [one for one in found if one.state == "asked"], answered, len(counted), len(things), owned.count()
    )


def answer(actor: Actor, key: str, field: str, text: str, *, day: date, seen: int | None = None) -> ChangeSet | None:
    """Answer one question about one's own thing. Raises NotThereError for what is not asked of this actor, and all
    that `edit` raises."""
    question_of(actor, key, field)
    return edit(actor, key, {field: text}, source=_source(actor), day=day, seen=seen)


def say_nobody_knows(actor: Actor, key: str, field: str, *, day: date, seen: int | None = None) -> ChangeSet | None:
    """Note that who should know was asked, and does not: the fact is unknown, with who and when. Raises NotThereError
    for what is not asked of this actor, ConflictError when it was changed since `seen`, NotAllowedError."""
    question_of(actor, key, field)
    return note_nobody_knows(actor, key, field, who=_source(actor), day=day, seen=seen)


def question_of(actor: Actor, key: str, field: str) -> tuple[Thing, Field]:
    """A field of a thing this actor may be asked about. Raises NotThereError."""
    actor.require(Permission.READ)
    thing = _owned(actor).filter(key=key).first()
    one = next((one for one in _asked(thing.noun) if one.name == field), None) if thing else None
    if thing is None or one is None:
        raise NotThereError(f"{key}: {field}")
    return thing, one


def _owned(actor: Actor) -> QuerySet[Thing]:
    mine = Q(pk__in=())
    for grant in actor.grants:
        if grant.owns:
            mine |= Q(owner__in=grant.owns)
        if grant.role is Role.ADMINISTRATOR or (grant.role is Role.EDITOR and EVERY_CLUSTER in grant.clusters):
            mine |= Q(pk__isnull=False)
        elif grant.role is Role.EDITOR:
            mine |= Q(cluster__in=grant.clusters - {""})
    nouns = [noun for noun in NOUN_BY_NAME if _asked(noun)]
    return Thing.objects.filter(mine, municipality_id=actor.municipality, noun__in=nouns)


@cache
def _asked(noun: str) -> tuple[Field, ...]:
    """The fields worth a question: those results hang on, and the ends of what ends."""
    return tuple(one for one in fact_fields(NOUN_BY_NAME[noun]) if _in_settings(noun, one) or (noun, one.name) in _ENDS)


def _in_settings(noun: str, one: Field) -> bool:
    return f"{noun}.{one.name}" in settings().effort


def _state(thing: Thing, one: Field, day: date) -> str:
    """Empty when there is nothing to ask."""
    fact: Mapping[str, Any] = thing.facts.get(one.name, {})
    claims = fact.get("claims", ())
    if not claims:
        return "asked" if "asked" in fact else "unknown" if _in_settings(thing.noun, one) else ""
    if one.name not in thing.known:
        return "contested"
    if (thing.noun, one.name) in _ENDS:
        return "ending" if day <= date.fromisoformat(thing.known[one.name]) <= day + SOON else ""
    days = limit_of(thing.noun, one).days
    newest = max(_dates(claims), default=None)
    return "stale" if days is not None and newest is not None and (day - newest).days > days else ""


def _question(thing: Thing, one: Field, state: str) -> Question:
    fact: Mapping[str, Any] = thing.facts.get(one.name, {})
    asked: Mapping[str, Any] = fact.get("asked", {})
    dates = _dates([asked] if state == "asked" else fact.get("claims", ()))
    critical = _WEIGHT.get(str(thing.computed.get("critical", "")), 0)
    minutes = settings().effort_of(thing.noun, one.name).minutes
    processes = int(thing.computed.get("processes", 0))
    since = date.fromisoformat(thing.known[one.name]) if state == "ending" else max(dates, default=None)
    return Question(thing, one, state, critical, processes, minutes, since, asked.get("source", ""))


def _dates(sources: Iterable[Mapping[str, Any]]) -> Iterator[date]:
    for source in sources:
        if source.get("date"):
            yield date.fromisoformat(source["date"])


def _ranks(actor: Actor) -> Mapping[tuple[str, str], int]:
    """Thing and field of the questions that settle most, by the goals, definition and models in use."""
    # they hold no messages, so they are taken as they are kept
    kept = Result.objects.filter(run=Shown(actor).run, kind="ranks").values_list("body", flat=True).first() or ()
    return {(key, field): rank for rank, (key, field) in enumerate(kept, 1)}


def _order(ranks: Mapping[tuple[str, str], int], asked: Sequence[Question]) -> Callable[[Question], tuple[Any, ...]]:
    """What critical processes need first, then what settles most, thing by thing; within a thing likewise."""
    last = len(ranks) + 1
    own = {(one.thing.key, one.field.name): ranks.get((one.thing.key, one.field.name), last) for one in asked}
    best: dict[str, int] = {}
    for (key, _), rank in own.items():
        best[key] = min(rank, best.get(key, last))

    def order(one: Question) -> tuple[Any, ...]:
        late, key = one.state in ("stale", "ending"), one.thing.key
        weight = (-one.critical, -one.processes, best[key], one.thing.name, key)
        return *weight, late, own[key, one.field.name], one.minutes, one.field.name

    return order


def _source(actor: Actor) -> str:
    """A role when the actor stands for one, as sources are roles and never persons; else their name."""
    owner = next((name for grant in actor.grants for name in sorted(grant.owns)), "")
    return owner or actor.name
