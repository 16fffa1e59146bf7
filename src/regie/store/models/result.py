"""Computed results with their reasons, so that a page shows and never computes."""

from __future__ import annotations

from django.db import models

from regie.store.models.municipality import Municipality


class ResultRun(models.Model):
    """One computation over one version of a landscape. The newest complete run is what pages show.

    `model_versions` says which version of each decision model it used: name to its number and content hash;
    `goal_version` is the number of the goals it measured, 0 for those that are shipped.
    """

    municipality = models.ForeignKey(Municipality, on_delete=models.CASCADE, related_name="runs")
    version = models.PositiveBigIntegerField()
    day = models.DateField()
    model_versions = models.JSONField(default=dict)
    goal_version = models.PositiveIntegerField(default=0)
    finished_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ("-id",)


class Result(models.Model):
    """One result of a run: `kind` says what it answers, `key` about what; `body` holds it with its reasons."""

    run = models.ForeignKey(ResultRun, on_delete=models.CASCADE, related_name="results")
    kind = models.CharField(max_length=30)
    key = models.CharField(max_length=300)
    body = models.JSONField()

    class Meta:
        constraints = (models.UniqueConstraint(fields=("run", "kind", "key"), name="one_result_a_question"),)
