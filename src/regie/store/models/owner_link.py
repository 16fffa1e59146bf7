"""Links by which an owner without an account answers the questions about their own things."""

from __future__ import annotations

from django.conf import settings
from django.db import models

from regie.store.models.municipality import Municipality


class OwnerLink(models.Model):
    """One link for one owner name. The link itself is signed and not kept: this row says whether it still counts."""

    municipality = models.ForeignKey(Municipality, on_delete=models.CASCADE, related_name="owner_links")
    owner = models.CharField(max_length=300)
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")
    made_at = models.DateTimeField(auto_now_add=True)
    expires_at = models.DateTimeField()
    revoked_at = models.DateTimeField(null=True)
    used_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ("-id",)
