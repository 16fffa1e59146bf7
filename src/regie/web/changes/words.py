"""Changes in words: fields labelled, values as people read them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Any, Protocol

from regie.actions.keeping.history import FieldChange
from regie.landscape import Fact
from regie.web.asking import Asked
from regie.web.values import Shower


class Changed(Protocol):
    """What became of one thing."""

    @property
    def noun(self) -> str: ...
    @property
    def fields(self) -> Sequence[FieldChange]: ...


def changes_in_words(request: Asked, things: Iterable[Changed]) -> list[dict[str, Any]]:
    """Per thing the change itself, and its fields as label, before and after."""
    things = list(things)
    showers = {one.noun: Shower(request.shown, request.language, one.noun) for one in things}
    wanted = {key for one in things for key in _referred(showers[one.noun], one.fields)}
    names = {key: ("", key) for key in wanted} | request.shown.names(wanted)  # what is gone has no name any more
    rows = []
    for one in things:
        shower = showers[one.noun].knowing(names)
        fields = [
            (shower.field(held.field), _words(shower, held.field, held.before), _words(shower, held.field, held.after))
            for held in one.fields
        ]
        rows.append({"change": one, "fields": fields})
    return rows


def _referred(shower: Shower, changes: Sequence[FieldChange]) -> Iterator[str]:
    """What the values on both sides refer to."""
    for one in changes:
        for held in (one.before, one.after):
            for value in (held.candidates or ()) if isinstance(held, Fact) else (held,):
                yield from shower.references(one.field, value)


def _words(shower: Shower, name: str, held: Any) -> str:
    return shower.fact(name, held) if isinstance(held, Fact) else "" if held in (None, "") else shower.plain(name, held)
