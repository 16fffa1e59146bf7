"""Long work: how far it is, and how it ended."""

from __future__ import annotations

from django.conf import settings
from django.db import models

from regie.store.models.municipality import Municipality


class Job(models.Model):
    """One piece of background work of a municipality.

    `given` is what it works on, `done` of `total` steps how far it is, `outcome` how it ended. Work that has not
    said it is `alive_at` for a while was interrupted. Work that is stopping still hands in what it has.
    """

    class State(models.TextChoices):
        """Where the work is."""

        WAITING = "waiting"
        RUNNING = "running"
        STOPPING = "stopping"
        DONE = "done"
        FAILED = "failed"
        STOPPED = "stopped"

    municipality = models.ForeignKey(Municipality, on_delete=models.CASCADE, related_name="jobs")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")
    kind = models.CharField(max_length=30)
    given = models.JSONField(default=dict)
    state = models.CharField(max_length=10, choices=State, default=State.WAITING)
    done = models.PositiveIntegerField(default=0)
    total = models.PositiveIntegerField(default=0)
    outcome = models.JSONField(default=dict)
    created_at = models.DateTimeField(auto_now_add=True)
    alive_at = models.DateTimeField(null=True)
    ended_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ("-id",)
        indexes = (models.Index(fields=("municipality", "kind", "state"), name="jobs_by_state"),)


class JobFile(models.Model):
    """A file somebody handed in for a job, or one a job made; kept until `expires_at`."""

    municipality = models.ForeignKey(Municipality, on_delete=models.CASCADE, related_name="files")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.CASCADE, related_name="+")
    name = models.CharField(max_length=255)
    content = models.BinaryField()
    created_at = models.DateTimeField(auto_now_add=True)
    expires_at = models.DateTimeField(db_index=True)
