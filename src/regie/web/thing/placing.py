"""Where an application may go by each model, and what people decided beside it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

from regie.actions.keeping.trace import models_behind
from regie.analyses.placement import outcome_label
from regie.decisions import Model
from regie.locale import Language
from regie.web.asking import Asked

if TYPE_CHECKING:
    from regie.store.models import Thing

_SOON = 90
"""Days before its end in which a decision is shown as ending."""


@dataclass(frozen=True, slots=True)
class Decision:
    """A human decision: what, why, by which role, until when. `state` is running, ending, ended, or open: no end."""

    key: str
    outcome: str
    reason: str
    decided_by: str
    since: date | None
    until: date | None
    state: str


@dataclass(frozen=True, slots=True)
class Placing:
    """One model: what is still possible, the rules that say so, what is unknown, and the decisions."""

    model: str
    possible: tuple[str, ...]
    rules: tuple[tuple[str, str], ...]
    unknown: tuple[str, ...]
    facts: tuple[tuple[str, str], ...]
    decisions: tuple[Decision, ...]


def placings(
    request: Asked, judged: Mapping[str, Any], deviations: Iterable[Thing], today: date
) -> tuple[Placing, ...]:
    """Every model that placed this application."""
    made, models = list(deviations), models_behind(request.shown)
    return tuple(
        _placing(models[name], placed, [one for one in made if one.plain["model"] == name], request.language, today)
        for name, placed in judged["placed"].items()
    )


def _placing(model: Model, placed: Mapping[str, Any], made: list[Thing], language: Language, today: date) -> Placing:
    said = {outcome: labels[language] for outcome, labels in placed["labels"].items()}
    return Placing(
        model.name,
        tuple(said[outcome] for outcome in placed["possible"]),
        tuple((rule["rule"], rule[language]) for rule in placed["rules"][:6]),
        tuple(model.input(name).question(language) for name, held in placed["inputs"].items() if not held["values"]),
        tuple(dict.fromkeys((id_, field) for held in placed["inputs"].values() for id_, field in held["facts"])),
        tuple(_decision(one, outcome_label(model, one.plain["outcome"], language), today) for one in made),
    )


def _decision(one: Thing, outcome: str, today: date) -> Decision:
    since, until = _day(one, "since"), _day(one, "until")
    if until is None:
        state = "open"
    elif until <= today:
        state = "ended"
    else:
        state = "ending" if (until - today).days <= _SOON else "running"
    known = one.known
    return Decision(one.key, outcome, known.get("reason", ""), known.get("decided_by", ""), since, until, state)


def _day(one: Thing, field: str) -> date | None:
    return date.fromisoformat(one.known[field]) if field in one.known else None
