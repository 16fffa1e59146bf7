"""The municipalities of one installation; none sees another's rows."""

from __future__ import annotations

from django.db import models


class Municipality(models.Model):
    """One municipality (or service organisation) that keeps its landscape here.

    `version` counts the change sets over its landscape: it names a state, orders changes, and tells whether a result
    is of today's landscape. `as_of` is the day the landscape speaks of; empty means: the day it is looked at.
    """

    slug = models.SlugField(max_length=60, unique=True)
    name = models.CharField(max_length=200)
    as_of = models.DateField(null=True, blank=True)
    version = models.PositiveBigIntegerField(default=0)
    public = models.BooleanField(default=False)
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ("name",)

    def __str__(self) -> str:
        return self.name
