"""What a municipality shows council and citizens: a page as it was published."""

from __future__ import annotations

from django.db import models

from regie.store.models.audit import AuditEntry
from regie.store.models.municipality import Municipality


class Publication(models.Model):
    """One publication. `chosen` holds the readings (`goal/reading`) and texts that were marked public, `body` the
    goals with their figures as they were then. The newest is what is shown, while the municipality is public."""

    municipality = models.ForeignKey(Municipality, on_delete=models.CASCADE, related_name="publications")
    entry = models.OneToOneField(AuditEntry, on_delete=models.PROTECT, related_name="+")
    chosen = models.JSONField(default=dict)
    body = models.JSONField(default=list)
    day = models.DateField()
    published_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ("-id",)
