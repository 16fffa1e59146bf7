"""Tokens: a program asks in somebody's name, for one municipality, for less than all of their rights, for a while."""

from __future__ import annotations

import hashlib
import secrets
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from enum import Enum

from django.utils import timezone

from regie.actions.keeping.performing import performing
from regie.actions.keeping.rights import Actor, NotAllowedError, Permission
from regie.actions.keeping.shown import NotThereError
from regie.actions.keeping.signed_in import actor_of
from regie.landscape.faults import Fault, InputFaults, Place
from regie.locale import Message
from regie.store.models import Token

LONGEST = timedelta(days=366)
_SEEN_AGAIN = timedelta(minutes=1)
_START = "regie_"


class Scope(Enum):
    """What a token can be given; reading always comes with it."""

    READ = "read"
    EDIT = "edit"
    IMPORT = "import"
    ANALYSE = "analyse"
    DECIDE = "decide"
    ADMINISTER = "administer"


_ALLOWS: Mapping[Scope, frozenset[Permission]] = {
    Scope.READ: frozenset({Permission.READ}),
    Scope.EDIT: frozenset({Permission.EDIT, Permission.UNDO}),
    Scope.IMPORT: frozenset({Permission.IMPORT, Permission.UNDO}),
    Scope.ANALYSE: frozenset({Permission.ANALYSE}),
    Scope.DECIDE: frozenset({Permission.DECIDE, Permission.PUBLISH}),
    Scope.ADMINISTER: frozenset({Permission.ADMINISTER}),
}
_NEEDS: Mapping[Scope, Permission] = {scope: Permission(scope.value) for scope in Scope}


@dataclass(frozen=True, slots=True)
class Caller:
    """Who calls by a token: the token's number, its municipality, and the actor it gives."""

    token: int
    municipality: str
    actor: Actor


def scopes_of(actor: Actor) -> tuple[Scope, ...]:
    """What this actor can give a token."""
    return tuple(scope for scope, needed in _NEEDS.items() if actor.may(needed))


def make_token(actor: Actor, name: str, scopes: Iterable[Scope], last_day: date) -> tuple[Token, str]:
    """A new token and its secret, which cannot be shown again; it works up to and including its last day.

    Raises InputFaults when it has no name, ends in the past or later than in a year, or is given more than the
    actor has; NotAllowedError for an actor without an account, and for a program.
    """
    wanted = dict.fromkeys((Scope.READ, *scopes))
    user = _person(actor)
    with performing(actor, Permission.READ, "make_token", about=name) as doing:
        faults = [*_unfit(name, last_day), *(_too_much(one) for one in wanted if one not in scopes_of(actor))]
        if faults:
            raise InputFaults(faults)
        secret = _START + secrets.token_urlsafe(32)
        made = Token.objects.create(
            user_id=user,
            municipality=doing.municipality,
            name=name.strip(),
            start=secret[:12],
            hashed=_hashed(secret),
            scopes=[one.value for one in wanted],
            expires_at=timezone.make_aware(datetime.combine(last_day + timedelta(days=1), time())),
        )
    return made, secret


def _person(actor: Actor) -> int:
    """A program makes no tokens: it could outlive its own end."""
    if actor.user is None or actor.within is not None:
        raise NotAllowedError(Permission.READ)
    return actor.user


def _unfit(name: str, last_day: date) -> list[Fault]:
    faults = []
    if not name.strip() or len(name.strip()) > 100:
        faults.append(Fault(Place("", column="name"), Message("tokens.fault.name"), Message("tokens.mend.name")))
    today = timezone.localdate()
    if not today <= last_day <= today + LONGEST:
        mend = Message("tokens.mend.last_day", first=today, last=today + LONGEST)
        faults.append(Fault(Place("", column="last_day"), Message("tokens.fault.last_day"), mend))
    return faults


def _too_much(scope: Scope) -> Fault:
    what = Message("tokens.fault.scope", scope=Message(f"tokens.scope.{scope.value}"))
    return Fault(Place("", column="scopes"), what, Message("tokens.mend.scope"))


def revoke_token(actor: Actor, number: int) -> Token:
    """End one of one's own tokens at once. Raises NotThereError."""
    user = _person(actor)
    with performing(actor, Permission.READ, "revoke_token") as doing:
        found = Token.objects.filter(user_id=user, municipality=doing.municipality, id=number).first()
        if found is None:
            raise NotThereError(str(number))
        doing.entry.about = found.name
        doing.entry.save(update_fields=["about"])
        if found.revoked_at is None:
            found.revoked_at = timezone.now()
            found.save(update_fields=["revoked_at"])
    return found


def tokens_of(user: int) -> Sequence[Token]:
    """All tokens of an account, the newest first."""
    return list(Token.objects.filter(user_id=user).select_related("municipality"))


def caller(secret: str, *, address: str | None = None) -> Caller | None:
    """Who calls with this secret; None when the token is not there, has ended, or its owner has no part here now."""
    found = Token.objects.filter(hashed=_hashed(secret)).select_related("municipality").first()
    now = timezone.now()
    if found is None or found.revoked_at is not None or found.expires_at <= now:
        return None
    actor = actor_of(found.user_id, found.municipality.slug, channel="api", address=address)
    if actor is None:
        return None
    if found.used_at is None or found.used_at < now - _SEEN_AGAIN:
        Token.objects.filter(id=found.id).update(used_at=now)
    within = frozenset().union(*(_ALLOWS[Scope(one)] for one in found.scopes))
    return Caller(found.id, found.municipality.slug, replace(actor, within=within))


def _hashed(secret: str) -> str:
    """A plain hash is enough: the secret is 256 random bits, not a password somebody thought of."""
    return hashlib.sha256(secret.encode("utf-8", "replace")).hexdigest()
