"""What people decided beside the outcome of a model, in words: who, why and until when; never a rule. And what they
decided for a model or an outcome that nobody knows."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any, NamedTuple

from regie.landscape import Deviation, Fact, Landscape, Problem
from regie.locale import Language, Message, day, say
from regie.reports import words


class Decided(NamedTuple):
    """One decision in effect, every part in words."""

    application: str
    model: str
    chosen: str
    by: str
    until: str
    reason: str


class Unheard(NamedTuple):
    """One decision that is not what its maker thinks: what is the matter and how to mend it."""

    application: str
    decision: str
    what: str
    mend: str


def unheard(landscape: Landscape, found: Iterable[Problem], language: Language) -> Iterator[Unheard]:
    """Decisions for a model or an outcome nobody knows (`Placement.unheard`), in words."""
    for one in found:
        made = landscape[one.at.id]
        application = landscape.name_of(made.application) if isinstance(made, Deviation) else ""
        yield Unheard(application, one.at.id, say(one.what, language), say(one.mend, language))


def decided(landscape: Landscape, placed: Iterable[tuple[Any, Any]], language: Language) -> Iterator[Decided]:
    """The decisions in effect for applications as a model placed them (`Model` and `Placed`), in their order."""
    from regie.analyses.placement import outcome_label

    for model, row in placed:
        made = row.deviation
        if made is None:
            continue
        until = day(made.until.value, language) if made.until.known else say(Message("locale.unknown"), language)
        by, why = (_said(landscape, one, language) for one in (made.decided_by, made.reason))
        chosen = outcome_label(model, made.outcome, language)
        yield Decided(landscape.name_of(row.application), model.name, chosen, by, until, why)


def _said(landscape: Landscape, held: Fact[str], language: Language) -> str:
    return words.value(landscape, held.value, language) if held.known else say(Message("locale.unknown"), language)
