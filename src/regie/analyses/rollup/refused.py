"""An input that could not be used."""

from __future__ import annotations

from dataclasses import dataclass

from regie.landscape.faults import Fault


@dataclass(frozen=True, slots=True)
class Refused:
    """The name of the input and everything wrong with it."""

    file: str
    faults: tuple[Fault, ...]
