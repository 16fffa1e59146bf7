"""Where applications run, and where those that are certainly not autonomous stand together."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from regie.landscape import Application, Interval, Verdict
from regie.landscape.vocabulary import CloudKind, TimeClass
from regie.locale import Language, Message, percent, say
from regie.reports.assessment import Assessment
from regie.reports.kept.places import kind_of

_SHADES = 4


@dataclass(frozen=True, slots=True)
class PlaceRow:
    """One kind of place: its number of applications and share of all."""

    name: str
    kind: str
    count: int
    share: Interval
    text: str


@dataclass(frozen=True, slots=True)
class Cell:
    """A number in the heat map; `shade` runs from 0 (none) to 4 (the most)."""

    count: int
    shade: int


@dataclass(frozen=True, slots=True)
class Heat:
    """Clusters by TIME class; cells count applications that are certainly not autonomous."""

    columns: tuple[str, ...]
    rows: tuple[tuple[str, tuple[Cell, ...], int], ...]


def places(assessment: Assessment, language: Language) -> tuple[PlaceRow, ...]:
    """Applications by the kind of their platform, in the order of the strategy; no platform and unknown last."""
    landscape = assessment.landscape
    applications = landscape.all(Application)
    found = Counter(kind_of(assessment, one) for one in applications)
    rows = []
    for kind in (*(one.value for one in CloudKind), "none", "unknown"):
        if count := found[kind]:
            part = count / len(applications)
            key = f"page.places.{kind}" if kind in {"none", "unknown"} else f"landscape.choice.CloudKind.{kind}"
            name = say(Message(key), language)
            rows.append(PlaceRow(name, kind, count, Interval(part, part), percent(part, language)))
    return tuple(rows)


def heat(assessment: Assessment, language: Language) -> Heat:
    """The heat map, clusters by name with the unknown cluster last."""
    unknown = say(Message("locale.unknown"), language)
    classes = [*TimeClass, None]
    counted: Counter[tuple[str | None, TimeClass | None]] = Counter()
    clusters: set[str | None] = set()
    for one in assessment.landscape.all(Application):
        cluster = one.cluster.value if one.cluster.known else None
        clusters.add(cluster)
        if assessment.autonomy.of(one.id).autonomous is Verdict.NO:
            counted[cluster, one.time_class.value if one.time_class.known else None] += 1
    most = max(counted.values(), default=0)
    rows = []
    for name in sorted(clusters, key=lambda cluster: (cluster is None, cluster or "")):
        counts = [counted[name, time] for time in classes]
        cells = tuple(Cell(count, -(-count * _SHADES // most) if most else 0) for count in counts)
        rows.append((unknown if name is None else name, cells, sum(counts)))
    labels = (
        unknown if one is None else say(Message(f"landscape.choice.TimeClass.{one.value}"), language) for one in classes
    )
    return Heat(tuple(labels), tuple(rows))
