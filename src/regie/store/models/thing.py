"""The things of landscapes: one row a record, whatever its noun; `store.mapping` turns rows into records and back."""

from __future__ import annotations

from django.db import models

from regie.store.models.municipality import Municipality

MOST_KEY, MOST_NAME = 300, 1000


class Thing(models.Model):
    """One record of one municipality's landscape.

    `plain` and `facts` hold the record whole. The rest is derived from them when the row is written, so that lists
    can be searched, filtered, counted and sorted by the database: `known` has the value of each known fact, `folded`
    the text to search in (SQLite folds only ASCII by itself), `facets` a line per field and value to count and filter
    by, and `usual` those of them that every list counts, short enough to be read from an index instead of from the
    rows. `computed` holds what the last run of results says.
    `version` grows with each change: who changes an older one than is here has not seen somebody else's change.
    """

    municipality = models.ForeignKey(Municipality, on_delete=models.CASCADE, related_name="things")
    noun = models.CharField(max_length=20)
    key = models.CharField(max_length=MOST_KEY)
    position = models.PositiveIntegerField()
    plain = models.JSONField(default=dict)
    facts = models.JSONField(default=dict)
    source = models.JSONField(default=dict)
    known = models.JSONField(default=dict)
    computed = models.JSONField(default=dict)
    name = models.CharField(max_length=MOST_NAME, blank=True)
    cluster = models.CharField(max_length=300, blank=True)
    owner = models.CharField(max_length=300, blank=True)
    folded = models.TextField(blank=True)
    facets = models.TextField(blank=True)
    usual = models.TextField(blank=True)
    version = models.PositiveIntegerField(default=1)
    changed_at = models.DateTimeField(auto_now=True)

    class Meta:
        constraints = (models.UniqueConstraint(fields=("municipality", "key"), name="one_thing_a_key"),)
        indexes = (
            models.Index(fields=("municipality", "noun", "name", "position"), name="things_by_name"),
            models.Index(fields=("municipality", "noun", "usual"), name="things_by_usual"),
            models.Index(fields=("municipality", "noun", "position"), name="things_in_order"),
            models.Index(fields=("municipality", "owner"), name="things_by_owner"),
        )
