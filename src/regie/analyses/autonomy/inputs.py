"""The inputs of the decision models for all things of a landscape at once: a column an input, an element a thing."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from functools import cached_property

from regie.analyses.autonomy.deciding import Columns
from regie.analyses.autonomy.facts import Facts, Thing
from regie.analyses.autonomy.possible import Values, of_facts, word
from regie.analyses.autonomy.suppliers import Supplied
from regie.landscape import Application, Chain, Landscape, LinkKind, Organisation, Platform
from regie.landscape.vocabulary import Clause

_NOT_APPLICABLE: Values = ("not_applicable",)


class Inputs:
    """The things are in the order applications, platforms, organisations: a column of what is not asked of
    organisations ends before they begin."""

    def __init__(self, landscape: Landscape, at: date, chain: Chain) -> None:
        self.chain = chain
        self.facts = Facts(landscape, at, chain)
        self._made: tuple[Application | Platform, ...] = (*landscape.all(Application), *landscape.all(Platform))
        self._organisations = landscape.all(Organisation)
        self.things: Mapping[str, Thing] = {one.id: one for one in (*self._made, *self._organisations)}

    @cached_property
    def csf(self) -> Columns:
        """What `csf-answers-2026` asks."""
        facts, things, made, supplied = self.facts, self.things.values(), self._made, self._supplied
        return {
            "seat": [one.seat for one in supplied],
            "control": [one.csf_control for one in supplied],
            "laws": [one.laws for one in supplied],
            "eu_clause": [facts.clause(thing, Clause.EU_ONLY) for thing in things],
            "staff": [one.staff for one in supplied],
            "papers": [facts.papers(thing) for thing in things],
            "keys": self._keys,
            "location": self._location,
            "cut_off": of_facts((thing.cut_off for thing in made), word),
            "export": [facts.export(thing) for thing in made],
            "exit_drill": [facts.drilled(thing) for thing in made],
            "standards": of_facts((thing.open_standards for thing in made), lambda names: "some" if names else "none"),
            "open_source": of_facts((thing.open_source for thing in made), lambda truth: "yes" if truth else "no"),
            "sub_processors": [one.sub_processors for one in supplied[: len(made)]],
            "providers": [facts.providers(thing) for thing in made],
        }

    @cached_property
    def autonomy(self) -> Columns:
        """What the definition of autonomous asks."""
        elsewhere = [_NOT_APPLICABLE] * len(self._organisations)
        return {
            "noun": [(thing.noun,) for thing in self.things.values()],
            "control": [one.control for one in self._supplied],
            "laws": [one.laws for one in self._supplied],
            "location": [*self._location, *elsewhere],
            "keys": [*self._keys, *elsewhere],
        }

    @cached_property
    def alone(self) -> Columns:
        """The same without what its suppliers or owners cause, so that the chain names where it goes wrong.

        Only a Swiss supplier stays: there the thing's own keys decide.
        """
        control = self.autonomy["control"]
        made, organisations = len(self._made), list(zip(self._organisations, control[len(self._made) :], strict=True))
        return {
            **self.autonomy,
            "control": [
                *map(_swiss_or_own, control[:made]),
                *(_swiss_or_own(values) if self._owned(one) else values for one, values in organisations),
            ],
            "laws": [
                *([("not_reached",)] * made),
                *(self.facts.reach[one.id].own_laws for one, _ in organisations),
            ],
        }

    def _owned(self, organisation: Organisation) -> bool:
        links = self.chain.needs.get(organisation.id, ())
        return any(link.sure for link in links if link.kind is LinkKind.OWNED_BY)

    @cached_property
    def _supplied(self) -> list[Supplied]:
        return [self.facts.suppliers.of(thing) for thing in self.things.values()]

    @cached_property
    def _location(self) -> list[Values]:
        return [self.facts.location(thing) for thing in self._made]

    @cached_property
    def _keys(self) -> list[Values]:
        return of_facts((thing.key_holder for thing in self._made), word)


def _swiss_or_own(values: Values) -> Values:
    if values is None:
        return ("nl",)
    return tuple(dict.fromkeys("ch" if value == "ch" else "nl" for value in values))
