"""Tokens with which programs ask in somebody's name."""

from __future__ import annotations

from datetime import date, timedelta

from django.conf import settings
from django.db import models
from django.utils import timezone

from regie.store.models.municipality import Municipality


class Token(models.Model):
    """One token of somebody, for one municipality. Of the secret only a hash is kept: it is shown once.

    `start` is its first part, by which people tell their tokens apart. `scopes` are what it may at most; what its
    owner may not do now, it may not either. A token is never removed, so that the audit log can go on naming it.
    """

    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="tokens")
    municipality = models.ForeignKey(Municipality, on_delete=models.CASCADE, related_name="tokens")
    name = models.CharField(max_length=100)
    start = models.CharField(max_length=12)
    hashed = models.CharField(max_length=64, unique=True)
    scopes = models.JSONField(default=list)
    created_at = models.DateTimeField(auto_now_add=True)
    expires_at = models.DateTimeField()
    revoked_at = models.DateTimeField(null=True)
    used_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ("-id",)

    @property
    def last_day(self) -> date:
        """The last day it works."""
        return timezone.localtime(self.expires_at - timedelta(seconds=1)).date()
