"""A directory: organisations some register or list knows, and the other names they go by."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

from regie.landscape import Landscape

_NO_NAMES: Mapping[str, tuple[str, ...]] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Directory:
    """`names` holds by organisation id what people also call it: trade names, products; means to find it, not facts."""

    landscape: Landscape
    names: Mapping[str, tuple[str, ...]] = field(default_factory=lambda: _NO_NAMES)
