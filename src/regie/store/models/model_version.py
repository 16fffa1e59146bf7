"""A municipality's own versions of decision models: drafts, and what was published with a date of effect."""

from __future__ import annotations

from django.db import models

from regie.store.models.municipality import Municipality

SHIPPED = 0
"""The number of the version that comes with regie; it has no row."""


class ModelVersion(models.Model):
    """One own version of a decision model.

    `dmn` is the model whole, as DMN XML; `hash` says what it decides. `number` counts the versions of a model from 1,
    `based_on` is the number it was copied from. `saved` grows with each save of a draft: who saves over an older one
    has not seen somebody else's work. A published version never changes; it is in use from `valid_from` on.
    """

    class State(models.TextChoices):
        """A draft changes no result."""

        DRAFT = "draft"
        PUBLISHED = "published"

    municipality = models.ForeignKey(Municipality, on_delete=models.CASCADE, related_name="model_versions")
    name = models.CharField(max_length=100)
    number = models.PositiveIntegerField()
    based_on = models.PositiveIntegerField(default=SHIPPED)
    state = models.CharField(max_length=10, choices=State, default=State.DRAFT)
    dmn = models.TextField()
    hash = models.CharField(max_length=64)
    saved = models.PositiveIntegerField(default=1)
    by = models.CharField(max_length=200)
    why = models.TextField(blank=True)
    valid_from = models.DateField(null=True)
    changed_at = models.DateTimeField(auto_now=True)

    class Meta:
        ordering = ("name", "number")
        constraints = (
            models.UniqueConstraint(fields=("municipality", "name", "number"), name="one_model_version_a_number"),
        )


class ModelSave(models.Model):
    """A draft as it was after one save: `kind` says how it came (`start`, `edit`, `upload`, `restore`)."""

    version = models.ForeignKey(ModelVersion, on_delete=models.CASCADE, related_name="saves")
    saved = models.PositiveIntegerField()
    kind = models.CharField(max_length=10)
    about = models.CharField(max_length=200, blank=True)
    dmn = models.TextField()
    by = models.CharField(max_length=200)
    at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ("-saved",)
        constraints = (models.UniqueConstraint(fields=("version", "saved"), name="one_model_save_a_number"),)


class ModelEffect(models.Model):
    """What a version would change over the landscape; `basis` names exactly what was compared."""

    version = models.OneToOneField(ModelVersion, on_delete=models.CASCADE, related_name="effect")
    basis = models.CharField(max_length=300)
    body = models.JSONField()
    at = models.DateTimeField(auto_now=True)
