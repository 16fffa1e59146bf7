"""A program that calls the API with a token."""

import json
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any

from django.test import Client

from keeping import Town
from regie.actions.keeping.signed_in import actor_of
from regie.actions.keeping.tokens import Scope, make_token, scopes_of
from regie.store.models import Role, User

TOMORROW = date.today() + timedelta(days=1)  # noqa: DTZ011 - a day of the test's own


@dataclass
class Program:
    """Asks under `/api/v1/municipalities/<slug>` unless the address begins with a slash."""

    slug: str
    secret: str = ""
    client: Client = field(default_factory=Client)

    def ask(self, method: str, where: str, body: Any = None, **headers: str) -> Any:
        target = where if where.startswith("/") else f"/api/v1/municipalities/{self.slug}/{where}"
        given = {name.replace("_", "-"): value for name, value in headers.items()}
        if self.secret:
            given["Authorization"] = f"Bearer {self.secret}"
        data = "" if body is None else body if isinstance(body, str) else json.dumps(body)
        return self.client.generic(method, target, data, "application/json", headers=given)

    def get(self, where: str = "", **headers: str) -> Any:
        return self.ask("GET", where, **headers)


def secret_of(user: User, slug: str, *scopes: Scope) -> str:
    """A token of this user with these scopes, or with all it can have."""
    actor = actor_of(user.pk, slug)
    assert actor is not None
    return make_token(actor, "test", scopes or scopes_of(actor), TOMORROW)[1]


def program(
    place: Town, role: Role = Role.ADMINISTRATOR, *scopes: Scope, clusters: tuple[str, ...] = ("*",)
) -> Program:
    """A program of somebody with this role."""
    slug = place.municipality.slug
    name = f"{slug}-{role.value}-{'-'.join(one.value for one in scopes)}"
    return Program(slug, secret_of(place.user(name, role, clusters=clusters), slug, *scopes))
