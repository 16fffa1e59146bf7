"""What comparing a landscape with a sanctions list gave."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from regie.locale import Language, Message, day, listing, number, percent, say
from regie.reports.terminal.table import line, table

if TYPE_CHECKING:
    from rich.console import Console

    from regie.analyses.sanctions import Hit, Screening


def _say(key: str, language: Language, **values: object) -> str:
    return say(Message(f"sanctions.{key}", **values), language)


def show_screening(screening: Screening, console: Console, language: Language) -> None:
    """What the list holds, who was found by number, who controls whom, and proposals by name."""
    listed = screening.sanctions
    since = day(listed.generated, language) if listed.generated else say(Message("locale.unknown"), language)
    line(console, _say("title", language, file=listed.file, day=since), "bold")
    counted = {"entities": len(listed.entities), "persons": listed.persons, "screened": screening.screened}
    line(console, _say("counted", language, **{key: number(count, language) for key, count in counted.items()}))
    _hits(screening, screening.found, "found", console, language)
    for owner, controlled in screening.controlled.items():
        if controlled:
            names = [screening.landscape.name_of(id_) for id_ in controlled]
            owner_name = screening.landscape.name_of(owner)
            line(console, _say("controls", language, owner=owner_name, names=listing(names, language)))
    _hits(screening, screening.proposals, "proposals", console, language)


def _hits(screening: Screening, hits: Sequence[Hit], key: str, console: Console, language: Language) -> None:
    if not hits:
        line(console, _say(f"no_{key}", language))
        return
    headings = ("organisation", "entity", "because", "programme", "regulation", "since")
    rows = [
        (
            screening.landscape.name_of(hit.organisation),
            hit.name or hit.entity.names[0],
            hit.number or percent(hit.likeness, language),
            hit.entity.programme,
            hit.entity.regulation,
            day(hit.entity.since, language) if hit.entity.since else "",
        )
        for hit in hits
    ]
    table(console, _say(key, language), [_say(f"heading.{name}", language) for name in headings], rows)
