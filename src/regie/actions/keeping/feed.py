"""The contract calendar as a feed for an agenda: an address that is signed for one account and one municipality.

Nothing is kept of it: it counts as long as the account is active, has a part in the municipality, and its sessions were
not ended. So another password, or signing out everywhere, ends every feed of an account too.
"""

from __future__ import annotations

import hashlib
from datetime import timedelta

from django.core.signing import BadSignature, dumps, loads

from regie.actions.keeping.rights import Actor, NotAllowedError, Permission
from regie.actions.keeping.shown import Shown
from regie.actions.keeping.signed_in import actor_of
from regie.locale import Language
from regie.store.models import User

LONGEST = timedelta(days=366)
_SALT = "regie.contract-calendar"


def feed_token(actor: Actor, slug: str) -> str:
    """The token of this account's feed. Raises NotAllowedError for who is no account."""
    actor.require(Permission.READ)
    if actor.user is None:
        raise NotAllowedError(Permission.READ)
    return dumps([actor.user, slug, _mark(User.objects.get(id=actor.user))], salt=_SALT)


def feed(token: str, language: Language, address: str | None = None) -> str | None:
    """The feed of a token as iCalendar, empty before the first computation; None when the token does not count."""
    try:
        user, slug, mark = loads(token, salt=_SALT, max_age=LONGEST)
    except (BadSignature, ValueError, TypeError):
        return None
    account = User.objects.filter(id=user, is_active=True).first()
    if account is None or mark != _mark(account):
        return None
    actor = actor_of(account.pk, slug, channel="feed", address=address)
    return None if actor is None else Shown(actor).result("feed", language) or ""


def _mark(account: User) -> str:
    """What changes when an account's sessions end; not the secret itself."""
    return hashlib.sha256(account.get_session_auth_hash().encode()).hexdigest()[:20]
