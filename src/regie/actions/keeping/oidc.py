"""Signing in with the organisation (OpenID Connect): who somebody is and which roles they have come from its claims."""

from __future__ import annotations

import time
from collections.abc import Iterable, Mapping
from typing import Any

import jwt
import requests
from django.conf import settings
from django.contrib.auth import get_user_model
from django.contrib.auth.backends import ModelBackend
from django.core.exceptions import SuspiciousOperation
from django.db import transaction
from mozilla_django_oidc.auth import OIDCAuthenticationBackend
from mozilla_django_oidc.utils import import_from_settings

from regie.actions.keeping.claims import Part, parts_in
from regie.actions.keeping.processing.log import processing
from regie.actions.keeping.processing.subjects import account
from regie.reference_data.processing_activities import Activity
from regie.store.models import AuditEntry, Membership, Municipality, Role, User

_ENDPOINTS = {
    "OIDC_OP_AUTHORIZATION_ENDPOINT": "authorization_endpoint",
    "OIDC_OP_TOKEN_ENDPOINT": "token_endpoint",
    "OIDC_OP_USER_ENDPOINT": "userinfo_endpoint",
    "OIDC_OP_JWKS_ENDPOINT": "jwks_uri",
}
_AN_HOUR = 3600.0
_found: dict[str, tuple[float, Mapping[str, Any]]] = {}


def setting(name: str, *otherwise: Any) -> Any:
    """A setting of mozilla-django-oidc; endpoints are what the provider itself says, asked once an hour."""
    endpoint = _ENDPOINTS.get(name)
    return discovered()[endpoint] if endpoint else import_from_settings(name, *otherwise)


def discovered() -> Mapping[str, Any]:
    """The provider's own description. Raises SuspiciousOperation when it calls itself something else."""
    issuer = settings.OIDC_ISSUER
    at, held = _found.get(issuer, (0.0, {}))
    if held and time.monotonic() - at < _AN_HOUR:
        return held
    answer = requests.get(f"{issuer.rstrip('/')}/.well-known/openid-configuration", timeout=settings.OIDC_TIMEOUT)
    answer.raise_for_status()
    said: Mapping[str, Any] = answer.json()
    if said.get("issuer") != issuer:
        raise SuspiciousOperation("the provider calls itself something else than REGIE_OIDC_ISSUER")
    _found[issuer] = (time.monotonic(), said)
    return said


class OrganisationBackend(OIDCAuthenticationBackend):  # type: ignore[misc] # ships no types
    """Accounts are known by the provider's subject and nothing else, so that no address or name takes one over."""

    get_settings = staticmethod(setting)
    get_user = ModelBackend.get_user  # an account that is switched off is nobody, also halfway a session

    def __init__(self) -> None:
        # Django makes one for every sign-in and every request; the provider is asked only when somebody comes from it
        self.UserModel = get_user_model()

    def authenticate(self, request: Any, **given: Any) -> User | None:
        """Who came back from the provider; None for a sign-in by another door."""
        if "nonce" not in given or not settings.OIDC_ISSUER:
            return None
        super().__init__()
        found: User | None = super().authenticate(request, **given)
        return found

    def verify_token(self, token: Any, **given: Any) -> Any:
        """The signature and nonce, and beyond what the library looks at: that it is of our provider and for us."""
        payload = super().verify_token(token, **given)
        key = self.retrieve_matching_jwk(token)
        try:
            jwt.decode(
                token,
                key,
                algorithms=[self.OIDC_RP_SIGN_ALGO],
                audience=self.OIDC_RP_CLIENT_ID,
                issuer=settings.OIDC_ISSUER,
                options={"require": ["exp", "iat", "iss", "aud", "sub"]},
            )
        except jwt.InvalidTokenError as wrong:
            raise SuspiciousOperation("the token is not for us") from wrong
        return payload

    def get_userinfo(self, access_token: Any, id_token: Any, payload: Any) -> Any:
        """The claims of token and provider together. Raises SuspiciousOperation when they are of somebody else."""
        said = super().get_userinfo(access_token, id_token, payload)
        if said.get("sub") != payload["sub"]:
            raise SuspiciousOperation("claims of somebody else")
        return {**payload, **said}

    def verify_claims(self, claims: Mapping[str, Any]) -> bool:
        """Whether they say who it is."""
        return bool(claims.get("sub"))

    def filter_users_by_claims(self, claims: Mapping[str, Any]) -> Any:
        """The account of this subject."""
        return self.UserModel.objects.filter(oidc_subject=claims["sub"])

    def create_user(self, claims: Mapping[str, Any]) -> User:
        """An account at the first sign-in, under the preferred name when nobody has it."""
        wanted = str(claims.get("preferred_username") or claims["sub"])[:150]
        taken = User.objects.filter(username=wanted).exists()
        user = User(username=f"{wanted[:100]} ({claims['sub'][:40]})" if taken else wanted, oidc_subject=claims["sub"])
        user.set_unusable_password()
        with transaction.atomic():
            user.save()
            return self.update_user(user, claims)

    def update_user(self, user: User, claims: Mapping[str, Any]) -> User:
        """Name and roles as the organisation says today."""
        user.first_name = str(claims.get("name") or "")[:150]
        with transaction.atomic():
            user.save(update_fields=["first_name"])
            renew_roles(user, parts_in(claims.get(settings.OIDC_ROLES_CLAIM)))
        return user


def renew_roles(user: User, parts: Iterable[Part]) -> None:
    """Give an account exactly these roles. Owner names are no claim: those of an administrator stay."""
    places = {place.slug: place for place in Municipality.objects.all()}
    wanted = {(places[slug].pk, role): sorted(clusters) for (slug, role), clusters in _grouped(parts) if slug in places}
    held = {(one.municipality_id, Role(one.role)): one for one in Membership.objects.filter(user=user)}
    changed = {key[0] for key in wanted.keys() ^ held.keys()}
    changed |= {key[0] for key in wanted.keys() & held.keys() if wanted[key] != held[key].clusters}
    for key in held.keys() - wanted.keys():
        held[key].delete()
    for (municipality, role), clusters in wanted.items():
        Membership.objects.update_or_create(
            user=user, municipality_id=municipality, role=role, defaults={"clusters": clusters}
        )
    for municipality in changed:
        with processing("roles_renewed", Activity.ACCOUNTS, municipality, account(user.pk)):
            AuditEntry.objects.create(
                municipality_id=municipality,
                user=user,
                who=user.get_username(),
                action="roles_renewed",
                about=user.get_username(),
                channel="page",
            )


def _grouped(parts: Iterable[Part]) -> Iterable[tuple[tuple[str, Role], set[str]]]:
    found: dict[tuple[str, Role], set[str]] = {}
    for part in parts:
        found.setdefault((part.municipality, part.role), set()).update({part.cluster} - {""})
    return found.items()
