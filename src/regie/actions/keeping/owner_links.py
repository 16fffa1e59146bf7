"""Links for owners without an account: to their own questions only, for a limited time, and revocable."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta

from django.core.signing import BadSignature, dumps, loads
from django.db.models import Count
from django.utils import timezone

from regie.actions.keeping.performing import performing
from regie.actions.keeping.processing.log import processing
from regie.actions.keeping.processing.subjects import owner as subject
from regie.actions.keeping.rights import Actor, Grant, Permission
from regie.actions.keeping.shown import NotThereError
from regie.reference_data.processing_activities import Activity
from regie.store.models import AuditEntry, OwnerLink, Role, Thing

DAYS = 14
MOST_AN_HOUR = 200
_SALT = "regie.owner-link"
_BY = " (link "


class TooManyAnswersError(Exception):
    """More came through one link within an hour than a person answers."""


def owners(actor: Actor) -> list[tuple[str, int]]:
    """The owner names in the landscape, with how many things each has; for who may make links."""
    _require_whole(actor)
    found = Thing.objects.filter(municipality_id=actor.municipality).exclude(owner="").values_list("owner")
    with processing("owners_read", Activity.OWNERS, actor.municipality) as handled:
        named = list(found.annotate(n=Count("id")).order_by("owner"))
        handled.concerns(Activity.OWNERS, [subject(actor.municipality, name) for name, _ in named])
        return named


def owner_links(actor: Actor) -> Sequence[OwnerLink]:
    """The links that were made, the newest first."""
    _require_whole(actor)
    with processing("links_read", Activity.OWNERS, actor.municipality) as handled:
        found = list(OwnerLink.objects.filter(municipality_id=actor.municipality).select_related("made_by")[:200])
        handled.concerns(Activity.OWNERS, [subject(actor.municipality, link.owner) for link in found])
        return found


def make_owner_link(actor: Actor, owner: str, *, days: int = DAYS) -> tuple[OwnerLink, str]:
    """A link for an owner name, and its signed token, which is shown now and kept nowhere. Raises NotThereError."""
    with performing(actor, Permission.IMPORT, "link_made", about=owner) as doing:
        if not Thing.objects.filter(municipality=doing.municipality, owner=owner).exists() or not owner:
            raise NotThereError(owner)
        doing.handled.concerns(Activity.OWNERS, [subject(actor.municipality, owner)])
        expires = timezone.now() + timedelta(days=min(max(days, 1), 60))
        made = OwnerLink.objects.create(
            municipality=doing.municipality, owner=owner, made_by_id=actor.user, expires_at=expires
        )
    return made, dumps(made.pk, salt=_SALT)


def revoke_owner_link(actor: Actor, number: int) -> None:
    """Make a link count no more. Raises NotThereError."""
    with performing(actor, Permission.IMPORT, "link_revoked", about=str(number)) as doing:
        found = OwnerLink.objects.filter(municipality=doing.municipality, id=number, revoked_at=None)
        if not found.update(revoked_at=timezone.now()):
            raise NotThereError(str(number))


def link_of(token: str) -> OwnerLink | None:
    """The link of a token; None when it was tampered with, has expired or was revoked."""
    try:
        number = loads(token, salt=_SALT)
    except BadSignature:
        return None
    found = OwnerLink.objects.filter(id=number, revoked_at=None, expires_at__gt=timezone.now())
    link = found.select_related("municipality").first()
    if link is not None:
        with processing(
            "link_opened", Activity.OWNERS, link.municipality_id, subject(link.municipality_id, link.owner)
        ):
            return link
    return None


def actor_of_link(link: OwnerLink, address: str | None = None) -> Actor:
    """Who answers by a link: the owner it was made for, and nobody else."""
    grant = Grant(Role.OWNER, owns=frozenset({link.owner}))
    return Actor(link.municipality_id, f"{link.owner}{_BY}{link.pk})"[-200:], (grant,), None, "link", address)


def owner_named(who: str) -> str:
    """The owner in the name of an actor of a link; empty for other names."""
    return who.rpartition(_BY)[0]


def count_use(link: OwnerLink) -> None:
    """Note that an answer came by a link. Raises TooManyAnswersError."""
    since = timezone.now() - timedelta(hours=1)
    sent = AuditEntry.objects.filter(municipality_id=link.municipality_id, at__gt=since, channel="link")
    if sent.filter(who=actor_of_link(link).name).count() >= MOST_AN_HOUR:
        raise TooManyAnswersError
    OwnerLink.objects.filter(id=link.pk).update(used_at=timezone.now())


def _require_whole(actor: Actor) -> None:
    """Editors of every cluster and administrators: the same as may import."""
    actor.require(Permission.IMPORT)
