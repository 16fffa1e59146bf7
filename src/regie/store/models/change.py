"""Changes as sets: what one action did to a landscape, whole enough to show, compare and undo it."""

from __future__ import annotations

from django.db import models

from regie.store.models.audit import AuditEntry
from regie.store.models.municipality import Municipality


class ChangeSet(models.Model):
    """All revisions of one action. `version` is the landscape's version after it."""

    municipality = models.ForeignKey(Municipality, on_delete=models.CASCADE, related_name="change_sets")
    entry = models.OneToOneField(AuditEntry, on_delete=models.PROTECT, related_name="change_set")
    version = models.PositiveBigIntegerField()
    undoes = models.OneToOneField("self", null=True, on_delete=models.PROTECT, related_name="undone_by")
    added = models.PositiveIntegerField(default=0)
    changed = models.PositiveIntegerField(default=0)
    removed = models.PositiveIntegerField(default=0)

    class Meta:
        ordering = ("-version",)
        constraints = (models.UniqueConstraint(fields=("municipality", "version"), name="one_change_set_a_version"),)


class Revision(models.Model):
    """One record before and after; `before` null: it was added, `after` null: it was removed."""

    change_set = models.ForeignKey(ChangeSet, on_delete=models.CASCADE, related_name="revisions")
    noun = models.CharField(max_length=20)
    key = models.CharField(max_length=300)
    before = models.JSONField(null=True)
    after = models.JSONField(null=True)

    class Meta:
        indexes = (models.Index(fields=("key", "change_set"), name="revisions_by_thing"),)
