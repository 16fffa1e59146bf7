"""What was proven about the text of a decision model, so that a page need not enumerate it."""

from __future__ import annotations

from django.db import models


class ModelProof(models.Model):
    """A proof. `key` names the text of the model and the version of regie that proved it; `body` holds the findings.

    It is of no municipality: who has the same text has the same proof.
    """

    key = models.CharField(max_length=64, unique=True)
    body = models.JSONField()
    at = models.DateTimeField(auto_now=True)
