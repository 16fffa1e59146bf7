"""From a signed-in account to an actor in one municipality."""

from __future__ import annotations

from regie.actions.keeping.rights import Actor, Grant
from regie.store.models import Membership, Municipality, Role, User


def actor_of(user: int, municipality: str, *, channel: str = "page", address: str | None = None) -> Actor | None:
    """This account in the municipality with this slug; None when it has no part in it, or there is none."""
    found = list(
        Membership.objects.filter(user_id=user, user__is_active=True, municipality__slug=municipality).select_related(
            "user", "municipality"
        )
    )
    if not found:
        return None
    grants = tuple(Grant(Role(one.role), frozenset(one.clusters), frozenset(one.owns)) for one in found)
    return Actor(found[0].municipality_id, _name(found[0].user), grants, user, channel, address)


def municipalities_of(user: int) -> list[Municipality]:
    """The municipalities this account has a part in, by name."""
    return list(Municipality.objects.filter(memberships__user_id=user).distinct())


def parts_of(user: int) -> list[tuple[Municipality, list[str]]]:
    """The municipalities this account has a part in, each with its roles there."""
    found: dict[Municipality, list[str]] = {}
    for one in Membership.objects.filter(user_id=user).select_related("municipality").order_by("municipality__name"):
        found.setdefault(one.municipality, []).append(one.role)
    return list(found.items())


def _name(user: User) -> str:
    return user.get_full_name() or user.get_username()
