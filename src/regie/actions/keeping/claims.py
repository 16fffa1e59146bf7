"""Roles as an organisation's sign-in writes them: `regie:<municipality>:<role>`, for an editor with `:<cluster>`."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from regie.store.models import Role

_PREFIX = "regie"


@dataclass(frozen=True, slots=True)
class Part:
    """One role in one municipality (by its slug); `cluster` is empty for a role without."""

    municipality: str
    role: Role
    cluster: str = ""


def parts_in(claim: Any) -> tuple[Part, ...]:
    """The roles a claim holds: a list, or a text with spaces between. What is not for us, or no role, gives nothing."""
    values = claim.split() if isinstance(claim, str) else claim if isinstance(claim, list) else ()
    return tuple(part for value in values if isinstance(value, str) and (part := _part(value)))


def _part(value: str) -> Part | None:
    pieces = value.split(":", 3)
    if len(pieces) < 3 or pieces[0] != _PREFIX or pieces[2] not in Role.values:
        return None
    role = Role(pieces[2])
    cluster = pieces[3].strip() if len(pieces) == 4 else ""
    if role is not Role.EDITOR:
        # a cluster says which part of the things is kept; on another role it would promise a limit that is none
        return None if cluster else Part(pieces[1], role)
    return Part(pieces[1], role, cluster)
