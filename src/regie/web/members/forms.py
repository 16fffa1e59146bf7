"""The form of roles: which are ticked, and the clusters and owner names that go with two of them."""

from __future__ import annotations

from django.http import QueryDict

from regie.actions.keeping.rights import ROLES, Grant


def grants_in(form: QueryDict) -> list[Grant]:
    """The roles somebody ticked. Names stand one a line."""
    ticked = form.getlist("role")
    clusters, owns = _lines(form.get("clusters", "")), _lines(form.get("owns", ""))
    return [
        Grant(role, clusters if role == "editor" else frozenset(), owns if role == "owner" else frozenset())
        for role in ROLES
        if role.value in ticked
    ]


def as_form(grants: tuple[Grant, ...] | list[Grant]) -> dict[str, object]:
    """What the form shows of these grants."""
    return {
        "roles": {grant.role.value for grant in grants},
        "clusters": "\n".join(sorted({name for grant in grants for name in grant.clusters})),
        "owns": "\n".join(sorted({name for grant in grants for name in grant.owns})),
    }


def _lines(text: str) -> frozenset[str]:
    return frozenset(line.strip() for line in text.splitlines() if line.strip())
