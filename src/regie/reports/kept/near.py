"""The links of one thing as a piece: what it needs, what needs it, where links may hide. Chain pictures walk these."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from typing import Any

from regie.landscape import (
    SUPPLY_KINDS,
    Dataset,
    Link,
    LinkKind,
    Organisation,
    Process,
    Team,
    Verdict,
    links,
    open_ends,
)
from regie.reference_data.jurisdictions import Region, extraterritorial_laws, region_of
from regie.reports.assessment import Assessment

_CARRIED = {Process: LinkKind.USES, Dataset: LinkKind.STORED_IN, Team: LinkKind.EMPLOYED_BY}
"""Nouns that are not judged themselves, and the links through which they are as good as the worst of what they need."""

_DRAWN = SUPPLY_KINDS | {LinkKind.STORED_IN}


def near(assessment: Assessment) -> Iterator[tuple[str, Mapping[str, Any]]]:
    """Per thing with a link or an open end: its noun, its verdict, and its links with who is at their other end."""
    landscape, ends = assessment.landscape, open_ends(assessment.landscape, assessment.at)
    needs: dict[str, list[Link]] = defaultdict(list)
    needed_by: dict[str, list[Link]] = defaultdict(list)
    for link in links(landscape, assessment.at):
        if _drawn(assessment, link):
            needs[link.dependant].append(link)
            needed_by[link.provider].append(link)
    judging = _Judging(assessment, needs, ends)
    for record in landscape.records:
        id_ = record.id
        if id_ in needs or id_ in needed_by or id_ in ends:
            yield (
                id_,
                {
                    "noun": record.noun,
                    "verdict": judging.verdict(id_),
                    "needs": [judging.entry(link, link.provider) for link in needs[id_]],
                    "needed_by": [judging.entry(link, link.dependant) for link in needed_by[id_]],
                    "open": ends.get(id_, ()),
                    "countries": _countries(assessment, record, judging) if isinstance(record, Organisation) else (),
                },
            )


def _drawn(assessment: Assessment, link: Link) -> bool:
    """A supply chain, what processes use and where data is kept; data that is merely exchanged would hide the rest."""
    known = link.provider in assessment.landscape and link.dependant in assessment.landscape
    process = link.kind is LinkKind.USES and known and isinstance(assessment.landscape[link.dependant], Process)
    return known and (link.kind in _DRAWN or process)


class _Judging:
    """Verdicts of all things, and which links decide them."""

    def __init__(
        self, assessment: Assessment, needs: Mapping[str, list[Link]], ends: Mapping[str, tuple[str, ...]]
    ) -> None:
        self._assessment, self._needs, self._ends = assessment, needs, ends
        self._known: dict[str, Verdict | None] = {}

    def verdict(self, id_: str) -> Verdict | None:
        """Its own judgement; of what is not judged the worst of what it needs, None when it needs nothing."""
        if id_ not in self._known:
            judged = self._assessment.autonomy.judgements.get(id_)
            self._known[id_] = judged.autonomous if judged else self._carried(id_)
        return self._known[id_]

    def _carried(self, id_: str) -> Verdict | None:
        kind = _CARRIED.get(type(self._assessment.landscape[id_]))
        found = [self.verdict(link.provider) for link in self._needs.get(id_, ()) if link.kind is kind]
        verdicts = [one for one in found if one is not None]
        if id_ in self._ends:
            verdicts.append(Verdict.BETWEEN)
        return Verdict.every(verdicts) if verdicts else None

    def entry(self, link: Link, other: str) -> Mapping[str, Any]:
        return {
            "id": other,
            "noun": self._assessment.landscape[other].noun,
            "verdict": self.verdict(other),
            "kind": link.kind,
            "sure": link.sure,
            "spare": bool(link.group),
            "decides": self.decides(link),
        }

    def decides(self, link: Link) -> bool:
        """Whether this link makes its dependant as bad as it is."""
        verdict = self.verdict(link.dependant)
        if verdict is None or verdict is Verdict.YES:
            return False
        judged = self._assessment.autonomy.judgements.get(link.dependant)
        if judged is None:
            return self.verdict(link.provider) is verdict
        if judged.weakest_link:
            first = judged.weakest_link[0]
            return (first.kind, first.provider) == (link.kind, link.provider)
        return link.kind is LinkKind.OWNED_BY and self.verdict(link.provider) is verdict

    def decided_here(self, id_: str) -> bool:
        """Whether nothing further down the chain is why this thing is not autonomous."""
        return self.verdict(id_) is Verdict.NO and not any(map(self.decides, self._needs.get(id_, ())))


def _countries(assessment: Assessment, record: Organisation, judging: _Judging) -> list[Mapping[str, Any]]:
    """The countries an organisation is under by its seat or as stated, with the laws of each that reach abroad."""
    found: dict[str, bool] = {}
    for country in record.seat.candidates or ():
        found[country] = record.seat.known
    for countries in record.jurisdictions.candidates or ():
        for country in countries:
            found[country] = found.get(country, False) or record.jurisdictions.known
    here = judging.decided_here(record.id)
    rows: list[Mapping[str, Any]] = []
    for country, sure in found.items():
        outside = region_of(country) is Region.OUTSIDE
        rows.append(
            {
                "id": country,
                "verdict": Verdict.NO if outside else Verdict.YES,
                "laws": [law.name for law in extraterritorial_laws(country, assessment.at)],
                "sure": sure,
                "decides": here and outside,
            }
        )
    return rows
