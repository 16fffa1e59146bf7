"""What a thing by itself hangs on, for each kind of test: parties and their owners, places, exit drills."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from functools import cache
from typing import Any

from regie.analyses.targets.estate import Estate
from regie.analyses.targets.view import OwnNode
from regie.landscape import (
    NONE,
    ROOT,
    Application,
    Evidence,
    FactRef,
    Hinge,
    Key,
    Landscape,
    OpenNode,
    Organisation,
    OwnerTree,
    Platform,
    Record,
    Team,
    Verdict,
    owner_trees,
    providers,
)
from regie.landscape.vocabulary import CloudKind, EvidenceKind, Strength
from regie.reference_data.goals import MetWhen
from regie.reference_data.jurisdictions import in_eea

_GOVERNMENT = frozenset({CloudKind.GOVERNMENT_CLOUD, CloudKind.OWN_SERVER_ROOM})


def party_nodes(estate: Estate) -> Mapping[Key, OpenNode]:
    """Per organisation and team of which it is between whether its ultimate parent is in the EU."""
    trees = owner_trees(estate.landscape, estate.at)
    found: dict[Key, OpenNode] = {}
    for organisation in estate.landscape.all(Organisation):
        if estate.party(organisation.id) is Verdict.BETWEEN:
            found["party", organisation.id] = _owners(trees.get(organisation.id), estate.at, _parent_in_eu)
    for team in estate.landscape.all(Team):
        if estate.party(team.id) is Verdict.BETWEEN:
            found["party", team.id] = _parties(estate, team.id, "organisation")
    return found


def supplier_node(estate: Estate, thing: Record) -> OpenNode:
    """Its direct suppliers only."""
    return _parties(estate, thing.id, "suppliers")


def place_node(estate: Estate, word: MetWhen, autonomy_node: Callable[[str], Key]) -> OwnNode:
    """What makes a platform one of the kind asked for."""

    def of(id_: str) -> OpenNode:
        match word:
            case MetWhen.ON_AUTONOMOUS_PLATFORM:
                return OpenNode(needs=(autonomy_node(id_),))
            case MetWhen.ON_GOVERNMENT_CLOUD:
                return OpenNode((Hinge(FactRef(id_, "kind"), lambda kind: Verdict.of(kind in _GOVERNMENT)),))
            case _:
                # an own server room of which the kind is open does without: that is for the kind to say
                thing = estate.landscape[id_]
                premises = word is MetWhen.ON_NL_EU_PLATFORM_OR_ON_PREMISE and isinstance(thing, Platform)
                suppliers, operators = (_parties(estate, id_, name) for name in ("suppliers", "operated_by"))
                if premises and not getattr(thing, "kind").known:  # noqa: B009 - applications have none
                    return OpenNode(loose=(*suppliers.needs, *operators.needs), askable=False)
                return OpenNode((*suppliers.hinges, *operators.hinges), (*suppliers.needs, *operators.needs))

    return of


def free_node(estate: Estate) -> OwnNode:
    """Located in the EEA, and seated and owned there."""
    trees = owner_trees(estate.landscape, estate.at)

    def of(id_: str) -> OpenNode:
        thing = estate.landscape[id_]
        if isinstance(thing, Organisation):
            return _owners(trees.get(id_), estate.at, _free)
        if not isinstance(thing, Application | Platform):
            return OpenNode(askable=False)
        # an application of which the platform is unknown may still be where that is
        required = not isinstance(thing, Application) or bool(thing.locations.claims) or estate.platforms(thing).known
        return OpenNode((Hinge(FactRef(id_, "locations"), _inside, required),))

    return of


def drill_node(estate: Estate, id_: str) -> OpenNode:
    """One drill on file: its expiry and strength. Of several nothing is said: any of them would do."""
    drills = [one for one in estate.landscape.all(Evidence) if one.about == id_ and one.kind is EvidenceKind.EXIT_DRILL]
    if len(drills) != 1:
        return OpenNode(askable=False)
    drill, at = drills[0], estate.at
    hinges = []
    if not drill.expires.known:
        hinges.append(Hinge(FactRef(drill.id, "expires"), lambda day: Verdict.of(day > at)))
    if drill.proven is Verdict.BETWEEN:
        hinges.append(Hinge(FactRef(drill.id, "strength"), lambda one: Verdict.of(one is Strength.PROVEN)))
    return OpenNode(tuple(hinges))


def _parties(estate: Estate, id_: str, field: str) -> OpenNode:
    thing = estate.landscape[id_]
    fact = getattr(thing, field) if isinstance(thing, Team) else providers(estate.landscape, thing, field)
    # what dependencies state stays, whatever the field turns out to say
    stays = set.intersection(*map(set, fact.candidates)) if fact.candidates and not fact.known else ()

    def turns(value: Any) -> Verdict:
        parties = value if isinstance(value, tuple) else (value,)
        return Verdict.every(estate.party(one) for one in (*parties, *stays) if one != NONE)

    if not fact.known:
        return OpenNode((Hinge(FactRef(id_, field), turns),))
    parties = fact.value if isinstance(fact.value, tuple) else (fact.value,)
    open_ = [one for one in parties if one != NONE and estate.party(one) is Verdict.BETWEEN]
    return OpenNode(needs=tuple(("party", one) for one in open_))


def _owners(tree: OwnerTree | None, at: date, verdict: Callable[[Landscape, date], Verdict]) -> OpenNode:
    if tree is None or not tree.open_facts:
        return OpenNode(askable=False)
    return OpenNode(tuple(Hinge(fact, _by_tree(tree, fact, at, verdict)) for fact in tree.open_facts))


def _by_tree(
    tree: OwnerTree, fact: FactRef, at: date, verdict: Callable[[Landscape, date], Verdict]
) -> Callable[[Any], Verdict]:
    return lambda value: tree.turns(fact, value, lambda one: verdict(one, at))


@cache
def _parent_in_eu(tree: Landscape, at: date) -> Verdict:
    return Estate(tree, at, {}).party(ROOT)


@cache
def _free(tree: Landscape, at: date) -> Verdict:
    return Estate(tree, at, {}).free_of_interference.of(ROOT) or Verdict.BETWEEN


def _inside(countries: tuple[str, ...]) -> Verdict:
    return Verdict.of(all(in_eea(country) for country in countries)) if countries else Verdict.BETWEEN
