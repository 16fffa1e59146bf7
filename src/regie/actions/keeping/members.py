"""Who is what in a municipality: accounts, their roles, and taking both away; for administrators."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from django.core.exceptions import ValidationError

from regie.actions.keeping.own_account import password_link
from regie.actions.keeping.performing import Performing, performing
from regie.actions.keeping.processing.log import processing
from regie.actions.keeping.processing.subjects import account
from regie.actions.keeping.rights import Actor, Grant, Permission
from regie.actions.keeping.shown import NotThereError
from regie.landscape.faults import Fault, InputFaults, Place
from regie.locale import Message
from regie.reference_data.processing_activities import Activity
from regie.store.models import Membership, Role, User


@dataclass(frozen=True, slots=True)
class Member:
    """An account with its grants here. `elsewhere`: it also counts in another municipality or for the installation,
    so that this municipality's administrators have no say over the account itself."""

    user: User
    grants: tuple[Grant, ...]
    elsewhere: bool


def members(actor: Actor) -> list[Member]:
    """Everybody who is something here, by name; who may not sign in any more comes last."""
    actor.require(Permission.ADMINISTER)
    users = User.objects.filter(memberships__municipality_id=actor.municipality).distinct()
    with processing("members_read", Activity.ACCOUNTS, actor.municipality) as handled:
        found = list(users.order_by("-is_active", "username").prefetch_related("memberships"))
        handled.concerns(Activity.ACCOUNTS, [account(user.pk) for user in found])
        return [_member(actor, user) for user in found]


def member(actor: Actor, number: int) -> Member:
    """One of them. Raises NotThereError; accounts of other municipalities are not there either."""
    actor.require(Permission.ADMINISTER)
    found = User.objects.filter(id=number, memberships__municipality_id=actor.municipality).distinct().first()
    if found is None:
        raise NotThereError(str(number))
    with processing("members_read", Activity.ACCOUNTS, actor.municipality, account(found.pk)):
        return _member(actor, found)


def add_member(actor: Actor, username: str, full_name: str, grants: Sequence[Grant]) -> tuple[User, tuple[str, str]]:
    """A new account without a password, and the one-time link by which its owner chooses one. Raises InputFaults."""
    with performing(actor, Permission.ADMINISTER, "member_added", about=username) as doing:
        user = User(username=username.strip(), first_name=full_name.strip())
        user.set_unusable_password()
        faults = [_fault("username", "name_taken")] if User.objects.filter(username=user.username).exists() else []
        faults += [] if grants else [_fault("roles", "no_roles")]
        try:
            user.clean_fields(exclude=["password"])
        except ValidationError:
            faults.append(_fault("username", "no_username"))
        if faults:
            raise InputFaults(faults)
        user.save()
        doing.handled.concerns(Activity.ACCOUNTS, [account(user.pk)])
        _give(doing, user, grants)
    return user, password_link(user)


def set_roles(actor: Actor, number: int, grants: Sequence[Grant], *, why: str = "") -> None:
    """Give somebody exactly these roles here. Raises NotThereError; InputFaults when nobody would administer any more,
    or when an account of this municipality only would be left without a role."""
    found = member(actor, number)
    with performing(actor, Permission.ADMINISTER, "roles_changed", about=found.user.username, why=why) as doing:
        doing.handled.concerns(Activity.ACCOUNTS, [account(number)])
        if not grants and not found.elsewhere:
            raise InputFaults([_fault("roles", "no_roles")])
        Membership.objects.filter(municipality=doing.municipality, user=found.user).delete()
        _give(doing, found.user, grants)
        _keep_one_administrator(doing)


def set_active(actor: Actor, number: int, active: bool, *, why: str = "") -> None:
    """Let somebody sign in, or not any more; what they did stays known. Raises NotThereError, InputFaults."""
    found = member(actor, number)
    action = "member_activated" if active else "member_deactivated"
    with performing(actor, Permission.ADMINISTER, action, about=found.user.username, why=why) as doing:
        doing.handled.concerns(Activity.ACCOUNTS, [account(number)])
        if found.elsewhere:
            raise InputFaults([_fault("active", "elsewhere")])
        found.user.is_active = active
        found.user.signed_out += 1
        found.user.save(update_fields=["is_active", "signed_out"])
        _keep_one_administrator(doing)


def reset_password(actor: Actor, number: int) -> tuple[str, str]:
    """A one-time link by which somebody chooses another password; the present one stays until then.

    Raises NotThereError; InputFaults for an account that also counts elsewhere, or signs in with the organisation.
    """
    found = member(actor, number)
    with performing(actor, Permission.ADMINISTER, "password_link", about=found.user.username) as doing:
        doing.handled.concerns(Activity.ACCOUNTS, [account(number)])
        if found.elsewhere:
            raise InputFaults([_fault("reset", "elsewhere")])
        if found.user.oidc_subject:
            raise InputFaults([_fault("reset", "own_sign_in")])
    return password_link(found.user)


def end_sessions(actor: Actor, number: int) -> None:
    """End every session of somebody. Raises NotThereError."""
    found = member(actor, number)
    with performing(actor, Permission.ADMINISTER, "sessions_ended", about=found.user.username) as doing:
        doing.handled.concerns(Activity.ACCOUNTS, [account(number)])
        found.user.signed_out += 1
        found.user.save(update_fields=["signed_out"])


def _member(actor: Actor, user: User) -> Member:
    rows = list(user.memberships.all())
    here = [one for one in rows if one.municipality_id == actor.municipality]
    grants = tuple(Grant(Role(one.role), frozenset(one.clusters), frozenset(one.owns)) for one in here)
    return Member(user, grants, user.is_superuser or len(here) < len(rows))


def _give(doing: Performing, user: User, grants: Sequence[Grant]) -> None:
    Membership.objects.bulk_create(
        Membership(
            user=user,
            municipality=doing.municipality,
            role=grant.role,
            clusters=sorted(grant.clusters),
            owns=sorted(grant.owns),
        )
        for grant in grants
    )


def _keep_one_administrator(doing: Performing) -> None:
    left = Membership.objects.filter(municipality=doing.municipality, role=Role.ADMINISTRATOR, user__is_active=True)
    if not left.exists():
        raise InputFaults([_fault("roles", "last_administrator")])


def _fault(column: str, what: str) -> Fault:
    return Fault(Place("", column=column), Message(f"members.fault.{what}"), Message(f"members.mend.{what}"))
