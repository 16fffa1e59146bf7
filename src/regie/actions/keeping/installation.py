"""The municipalities of an installation, for who administers the installation: a right of its own, in none of them."""

from __future__ import annotations

import re

from django.db import transaction

from regie.actions.keeping.own_account import password_link
from regie.actions.keeping.processing.log import processing
from regie.actions.keeping.processing.subjects import account
from regie.actions.keeping.rights import NotAllowedError, Permission
from regie.landscape.faults import Fault, InputFaults, Place
from regie.locale import Message
from regie.reference_data.processing_activities import Activity
from regie.store.models import AuditEntry, Membership, Municipality, Role, User

RESERVED = frozenset(
    {"account", "answer", "api", "help", "installation", "language", "metrics", "oidc", "public", "sign-in", "sign-out"}
    | {"password", "static", "well-known", "openapi", "healthz", "readyz", "health", "ready"}
)
"""First parts of addresses that are no municipality."""


def keeps_installation(user: int) -> bool:
    """Whether this account administers the installation."""
    return User.objects.filter(id=user, is_superuser=True, is_active=True).exists()


def municipalities(user: int) -> list[tuple[Municipality, list[str]]]:
    """All municipalities with the account names of their administrators. Raises NotAllowedError."""
    _require(user)
    found = Municipality.objects.prefetch_related("memberships__user")
    return [
        (one, sorted(row.user.username for row in one.memberships.all() if row.role == Role.ADMINISTRATOR))
        for one in found
    ]


def open_municipality(
    user: int, slug: str, name: str, administrator: str, address: str | None = None
) -> tuple[Municipality, tuple[str, str] | None]:
    """A new municipality and its first administrator: an account that is there, or a new one, with the one-time link
    by which its owner chooses a password. Raises NotAllowedError, InputFaults."""
    _require(user)
    faults = []
    if not re.fullmatch(r"[a-z0-9][a-z0-9-]{1,59}", slug) or slug in RESERVED:
        faults.append(_fault("slug", "no_slug"))
    elif Municipality.objects.filter(slug=slug).exists():
        faults.append(_fault("slug", "slug_taken"))
    faults += [] if name.strip() else [_fault("name", "no_name")]
    faults += [] if re.fullmatch(r"[\w.@+-]{1,150}", administrator) else [_fault("administrator", "no_administrator")]
    if faults:
        raise InputFaults(faults)
    with transaction.atomic():
        made = Municipality.objects.create(slug=slug, name=name.strip())
        found, new = User.objects.get_or_create(username=administrator)
        if new:
            found.set_unusable_password()
            found.save()
        Membership.objects.create(user=found, municipality=made, role=Role.ADMINISTRATOR)
        _note(user, made, "municipality_opened", administrator, address, about=found)
    return made, password_link(found) if new else None


def rename_municipality(user: int, slug: str, name: str, address: str | None = None) -> None:
    """Give a municipality another name; its address stays. Raises NotAllowedError, LookupError, InputFaults."""
    _require(user)
    if not name.strip():
        raise InputFaults([_fault("name", "no_name")])
    with transaction.atomic():
        place = Municipality.objects.select_for_update().filter(slug=slug).first()
        if place is None:
            raise LookupError(slug)
        _note(user, place, "municipality_renamed", f"{place.name} → {name.strip()}", address)
        place.name = name.strip()
        place.save(update_fields=["name"])


def _require(user: int) -> None:
    if not keeps_installation(user):
        raise NotAllowedError(Permission.ADMINISTER)


def _note(
    user: int, place: Municipality, action: str, words: str, address: str | None, *, about: User | None = None
) -> None:
    who = User.objects.get(id=user).get_username()
    with processing(action, Activity.ACTIONS, place.pk, account(user)) as handled:
        AuditEntry.objects.create(
            municipality=place, user_id=user, who=who, action=action, about=words, channel="page", address=address
        )
        handled.concerns(Activity.ACCOUNTS, [account(about.pk)] if about else [])


def _fault(column: str, what: str) -> Fault:
    return Fault(Place("", column=column), Message(f"installation.fault.{what}"), Message(f"installation.mend.{what}"))
