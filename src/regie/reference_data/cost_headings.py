"""By which words the rows and columns of cost tables are known, and which columns of FOCUS exports are read.

FOCUS: versions 1.0 to 1.3. `ProviderName` became `ServiceProviderName` in 1.3; both are read.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from types import MappingProxyType

from regie.reference_data.files import data


@cache
def headings(table: str) -> Mapping[str, tuple[str, ...]]:
    """The words of each column or row of a table (`plan`, `charges`, `keys`)."""
    return MappingProxyType({name: tuple(words) for name, words in data("cost_headings")[table].items()})


def focus_cost_column(basis: str) -> str:
    """The FOCUS column of a basis: what is invoiced (`billed`), or spread over what it was paid for (`effective`)."""
    return str(data("cost_headings")["focus"]["costs"][basis])


def focus_column(name: str) -> str:
    """A FOCUS column by what it holds: `currency`, `begins`, `service`, `tags`."""
    return str(data("cost_headings")["focus"][name])


def focus_providers() -> tuple[str, ...]:
    """The columns that name the provider, the newest version's first."""
    return tuple(data("cost_headings")["focus"]["provider"])


def focus_versions() -> tuple[str, ...]:
    """The versions of FOCUS whose columns these are."""
    return tuple(data("cost_headings")["focus"]["versions"])
