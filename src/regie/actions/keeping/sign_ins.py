"""The audit log of signing in and of refusals, and how long it is kept."""

from __future__ import annotations

from datetime import timedelta

from django.conf import settings
from django.utils import timezone

from regie.actions.keeping.processing.log import processing
from regie.actions.keeping.processing.subjects import account
from regie.actions.keeping.rights import Actor, Permission
from regie.reference_data.processing_activities import Activity
from regie.store.models import AuditEntry, Municipality, User


def note_sign_in(user: int, action: str, address: str | None) -> None:
    """Note `sign_in`, `sign_out` or `sign_in_refused` of an account, once in each municipality it has a part in."""
    found = User.objects.filter(id=user).first()
    if found is None:
        return
    for place in Municipality.objects.filter(memberships__user=found).distinct() or (None,):
        with processing(action, Activity.SIGNING_IN, place.pk if place else None, account(user)):
            AuditEntry.objects.create(
                municipality=place, user=found, who=found.get_username(), action=action, channel="page", address=address
            )
            forget_old(place)


def note_refused_sign_in(username: str, address: str | None) -> None:
    """Note that a sign-in failed. What was typed is kept only when it is an account: else it may be a password."""
    found = User.objects.filter(username=username).first()
    if found is not None:
        note_sign_in(found.pk, "sign_in_refused", address)
    else:
        with processing("sign_in_refused", Activity.SIGNING_IN, None):
            AuditEntry.objects.create(who="", action="sign_in_refused", channel="page", address=address)
            forget_old(None)


def note_refusal(actor: Actor, permission: Permission, about: str) -> None:
    """Note that somebody asked for what they may not do."""
    subject = account(actor.user) if actor.user is not None else None
    with processing("refused", Activity.ACTIONS, actor.municipality, subject):
        AuditEntry.objects.create(
            municipality_id=actor.municipality,
            user_id=actor.user,
            who=actor.name,
            action="refused",
            about=about[:300],
            why=permission.value,
            channel=actor.channel,
            address=actor.address,
        )


def forget_old(place: Municipality | None) -> None:
    """Remove what is older than the installation keeps (`REGIE_AUDIT_DAYS`), but never the story of a change."""
    oldest = timezone.now() - timedelta(days=settings.AUDIT_DAYS)
    AuditEntry.objects.filter(municipality=place, at__lt=oldest, change_set=None).delete()
