"""Lists to come back to: one's own, and those shared with everybody of the municipality."""

from __future__ import annotations

from collections.abc import Sequence

from django.db.models import Q

from regie.actions.keeping.performing import performing
from regie.actions.keeping.rights import Actor, NotAllowedError, Permission
from regie.actions.keeping.shown import NotThereError
from regie.store.models import SavedView


def saved_views(actor: Actor, noun: str) -> Sequence[SavedView]:
    """The views of a list this person can open, by name."""
    actor.require(Permission.READ)
    found = SavedView.objects.filter(municipality_id=actor.municipality, noun=noun)
    return list(found.filter(Q(shared=True) | Q(user__id=actor.user)))


def save_view(actor: Actor, noun: str, name: str, question: str, *, shared: bool = False) -> SavedView:
    """Keep a view under a name; one's own view of that name becomes this one. Sharing asks for the right to edit."""
    if actor.user is None:
        raise NotAllowedError(Permission.READ)  # whoever has no account has nothing to come back to
    with performing(actor, Permission.EDIT if shared else Permission.READ, "save_view", about=f"{noun}: {name}"):
        found, _ = SavedView.objects.update_or_create(
            municipality_id=actor.municipality,
            user_id=actor.user,
            noun=noun,
            name=name[:100],
            defaults={"question": question, "shared": shared},
        )
    return found


def forget_view(actor: Actor, number: int) -> SavedView:
    """Take a view away: one's own, or as administrator a shared one. Raises NotThereError, NotAllowedError."""
    found = SavedView.objects.filter(municipality_id=actor.municipality, id=number).first()
    if found is None or (found.user_id != actor.user and not found.shared):
        raise NotThereError(str(number))
    if found.user_id != actor.user and not actor.may(Permission.ADMINISTER):
        raise NotAllowedError(Permission.ADMINISTER)
    with performing(actor, Permission.READ, "forget_view", about=f"{found.noun}: {found.name}"):
        SavedView.objects.filter(id=number).delete()
    return found
