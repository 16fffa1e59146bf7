"""The site's own settings with Django's admin beside it, as a reference for lists on the same table."""

from regie.site.settings import *  # noqa: F403 - the same settings
from regie.site.settings import INSTALLED_APPS, TEMPLATES

INSTALLED_APPS = [*INSTALLED_APPS, "django.contrib.admin"]
_PROCESSORS = ("auth.context_processors.auth", "messages.context_processors.messages")
TEMPLATES = [
    *TEMPLATES,
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                *(f"django.contrib.{name}" for name in _PROCESSORS),
            ]
        },
    },
]
ROOT_URLCONF = "benchmarks._admin_urls"
