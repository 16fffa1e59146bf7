"""The entry for a server."""

from __future__ import annotations

import os
from importlib import import_module

from django.core.wsgi import get_wsgi_application

from regie.site.collecting import settle

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "regie.site.settings")

application = get_wsgi_application()
import_module("regie.site.urls")  # all pages are loaded before the first visitor, who would wait seconds for them
settle()
