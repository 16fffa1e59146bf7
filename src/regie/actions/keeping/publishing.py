"""The public page: what is chosen for it, how it would look, publishing it and taking it off."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from regie.actions.keeping.performing import performing
from regie.actions.keeping.rights import Actor, Permission
from regie.actions.keeping.shown import NotThereError, Shown
from regie.actions.keeping.trend import trend
from regie.landscape.faults import Fault, InputFaults, Place
from regie.locale import LANGUAGES, Message
from regie.locale.carried import from_data, to_data
from regie.store.models import Municipality, Publication

_GOAL = ("id", "label", "due", "target", "more_than", "sentence", "section", "document")
_READING = ("id", "label", "sentence", "section", "share", "met")
_LONGEST = 4000


@dataclass(frozen=True, slots=True)
class Chosen:
    """What is marked public: readings as `goal/reading`, and a text of the municipality's own per language."""

    readings: tuple[str, ...]
    texts: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class PublicPage:
    """The page as citizens see it: the goals with the readings marked public, and no other rows or names."""

    name: str
    day: date
    texts: Mapping[str, str]
    goals: Sequence[Mapping[str, Any]]
    mark: str = ""


def public_page(municipality: str) -> PublicPage:
    """What anybody may see of this municipality. Raises NotThereError when it shows nothing."""
    found = Publication.objects.filter(municipality__slug=municipality, municipality__public=True).first()
    if found is None:
        raise NotThereError(municipality)
    name = Municipality.objects.values_list("name", flat=True).get(id=found.municipality_id)
    return PublicPage(name, found.day, found.chosen["texts"], from_data(found.body), str(found.id))


def chosen(actor: Actor) -> Chosen:
    """What was chosen at the last publication; nothing before the first."""
    actor.require(Permission.PUBLISH)
    found = Publication.objects.filter(municipality_id=actor.municipality).first()
    return Chosen(tuple(found.chosen["readings"]), found.chosen["texts"]) if found else Chosen((), {})


def preview(actor: Actor, wanted: Chosen) -> PublicPage:
    """How the page would look, with the figures of now. Raises InputFaults when it cannot be published."""
    actor.require(Permission.PUBLISH)
    shown = Shown(actor)
    faults = _faults(shown, wanted)
    if faults:
        raise InputFaults(faults)
    assert shown.run is not None
    return PublicPage(shown.municipality.name, shown.run.day, wanted.texts, _goals(shown, frozenset(wanted.readings)))


def publish(actor: Actor, wanted: Chosen, *, why: str = "") -> Publication:
    """Show the page as its preview is now; it stays as it is until somebody publishes again.

    Raises NotAllowedError, and InputFaults when it cannot be published.
    """
    with performing(actor, Permission.PUBLISH, "publish", about="public", why=why) as doing:
        page = preview(actor, wanted)
        made = Publication.objects.create(
            municipality=doing.municipality,
            entry=doing.entry,
            chosen={"readings": list(wanted.readings), "texts": dict(wanted.texts)},
            body=to_data(list(page.goals)),
            day=page.day,
        )
        doing.municipality.public = True
        doing.municipality.save(update_fields=["public"])
    return made


def take_off(actor: Actor, *, why: str = "") -> None:
    """Show nothing to anybody any more. Raises NotAllowedError."""
    with performing(actor, Permission.PUBLISH, "take_off", about="public", why=why) as doing:
        doing.municipality.public = False
        doing.municipality.save(update_fields=["public"])


def _faults(shown: Shown, wanted: Chosen) -> list[Fault]:
    there = {f"{goal['id']}/{one['id']}" for goal in shown.results("goal").values() for one in goal["readings"]}
    faults = []
    if not wanted.readings or not set(wanted.readings) <= there:
        faults.append(_fault("readings"))
    if any(len(text) > _LONGEST for text in wanted.texts.values()) or not set(wanted.texts) <= set(LANGUAGES):
        faults.append(_fault("texts"))
    if shown.behind:
        faults.append(_fault("behind"))
    return faults


def _goals(shown: Shown, readings: Collection[str]) -> list[dict[str, Any]]:
    """Only what is named here leaves the municipality; what is added to results later does not by itself."""
    path = trend(shown)
    found = []
    for goal in shown.results("goal").values():
        marked = [one for one in goal["readings"] if f"{goal['id']}/{one['id']}" in readings]
        if marked:
            rows = [{**{name: one[name] for name in _READING}, "points": _points(path, goal, one)} for one in marked]
            found.append({**{name: goal[name] for name in _GOAL}, "readings": rows})
    return found


def _points(path: Mapping[str, Any], goal: Mapping[str, Any], reading: Mapping[str, Any]) -> list[tuple[date, Any]]:
    return [(point.day, point.share) for point in path.get(f"{goal['id']}/{reading['id']}", ())]


def _fault(field: str) -> Fault:
    return Fault(Place("", column=field), Message(f"public.fault.{field}"), Message(f"public.mend.{field}"))
