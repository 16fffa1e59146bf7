"""What the verdict "autonomous" hangs on, for everything of which it is still between."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from datetime import date
from typing import Any

from regie.analyses.autonomy.assess import autonomous_verdicts, decide_alone
from regie.analyses.autonomy.deciding import AutonomyModels, Decided, decide, shipped_models
from regie.analyses.autonomy.explain import Local
from regie.analyses.autonomy.facts import Thing
from regie.analyses.autonomy.inputs import Inputs
from regie.analyses.autonomy.possible import Values, share_in
from regie.landscape import (
    NONE,
    ROOT,
    Application,
    Chain,
    FactRef,
    Hinge,
    Key,
    Landscape,
    LinkKind,
    Openness,
    OpenNode,
    OpenRow,
    Organisation,
    OwnerTree,
    Platform,
    Team,
    Verdict,
    owner_trees,
    providers,
)
from regie.reference_data.jurisdictions import in_eea

_BEST: Mapping[str, Values] = {
    "control": ("nl",),
    "laws": ("not_reached",),
    "location": ("all",),
    "keys": ("customer_only",),
}
Verdicts = Mapping[str, Verdict]


def autonomy_openness(
    landscape: Landscape,
    at: date,
    verdicts: Verdicts,
    weights: Mapping[str, float],
    models: AutonomyModels | None = None,
) -> Openness:
    """Per thing that is between a node; per application a row, by its part of the weights of all applications.

    `models` are those the verdicts rest on when they are not the shipped ones.
    """
    asked = _Asked(landscape, at, verdicts, models or shipped_models())
    nodes: dict[Key, OpenNode] = {
        autonomy_node(id_): asked.node(thing) for id_, thing in asked.things.items() if verdicts[id_] is Verdict.BETWEEN
    }
    nodes.update((autonomy_node(team.id), asked.team(team)) for team in landscape.all(Team))
    total = sum(weights.values())
    rows = tuple(
        OpenRow(("autonomous",), one.id, weights[one.id] / total, node=autonomy_node(one.id))
        for one in landscape.all(Application)
        if verdicts[one.id] is Verdict.BETWEEN
    )
    return Openness(nodes, rows)


def autonomy_node(id_: str) -> Key:
    """The node of a thing's verdict; other analyses may need it."""
    return ("autonomous", id_)


class _Asked:
    def __init__(self, landscape: Landscape, at: date, verdicts: Verdicts, models: AutonomyModels) -> None:
        self.landscape = landscape
        self.at = at
        self.models = models
        self.verdicts = verdicts
        self.chain = Chain.of(landscape, at)
        inputs = Inputs(landscape, at, self.chain)
        self.things = inputs.things
        self.local: Local = decide_alone(inputs, models.definition)
        self.trees = owner_trees(landscape, at)
        # one object each, so that hinges alike can be known by it
        self._by_providers, self._on_platform = self._providers, self._platform_and_place
        self._said: dict[tuple[tuple[str, Values], ...], frozenset[str]] = {}
        self._trees: dict[Landscape, Verdict] = {}

    def node(self, thing: Thing) -> OpenNode:
        own = self._of_owners(thing) if isinstance(thing, Organisation) else self._of_itself(thing)
        hinges, needs, loose = list(own), [], []
        askable = bool(own) or not isinstance(thing, Organisation) or self._owners_settled(thing)
        for link in self.chain.needs.get(thing.id, ()):
            if link.kind is LinkKind.OWNED_BY:
                continue  # the tree of owners covers it
            between = self._verdict(link.provider) is Verdict.BETWEEN
            if link.group:
                loose.extend([autonomy_node(link.provider)] if between else [])
                askable = askable and bool(link.tested) and not between
            elif link.sure and between:
                needs.append(autonomy_node(link.provider))
                askable = askable and link.provider not in self.chain.missing
        hinges.extend(self._of_links(thing))
        return OpenNode(tuple(hinges), tuple(dict.fromkeys(needs)), tuple(dict.fromkeys(loose)), askable)

    def team(self, team: Team) -> OpenNode:
        """A team is no thing that is judged: its employer is."""
        employers = [link.provider for link in self.chain.needs.get(team.id, ()) if link.sure]
        needs = tuple(autonomy_node(one) for one in employers if self._verdict(one) is Verdict.BETWEEN)
        return OpenNode(tuple(self._of_links(team)), needs)

    def _owners_settled(self, thing: Organisation) -> bool:
        return thing.id not in self.trees or self.trees[thing.id].open_facts != ()

    def _of_owners(self, organisation: Organisation) -> Iterator[Hinge] | tuple[Hinge, ...]:
        tree = self.trees.get(organisation.id)
        if tree is None:
            return ()
        return tuple(Hinge(fact, self._by_tree(tree, fact)) for fact in tree.open_facts)

    def _of_itself(self, thing: Application | Platform) -> tuple[Hinge, ...]:
        """Its locations and keys, as far as the definition asks for them here."""
        row = self.local.row(thing.id)
        found = []
        if _unsure(row["location"]) and self._may_fail(row, "location"):
            held, required = self._locations(thing)
            if held is not None:
                found.append(Hinge(held, self._turns(row, "location", _place), required))
        if _unsure(row["keys"]) and self._may_fail(row, "keys"):
            found.append(Hinge(FactRef(thing.id, "key_holder"), self._turns(row, "keys", _word)))
        return tuple(found)

    def _locations(self, thing: Application | Platform) -> tuple[FactRef | None, bool]:
        """The fact that says where it is. An unknown platform may say so too: then this one alone is not required."""
        if isinstance(thing, Application) and not thing.locations.claims:
            hosts = providers(self.landscape, thing, "platform")
            platform = self.landscape.get(*hosts.value) if len(hosts.value_or(())) == 1 else None
            if isinstance(platform, Platform) and platform.locations.claims:
                return FactRef(platform.id, "locations"), True
            return FactRef(thing.id, "locations"), hosts.known
        return FactRef(thing.id, "locations"), True

    def _may_fail(self, row: Mapping[str, Values], name: str) -> bool:
        return "no" in self._decided({**self._best(row, name), name: row[name]})

    def _best(self, row: Mapping[str, Values], name: str) -> dict[str, Values]:
        """The row as good as can be apart from one input; keys matter under Swiss control only, so that stays."""
        best = {**row, **_BEST}
        return {**best, "control": row["control"]} if name == "keys" else best

    def _turns(self, row: Mapping[str, Values], name: str, says: Callable[[Any], Values]) -> Callable[[Any], Verdict]:
        best = self._best(row, name)
        return lambda value: _as_verdict(self._decided({**best, name: says(value)}))

    def _of_links(self, thing: Thing | Team) -> Iterator[Hinge]:
        """The fields in which unknown links may hide, and those on which sources differ."""
        unsure = {
            link.fact
            for link in self.chain.needs.get(thing.id, ())
            if not link.sure and link.kind is not LinkKind.OWNED_BY
        }
        hidden = {FactRef(thing.id, name) for name in self.chain.open_ends.get(thing.id, ()) if name != "independent"}
        for fact in sorted(unsure | hidden):
            if fact.field == "platform" and isinstance(thing, Application) and not thing.locations.claims:
                yield Hinge(fact, self._on_platform)
            else:
                yield Hinge(fact, self._by_providers)

    def _decided(self, row: Mapping[str, Values]) -> frozenset[str]:
        """What the definition may say of such a row; asked once."""
        key = tuple(row.items())
        if key not in self._said:
            given = {name: [values] for name, values in key}
            (self._said[key],) = decide(self.models.definition, "autonomous", given, _in_words)
        return self._said[key]

    def _by_tree(self, tree: OwnerTree, fact: FactRef) -> Callable[[Any], Verdict]:
        return lambda value: tree.turns(fact, value, self._tree_verdict)

    def _tree_verdict(self, tree: Landscape) -> Verdict:
        if tree not in self._trees:
            self._trees[tree] = autonomous_verdicts(tree, self.at, self.models)[ROOT]
        return self._trees[tree]

    def _providers(self, value: Any) -> Verdict:
        ids = value if isinstance(value, tuple) else (value,)
        return Verdict.every(self._verdict(id_) for id_ in ids if id_ != NONE)

    def _verdict(self, id_: str) -> Verdict:
        if id_ in self.verdicts:
            return self.verdicts[id_]
        if id_ in self.chain.missing or id_ in self.chain.open_ends:
            return Verdict.BETWEEN
        employers = self.chain.needs.get(id_, ())
        return Verdict.every(self._verdict(link.provider) if link.sure else Verdict.BETWEEN for link in employers)

    def _platform_and_place(self, value: str) -> Verdict:
        """An application that names no place is where its platform is."""
        platform = self.landscape.get(value)
        place = _place(platform.locations.value_or(())) if isinstance(platform, Platform) else None
        inside = Verdict.BETWEEN if place is None else Verdict.of(place == ("all",))
        return Verdict.every((self._providers(value), inside))


def _in_words(decided: Decided) -> frozenset[str]:
    return frozenset(map(str, decided.answers))


def _unsure(values: Values) -> bool:
    return values is None or len(values) > 1


def _place(countries: tuple[str, ...]) -> Values:
    return (share_in(countries, in_eea),) if countries else None


def _word(choice: Any) -> Values:
    return (str(choice.value),)


def _as_verdict(answers: frozenset[str]) -> Verdict:
    if len(answers) > 1:
        return Verdict.BETWEEN
    return Verdict.of("yes" in answers)
