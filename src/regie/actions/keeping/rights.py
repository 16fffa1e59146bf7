"""Who may do what: one table, and the two conditions that go with it (own things, own cluster)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum

from regie.store.models import Role
from regie.store.models.user import EVERY_CLUSTER

ROLES: tuple[Role, ...] = tuple(Role)
"""All roles, from the one that may least."""


class Permission(Enum):
    """What a person can be allowed to do."""

    READ = "read"
    EDIT = "edit"
    IMPORT = "import"
    UNDO = "undo"
    ANALYSE = "analyse"
    DECIDE = "decide"
    PUBLISH = "publish"
    ADMINISTER = "administer"


_READER = frozenset({Permission.READ})
_ALLOWED: Mapping[Role, frozenset[Permission]] = {
    Role.READER: _READER,
    Role.OWNER: _READER | {Permission.EDIT},
    Role.EDITOR: _READER | {Permission.EDIT, Permission.IMPORT, Permission.UNDO},
    Role.ANALYST: _READER | {Permission.ANALYSE},
    Role.DECISION_MAKER: _READER | {Permission.ANALYSE, Permission.DECIDE, Permission.PUBLISH},
    Role.ADMINISTRATOR: frozenset(Permission),
}
"""Undoing and importing touch many things at once, so for these an editor needs every cluster."""

_WHOLE = frozenset({Permission.IMPORT, Permission.UNDO})
_CHANGING = _WHOLE | {Permission.EDIT}


class NotAllowedError(Exception):
    """This actor may not do this; `permission` is what was lacking."""

    def __init__(self, permission: Permission) -> None:
        self.permission = permission
        super().__init__(permission.value)


@dataclass(frozen=True, slots=True)
class Grant:
    """One role of an actor, with the clusters it keeps and the owner names it stands for."""

    role: Role
    clusters: frozenset[str] = frozenset()
    owns: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Actor:
    """Who asks, for which municipality, through which door (`page`, `api`, `cli`), and from which address.

    `within` narrows what the grants allow, for a program that somebody gave less than all of their rights.
    """

    municipality: int
    name: str
    grants: tuple[Grant, ...]
    user: int | None = None
    channel: str = "page"
    address: str | None = None
    within: frozenset[Permission] | None = None

    def may(self, permission: Permission) -> bool:
        """Whether this is allowed in general; `may_edit` says it of one thing."""
        return self._within(permission) and any(
            permission in _ALLOWED[grant.role] and _wide_enough(grant, permission) for grant in self.grants
        )

    def may_edit(self, cluster: str, owner: str) -> bool:
        """Whether this actor may change a thing of this cluster and this owner, by an edit, an import or an undo."""
        changes = any(map(self._within, _CHANGING))
        return changes and any(_edits(grant, cluster, owner) for grant in self.grants)

    def _within(self, permission: Permission) -> bool:
        return self.within is None or permission in self.within

    def require(self, permission: Permission) -> None:
        """Raises NotAllowedError."""
        if not self.may(permission):
            raise NotAllowedError(permission)


def _wide_enough(grant: Grant, permission: Permission) -> bool:
    return grant.role is not Role.EDITOR or permission not in _WHOLE or EVERY_CLUSTER in grant.clusters


def _edits(grant: Grant, cluster: str, owner: str) -> bool:
    match grant.role:
        case Role.ADMINISTRATOR:
            return True
        case Role.EDITOR:
            return EVERY_CLUSTER in grant.clusters or (bool(cluster) and cluster in grant.clusters)
        case Role.OWNER:
            return bool(owner) and owner in grant.owns
        case _:
            return False
