"""Counts what a form leaves behind: whole nouns without a place, fields without a place, and contested facts."""

from __future__ import annotations

from collections.abc import Mapping

from regie.landscape import NOUNS, Fact, Landscape, fact_fields
from regie.readers.losses import Losses


def count_remainder(
    landscape: Landscape,
    held: Mapping[str, frozenset[str]],
    losses: Losses,
    *,
    all_claims: frozenset[str] = frozenset(),
) -> None:
    """Say per field how many facts the form has no place for. `held` names the facts it holds, by noun; a noun that is
    not in it has no place at all. A contested fact of a field that is held is a loss too where the form holds one
    value: for every noun but those of `all_claims`."""
    for noun in NOUNS:
        records = landscape.all(noun)
        if noun.noun not in held:
            losses.say(noun.noun, "", "noun", len(records))
            continue
        for field in fact_fields(noun):
            facts: list[Fact[object]] = [getattr(record, field.name) for record in records]
            if field.name not in held[noun.noun]:
                losses.say(noun.noun, field.name, "field", sum(bool(one.claims) for one in facts))
            elif noun.noun not in all_claims:
                losses.say(noun.noun, field.name, "contested", sum(bool(one.claims) and not one.known for one in facts))
