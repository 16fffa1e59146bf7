"""The inputs of the decision models for all things of a landscape at once: a column an input, an element a thing."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from functools import cached_property
from operator import attrgetter

from regie.analyses.autonomy.deciding import Columns
from regie.analyses.autonomy.facts import Facts, Thing
from regie.analyses.autonomy.possible import Values, of_facts, word
from regie.analyses.autonomy.suppliers import Makers
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
        facts, things, made = self.facts, self.things.values(), self._made
        return {
            "seat": self._supplied("seat"),
            "control": self._supplied("csf_control"),
            "laws": self._laws,
            "eu_clause": [facts.clause(thing, Clause.EU_ONLY) for thing in things],
            "staff": self._supplied("staff"),
            "papers": [facts.papers(thing) for thing in things],
            "keys": self._keys,
            "location": self._location,
            "cut_off": of_facts((thing.cut_off for thing in made), word),
            "export": [facts.export(thing) for thing in made],
            "exit_drill": [facts.drilled(thing) for thing in made],
            "standards": of_facts((thing.open_standards for thing in made), lambda names: "some" if names else "none"),
            "open_source": of_facts((thing.open_source for thing in made), lambda truth: "yes" if truth else "no"),
            "sub_processors": facts.suppliers.sub_processors(self._makers),
            "providers": [facts.providers(thing) for thing in made],
        }

    @cached_property
    def autonomy(self) -> Columns:
        """What the definition of autonomous asks."""
        return {"noun": self._noun, "control": self._control, "laws": self._laws, **self._of_itself}

    @cached_property
    def alone(self) -> Columns:
        """The same without what its suppliers or owners cause, so that the chain names where it goes wrong.

        Only a Swiss supplier stays: there the thing's own keys decide.
        """
        made, reach = len(self._made), self.facts.reach
        organisations = list(zip(self._organisations, self._control[made:], strict=True))
        return {
            "noun": self._noun,
            "control": [
                *map(_swiss_or_own, self._control[:made]),
                *(_swiss_or_own(values) if self._owned(one) else values for one, values in organisations),
            ],
            "laws": [*([("not_reached",)] * made), *(reach[one.id].own_laws for one in self._organisations)],
            **self._of_itself,
        }

    def _owned(self, organisation: Organisation) -> bool:
        links = self.chain.needs.get(organisation.id, ())
        return any(link.sure for link in links if link.kind is LinkKind.OWNED_BY)

    def _supplied(self, name: str) -> list[Values]:
        suppliers, of = self.facts.suppliers, attrgetter(name)
        return [
            *suppliers.together(name, self._makers),
            *(of(suppliers.by_itself[one.id]) for one in self._organisations),
        ]

    @cached_property
    def _makers(self) -> list[Makers]:
        return [self.facts.suppliers.makers(thing.id) for thing in self._made]

    @cached_property
    def _control(self) -> list[Values]:
        return self._supplied("control")

    @cached_property
    def _laws(self) -> list[Values]:
        return self._supplied("laws")

    @cached_property
    def _noun(self) -> list[Values]:
        return [(thing.noun,) for thing in self.things.values()]

    @cached_property
    def _of_itself(self) -> Columns:
        """What a thing is whoever supplies it."""
        elsewhere = [_NOT_APPLICABLE] * len(self._organisations)
        return {"location": [*self._location, *elsewhere], "keys": [*self._keys, *elsewhere]}

    @cached_property
    def _location(self) -> list[Values]:
        return self.facts.locations(self._made)

    @cached_property
    def _keys(self) -> list[Values]:
        return of_facts((thing.key_holder for thing in self._made), word)


def _swiss_or_own(values: Values) -> Values:
    if values is None:
        return ("nl",)
    return tuple(dict.fromkeys("ch" if value == "ch" else "nl" for value in values))
