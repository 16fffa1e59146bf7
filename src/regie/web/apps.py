"""The Django application of the pages: it owns static files and templates, no tables."""

from django.apps import AppConfig


class WebConfig(AppConfig):
    """Pages over `actions.keeping`."""

    name = "regie.web"
    label = "web"

    def ready(self) -> None:
        """Sign-ins are noted whichever door they come by."""
        import regie.web.signing_in.noting  # noqa: F401 - connects to Django's signals
