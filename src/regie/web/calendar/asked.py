"""Which contracts are asked for: by state, year of end, cluster and lot."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from django.http import QueryDict

from regie.reference_data.tendering import years_with_many_ends
from regie.web.asking import whole_number

STATES = ("too_late", "perhaps_too_late", "soon", "later", "unknown", "ended")
_FILTERS = ("state", "ending", "cluster", "lot")


@dataclass(frozen=True, slots=True)
class Chosen:
    """The filters in use; an empty one lets everything through. `ending` is a year, or `many` for the years in which
    many contracts end."""

    state: str
    ending: str
    cluster: str
    lot: str

    @classmethod
    def of(cls, asked: QueryDict) -> Chosen:
        """From an address; what no filter knows is left out."""
        state, ending = asked.get("state", ""), asked.get("ending", "")
        return cls(
            state if state in STATES else "",
            ending if ending == "many" or whole_number(ending) else "",
            asked.get("cluster", ""),
            asked.get("lot", ""),
        )

    def rows(self, every: Iterable[Mapping[str, Any]]) -> list[Mapping[str, Any]]:
        """The contracts that pass all filters."""
        return [row for row in every if self._passes(row)]

    def _passes(self, row: Mapping[str, Any]) -> bool:
        if self.state and row["state"] != self.state:
            return False
        if (self.cluster and row["cluster"] != self.cluster) or (self.lot and row["lot"] != self.lot):
            return False
        return not self.ending or _ends_within(row, *self._years())

    def _years(self) -> tuple[int, int]:
        if self.ending == "many":
            return years_with_many_ends()
        return int(self.ending), int(self.ending)

    @property
    def address(self) -> str:
        """The filters as a query, for another page of the same."""
        return urlencode({name: getattr(self, name) for name in _FILTERS if getattr(self, name)})


def _ends_within(row: Mapping[str, Any], first: int, last: int) -> bool:
    earliest, latest = row["end"]
    return earliest is not None and latest is not None and int(earliest[:4]) <= last and int(latest[:4]) >= first


def choices(every: Iterable[Mapping[str, Any]]) -> dict[str, list[str]]:
    """What can be chosen: the years, clusters and lots that occur."""
    rows = list(every)
    ends = {end[:4] for row in rows for end in row["end"] if end is not None}
    return {
        "years": sorted(ends),
        "clusters": sorted({row["cluster"] for row in rows if row["cluster"]}),
        "lots": sorted({row["lot"] for row in rows if row["lot"]}),
    }
