"""The Django application that holds all tables."""

from django.apps import AppConfig


class StoreConfig(AppConfig):
    """One application, so that the tables and their migrations are one whole."""

    name = "regie.store"
    label = "store"
    default_auto_field = "django.db.models.BigAutoField"
