"""What a form for one fact needs: the present value as one types it, and the words to choose from."""

from __future__ import annotations

from datetime import date
from typing import Any

from regie.actions.keeping.called import Called
from regie.landscape import Fact, Field, Kind
from regie.locale import Language
from regie.readers.records.cells import WORDS, show, show_fact
from regie.readers.records.values import choice_label


def as_typed(names: Called, language: Language, one: Field, held: Fact[Any]) -> str:
    """The present value as somebody would type it, so that it reads back; references by name where that is one."""
    if one.kind is Kind.REFERENCE and held.known:
        return str(show(one, names.value(one, held.value), language))
    value = show_fact(one, held, language) if held.known else None
    return "" if value is None else value.isoformat() if isinstance(value, date) else str(value)


def choices(one: Field, language: Language) -> list[str]:
    """The words to choose from, for a field that holds one choice."""
    if one.many:
        return []
    if one.kind is Kind.YES_NO:
        return [WORDS[language]["yes"], WORDS[language]["no"]]
    return [choice_label(member, language) for member in one.choices] if one.choices else []
