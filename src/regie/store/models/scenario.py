"""Scenarios that are kept under a name: every save is a version, and one of them may have come true."""

from __future__ import annotations

from django.db import models

from regie.store.models.change import ChangeSet
from regie.store.models.municipality import Municipality


class KeptScenario(models.Model):
    """A scenario of a municipality. `number` counts from 1; `last` is its newest version. What is `removed` can be put
    back. `came_true` is the change set by which version `true_version` became fact."""

    municipality = models.ForeignKey(Municipality, on_delete=models.CASCADE, related_name="scenarios")
    number = models.PositiveIntegerField()
    name = models.CharField(max_length=300)
    last = models.PositiveIntegerField(default=0)
    removed = models.BooleanField(default=False)
    came_true = models.ForeignKey(ChangeSet, null=True, on_delete=models.PROTECT, related_name="+")
    true_version = models.PositiveIntegerField(default=0)

    class Meta:
        ordering = ("name", "number")
        constraints = (models.UniqueConstraint(fields=("municipality", "number"), name="one_scenario_a_number"),)


class ScenarioVersion(models.Model):
    """What a scenario says in one version; it never changes.

    `body` has the form of `readers/scenarios`; `beside` holds rows of who buys, when only a register knows them.
    """

    scenario = models.ForeignKey(KeptScenario, on_delete=models.CASCADE, related_name="versions")
    number = models.PositiveIntegerField()
    body = models.JSONField()
    beside = models.JSONField(default=list)
    by = models.CharField(max_length=200)
    at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ("-number",)
        constraints = (models.UniqueConstraint(fields=("scenario", "number"), name="one_scenario_version_a_number"),)
