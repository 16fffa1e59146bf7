"""A bill of materials as it was written, the same for JSON and XML: components and services as items in items."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from regie.landscape.faults import Place


@dataclass(frozen=True, slots=True)
class Party:
    """An organisation the file names, with its first address on the web."""

    name: str
    website: str
    place: Place


@dataclass(frozen=True, slots=True)
class Flow:
    """Data that flows through a service, or that a component of type data holds. `direction` is inbound, outbound,
    bi-directional or unknown, seen from the service; empty for data that a component holds."""

    name: str
    classification: str
    direction: str
    description: str
    notes: tuple[tuple[str, str], ...]
    place: Place


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """A component or a service. `type` is the component's type, `service` for services. `licences` are SPDX
    identifiers and expressions; `unnamed_licences` counts licences given in other words. `notes` are (name, text)
    pairs that only a description can hold; `left` the (kind, name, why) of what has no place at all."""

    ref: str
    type: str
    name: str
    description: str
    parties: tuple[Party, ...]
    publisher: str
    licences: tuple[str, ...]
    unnamed_licences: int
    flows: tuple[Flow, ...]
    notes: tuple[tuple[str, str], ...]
    left: tuple[tuple[str, str, str], ...]
    items: tuple[Item, ...]
    place: Place

    def walk(self) -> Iterator[Item]:
        """This item and everything inside it, outside first."""
        yield self
        for inner in self.items:
            yield from inner.walk()


@dataclass(frozen=True, slots=True)
class Need:
    """That one reference needs others."""

    ref: str
    targets: tuple[str, ...]
    place: Place


@dataclass(frozen=True, slots=True)
class Bom:
    """The whole file. `root` is what it describes; `items` what it lists; `left` as in `Item`."""

    version: str
    date: date | None
    root: Item | None
    items: tuple[Item, ...]
    needs: tuple[Need, ...]
    left: tuple[tuple[str, str, str], ...]
    vulnerabilities: int

    def walk(self) -> Iterator[Item]:
        """Every item at any depth: the root and its parts first."""
        for item in ((self.root,) if self.root else ()) + self.items:
            yield from item.walk()
