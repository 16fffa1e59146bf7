"""Files with what a municipality says of its route: options for new plans, and what became of the steps of a plan."""

from __future__ import annotations

from django.db import models

from regie.store.models.municipality import Municipality
from regie.store.models.plan import Plan


class RouteFile(models.Model):
    """One version of such a file; it never changes. `number` counts from 1.

    Without `plan` it holds options, order, groups and limits that a new plan can be asked with; with `plan` what became
    of the steps of that one. `content` is the file as it was handed in: it is read again whenever it counts, so that
    what does not fit the landscape any more is said. `says` holds how many rows each table has, and of what became of
    steps the rows themselves, as plans are followed in a page.
    """

    municipality = models.ForeignKey(Municipality, on_delete=models.CASCADE, related_name="route_files")
    plan = models.ForeignKey(Plan, null=True, on_delete=models.CASCADE, related_name="files")
    number = models.PositiveIntegerField()
    name = models.CharField(max_length=200)
    content = models.BinaryField()
    says = models.JSONField()
    by = models.CharField(max_length=200)
    at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ("-number",)
        constraints = (
            models.UniqueConstraint(
                fields=("municipality", "number"),
                condition=models.Q(plan__isnull=True),
                name="one_options_file_a_number",
            ),
            models.UniqueConstraint(fields=("plan", "number"), name="one_actuals_file_a_number"),
        )
