"""Small cities in which anything may be unknown, and the same questions answered by full recomputation."""

from collections.abc import Iterable, Mapping
from itertools import product
from random import Random
from typing import Any

from regie.analyses.autonomy import assess_autonomy
from regie.analyses.autonomy.questions import autonomy_node, autonomy_openness
from regie.analyses.questions import Priors, Row, Settling
from regie.analyses.targets import measure_goals
from regie.analyses.targets.questions import goal_openness
from regie.landscape import (
    NONE,
    UNKNOWN,
    Application,
    Change,
    Dataset,
    FactRef,
    Landscape,
    OpenRow,
    Organisation,
    Ownership,
    Platform,
    Process,
    Verdict,
    contested,
)
from regie.landscape.vocabulary import CloudKind, KeyHolder, Lifecycle, PlatformService, Privacy, ServiceModel
from tiny import AT, SOURCE, fact

SMOOTHING = 0.5


def city(seed: int, *, contested_links: bool = False) -> Landscape:
    """Two applications, two platforms, three suppliers with an owner, two processes, two datasets.

    Any fact may be unknown; any but a link may be contested, and links too when asked for.
    """
    chance = Random(seed)

    def maybe(*values: Any) -> Any:
        kind = chance.random()
        if kind < 0.2:
            return UNKNOWN
        link = isinstance(values[0], tuple) or NONE in values
        if kind < 0.35 and len(values) > 1 and (contested_links or not link):
            return contested([(values[0], SOURCE), (values[-1], SOURCE)])
        return fact(chance.choice(values))

    suppliers = [
        Organisation(
            id=id_,
            name=id_,
            seat=maybe("NL", "US"),
            independent=maybe(True, False),
            sub_processors=maybe((), ("s2",)) if id_ == "s1" else maybe(()),
        )
        for id_ in ("s1", "s2", "s3")
    ]
    holding = Organisation(id="h", name="h", seat=maybe("NL", "US"), independent=maybe(True), sub_processors=fact(()))
    ownership = Ownership(id="s3<h", organisation="s3", owner="h", share=maybe(1.0, 0.2))
    platforms = [
        Platform(
            id=id_,
            name=id_,
            kind=maybe(CloudKind.HYPERSCALER, CloudKind.GOVERNMENT_CLOUD) if id_ == "p1" else fact(kind),
            service=fact(PlatformService.INFRASTRUCTURE),
            suppliers=maybe(("s1",), ("s3",)),
            operated_by=maybe(("s2",), ()),
            infrastructure=fact(()),
            locations=maybe(("NL",), ("US",)),
            key_holder=fact(KeyHolder.SHARED),
        )
        for id_, kind in (("p1", None), ("p2", CloudKind.PRIVATE_EUROPEAN))
    ]
    applications = [
        Application(
            id=id_,
            name=id_,
            service_model=maybe(ServiceModel.SAAS, ServiceModel.WORKPLACE),
            suppliers=maybe(("s1",), ("s2",)),
            platform=maybe("p1", "p2", NONE),
            operated_by=maybe(("s2",), ("s3",)),
            locations=maybe(("NL",), ("US",), ("NL", "DE")),
            key_holder=fact(KeyHolder.SHARED),
            lifecycle=maybe(Lifecycle.IN_PRODUCTION, Lifecycle.RETIRED),
            users=fact(users),
            yearly_cost=fact(1000.0),
        )
        for id_, users in (("a1", 10), ("a2", 30))
    ]
    processes = [
        Process(id=id_, name=id_, critical=maybe(True, False), applications=maybe(("a1",), ("a1", "a2")))
        for id_ in ("x1", "x2")
    ]
    datasets = [
        Dataset(
            id=id_,
            name=id_,
            availability=fact(1),
            integrity=fact(1),
            confidentiality=maybe(1, 3),
            privacy=maybe(Privacy.NO_PERSONAL_DATA, Privacy.SPECIAL_CATEGORIES),
            stored_in=maybe(("a1",), ("a2",)),
            volume=fact(2.0),
        )
        for id_ in ("d1", "d2")
    ]
    records = (*applications, *platforms, *processes, *datasets, *suppliers, holding, ownership)
    return Landscape("klein", AT, records)


def open_rows(landscape: Landscape) -> tuple[list[Row], list[OpenRow], Priors]:
    """The open rows of verdicts and goals, each with weight 1 times its part of its measure."""
    autonomy = assess_autonomy(landscape, AT)
    verdicts = {id_: judgement.autonomous for id_, judgement in autonomy.judgements.items()}
    goals = measure_goals(landscape, AT, verdicts)
    weights = {one.id: 1.0 for one in landscape.all(Application)}
    parts = [
        autonomy_openness(landscape, AT, verdicts, weights),
        goal_openness(landscape, AT, verdicts, goals, autonomy_node),
    ]
    nodes = {key: node for part in parts for key, node in part.nodes.items()}
    found = [row for part in parts for row in part.rows]
    priors = Priors(landscape, SMOOTHING)
    settling = Settling(nodes, priors)
    return [settling.row(row, row.weight) for row in found], found, priors


def by_trying(landscape: Landscape, rows: Iterable[OpenRow], priors: Priors, asked: Iterable[FactRef]) -> float:
    """The expected weight of these rows that full recomputation finds settled, over every way to answer."""
    refs = list(asked)
    held = list(rows)
    total = 0.0
    for answers in product(*(priors.of(ref) for ref in refs)):
        chance = 1.0
        for _, one in answers:
            chance *= one
        facts = tuple((ref, fact(value)) for ref, (value, _) in zip(refs, answers, strict=True))
        settled = settled_rows(landscape.with_change(Change("answered", facts=facts)))
        total += chance * sum(row.weight for row in held if settled.get((row.measure, row.id), True))
    return total


def settled_rows(landscape: Landscape) -> Mapping[tuple[tuple[str, ...], str], bool]:
    """Whether each row of verdicts and goals is settled; what is surely not counted is no row, so it is."""
    judgements = assess_autonomy(landscape, AT).judgements
    verdicts = {id_: judgement.autonomous for id_, judgement in judgements.items()}
    found = {(("autonomous",), one.id): verdicts[one.id] is not Verdict.BETWEEN for one in landscape.all(Application)}
    for result in measure_goals(landscape, AT, verdicts).goals:
        for measurement in result.measurements:
            for row in measurement.rows:
                measure = ("goal", measurement.reading.goal, measurement.reading.id)
                found[measure, row.id] = Verdict.BETWEEN not in (row.member, row.met)
    return found
