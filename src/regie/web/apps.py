"""The Django application of the pages: it owns static files and templates, no tables."""

from django.apps import AppConfig


class WebConfig(AppConfig):
    """Pages over `actions.keeping`."""

    name = "regie.web"
    label = "web"
