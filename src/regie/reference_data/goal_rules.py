"""When goals as data are well formed: the rules a municipality's own goals are held to, all misfits at once."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from enum import Enum
from typing import Any

from regie.locale import LANGUAGES, known
from regie.reference_data.goals import Among, Counts, MetWhen, Weigh

_ID = re.compile(r"[a-z0-9][a-z0-9-]{0,58}")
_WEIGHTS: Mapping[Counts, frozenset[Weigh]] = {
    Counts.APPLICATIONS: frozenset({Weigh.NUMBER, Weigh.YEARLY_COST, Weigh.USERS}),
    Counts.CLOUD_SERVICES: frozenset({Weigh.NUMBER, Weigh.YEARLY_COST}),
    Counts.STORAGE_SERVICES: frozenset({Weigh.NUMBER, Weigh.YEARLY_COST, Weigh.VOLUME}),
    Counts.STORAGE_AND_APPLICATIONS: frozenset({Weigh.NUMBER, Weigh.YEARLY_COST}),
    Counts.PROCESSES: frozenset({Weigh.NUMBER}),
    Counts.DATASETS: frozenset({Weigh.NUMBER, Weigh.VOLUME}),
}
"""By what the things that are counted can weigh: the fields they have."""


@dataclass(frozen=True, slots=True)
class Misfit:
    """What is wrong with one field of a goal or of one of its readings; `kind` says what."""

    goal: str
    reading: str
    field: str
    kind: str


def misfits(raw: Mapping[str, Any]) -> list[Misfit]:
    """Everything that is wrong with these goals; nothing when `goals_of` can read and the analyses can measure them."""
    found = [Misfit("", "", "goals", "empty")] if not raw["goals"] else []
    twice = [id_ for id_, n in Counter(goal["id"] for goal in raw["goals"]).items() if n > 1]
    found += [Misfit(id_, "", "id", "twice") for id_ in twice]
    for goal in raw["goals"]:
        found += _goal(goal)
    return found


def _goal(goal: Mapping[str, Any]) -> Iterator[Misfit]:
    def wrong(field: str, kind: str) -> Misfit:
        return Misfit(goal["id"], "", field, kind)

    if not _ID.fullmatch(goal["id"]):
        yield wrong("id", "id")
    if not _is_day(goal["due"]):
        yield wrong("due", "day")
    yield from (wrong(field, "empty") for field in ("sentence", "section") if not goal[field].strip())
    yield from (wrong(field, "empty") for field in _unnamed(goal, f"goals.{goal['id']}.name"))
    target = goal["target"]
    if target is not None and not 0 <= target <= 1:
        yield wrong("target", "share")
    if target is None and not goal.get("not_measured"):
        yield wrong("target", "no_share")
    if not goal["readings"] and not goal.get("not_measured"):
        yield wrong("readings", "empty")
    twice = [id_ for id_, n in Counter(one["id"] for one in goal["readings"]).items() if n > 1]
    yield from (Misfit(goal["id"], id_, "id", "twice") for id_ in twice)
    for reading in goal["readings"]:
        yield from _reading(goal["id"], reading)


def _reading(goal: str, reading: Mapping[str, Any]) -> Iterator[Misfit]:
    def wrong(field: str, kind: str) -> Misfit:
        return Misfit(goal, reading["id"], field, kind)

    if not _ID.fullmatch(reading["id"]):
        yield wrong("id", "id")
    yield from (wrong(field, "empty") for field in _unnamed(reading, f"goals.{goal}.reading.{reading['id']}"))
    words = (("counts", Counts), ("weigh", Weigh), ("met_when", MetWhen))
    unknown = [field for field, choices in words if not _is_one(choices, reading[field])]
    yield from (wrong(field, "choice") for field in unknown)
    if not all(_is_one(Among, word) for word in reading["among"]):
        yield wrong("among", "choice")
    if not unknown and Weigh(reading["weigh"]) not in _WEIGHTS[Counts(reading["counts"])]:
        yield wrong("weigh", "weight")


def _unnamed(raw: Mapping[str, Any], key: str) -> list[str]:
    """The languages without a name: its own, or the one regie has for what is shipped."""
    name = raw.get("name")
    return [f"name_{one}" for one in LANGUAGES if not (name.get(one, "").strip() if name else known(key, one))]


def _is_one(choices: type[Enum], word: str) -> bool:
    return word in {one.value for one in choices}


def _is_day(text: str) -> bool:
    try:
        date.fromisoformat(text)
    except ValueError:
        return False
    return True
