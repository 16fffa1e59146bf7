"""Who did what, when, why and from where. Rows are only ever added."""

from __future__ import annotations

from django.conf import settings
from django.db import models

from regie.store.models.municipality import Municipality


class AuditEntry(models.Model):
    """One action of one person. `who` is kept as text beside the reference, so that it survives the account."""

    municipality = models.ForeignKey(Municipality, null=True, on_delete=models.CASCADE, related_name="audit")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")
    who = models.CharField(max_length=200)
    action = models.CharField(max_length=40)
    about = models.CharField(max_length=300, blank=True)
    why = models.TextField(blank=True)
    channel = models.CharField(max_length=10)
    address = models.GenericIPAddressField(null=True)
    at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ("-at", "-id")
        indexes = (models.Index(fields=("municipality", "-at"), name="audit_by_time"),)
