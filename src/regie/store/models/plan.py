"""Plans: a route to the goals as it was asked and found, kept by name."""

from __future__ import annotations

from django.db import models

from regie.store.models.municipality import Municipality


class Plan(models.Model):
    """One plan of a municipality; it never changes after it was made.

    `question` is what was asked. `version` and `day` are those of the landscape it was made on, `body` what it comes
    to, `steps` what moves when and why. `problem` is the whole question as the planner sees it, in compressed JSON:
    with it a change by hand is judged without reading the landscape again.
    """

    municipality = models.ForeignKey(Municipality, on_delete=models.CASCADE, related_name="plans")
    name = models.CharField(max_length=200)
    by = models.CharField(max_length=200)
    question = models.JSONField()
    version = models.PositiveIntegerField()
    day = models.DateField()
    body = models.JSONField()
    steps = models.JSONField()
    problem = models.BinaryField()
    made_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ("-id",)
