"""Lists people come back to, by the question part of their address."""

from __future__ import annotations

from django.conf import settings
from django.db import models

from regie.store.models.municipality import Municipality


class SavedView(models.Model):
    """A list as somebody looked at it. `shared`: everybody of the municipality sees it."""

    municipality = models.ForeignKey(Municipality, on_delete=models.CASCADE, related_name="views")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    noun = models.CharField(max_length=20)
    name = models.CharField(max_length=100)
    question = models.TextField(blank=True)
    shared = models.BooleanField(default=False)
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ("name", "id")
        indexes = (models.Index(fields=("municipality", "noun"), name="views_by_list"),)
