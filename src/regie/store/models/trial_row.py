"""What an import would do, row by row, between the dry run and its confirmation."""

from __future__ import annotations

from django.db import models

from regie.store.models.job import Job


class TrialRow(models.Model):
    """One thing a delivery would add, change or remove; gone with its job, or an hour after it was made."""

    job = models.ForeignKey(Job, on_delete=models.CASCADE, related_name="trial_rows")
    kind = models.CharField(max_length=10)
    noun = models.CharField(max_length=20)
    key = models.CharField(max_length=300)
    before = models.JSONField(null=True)
    after = models.JSONField(null=True)

    class Meta:
        ordering = ("id",)
        indexes = (models.Index(fields=("job", "kind", "id"), name="trial_rows_by_kind"),)
