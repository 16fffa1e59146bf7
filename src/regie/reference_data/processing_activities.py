"""What regie itself does with personal data: the register its processing log refers to.

Every change of an activity is a new version with an identifier of its own, so that a line of the log says which version
it is about (Logboek Dataverwerkingen 1.0.0, component Register).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import Enum
from functools import cache
from types import MappingProxyType

from regie.reference_data.files import data


class Activity(Enum):
    """The activities; their words are `processing.activity.<value>` in the catalogue."""

    ACCOUNTS = "accounts"
    SIGNING_IN = "signing_in"
    ACTIONS = "actions"
    AUDIT = "audit"
    OWNERS = "owners"


@dataclass(frozen=True, slots=True)
class Version:
    """An activity as it holds from `valid_from`. `id` is a UUID; the other words are those of DPV 2.1, and for
    `personal_data` our own, by key `processing.data.<word>`. `legal_basis` is a proposal."""

    id: str
    version: int
    valid_from: date
    legal_basis: str
    data_subjects: Sequence[str]
    personal_data: Sequence[str]
    processing: Sequence[str]


@cache
def register() -> Mapping[Activity, tuple[Version, ...]]:
    """Every activity with its versions, the newest last."""
    listed = data("processing_activities")["activities"]
    return MappingProxyType({Activity(one["key"]): tuple(map(_version, one["versions"])) for one in listed})


def in_force(activity: Activity) -> Version:
    """The version that holds now."""
    return register()[activity][-1]


def _version(row: Mapping[str, object]) -> Version:
    return Version(**{**row, "valid_from": date.fromisoformat(str(row["valid_from"]))})  # type: ignore[arg-type] # as the file has them; a test reads it all
