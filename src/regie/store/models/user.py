"""Who may sign in, and what they are in which municipality."""

from __future__ import annotations

from django.contrib.auth.models import AbstractUser
from django.db import models

from regie.store.models.municipality import Municipality

EVERY_CLUSTER = "*"


class Role(models.TextChoices):
    """What somebody is to a municipality; `actions.rights` says what each role may do."""

    READER = "reader"
    OWNER = "owner"
    EDITOR = "editor"
    ANALYST = "analyst"
    DECISION_MAKER = "decision_maker"
    ADMINISTRATOR = "administrator"


class User(AbstractUser):
    """Somebody who signs in, by a local account or through the organisation's own sign-in (OIDC).

    `is_superuser` says: keeps the list of municipalities of this installation; it gives no right in any of them.
    `signed_out` counts how often all sessions were ended: a session knows the count at its start.
    """

    language = models.CharField(max_length=2, default="nl")
    oidc_subject = models.CharField(max_length=255, blank=True, db_index=True)
    signed_out = models.PositiveIntegerField(default=0)

    def _get_session_auth_hash(self, secret: str | None = None) -> str:
        return f"{super()._get_session_auth_hash(secret)}.{self.signed_out}"  # type: ignore[misc] # absent from the stubs


class Membership(models.Model):
    """A role of somebody in a municipality.

    `clusters` says of which clusters an editor keeps the things (`*`: of all). `owns` holds the owner names that stand
    for this person or their role; an owner keeps the things with such an owner.
    """

    user = models.ForeignKey(User, on_delete=models.CASCADE, related_name="memberships")
    municipality = models.ForeignKey(Municipality, on_delete=models.CASCADE, related_name="memberships")
    role = models.CharField(max_length=20, choices=Role)
    clusters = models.JSONField(default=list, blank=True)
    owns = models.JSONField(default=list, blank=True)

    class Meta:
        constraints = (models.UniqueConstraint(fields=("user", "municipality", "role"), name="one_role_once"),)
