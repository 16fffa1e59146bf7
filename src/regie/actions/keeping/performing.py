"""What every action shares: the right is checked, all happens or nothing, and the audit log says who, why, whence."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from django.db import transaction

from regie.actions.keeping.rights import Actor, Permission
from regie.store.models import AuditEntry, Municipality


@dataclass(frozen=True, slots=True)
class Performing:
    """An action under way: its line in the audit log, and the municipality, locked until it is done."""

    actor: Actor
    entry: AuditEntry
    municipality: Municipality


@contextmanager
def performing(
    actor: Actor, permission: Permission, action: str, *, about: str = "", why: str = ""
) -> Iterator[Performing]:
    """Do something in one transaction. Raises NotAllowedError before anything is read.

    Actions over one municipality wait for each other: changes are ordered, and no update is lost.
    """
    actor.require(permission)
    with transaction.atomic():
        municipality = Municipality.objects.select_for_update().get(id=actor.municipality)
        entry = AuditEntry.objects.create(
            municipality=municipality,
            user_id=actor.user,
            who=actor.name,
            action=action,
            about=about[:300],
            why=why,
            channel=actor.channel,
            address=actor.address,
        )
        yield Performing(actor, entry, municipality)
