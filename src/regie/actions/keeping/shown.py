"""What pages and the API show: things by search, filter and sort, one thing, and kept results. Reads only."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from django.db.models import Count

from regie.actions.keeping.rights import Actor, Permission
from regie.landscape import Record
from regie.locale.carried import from_data
from regie.store.mapping import WHOLE, record_of
from regie.store.models import Municipality, Result, ResultRun, Thing


class NotThereError(LookupError):
    """There is no such thing in this municipality; other municipalities' things are not there either."""


@dataclass(frozen=True)
class Shown:
    """One municipality as an actor may see it. Every question passes here, so none can forget whose it is."""

    actor: Actor

    def __post_init__(self) -> None:
        self.actor.require(Permission.READ)

    @cached_property
    def municipality(self) -> Municipality:
        """The municipality itself."""
        return Municipality.objects.get(id=self.actor.municipality)

    @cached_property
    def run(self) -> ResultRun | None:
        """The newest results; None before the first computation."""
        return ResultRun.objects.filter(municipality_id=self.actor.municipality).first()

    @property
    def behind(self) -> int:
        """How many changes the results do not know of yet."""
        return self.municipality.version - self.run.version if self.run else self.municipality.version

    def result(self, kind: str, key: str = "") -> Any:
        """One kept result with its messages; None when there is none."""
        body = Result.objects.filter(run=self.run, kind=kind, key=key).values_list("body", flat=True).first()
        return None if body is None else from_data(body)

    def results(self, kind: str) -> Mapping[str, Any]:
        """All kept results of a kind, by key."""
        rows = Result.objects.filter(run=self.run, kind=kind).order_by("id").values_list("key", "body")
        return {key: from_data(body) for key, body in rows}

    def some(self, kind: str, keys: Collection[str]) -> Mapping[str, Any]:
        """The kept results of a kind for these keys."""
        rows = Result.objects.filter(run=self.run, kind=kind, key__in=keys).values_list("key", "body")
        return {key: from_data(body) for key, body in rows}

    def thing(self, key: str) -> Thing:
        """One thing. Raises NotThereError."""
        found = Thing.objects.filter(municipality_id=self.actor.municipality, key=key).first()
        if found is None:
            raise NotThereError(key)
        return found

    def record(self, key: str) -> Record:
        """One thing as a record. Raises NotThereError."""
        return record_of(self.thing(key))

    def records(self, keys: Collection[str]) -> list[Record]:
        """Those of these things that are there, as records."""
        rows = Thing.objects.filter(municipality_id=self.actor.municipality, key__in=keys).order_by("position")
        return [record_of(one) for one in rows.only(*WHOLE)]

    def names(self, keys: set[str]) -> dict[str, tuple[str, str]]:
        """Noun and name of each of these things."""
        rows = Thing.objects.filter(municipality_id=self.actor.municipality, key__in=keys)
        return {key: (noun, name or key) for key, noun, name in rows.values_list("key", "noun", "name")}

    def counts(self) -> dict[str, int]:
        """How many things of each noun there are."""
        rows = Thing.objects.filter(municipality_id=self.actor.municipality).values_list("noun")
        return dict(rows.annotate(n=Count("*")).order_by())
