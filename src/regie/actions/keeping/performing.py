"""What every action shares: the right is checked, all happens or nothing, and the audit log says who, why, whence."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass, field

from django.db import transaction

from regie.actions.keeping.processing.log import Processing, processing
from regie.actions.keeping.processing.subjects import account, owner
from regie.actions.keeping.rights import Actor, Permission
from regie.reference_data.processing_activities import Activity
from regie.store.models import AuditEntry, Municipality


@dataclass(frozen=True, slots=True)
class Performing:
    """An action under way: its line in the audit log, and the municipality, locked until it is done."""

    actor: Actor
    entry: AuditEntry
    municipality: Municipality
    handled: Processing = field(default_factory=Processing)


@contextmanager
def performing(
    actor: Actor, permission: Permission, action: str, *, about: str = "", why: str = ""
) -> Iterator[Performing]:
    """Do something in one transaction. Raises NotAllowedError before anything is read.

    Actions over one municipality wait for each other: changes are ordered, and no update is lost.
    """
    actor.require(permission)
    with _told(actor, action) as handled, transaction.atomic():
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
        yield Performing(actor, entry, municipality, handled)


def _told(actor: Actor, action: str) -> AbstractContextManager[Processing]:
    """An action is about its actor: that they did it is kept. By a link it is the owner who answers."""
    if actor.channel == "link":
        (named,) = {name for grant in actor.grants for name in grant.owns}
        return processing(action, Activity.OWNERS, actor.municipality, owner(actor.municipality, named))
    subject = account(actor.user) if actor.user is not None else None
    return processing(action, Activity.ACTIONS, actor.municipality, subject)
