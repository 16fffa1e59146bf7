"""A municipality's own goals: drafts, and what was published with a date of effect."""

from __future__ import annotations

from django.db import models

from regie.store.models.municipality import Municipality


class GoalVersion(models.Model):
    """One own version of all goals. `body` has the form of `reference_data/goals.json`.

    `number` counts from 1; version 0 is what is shipped and has no row. `saved` grows with each save of a draft. A
    published version never changes; it is in use from `valid_from` on, until a later one.
    """

    class State(models.TextChoices):
        """A draft changes no result."""

        DRAFT = "draft"
        PUBLISHED = "published"

    municipality = models.ForeignKey(Municipality, on_delete=models.CASCADE, related_name="goal_versions")
    number = models.PositiveIntegerField()
    based_on = models.PositiveIntegerField(default=0)
    state = models.CharField(max_length=10, choices=State, default=State.DRAFT)
    body = models.JSONField()
    saved = models.PositiveIntegerField(default=1)
    by = models.CharField(max_length=200)
    why = models.TextField(blank=True)
    valid_from = models.DateField(null=True)
    changed_at = models.DateTimeField(auto_now=True)

    class Meta:
        ordering = ("-number",)
        constraints = (models.UniqueConstraint(fields=("municipality", "number"), name="one_goal_version_a_number"),)


class GoalEffect(models.Model):
    """What a version would measure over the landscape; `basis` names exactly what was compared."""

    version = models.OneToOneField(GoalVersion, on_delete=models.CASCADE, related_name="effect")
    basis = models.CharField(max_length=300)
    body = models.JSONField()
    at = models.DateTimeField(auto_now=True)
