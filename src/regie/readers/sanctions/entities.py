"""An organisation on the EU's consolidated list of financial sanctions."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date


@dataclass(frozen=True, slots=True)
class Identifier:
    """A number by which an authority knows an entity; `kind` in the list's own code, such as `regnumber`."""

    number: str
    kind: str = ""
    country: str = ""


@dataclass(frozen=True, slots=True)
class SanctionedEntity:
    """`names` holds the first name and every alias; `regulation` and `since` what put it on the list and from when."""

    id: str
    reference: str
    names: tuple[str, ...]
    identifiers: tuple[Identifier, ...] = ()
    countries: tuple[str, ...] = ()
    programme: str = ""
    regulation: str = ""
    since: date | None = None


@dataclass(frozen=True, slots=True)
class SanctionsList:
    """The entities on the list, and how many persons it holds: these are counted and not kept."""

    file: str
    generated: date | None
    entities: tuple[SanctionedEntity, ...] = field(repr=False)
    persons: int = 0
