"""Long work: how far it is, and how it ended."""

from __future__ import annotations

from django.conf import settings
from django.db import models

from regie.store.models.municipality import Municipality


class Job(models.Model):
    """One piece of background work of a municipality. `done` of `total` steps; `outcome` says how it ended."""

    class State(models.TextChoices):
        """Where the work is."""

        WAITING = "waiting"
        RUNNING = "running"
        DONE = "done"
        FAILED = "failed"
        STOPPED = "stopped"

    municipality = models.ForeignKey(Municipality, on_delete=models.CASCADE, related_name="jobs")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")
    kind = models.CharField(max_length=30)
    state = models.CharField(max_length=10, choices=State, default=State.WAITING)
    done = models.PositiveIntegerField(default=0)
    total = models.PositiveIntegerField(default=0)
    outcome = models.JSONField(default=dict)
    created_at = models.DateTimeField(auto_now_add=True)
    ended_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ("-id",)
        indexes = (models.Index(fields=("municipality", "kind", "state"), name="jobs_by_state"),)
